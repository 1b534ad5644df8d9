import { joinImages } from "@basewatch/simulators";
import { describe } from "vitest";
import { type Case, checkCases, moveCompiler, moveNode, twoStages, withDockerfile } from "./check-cases.ts";
import { baseImage } from "./check-images.ts";

const CASES: readonly Case[] = [
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
    name: "named-contexts: what the build brings along itself is no base",
    make: withDockerfile(
      (stage) => {
        moveCompiler(stage);
        return `FROM ${stage.ref("golang:1")} AS tools\nFROM ${stage.ref("debian:12")}\nCOPY --from=sources / /\nCOPY --from=tools / /\n`;
      },
      { "named-contexts": "sources, tools" },
    ),
    answer: "unchanged none",
    bases: ["unchanged runtime debian:12 provenance"],
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

describe("one image: which bases count", () => checkCases(CASES));
