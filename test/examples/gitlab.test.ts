import { type KardinalBundle, type KardinalSimulator, startKardinal } from "@basewatch/simulators";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { readText } from "../layout/files.ts";
import { readFences } from "../layout/markdown.ts";
import { type GitlabPipeline, type PipelineResult, runPipeline } from "./gitlab-run.ts";
import { createBasewatchOrigin, gitInsteadOf } from "./origin.ts";
import { createFolder, needPrograms, pathWith, type Replacement, replaceProgram } from "./programs.ts";

const PIPELINE = "examples/gitlab/.gitlab-ci.yml";
const WITH_CURL = "examples/gitlab/promote-with-curl.yml";
const GUIDE = "docs/guides/promote-with-kardinal-from-gitlab.md";

const TOKEN = "kardinal-token-of-my-app";
const DIGEST = `sha256:${"d1".repeat(32)}`;
const BASE_DIGEST = `sha256:${"ba".repeat(32)}`;
const IMAGE = "registry.gitlab.com/my-group/my-app";
const SHA = "4c0ffee4c0ffee4c0ffee4c0ffee4c0ffee4c0ff";
const RUN = "https://gitlab.com/my-group/my-app/-/pipelines/4711";
const PREDEFINED = {
  GITLAB_CI: "true",
  CI: "true",
  CI_COMMIT_SHA: SHA,
  CI_PIPELINE_URL: RUN,
  GITLAB_USER_LOGIN: "dev.eloper",
  CI_REGISTRY: "registry.gitlab.com",
  CI_REGISTRY_IMAGE: IMAGE,
  CI_REGISTRY_USER: "gitlab-ci-token",
  CI_REGISTRY_PASSWORD: "registry-password",
};
// As buildx writes it: the build's provenance stands before the digest and holds others.
const METADATA = {
  "buildx.build.provenance": {
    buildType: "https://mobyproject.org/buildkit@v1",
    materials: [{ uri: "pkg:docker/node@22", digest: { sha256: BASE_DIGEST.slice(7) } }],
  },
  "buildx.build.ref": "basewatch/basewatch0/abc",
  "containerimage.descriptor": {
    mediaType: "application/vnd.oci.image.index.v1+json",
    digest: DIGEST,
    size: 856,
  },
  "containerimage.digest": DIGEST,
  "image.name": `${IMAGE}:${SHA},${IMAGE}:latest`,
};
const WRITE_METADATA = `
const at = args.indexOf("--metadata-file");
if (at >= 0) fs.writeFileSync(args[at + 1], ${JSON.stringify(JSON.stringify(METADATA, null, 2))});`;

const BUILD = [
  "buildx",
  "build",
  "--pull",
  "--push",
  "--provenance=mode=min",
  "--metadata-file",
  "build.json",
];

interface Stage {
  readonly docker: Replacement;
  readonly kardinal: KardinalSimulator;
  run(
    files: readonly string[],
    shell: "sh" | "bash",
    variables?: Readonly<Record<string, string>>,
  ): Promise<PipelineResult>;
}

/** A GitLab with this docker, a kardinal, and the project's CI/CD variables that the examples ask for. */
async function setStage(dockerBody: string): Promise<Stage> {
  const [docker, basewatch, home] = await Promise.all([
    replaceProgram("docker", dockerBody),
    createBasewatchOrigin(),
    createFolder(),
  ]);
  const kardinal = await startKardinal({ token: TOKEN, profile: "server" });
  onTestFinished(() => kardinal.close());
  const machine = {
    PATH: pathWith(docker),
    HOME: home,
    ...gitInsteadOf("https://github.com/basewatch/basewatch.git", basewatch),
  };
  const run: Stage["run"] = (files, shell, variables = {}) => {
    const pipeline: GitlabPipeline = {
      files,
      predefined: { ...machine, ...PREDEFINED },
      variables: { KARDINAL_TOKEN: TOKEN, KARDINAL_URL: kardinal.url, ...variables },
      shell,
    };
    return runPipeline(pipeline);
  };
  return { docker, kardinal, run };
}

function expectBundle(bundle: KardinalBundle | undefined, author: string): void {
  expect(bundle).toEqual({
    name: expect.stringMatching(/^my-app-\d{14}-1$/u),
    namespace: "default",
    phase: "Available",
    createdAt: expect.any(String),
    pipeline: "my-app",
    type: "image",
    images: [{ repository: IMAGE, tag: SHA, digest: DIGEST }],
    provenance: {
      commitSHA: SHA,
      ciRunURL: RUN,
      author,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
    },
  });
}

function readBuildOfGuide(): string {
  const fences = readFences(readText(GUIDE)).filter(({ text }) => text.includes("RepoDigests"));
  expect(fences).toHaveLength(1);
  return fences[0]?.text ?? "";
}

const WAYS = [
  ["the command line", [PIPELINE], ["git"], (text: string) => text],
  // It leaves line breaks out, which JSON cannot hold as they are.
  ["plain curl", [PIPELINE, WITH_CURL], ["git", "curl"], (text: string) => text.replaceAll("\n", "")],
] as const;
const SHELLS = ["sh", "bash"] as const;

