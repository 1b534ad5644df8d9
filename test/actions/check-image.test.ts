import { buildImage } from "@basewatch/simulators";
import { describe } from "vitest";
import { type Case, checkCases, moveNode, withDockerfile } from "./check-cases.ts";

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
];

describe("one image: what it was built on", () => checkCases(CASES));
