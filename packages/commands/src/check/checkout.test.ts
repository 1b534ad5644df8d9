import type { SourceConfiguration } from "@basewatch/config";
import { describe, expect, test } from "vitest";
import { type Checkout, describeCheckout, isCheckoutOf } from "./checkout.ts";
import { createTestFiles } from "./testing/files.ts";

const EVENT = JSON.stringify({ repository: { default_branch: "trunk" } });

describe("what is known of the workspace", () => {
  const runner = { GITHUB_REPOSITORY: "acme/app", GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main" };
  test.each([
    ["nothing", {}, {}, { repository: undefined, branch: undefined, defaultBranch: undefined }],
    ["what the runner says", runner, {}, { repository: "acme/app", branch: "main" }],
    ["a tag is no branch", { ...runner, GITHUB_REF_TYPE: "tag" }, {}, { branch: undefined }],
    [
      "the checkout's own HEAD is nearer than the runner",
      runner,
      { ".git/HEAD": "ref: refs/heads/feature/x\n" },
      { branch: "feature/x" },
    ],
    ["a detached HEAD says nothing", runner, { ".git/HEAD": `${"a".repeat(40)}\n` }, { branch: "main" }],
    [
      "the event names the default branch",
      { GITHUB_EVENT_PATH: "event.json" },
      { "event.json": EVENT },
      { defaultBranch: "trunk" },
    ],
    [
      "an event without a repository",
      { GITHUB_EVENT_PATH: "event.json" },
      { "event.json": "{}" },
      { defaultBranch: undefined },
    ],
    [
      "an event that is null",
      { GITHUB_EVENT_PATH: "event.json" },
      { "event.json": "null" },
      { defaultBranch: undefined },
    ],
    [
      "an event with a strange branch",
      { GITHUB_EVENT_PATH: "e" },
      { e: '{"repository":{"default_branch":1}}' },
      { defaultBranch: undefined },
    ],
    [
      "an event that is no JSON",
      { GITHUB_EVENT_PATH: "event.json" },
      { "event.json": "{" },
      { defaultBranch: undefined },
    ],
    ["an event that is not there", { GITHUB_EVENT_PATH: "event.json" }, {}, { defaultBranch: undefined }],
    ["the API of github.com, when nothing is said", {}, {}, { apiUrl: "https://api.github.com" }],
    [
      "the API that the runner names",
      { GITHUB_API_URL: "https://ghe.test/api/v3" },
      {},
      { apiUrl: "https://ghe.test/api/v3" },
    ],
  ] as const)("%s", async (_name, environment, files, expected) => {
    expect(await describeCheckout({ environment, files: createTestFiles(files) })).toMatchObject(expected);
  });
});

describe("whether the workspace is a checkout of a source", () => {
  const checkout: Checkout = {
    apiUrl: "https://api.github.com",
    repository: "acme/app",
    branch: "main",
    defaultBranch: "main",
  };
  const source = (change: Partial<SourceConfiguration>): SourceConfiguration => ({
    provider: "github",
    repo: undefined,
    branch: undefined,
    dockerfile: "Dockerfile",
    context: ".",
    stage: undefined,
    buildArgs: {},
    namedContexts: [],
    workflow: "app.yml",
    apiUrl: undefined,
    ...change,
  });
  test.each([
    ["nothing said", {}, {}, true],
    ["the same repository, in any case", { repo: "Acme/App" }, {}, true],
    ["another repository", { repo: "acme/other" }, {}, false],
    ["a repository, outside of a runner", { repo: "acme/app" }, { repository: undefined }, false],
    ["no repository, outside of a runner", {}, { repository: undefined }, true],
    ["the same branch", { branch: "main" }, {}, true],
    ["another branch", { branch: "release" }, {}, false],
    ["no branch, and the default branch is not checked out", {}, { branch: "feature" }, false],
    [
      "a branch that is checked out and not the default one",
      { branch: "feature" },
      { branch: "feature" },
      true,
    ],
    [
      "no branch, and nobody says which is the default",
      {},
      { defaultBranch: undefined, branch: "feature" },
      true,
    ],
    ["a branch, and nobody says what is checked out", { branch: "release" }, { branch: undefined }, true],
    ["the same API", { apiUrl: "https://api.github.com" }, {}, true],
    [
      "a repository of that name on another GitHub",
      { repo: "acme/app", apiUrl: "https://ghe.test/api/v3" },
      {},
      false,
    ],
  ] as const)("%s: %s", (_name, given, known, expected) => {
    expect(isCheckoutOf({ ...checkout, ...known }, source(given))).toBe(expected);
  });
});