describe.each(WAYS)("the GitLab example, promoting with %s", (_, paths, programs, kept) => {
  const files = paths.map((path) => readText(path));

  beforeEach((context) => needPrograms(context, ...programs));

  test.each(SHELLS)("builds, pushes and creates the Bundle in %s", async (shell) => {
    const stage = await setStage(WRITE_METADATA);
    const { build, promote } = await stage.run(files, shell);
    expect(build, build?.log).toMatchObject({ status: 0 });
    expect(promote, promote?.log).toMatchObject({ status: 0 });
    expect(stage.kardinal.bundles).toHaveLength(1);
    expectBundle(stage.kardinal.bundles[0], "dev.eloper");
    expect(promote?.log).toContain(`${stage.kardinal.url}/ui#pipeline=my-app`);
    expect(promote?.log).not.toContain(TOKEN);
    const calls = await stage.docker.calls();
    expect(calls[0]).toMatchObject({ stdin: "registry-password" });
    expect(calls.map(({ args }) => args)).toEqual([
      ["login", "--username", "gitlab-ci-token", "--password-stdin", "registry.gitlab.com"],
      ["context", "create", "basewatch"],
      ["buildx", "create", "--use", "basewatch"],
      [...BUILD, "--tag", `${IMAGE}:${SHA}`, "--tag", `${IMAGE}:latest`, "."],
    ]);
  });

  test.each(SHELLS)("names the base image as the author of a rebuild in %s", async (shell) => {
    const stage = await setStage(WRITE_METADATA);
    await stage.run(files, shell, { base_image: "docker.io/library/node:22-bookworm-slim" });
    expectBundle(stage.kardinal.bundles[0], "basewatch (docker.io/library/node:22-bookworm-slim)");
  });

  test.each(SHELLS)("sends what a variable holds as it is, and runs none of it, in %s", async (shell) => {
    const stage = await setStage(WRITE_METADATA);
    const hostile = "\"},'$(id)`id`\\ \\n ${HOME} \u{1F680} \u202E\n; exit 3 #";
    const { promote } = await stage.run(files, shell, { base_image: hostile });
    expect(promote?.log).not.toContain("uid=");
    expectBundle(stage.kardinal.bundles[0], `basewatch (${kept(hostile)})`);
  });

  test.each(SHELLS)("fails when kardinal refuses, and shows why, in %s", async (shell) => {
    const stage = await setStage(WRITE_METADATA);
    const { promote } = await stage.run(files, shell, { KARDINAL_TOKEN: "of-another-pipeline" });
    expect(promote?.status).toBe(1);
    expect(promote?.log).toContain("401");
    expect(promote?.log).not.toContain("of-another-pipeline");
    expect(stage.kardinal.bundles).toEqual([]);
  });

  test("fails on a redirect, which creates nothing", async () => {
    const stage = await setStage(WRITE_METADATA);
    stage.kardinal.script({ kind: "status", status: 302, headers: { location: "https://sso.example.com/" } });
    const { promote } = await stage.run(files, "sh");
    expect(promote?.status).toBe(1);
    expect(promote?.log).toContain("302");
  });

  test.each(SHELLS)("never promotes an image without its digest in %s", async (shell) => {
    const stage = await setStage(WRITE_METADATA);
    const { promote } = await stage.run(files, shell, { IMAGE_DIGEST: "" });
    expect(promote?.status).not.toBe(0);
    expect(promote?.log).toContain("IMAGE_DIGEST");
    expect(stage.kardinal.requests).toEqual([]);
  });

  test.each(SHELLS)("stops at a build that pushed nothing in %s", async (shell) => {
    const stage = await setStage('if (args.includes("build")) fs.writeFileSync("build.json", "{}");');
    const { build, promote } = await stage.run(files, shell);
    expect(build).toMatchObject({ status: 1, log: expect.stringContaining("names no digest") });
    expect(promote).toBeUndefined();
  });
});

describe("the GitLab guide's build without buildx", () => {
  test.each(SHELLS)("hands on the digest of what it pushed in %s", async (shell) => {
    const stage = await setStage(
      `if (args[0] === "inspect") print(${JSON.stringify(`${IMAGE}@${DIGEST}`)});`,
    );
    const { build, promote } = await stage.run([readText(PIPELINE), readBuildOfGuide()], shell);
    expect(build, build?.log).toMatchObject({ status: 0 });
    expect(promote, promote?.log).toMatchObject({ status: 0 });
    expectBundle(stage.kardinal.bundles[0], "dev.eloper");
    expect((await stage.docker.calls()).map(({ args }) => args)).toEqual([
      ["login", "--username", "gitlab-ci-token", "--password-stdin", "registry.gitlab.com"],
      ["build", "--pull", "--tag", `${IMAGE}:${SHA}`, "."],
      ["push", `${IMAGE}:${SHA}`],
      ["inspect", "--format", "{{index .RepoDigests 0}}", `${IMAGE}:${SHA}`],
    ]);
  });
});

test("the GitLab example asks for a Node that runs the bundle, with git", () => {
  expect(parse(readText(PIPELINE)).promote.image).toBe("node:24");
});
