import { buildImage, joinImages } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { baseImage } from "./check-images.ts";
import { type CheckStage, imageOf, openStage } from "./check-stage.ts";

/** One image given by inputs: how it and its bases were made, and what follows from it. */
interface Case {
  readonly name: string;
  /** Yields the inputs beside `image`. */
  readonly make: (
    stage: CheckStage,
  ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** `verdict decision`. */
  readonly answer: "unchanged none" | "changed rebuild" | "changed hold:pinned" | "unknown none";
  /** Each base as `verdict role repository:tag evidence`. */
  readonly bases: readonly string[];
  /** The code of the image's error, or of its first base's. */
  readonly error?: string;
  /** A part of the first red line. */
  readonly says?: string;
}

const withDockerfile =
  (make: (stage: CheckStage) => string, inputs: Readonly<Record<string, string>> = {}): Case["make"] =>
  async (stage) => {
    await stage.write("Dockerfile", make(stage));
    return { dockerfile: "Dockerfile", ...inputs };
  };

/** node:22 has moved since app:latest was built on it. */
function moveNode(stage: CheckStage, used: "provenance" | "nothing" = "provenance"): CheckStage {
  const node = stage.base("node:22", 1);
  stage.app("app:latest", { on: node, used: used === "nothing" ? null : { "node:22": node } });
  stage.base("node:22", 2);
  return stage;
}

/** app:latest comes out of a build in golang:1 and is based on debian:12; only golang:1 has moved. */
function moveCompiler(stage: CheckStage): CheckStage {
  const [golang, debian] = [stage.base("golang:1", 1), stage.base("debian:12", 1)];
  stage.app("app:latest", { on: debian, used: { "golang:1": golang, "debian:12": debian } });
  stage.base("golang:1", 2);
  return stage;
}

const twoStages = ({ ref }: CheckStage) =>
  `FROM ${ref("golang:1")} AS build\nRUN go build\nFROM ${ref("debian:12")} AS final\nCOPY --from=build /app /app\n`;

const CASES: readonly Case[] = [
  {
    name: "image alone, its provenance naming what the base is now",
    make(stage) {
      const node = stage.base("node:22", 1);
      stage.app("app:latest", { on: node, used: { "node:22": node } });
      return {};
    },
    answer: "unchanged none",
    bases: ["unchanged runtime node:22 provenance"],
  },
  {
    name: "image alone, its provenance naming what the base was",
    make: (stage) => {
      moveNode(stage);
      return {};
    },
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "image alone, with provenance of the older SLSA predicate",
    make(stage) {
      const node = stage.base("node:22", 1);
      stage.app("app:latest", { on: node, used: { "node:22": node }, slsa: "v0.2" });
      stage.base("node:22", 2);
      return {};
    },
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "image alone, its base named by annotations only",
    make(stage) {
      const node = stage.base("node:22", 1);
      const annotations = {
        "org.opencontainers.image.base.name": stage.ref("node:22"),
        "org.opencontainers.image.base.digest": node.root.digest,
      };
      stage.app("app:latest", { on: node, used: null, annotations: { manifest: annotations } });
      stage.base("node:22", 2);
      return {};
    },
    answer: "changed rebuild",
    bases: ["changed runtime node:22 annotations"],
  },
  {
    name: "image alone, with nothing that names a base",
    make: (stage) => {
      moveNode(stage, "nothing");
      return {};
    },
    answer: "unknown none",
    bases: [],
    error: "lineage.no-bases",
    says: "Give its Dockerfile",
  },
  {
    name: "image alone, and it was never published",
    make: () => ({}),
    answer: "unknown none",
    bases: [],
    error: "registry.not-found",
    says: "app:latest",
  },
  {
    name: "a base that was deleted",
    make(stage) {
      moveNode(stage);
      stage.registry.store.deleteTag("node", "22");
      return {};
    },
    answer: "unknown none",
    bases: ["unknown runtime node:22 null"],
    error: "registry.not-found",
    says: "node:22",
  },
  {
    name: "dockerfile: its base has moved",
    make: withDockerfile((stage) => `# the app\nFROM ${moveNode(stage).ref("node:22")}\n`),
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "dockerfile, and layers as the only evidence of a move",
    make: withDockerfile((stage) => `FROM ${moveNode(stage, "nothing").ref("node:22")}\n`),
    answer: "changed rebuild",
    bases: ["changed runtime node:22 layers"],
  },
  {
    name: "dockerfile, and layers that prove that nothing moved",
    make: withDockerfile((stage) => {
      stage.app("app:latest", { on: stage.base("node:22", 1), used: null });
      return `FROM ${stage.ref("node:22")}\n`;
    }),
    answer: "unchanged none",
    bases: ["unchanged runtime node:22 layers"],
  },
  {
    name: "dockerfile, and a flattened image that proves nothing",
    make: withDockerfile((stage) => {
      stage.base("node:22", 1);
      stage.publish("app:latest", buildImage({ steps: [{ createdBy: "", files: { all: "flat" } }] }));
      return `FROM ${stage.ref("node:22")}\n`;
    }),
    answer: "unknown none",
    bases: ["unknown runtime node:22 null"],
    error: "lineage.no-evidence",
    says: "node:22",
  },
  {
    name: "dockerfile: FROM scratch has no base at all",
    make: withDockerfile((stage) => {
      moveNode(stage);
      return "FROM scratch\nCOPY app /\n";
    }),
    answer: "unchanged none",
    bases: [],
  },
  {
    name: "dockerfile that cannot be read names the line",
    make: withDockerfile((stage) => {
      moveNode(stage);
      return "# the app\nFROM $UNSET\n";
    }),
    answer: "unknown none",
    bases: [],
    error: "dockerfile.reference",
    says: "line 2",
  },
  {
    name: "dockerfile that is partly readable: a base that moved is enough",
    make: withDockerfile(
      (stage) => `FROM $UNSET AS tools\nFROM ${moveNode(stage).ref("node:22")}\nCOPY --from=tools /a /a\n`,
    ),
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
    error: "dockerfile.reference",
  },
  {
    name: "a base image of a build stage has moved",
    make: withDockerfile((stage) => twoStages(moveCompiler(stage))),
    answer: "changed rebuild",
    bases: ["changed build golang:1 provenance", "unchanged runtime debian:12 provenance"],
  },
  {
    name: "track: runtime leaves the build stage's base out",
    make: withDockerfile((stage) => twoStages(moveCompiler(stage)), { track: "runtime" }),
    answer: "unchanged none",
    bases: ["unchanged runtime debian:12 provenance"],
  },
  {
    name: "stage: what only other stages need is no base",
    make: withDockerfile(
      (stage) => {
        moveCompiler(stage);
        return `FROM ${stage.ref("debian:12")} AS plain\nFROM ${stage.ref("golang:1")} AS tools\nFROM tools\n`;
      },
      { stage: "plain" },
    ),
    answer: "unchanged none",
    bases: ["unchanged runtime debian:12 provenance"],
  },
  {
    name: "build-args choose the base",
    make: withDockerfile((stage) => `ARG NODE=20\nFROM ${moveNode(stage).ref("node")}:\${NODE}\n`, {
      "build-args": "NODE=22\nOTHER=a=b",
    }),
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "base-images without a Dockerfile",
    make(stage) {
      moveCompiler(stage);
      return { "base-images": `${stage.ref("debian:12")}, ${stage.ref("golang:1")} # both` };
    },
    answer: "changed rebuild",
    bases: ["unchanged runtime debian:12 provenance", "changed runtime golang:1 provenance"],
  },
  {
    name: "base-images on top of the Dockerfile's",
    make: async (stage) => {
      moveCompiler(stage);
      await stage.write("docker/app.Dockerfile", `FROM ${stage.ref("debian:12")}\n`);
      return { dockerfile: "docker/app.Dockerfile", "base-images": stage.ref("golang:1") };
    },
    answer: "changed rebuild",
    bases: ["unchanged runtime debian:12 provenance", "changed runtime golang:1 provenance"],
  },
  {
    name: "a base that moved on another platform only",
    make: moveOnlyArm({}),
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "platforms: a base that moved on none of them",
    make: moveOnlyArm({ platforms: "linux/amd64" }),
    answer: "unchanged none",
    bases: ["unchanged runtime node:22 provenance"],
  },
  {
    name: "platforms: one that was never published",
    make: moveOnlyArm({ platforms: "linux/s390x" }),
    answer: "unknown none",
    bases: [],
    error: "lineage.platform-missing",
    says: "linux/amd64, linux/arm64",
  },
  {
    name: "a pin that the image is built on, and that its tag has left behind",
    make: withDockerfile((stage) => {
      const node = stage.base("node:22", 1);
      stage.app("app:latest", { on: node, used: { "node:22": node } });
      stage.base("node:22", 2);
      return `FROM ${stage.ref("node:22")}@${node.root.digest}\n`;
    }),
    answer: "changed hold:pinned",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "a pin that the image is not built on yet",
    make: withDockerfile((stage) => {
      moveNode(stage);
      return `FROM ${stage.ref("node:22")}@${baseImage("node:22", 2).root.digest}\n`;
    }),
    answer: "changed rebuild",
    bases: ["changed runtime node:22 provenance"],
  },
  {
    name: "a pin that is still its tag",
    make: withDockerfile((stage) => {
      const node = stage.base("node:22", 1);
      stage.app("app:latest", { on: node, used: { "node:22": node } });
      return `FROM ${stage.ref("node:22")}@${node.root.digest}\n`;
    }),
    answer: "unchanged none",
    bases: ["unchanged runtime node:22 provenance"],
  },
];

/** node:22 has a new linux/arm64 image, and the same linux/amd64 one as when app:latest was built. */
function moveOnlyArm(inputs: Readonly<Record<string, string>>): Case["make"] {
  return (stage) => {
    const [amd64, arm64] = [{ platforms: ["linux/amd64"] }, { platforms: ["linux/arm64"] }];
    const parts = [
      baseImage("node:22", 1, amd64),
      baseImage("node:22", 1, arm64),
      baseImage("node:22", 2, arm64),
    ] as const;
    const node = stage.publish("node:22", joinImages([parts[0], parts[1]]));
    stage.app("app:latest", { on: node, used: { "node:22": node } });
    stage.publish("node:22", joinImages([parts[0], parts[2]]));
    return inputs;
  };
}

describe("check-base-digest on one image", () => {
  test.each(CASES)("$name", async ({ make, answer, bases, error, says }) => {
    const stage = await openStage();
    const inputs = await make(stage);
    const result = await stage.check({ image: stage.ref("app:latest"), ...inputs });
    const [verdict = "", decision = ""] = answer.split(" ");

    const image = imageOf(result, "app");
    const named = (reference: string) => reference.replace(`${stage.registry.host}/`, "").replace(/@.*/u, "");
    expect(image).toMatchObject({ verdict, decision, reference: stage.ref("app:latest") });
    expect(
      image.bases.map((base) => `${base.verdict} ${base.role} ${named(base.reference)} ${base.evidence}`),
    ).toEqual(bases);
    expect((image.error ?? image.bases[0]?.error)?.code).toBe(error);

    expect(result.outputs).toMatchObject({
      changed: String(verdict === "changed"),
      "changed-count": verdict === "changed" ? "1" : "0",
      "unknown-count": verdict === "unknown" ? "1" : "0",
      "has-rebuilds": String(decision === "rebuild"),
    });
    expect(result.rebuilds).toHaveLength(decision === "rebuild" ? 1 : 0);
    // The only image is unknown: that is all of them.
    expect(result.status).toBe(verdict === "unknown" ? 1 : 0);
    const red = result.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
    expect(red).toHaveLength(verdict === "unknown" ? 1 : 0);
    if (says !== undefined) expect(red[0]).toContain(says);
    expect(result.summary).toContain("**app**");
  });
});
