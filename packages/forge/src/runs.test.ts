import { describe, expect, test } from "vitest";
import { holdsMarker, readProgress } from "./runs.ts";
import { START_MS } from "./testing/transport.ts";
import { MARKER, OWN_TOKEN, openWorkbench, type Workbench } from "./testing/workbench.ts";

const LIST = { repository: "acme/app", sinceMs: START_MS };
const foreign = { repository: "acme/app", workflow: "build.yml" };

function listsOf({ server }: Workbench) {
  return server.requests.filter(({ path }) => path.endsWith("/runs"));
}

describe("a list of runs", () => {
  test("shows each run as GitHub has it", async () => {
    await using bench = await openWorkbench();
    const { id } = bench.server.startRun({ ...foreign, displayTitle: `Build ${MARKER}` });
    expect(await bench.github.listRuns(LIST)).toEqual({
      complete: true,
      readAtMs: START_MS,
      runs: [
        {
          id,
          url: `${bench.server.serverUrl}/acme/app/actions/runs/${id}`,
          title: `Build ${MARKER}`,
          workflow: "build.yml",
          workflowId: expect.any(Number),
          event: "workflow_dispatch",
          ref: "main",
          actor: "somebody",
          createdAtMs: START_MS,
          status: "queued",
          conclusion: undefined,
          state: "queued",
          inputs: undefined,
        },
      ],
    });
    expect(bench.server.problems).toEqual([]);
  });

  test("is asked for without a filter, and again only for what has changed", async () => {
    await using bench = await openWorkbench();
    bench.server.startRun(foreign);
    const first = await bench.github.listRuns(LIST);
    const again = await bench.github.listRuns({ ...LIST, workflow: undefined });
    expect(again.runs).toEqual(first.runs);
    bench.server.startRun(foreign);
    expect((await bench.github.listRuns(LIST)).runs).toHaveLength(2);
    const tags = listsOf(bench).map(({ headers }) => headers["if-none-match"]);
    expect(tags).toEqual([undefined, expect.stringMatching(/^W\//u), tags[1]]);
    expect(new Set(listsOf(bench).map(({ query }) => query))).toEqual(new Set(["per_page=100&page=1"]));
  });

  test("goes back to the instant on further pages, and says when it did not", async () => {
    await using bench = await openWorkbench();
    bench.server.startRun({ ...foreign, createdAtMs: START_MS - 60_000 });
    for (let count = 0; count < 120; count += 1) bench.server.startRun(foreign);
    const whole = await bench.github.listRuns(LIST);
    expect([whole.runs.length, whole.complete]).toEqual([121, true]);
    const cut = await bench.github.listRuns({ ...LIST, maxPages: 1 });
    expect([cut.runs.length, cut.complete]).toEqual([100, false]);
    const recent = await bench.github.listRuns({
      ...LIST,
      workflow: "build.yml",
      sinceMs: START_MS + 10_000,
    });
    expect([recent.runs.length, recent.complete]).toEqual([100, true]);
  });

  test("that cannot be read is tried again, unless the caller does so", async () => {
    await using bench = await openWorkbench();
    bench.server.fail({ path: /\/runs$/u }, { status: 502 }, { times: 2 });
    await expect(bench.github.listRuns({ ...LIST, once: true })).rejects.toMatchObject({
      code: "forge.server-error",
    });
    expect((await bench.github.listRuns(LIST)).complete).toBe(true);
    expect(listsOf(bench)).toHaveLength(3);
  });
});

describe("one run", () => {
  test("is what its list shows, and undefined when GitHub does not know it", async () => {
    await using bench = await openWorkbench();
    const { id } = bench.server.startRun(foreign);
    const { runs } = await bench.github.listRuns(LIST);
    expect(await bench.github.fetchRun("acme/app", id)).toEqual(runs[0]);
    expect(await bench.github.fetchRun("acme/app", 1)).toBeUndefined();
    for (const run of runs) expect(await bench.github.fetchRunInputs("acme/app", run)).toBeUndefined();
  });

  test.each([
    ["of a runner", true, "cancelled"],
    ["before any runner took it", false, "superseded"],
  ] as const)("that was cancelled %s", async (_name, started, conclusion) => {
    await using bench = await openWorkbench();
    const { id } = bench.server.startRun(foreign);
    bench.server.updateRun(id, { status: "completed", conclusion: "cancelled", started });
    expect((await bench.github.fetchRun("acme/app", id))?.conclusion).toBe(conclusion);
    const { runs } = await bench.github.listRuns(LIST);
    expect(runs[0]?.conclusion).toBe("cancelled");
    for (const run of runs)
      expect((await bench.github.settleConclusion("acme/app", run)).conclusion).toBe(conclusion);
    expect(bench.server.problems).toEqual([]);
  });

  test("is cancelled, or was over already", async () => {
    await using bench = await openWorkbench();
    const { id } = bench.server.startRun(foreign);
    expect(await bench.github.cancelRun("acme/app", id)).toBe("requested");
    expect(await bench.github.cancelRun("acme/app", id)).toBe("finished");
    await expect(bench.github.cancelRun("acme/app", 1)).rejects.toMatchObject({
      code: "forge.run-not-found",
      message: "acme/app run 1: no such run (404)",
    });
    expect(bench.server.problems).toEqual([]);
  });

  test.each(["fetchRun", "cancelRun"] as const)("%s says which right is missing", async (method) => {
    await using bench = await openWorkbench({
      repositories: { "acme/app": { private: true, refs: { main: {} } } },
      tokens: { [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: {} } },
    });
    const access = method === "fetchRun" ? "read" : "write";
    await expect(bench.github[method]("acme/app", 1)).rejects.toMatchObject({
      code: "forge.not-accessible-by-integration",
      hint: `Add \`actions: ${access}\` to the job's \`permissions:\`.`,
    });
  });

  test("that is cancelled keeps its word while its jobs cannot be read", async () => {
    await using bench = await openWorkbench();
    const { id } = bench.server.startRun(foreign);
    bench.server.updateRun(id, { status: "completed", conclusion: "cancelled" });
    bench.server.fail({ path: /\/jobs$/u }, { status: 502 }, { times: 9 });
    await expect(bench.github.fetchRun("acme/app", id)).rejects.toMatchObject({ code: "forge.server-error" });
  });
});

describe("who the token acts as", () => {
  test("is asked once", async () => {
    await using bench = await openWorkbench();
    expect(await bench.github.fetchActor()).toBe("basewatch[bot]");
    expect(await bench.github.fetchActor()).toBe("basewatch[bot]");
    expect(bench.server.requests).toHaveLength(1);
  });

  test("is not known when GitHub does not say", async () => {
    await using bench = await openWorkbench();
    bench.server.fail({ path: /graphql$/u }, { status: 200, body: { errors: [{ message: "no" }] } });
    expect(await bench.github.fetchActor()).toBeUndefined();
  });
});

test.each([
  ["queued", null, "queued", undefined, "queued"],
  ["requested", null, "requested", undefined, "requested"],
  ["pending", null, "pending", undefined, "pending"],
  ["waiting", null, "waiting", undefined, "waiting"],
  ["in_progress", null, "in_progress", undefined, "in_progress"],
  ["invented", null, "in_progress", undefined, "invented"],
  [null, null, "in_progress", undefined, "in_progress"],
  ...[
    "success",
    "cancelled",
    "timed_out",
    "action_required",
    "neutral",
    "skipped",
    "stale",
    "startup_failure",
  ].map((word) => ["completed", word, "completed", word, word] as const),
  ["completed", "failure", "completed", "failure", "failure"],
  ["completed", "invented", "completed", "failure", "invented"],
  ["completed", null, "completed", "failure", "completed"],
] as const)("%s, %s is %s, %s", (status, given, expected, conclusion, state) => {
  expect(readProgress(status, given)).toEqual({ status: expected, conclusion, state });
});

test.each([
  ["Build a1.1 now", true],
  ["a1.1", true],
  ["a1.12", false],
  ["fa1.1", false],
  ["a1x1", false],
])("%j holds the marker a1.1: %s", (text, holds) => {
  expect(holdsMarker(text, "a1.1")).toBe(holds);
});
