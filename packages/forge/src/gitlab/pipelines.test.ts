import { describe, expect, test } from "vitest";
import {
  ACCESS_TOKEN,
  openGitlabBench,
  requestPipeline,
  sendTo,
  TRIGGER_TOKEN,
} from "../testing/gitlab-bench.ts";
import { START_MS } from "../testing/transport.ts";
import { MARKER } from "../testing/workbench.ts";
import { readPipelineStatus } from "./pipelines.ts";

const LIST = { repository: "group/sub/app", sinceMs: START_MS };
const PROJECT = { project: "group/sub/app" };

describe("a list of pipelines", () => {
  test("shows each as GitLab has it, newest first", async () => {
    await using bench = await openGitlabBench();
    await sendTo(bench.gitlab, requestPipeline());
    bench.server.startPipeline(PROJECT);
    expect(await bench.gitlab.listRuns(LIST)).toMatchObject({
      complete: true,
      readAtMs: START_MS,
      runs: [
        { id: 5002, title: "", event: "push", status: "queued" },
        {
          id: 5001,
          url: `${bench.server.serverUrl}/group/sub/app/-/pipelines/5001`,
          title: `Build ${MARKER}`,
          workflow: undefined,
          event: "api",
          ref: "main",
          actor: undefined,
          createdAtMs: START_MS,
          state: "pending",
          inputs: undefined,
        },
      ],
    });
  });

  test("goes back to the instant on further pages, without a filter, and says when it did not", async () => {
    await using bench = await openGitlabBench();
    bench.server.startPipeline({ ...PROJECT, createdAtMs: START_MS - 60_000 });
    for (let count = 0; count < 120; count += 1) bench.server.startPipeline(PROJECT);
    const whole = await bench.gitlab.listRuns(LIST);
    expect([whole.runs.length, whole.complete]).toEqual([121, true]);
    const cut = await bench.gitlab.listRuns({ ...LIST, maxPages: 1 });
    expect([cut.runs.length, cut.complete]).toEqual([100, false]);
    expect(new Set(bench.server.requests.map(({ query }) => query))).toEqual(
      new Set(["per_page=100&page=1", "per_page=100&page=2"]),
    );
  });

  test("does not show what GitLab does not list yet", async () => {
    await using bench = await openGitlabBench({ listLagMs: 20_000 });
    bench.server.startPipeline(PROJECT);
    expect((await bench.gitlab.listRuns(LIST)).runs).toEqual([]);
  });

  test("without the header of the next page ends with a page that is not full", async () => {
    await using bench = await openGitlabBench();
    bench.server.fail({ path: /pipelines$/u }, { status: 200, body: [] });
    expect((await bench.gitlab.listRuns(LIST)).complete).toBe(true);
  });

  test("that cannot be read is tried again, unless the caller does so", async () => {
    await using bench = await openGitlabBench();
    bench.server.fail({ path: /pipelines$/u }, { status: 502 }, { times: 2 });
    await expect(bench.gitlab.listRuns({ ...LIST, once: true })).rejects.toMatchObject({
      code: "forge.server-error",
    });
    expect((await bench.gitlab.listRuns(LIST)).complete).toBe(true);
  });
});

describe("one pipeline", () => {
  test("is read with who started it and its variables", async () => {
    await using bench = await openGitlabBench();
    await sendTo(bench.gitlab, requestPipeline());
    const run = await bench.gitlab.fetchRun("group/sub/app", 5001);
    expect(run).toMatchObject({ id: 5001, actor: "robot", title: `Build ${MARKER}` });
    expect(await bench.gitlab.fetchRun("group/sub/app", 1)).toBeUndefined();
    expect(bench.gitlab.serverTimeMs()).toBe(START_MS);
    if (run === undefined) throw new Error("no run");
    expect(await bench.gitlab.fetchRunInputs("group/sub/app", run)).toEqual({
      version_bump: "patch",
      rebuild_key: MARKER,
    });
    bench.server.fail({ path: /variables$/u }, { status: 403, body: { message: "403 Forbidden" } });
    expect(await bench.gitlab.fetchRunInputs("group/sub/app", run)).toBeUndefined();
    bench.server.fail({ path: /variables$/u }, { status: 400 });
    await expect(bench.gitlab.fetchRunInputs("group/sub/app", run)).rejects.toMatchObject({
      code: "forge.refused",
    });
    expect(await bench.gitlab.settleConclusion("group/sub/app", run)).toBe(run);
    expect(await bench.gitlab.fetchActor()).toBeUndefined();
  });

  test("that cannot be read says why", async () => {
    await using bench = await openGitlabBench();
    bench.server.fail({ path: /pipelines/u }, { status: 403, body: { message: "403 Forbidden" } });
    await expect(bench.gitlab.fetchRun("group/sub/app", 1)).rejects.toMatchObject({
      code: "forge.forbidden",
    });
  });

  test("is cancelled, or was over already", async () => {
    await using bench = await openGitlabBench();
    bench.server.startPipeline(PROJECT);
    expect(await bench.gitlab.cancelRun("group/sub/app", 5001)).toBe("requested");
    expect((await bench.gitlab.fetchRun("group/sub/app", 5001))?.conclusion).toBe("cancelled");
    bench.server.startPipeline({ ...PROJECT, status: "success" });
    expect(await bench.gitlab.cancelRun("group/sub/app", 5002)).toBe("finished");
  });

  test("follows its state", async () => {
    const { promise, resolve } = Promise.withResolvers<"manual">();
    await using bench = await openGitlabBench({ onPipeline: () => promise });
    await sendTo(bench.gitlab, requestPipeline());
    expect((await bench.gitlab.fetchRun("group/sub/app", 5001))?.status).toBe("in_progress");
    resolve("manual");
    await bench.server.settled();
    expect((await bench.gitlab.fetchRun("group/sub/app", 5001))?.conclusion).toBe("action_required");
  });
});

test("a trigger token alone sees no pipeline, and the failure says which line to add", async () => {
  await using bench = await openGitlabBench({ tokenOf: { trigger: TRIGGER_TOKEN } });
  expect(bench.gitlab.canReadRuns).toBe(false);
  const run = { id: 1 } as Parameters<typeof bench.gitlab.fetchRunInputs>[1];
  for (const read of [
    bench.gitlab.listRuns(LIST),
    bench.gitlab.fetchRun("group/sub/app", 1),
    bench.gitlab.fetchRunInputs("group/sub/app", run),
    bench.gitlab.cancelRun("group/sub/app", 1),
  ]) {
    await expect(read).rejects.toMatchObject({
      code: "forge.no-read-token",
      hint: `Add the line ${bench.host}=<secret> to tokens, with an access token of scope read_api: a trigger token only starts pipelines.`,
    });
  }
  expect(bench.server.requests).toEqual([]);
  expect(bench.connect(ACCESS_TOKEN, undefined).canReadRuns).toBe(true);
});

test.each([
  ["created", "queued", undefined],
  ["waiting_for_resource", "pending", undefined],
  ["preparing", "queued", undefined],
  ["pending", "queued", undefined],
  ["running", "in_progress", undefined],
  ["waiting_for_callback", "in_progress", undefined],
  ["canceling", "in_progress", undefined],
  ["scheduled", "waiting", undefined],
  ["success", "completed", "success"],
  ["failed", "completed", "failure"],
  ["canceled", "completed", "cancelled"],
  ["skipped", "completed", "skipped"],
  ["manual", "completed", "action_required"],
  ["invented", "in_progress", undefined],
])("%s is %s %s", (state, status, conclusion) => {
  expect(readPipelineStatus(state)).toEqual({ status, conclusion, state });
});
