import type { BuiltSituation, Yard } from "./yard.ts";

const BOTH = ["linux/amd64", "linux/arm64"];
const DOCKER = { format: "docker" } as const;

/** Images as buildah makes them of one Dockerfile, with one stage. */
export const PLAIN: readonly BuiltSituation[] = [
  {
    name: "buildah, OCI, base untouched",
    made: "buildah build, which annotates; base untouched",
    async make(yard) {
      await yard.node(1);
      await yard.app();
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "buildah, OCI, base moved",
    made: "buildah build; base moved",
    async make(yard) {
      await yard.node(1);
      await yard.app();
      await yard.node(2);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "buildah, OCI, no Dockerfile given, base moved",
    made: "buildah build, no Dockerfile given; base moved",
    async make(yard) {
      await yard.node(1);
      await yard.app();
      await yard.node(2);
      return { dockerfile: null };
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "buildah, rebuilt on the moved base",
    made: "buildah build; base moved, then the image rebuilt",
    async make(yard) {
      await yard.node(1);
      await yard.app();
      await yard.node(2);
      await yard.app();
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "buildah, Docker format, base untouched",
    made: "buildah build --format docker, which records nothing; base untouched",
    async make(yard) {
      await yard.node(1, DOCKER);
      await yard.app(DOCKER);
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "buildah, Docker format, base moved",
    made: "buildah build --format docker; base moved",
    async make(yard) {
      await yard.node(1, DOCKER);
      await yard.app(DOCKER);
      await yard.node(2, DOCKER);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "buildah, Docker format, only the base's configuration changed",
    made: "buildah build --format docker; base rebuilt with another ENV, layers equal",
    async make(yard) {
      const base = (mode: string) => `FROM ${yard.ref("os:1")}\nENV MODE=${mode}\n`;
      await yard.node(1, DOCKER);
      await yard.build("node:22", { dockerfile: base("old"), files: {}, ...DOCKER });
      await yard.app(DOCKER);
      await yard.build("node:22", { dockerfile: base("new"), files: {}, ...DOCKER });
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "buildah, Docker format, the base dropped a layer",
    made: "buildah build --format docker, base --layers; base rebuilt without one COPY",
    async make(yard) {
      const files = { one: "1", two: "2" };
      const base = (...paths: readonly string[]) => ({
        dockerfile: [`FROM ${yard.ref("os:1")}`, ...paths.map((path) => `COPY ${path} /${path}`), ""].join(
          "\n",
        ),
        files,
        flags: ["--layers"],
        ...DOCKER,
      });
      await yard.node(1, DOCKER);
      await yard.build("node:22", base("one", "two"));
      await yard.app(DOCKER);
      await yard.build("node:22", base("two"));
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "buildah, Docker format, history omitted",
    made: "buildah build --format docker --omit-history; base untouched",
    async make(yard) {
      await yard.node(1, DOCKER);
      await yard.app({ ...DOCKER, flags: ["--omit-history"] });
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "buildah, squashed, base moved",
    made: "buildah build --squash, OCI, which still annotates; base moved",
    async make(yard) {
      await yard.node(1);
      await yard.app({ flags: ["--squash"] });
      await yard.node(2);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "buildah, squashed, Docker format, base untouched",
    made: "buildah build --squash --format docker; base untouched",
    async make(yard) {
      await yard.node(1, DOCKER);
      await yard.app({ ...DOCKER, flags: ["--squash"] });
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "buildah, a base that is rebuilt reproducibly",
    made: "buildah build; base rebuilt with --timestamp 0 from the same files",
    async make(yard) {
      const flags = ["--timestamp", "0"];
      await yard.node(1, { flags });
      await yard.app();
      await yard.node(1, { flags });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "buildah, two platforms, base untouched",
    made: "buildah build --manifest, two platforms; base untouched",
    async make(yard) {
      await yard.node(1, { platforms: BOTH });
      await yard.app({ platforms: BOTH });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "buildah, two platforms, base moved for one of them",
    made: "buildah build --manifest; base joined anew with another arm64",
    async make(yard) {
      await yard.node(1, { platforms: BOTH });
      await yard.app({ platforms: BOTH });
      await moveArm64(yard);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "buildah, amd64 alone, base moved for arm64",
    made: "buildah build for amd64; base joined anew with another arm64",
    async make(yard) {
      await yard.node(1, { platforms: BOTH });
      await yard.app();
      await moveArm64(yard);
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "buildah, Docker list, base moved for one of its platforms",
    made: "buildah build --manifest, copied to a Docker list; base joined anew with another arm64",
    async make(yard) {
      await yard.node(1, { platforms: BOTH });
      await yard.app({ platforms: BOTH });
      await yard.copy("app:latest", "app:latest", "v2s2");
      await moveArm64(yard);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
];

async function moveArm64(yard: Yard): Promise<void> {
  await yard.build("next:1", {
    dockerfile: `FROM ${yard.ref("os:1")}\nCOPY bin /bin\nCMD ["node"]\n`,
    files: { "bin/node": "generation 2 for {arch}" },
    platforms: BOTH,
  });
  await yard.join("node:22", { "linux/amd64": "node:22", "linux/arm64": "next:1" });
}
