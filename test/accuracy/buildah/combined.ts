import type { BuiltSituation, Plan, Yard } from "./yard.ts";

const DOCKER = { format: "docker" } as const;
const LABEL = "org.opencontainers.image.base";

/** Images of several stages, copies, pins, labels, and builds apart from each other. */
export const COMBINED: readonly BuiltSituation[] = [
  {
    name: "buildah, two stages, the build stage's base moved: buildah does not record it",
    made: "buildah build, COPY --from=build; the build stage's base moved",
    async make(yard) {
      const dockerfile = [
        `FROM ${yard.ref("node:22")} AS build`,
        `FROM ${yard.ref("os:1")}`,
        "COPY --from=build /bin/node /bin/node",
      ].join("\n");
      await yard.node(1);
      await yard.app({ dockerfile });
      await yard.node(2);
      return { dockerfile, base: "os:1" };
    },
    right: {
      verdict: "unknown",
      error: "lineage.no-evidence",
      bases: { "node:22": "unknown", "os:1": "unchanged annotations" },
    },
  },
  {
    name: "buildah, --target of a stage that does not need the moved base",
    made: "buildah build --target run; the other stage's base moved",
    async make(yard) {
      const dockerfile = `FROM ${yard.ref("os:1")} AS run\nCOPY app /app\nFROM ${yard.ref("node:22")}\n`;
      await yard.node(1);
      await yard.app({ dockerfile, flags: ["--target", "run"] });
      await yard.node(2);
      return { dockerfile, stage: "run", base: "os:1" };
    },
    right: { verdict: "unchanged", evidence: "annotations", bases: { "os:1": "unchanged annotations" } },
  },
  {
    name: "buildah, a build argument chooses the base, which moved",
    made: "buildah build --build-arg TAG=22, default 20; node:22 moved",
    async make(yard) {
      const dockerfile = `ARG TAG=20\nFROM ${yard.ref("node")}:$TAG\nCOPY app /app\n`;
      await yard.node(1);
      await yard.app({ dockerfile, flags: ["--build-arg", "TAG=22"] });
      await yard.node(2);
      return { dockerfile, buildArgs: { TAG: "22" } };
    },
    right: { verdict: "changed", evidence: "annotations", bases: { "node:22": "changed annotations" } },
  },
  {
    name: "buildah, a base from local storage, pushed in another format, untouched",
    made: "buildah build --pull-never; base pushed afterwards as Docker image, so under another digest",
    async make(yard) {
      await localBase(yard);
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "buildah, a base from local storage, pushed in another format, moved",
    made: "buildah build --pull-never; base pushed afterwards as Docker image; then moved",
    async make(yard) {
      await localBase(yard);
      await yard.build("node:22", { ...localPlan(2), format: "docker" });
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "buildah, a pin that the tag has moved past",
    made: "buildah build, FROM node:22@sha256:…, which it annotates without the tag; base moved",
    async make(yard) {
      await yard.node(1);
      const pin = `${yard.ref("node:22")}@${await yard.digestOf("node:22")}`;
      const dockerfile = `FROM ${pin}\nCOPY app /app\n`;
      await yard.app({ dockerfile });
      await yard.node(2);
      return { dockerfile, base: pin.slice(yard.ref("").length) };
    },
    right: { verdict: "changed", evidence: "layers", decision: "hold:pinned" },
  },
  {
    name: "buildah, labels that the build set itself, base moved",
    made: "buildah build --squash --format docker --label …base.name, …base.digest; base moved",
    async make(yard) {
      await yard.node(1, DOCKER);
      const labels = { name: yard.ref("node:22"), digest: await yard.digestOf("node:22") };
      const flags = Object.entries(labels).flatMap(([key, value]) => ["--label", `${LABEL}.${key}=${value}`]);
      await yard.app({ ...DOCKER, flags: ["--squash", ...flags] });
      await yard.node(2, DOCKER);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "buildah, labels that come from the base and name the base's own",
    made: "buildah build --format docker; base labelled with os:1 as its base; base moved",
    async make(yard) {
      await yard.node(1, DOCKER);
      const labels = { name: yard.ref("os:1"), digest: await yard.digestOf("os:1") };
      const flags = Object.entries(labels).flatMap(([key, value]) => ["--label", `${LABEL}.${key}=${value}`]);
      await yard.node(2, { ...DOCKER, flags });
      await yard.app(DOCKER);
      await yard.node(3, { ...DOCKER, flags });
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "buildah, annotations lost in a copy, base moved",
    made: "buildah build, copied to Docker format and back by skopeo; base moved",
    async make(yard) {
      await yard.node(1);
      await yard.app();
      await yard.copy("app:latest", "app:docker", "v2s2");
      await yard.copy("app:docker", "app:latest", "oci");
      await yard.node(2);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "buildah, architectures built on different days and joined",
    made: "buildah build of each architecture, the base moved in between; buildah manifest create",
    async make(yard) {
      const platforms = ["linux/amd64", "linux/arm64"];
      await yard.node(1, { platforms });
      await part(yard, "linux/amd64");
      await yard.node(2, { platforms });
      await part(yard, "linux/arm64");
      await yard.join("app:latest", { "linux/amd64": "app:amd64", "linux/arm64": "app:arm64" });
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "buildah, an image on a team's own image, whose base moved",
    made: "buildah build of a team's image and of one on it; the first one's base moved",
    async make(yard) {
      await yard.node(1);
      const dockerfile = `FROM ${yard.ref("node:22")}\nCOPY tool /tool\n`;
      await yard.build("team:1", { dockerfile, files: { tool: "a tool" } });
      const onTeam = `FROM ${yard.ref("team:1")}\nCOPY app /app\n`;
      await yard.app({ dockerfile: onTeam });
      await yard.node(2);
      return { dockerfile: onTeam, base: "team:1" };
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "buildah, FROM scratch",
    made: "buildah build, FROM scratch",
    async make(yard) {
      const dockerfile = "FROM scratch\nCOPY app /app\n";
      await yard.app({ dockerfile });
      return { dockerfile };
    },
    right: { verdict: "unchanged", bases: {} },
  },
];

function localPlan(generation: number): Plan {
  const dockerfile = 'FROM scratch\nCOPY bin /bin\nCMD ["node"]\n';
  return { dockerfile, files: { "bin/node": `generation ${generation} for {arch}` } };
}

async function localBase(yard: Yard): Promise<void> {
  const [base, app] = [yard.ref("node:22"), yard.ref("app:local")];
  await yard.build("node:22", { ...localPlan(1), remote: false });
  const dockerfile = `FROM ${base}\nCOPY app /app\n`;
  await yard.build("app:local", { dockerfile, files: { "app/main": "the app" }, remote: false });
  const push = ["push", "--quiet", "--tls-verify=false"];
  await yard.buildah(...push, "--format", "v2s2", base, `docker://${base}`);
  await yard.buildah(...push, app, `docker://${yard.ref("app:latest")}`);
}

function part(yard: Yard, platform: string): Promise<void> {
  return yard.build(`app:${platform.split("/")[1]}`, {
    dockerfile: `FROM ${yard.ref("node:22")}\nCOPY app /app\n`,
    files: { "app/main": "the app for {arch}" },
    platforms: [platform],
  });
}
