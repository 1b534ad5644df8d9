import { startGithub } from "@basewatch/simulators";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { runBundle } from "../bundles.ts";
import { readText } from "../layout/files.ts";
import { fillIn } from "./expressions.ts";
import { digestOf, type GithubStage, KARDINAL_TOKEN, setGithubStage } from "./github-stage.ts";
import { needPrograms } from "./programs.ts";

const BUILD_AND_PROMOTE = readText("examples/build-and-promote.yml");
const BASE = "docker.io/library/node:22-bookworm-slim";
const BASE_DIGEST = `sha256:${"ba".repeat(32)}`;
const IMAGE = "ghcr.io/myorg/backstage";
const NO_INPUTS = {
  version_bump: "",
  triggered_by: "",
  base_image: "",
  base_digest: "",
  images: "",
  rebuild_key: "",
};

beforeEach((context) => needPrograms(context, "git", "curl", "bash"));

describe("build-and-promote.yml", () => {
  test("pushed by a person: builds, tags and creates the Bundle of that digest in the person's name", async () => {
    const stage = await setGithubStage();
    const { summary } = await stage.run({ text: BUILD_AND_PROMOTE, inputs: NO_INPUTS });
    expect(stage.kardinal.bundles).toEqual([bundleOf(stage, { tag: "1.4.3", author: "octo-dev" })]);
    expect(stage.references).toEqual([{ ref: "refs/tags/v1.4.3", sha: stage.origin.sha }]);
    expect(summary).toContain("Building backstage at version 1.4.3.");
    expect(summary).toContain(`${stage.kardinal.url}/ui#pipeline=backstage`);
  });

  test("asks docker's actions for exactly this", async () => {
    const stage = await setGithubStage();
    await stage.run({ text: BUILD_AND_PROMOTE, inputs: NO_INPUTS });
    expect(stage.foreign.map(({ action, inputs }) => ({ action, inputs }))).toEqual([
      { action: "actions/checkout", inputs: { "fetch-depth": "0", "persist-credentials": "false" } },
      { action: "docker/setup-buildx-action", inputs: {} },
      {
        action: "docker/login-action",
        inputs: { registry: "ghcr.io", username: "octo-dev", password: "token-of-this-job" },
      },
      {
        action: "docker/build-push-action",
        inputs: {
          context: ".",
          file: "packages/backend/Dockerfile",
          target: "runtime",
          "build-args": "NODE_VERSION=22",
          push: "true",
          pull: "true",
          provenance: "mode=min",
          tags: `${IMAGE}:1.4.3\n${IMAGE}:latest\n`,
        },
      },
    ]);
  });

  test("inputs with quotes, $(…) and emoji arrive in the Bundle as they are, and run nowhere", async () => {
    const stage = await setGithubStage();
    const hostile = "\"},'$(id)`id`\\ ${HOME} \u{1F680} \u202E\n; exit 3 #";
    const { log } = await stage.run({
      text: BUILD_AND_PROMOTE,
      inputs: { ...NO_INPUTS, base_image: hostile, images: hostile, base_digest: hostile },
    });
    expect(log).not.toContain("uid=");
    expect(stage.kardinal.bundles[0]?.provenance?.["author"]).toBe(`basewatch (${hostile})`);
  });

  test("fails when kardinal refuses the token, and the token is in no log", async () => {
    const stage = await setGithubStage();
    const secrets = { KARDINAL_TOKEN: "of-another-pipeline" };
    const run = stage.run({ text: BUILD_AND_PROMOTE, inputs: NO_INPUTS, secrets });
    await expect(run).rejects.toThrow("401");
    await expect(run).rejects.not.toThrow("of-another-pipeline");
  });
});

test("the chain is closed: a moved base image is dispatched, built, and promoted with the digest and the base image's name", async () => {
  const stage = await setGithubStage();
  const github = await startGithub({
    repositories: {
      "myorg/backstage-app": { refs: { main: { ".github/workflows/backstage.yml": BUILD_AND_PROMOTE } } },
    },
    tokens: {
      dispatcher: { kind: "app", repositories: ["myorg/backstage-app"], permissions: { actions: "write" } },
    },
    onRun: async ({ inputs, id, actor }) => {
      await stage.run({ text: BUILD_AND_PROMOTE, inputs, github: { run_id: String(id), actor } });
      return "success";
    },
  });
  onTestFinished(() => github.close());

  const dispatch = await runBundle("dispatch-rebuild", {
    inputs: {
      rebuilds: JSON.stringify([rebuild()]),
      "github-token": "dispatcher",
      "version-bump": "minor",
      state: "none",
    },
    environment: { GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: github.serverUrl },
  });
  await github.settled();

  expect(dispatch.status, dispatch.log).toBe(0);
  const [run] = github.runs;
  expect(github.runs).toHaveLength(1);
  expect(run).toMatchObject({ conclusion: "success" });
  expect(fillIn(parse(BUILD_AND_PROMOTE)["run-name"], { inputs: run?.inputs })).toBe(
    `Build backstage on ${BASE} [3f9a2c41d0b7e615.1]`,
  );
  expect(run?.inputs).toMatchObject({ base_image: BASE, base_digest: BASE_DIGEST });
  const expected = bundleOf(stage, { tag: "1.4.3", author: `basewatch (${BASE})`, runId: String(run?.id) });
  expect(stage.kardinal.bundles).toEqual([expected]);
  expect(stage.kardinal.requests[0]?.headers["authorization"]).toBe(`Bearer ${KARDINAL_TOKEN}`);
});

/** The Bundle that the build's own digest makes, every field of it. */
function bundleOf(
  { foreign, origin }: GithubStage,
  { tag, author, runId = "4711" }: { readonly tag: string; readonly author: string; readonly runId?: string },
) {
  const build = foreign.find(({ action }) => action === "docker/build-push-action");
  return {
    name: expect.stringMatching(/^backstage-\d{14}-1$/u),
    namespace: "default",
    phase: expect.any(String),
    createdAt: expect.any(String),
    pipeline: "backstage",
    type: "image",
    images: [{ repository: IMAGE, tag, digest: digestOf(build?.inputs ?? {}) }],
    provenance: {
      commitSHA: origin.sha,
      ciRunURL: `https://github.com/myorg/backstage-app/actions/runs/${runId}`,
      author,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
    },
  };
}

/** One entry of check-base-digest's `rebuilds`. */
function rebuild() {
  const now = new Date().toISOString();
  return {
    key: "3f9a2c41d0b7e615",
    attempt: 1,
    reason: null,
    checkedAt: now,
    ledger: null,
    dispatch: {
      provider: "github",
      apiUrl: null,
      repository: "myorg/backstage-app",
      workflow: "backstage.yml",
      ref: "main",
      inputs: { version_bump: "patch" },
    },
    images: [
      {
        name: "backstage",
        reference: `${IMAGE}:latest`,
        bases: [
          {
            reference: BASE,
            role: "runtime",
            previous: [`sha256:${"0b".repeat(32)}`],
            current: BASE_DIGEST,
            evidence: "provenance",
            firstSeenAt: now,
          },
        ],
      },
    ],
  };
}
