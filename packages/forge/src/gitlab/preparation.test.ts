import { describe, expect, test } from "vitest";
import {
  openGitlabBench,
  requestPipeline,
  sendTo,
  TRIGGER_TOKEN,
  TYPED_FILE,
  withProject,
} from "../testing/gitlab-bench.ts";

const TRIGGER_ONLY = { tokenOf: { trigger: TRIGGER_TOKEN } };

describe("preparing a pipeline", () => {
  test.each([
    [{ level: "middle" }, "level", "one of low, high"],
    [{ count: "many" }, "count", "a number"],
    [{ count: " " }, "count", "a number"],
    [{ push: "yes" }, "push", "a boolean: true or false"],
    [{ tags: "a" }, "tags", "an array, written as JSON"],
    [{ tags: "{}" }, "tags", "an array, written as JSON"],
  ])("refuses values that are not of the declared type: %j", async (explicit, name, takes) => {
    await using bench = await openGitlabBench({ projects: withProject({}, TYPED_FILE) });
    await expect(bench.gitlab.prepareDispatch(requestPipeline({ explicit }))).rejects.toMatchObject({
      code: "forge.invalid-input-value",
      hint: `${name} is ${takes}.`,
    });
  });

  test("refuses names that no variable can have", async () => {
    await using bench = await openGitlabBench();
    await expect(
      bench.gitlab.prepareDispatch(requestPipeline({ explicit: { "a-b": "1" } })),
    ).rejects.toMatchObject({
      code: "forge.variable-name",
      message: 'group/sub/app pipeline@main: "a-b" cannot be the name of a pipeline variable',
    });
  });

  test.each(["app", "group/../app", "/app", "group//app", "https://gitlab.com/group/app"])(
    "refuses %j as a project",
    async (repository) => {
      await using bench = await openGitlabBench();
      await expect(bench.gitlab.prepareDispatch(requestPipeline({ repository }))).rejects.toMatchObject({
        code: "forge.repository-name",
      });
    },
  );

  test("takes a project's id", async () => {
    await using bench = await openGitlabBench();
    expect((await sendTo(bench.gitlab, requestPipeline({ repository: "100" }))).kind).toBe("accepted");
  });

  test("refuses an event", async () => {
    await using bench = await openGitlabBench();
    await expect(
      bench.gitlab.prepareDispatch(requestPipeline({ eventType: "rebuild" })),
    ).rejects.toMatchObject({ code: "forge.not-supported", hint: "Leave event-type out." });
  });

  test("needs the ref where a trigger token is all there is", async () => {
    await using bench = await openGitlabBench(TRIGGER_ONLY);
    await expect(bench.gitlab.prepareDispatch(requestPipeline({ ref: undefined }))).rejects.toMatchObject({
      code: "forge.repository-not-found",
      hint: `Check the path group/sub/app; there is no access token for it: add the line ${bench.host}=<secret> to tokens.`,
    });
  });

  test("fails where the project cannot be seen", async () => {
    await using bench = await openGitlabBench();
    await expect(
      bench.gitlab.prepareDispatch(requestPipeline({ repository: "group/other" })),
    ).rejects.toMatchObject({ code: "forge.repository-not-found" });
  });

  test("fails in an empty repository", async () => {
    await using bench = await openGitlabBench({ projects: withProject({ refs: {} }) });
    await expect(bench.gitlab.prepareDispatch(requestPipeline({ ref: undefined }))).rejects.toMatchObject({
      code: "forge.ref-not-found",
      message: "group/sub/app: the repository is empty",
    });
    await expect(bench.gitlab.fetchDefaultBranch("group/sub/app")).rejects.toMatchObject({
      code: "forge.ref-not-found",
    });
  });

  test.each([
    ["is not there", { refs: { main: {} } }, "forge.file-not-found"],
    ["is no YAML", { refs: { main: { ".gitlab-ci.yml": "a: [" } } }, "forge.malformed"],
    ["is a list", { refs: { main: { ".gitlab-ci.yml": "- a" } } }, "forge.malformed"],
    ["is in another project", { pipelineFile: "ci.yml@group/ci" }, "forge.file-not-found"],
    ["is at a URL", { pipelineFile: "https://example.com/ci.yml" }, "forge.file-not-found"],
  ])("goes on without a declaration when the file %s", async (_name, change, code) => {
    await using bench = await openGitlabBench({ projects: withProject(change) });
    const prepared = await bench.gitlab.prepareDispatch(requestPipeline());
    expect(prepared.unreadable?.code).toBe(code);
    expect(prepared.declaration).toBeUndefined();
  });

  test("reads the pipeline's file where the project keeps it", async () => {
    const refs = { main: { "ci/build.yml": TYPED_FILE } };
    await using bench = await openGitlabBench({
      projects: withProject({ pipelineFile: "ci/build.yml", refs }),
    });
    const { declaration } = await bench.gitlab.prepareDispatch(requestPipeline());
    expect(declaration).toEqual({
      titleShowsKey: true,
      isDispatchable: true,
      inputs: {
        rebuild_key: { type: "string", options: [], required: false },
        level: { type: "string", options: ["low", "high"], required: false },
        count: { type: "number", options: [], required: false },
        push: { type: "boolean", options: [], required: false },
        tags: { type: "array", options: [], required: false },
      },
    });
  });

  test("goes on without a declaration that the token may not read, and stops for an outage", async () => {
    await using bench = await openGitlabBench();
    const files = { path: /\/files\//u };
    bench.server.fail(files, { status: 403, body: { message: "403 Forbidden" } });
    expect((await bench.gitlab.prepareDispatch(requestPipeline())).unreadable?.code).toBe("forge.forbidden");
    bench.server.fail(files, { status: 502 }, { times: 9 });
    await expect(bench.gitlab.prepareDispatch(requestPipeline())).rejects.toMatchObject({
      code: "forge.server-error",
      message: "group/sub/app .gitlab-ci.yml@main: GitLab is not well (502)",
    });
  });

  test("passes a lost connection on", async () => {
    await using bench = await openGitlabBench();
    await bench.server.close();
    await expect(bench.gitlab.prepareDispatch(requestPipeline())).rejects.toMatchObject({
      code: "http.refused",
    });
  });
});
