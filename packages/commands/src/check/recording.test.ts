import { describe, expect, test } from "vitest";
import { whyNotRecorded } from "./recording.ts";
import { createTestFiles } from "./testing/files.ts";

const MAIN = JSON.stringify({ repository: { default_branch: "main" } });

function ask(environment: Readonly<Record<string, string>>, event = MAIN) {
  return whyNotRecorded({ environment, files: createTestFiles({ "event.json": event }) });
}

describe("on GitHub", () => {
  const push = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_EVENT_PATH: "event.json" };

  test.each([
    ["a push to the default branch", MAIN, undefined],
    ["an event without a repository", "{}", "this is a push to refs/heads/main"],
    ["a repository without a default branch", '{"repository":{}}', "this is a push to refs/heads/main"],
    [
      "a default branch of no kind",
      '{"repository":{"default_branch":1}}',
      "this is a push to refs/heads/main",
    ],
    ["an event that is null", "null", "this is a push to refs/heads/main"],
    ["an event that is no JSON", "{", "this is a push to refs/heads/main"],
  ])("%s", async (_name, event, why) => {
    expect(await ask(push, event)).toBe(why);
  });

  test("a push that no event describes", async () => {
    expect(await ask({ GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" })).toBe(
      "this is a push to refs/heads/main",
    );
  });
});

describe("on GitLab", () => {
  // https://docs.gitlab.com/ci/jobs/job_rules/#ci_pipeline_source-predefined-variable
  test.each([
    ["schedule", {}, undefined],
    ["web", {}, undefined],
    ["api", {}, undefined],
    ["trigger", {}, undefined],
    ["pipeline", {}, undefined],
    ["chat", {}, undefined],
    ["push", { CI_COMMIT_BRANCH: "main", CI_DEFAULT_BRANCH: "main" }, undefined],
    ["push", { CI_COMMIT_BRANCH: "topic", CI_DEFAULT_BRANCH: "main" }, "the pipeline's source is push"],
    ["push", { CI_COMMIT_TAG: "v1", CI_DEFAULT_BRANCH: "main" }, "the pipeline's source is push"],
    ["merge_request_event", {}, "the pipeline's source is merge_request_event"],
    ["external_pull_request_event", {}, "the pipeline's source is external_pull_request_event"],
  ])("%s with %j", async (source, more, why) => {
    expect(await ask({ CI_PIPELINE_SOURCE: source, ...more })).toBe(why);
  });
});

test("where no CI system says what started it, the ledger is written", async () => {
  expect(await ask({})).toBeUndefined();
});
