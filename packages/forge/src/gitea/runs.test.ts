import { describe, expect, test } from "vitest";
import { openGiteaBench, sendBuild } from "../testing/gitea-bench.ts";
import { START_MS } from "../testing/transport.ts";
import { MARKER } from "../testing/workbench.ts";
import { readForgejoStatus } from "./dialect.ts";

const LIST = { repository: "acme/app", sinceMs: START_MS };
const FOREIGN = { repository: "acme/app", workflow: "test.yml" };

describe.each(["gitea-1.28", "forgejo-16"] as const)("the runs of %s", (profile) => {
  test("are listed as the server has them, newest first", async () => {
    await using bench = await openGiteaBench({ profile });
    expect(bench.forge.serverTimeMs()).toBeUndefined();
    await sendBuild(bench);
    expect(bench.forge.serverTimeMs()).toBe(START_MS);
    bench.server.startRun({ ...FOREIGN, ref: "refs/tags/v1" });
    const list = await bench.forge.listRuns(LIST);
    expect(list).toMatchObject({
      complete: true,
      readAtMs: START_MS,
      runs: [
        { id: 702, workflow: "test.yml", event: "push", ref: "v1", actor: "somebody" },
        {
          id: 701,
          title: `Build ${MARKER}`,
          workflow: "build.yml",
          workflowId: undefined,
          event: "workflow_dispatch",
          ref: "main",
          actor: "robot",
          createdAtMs: START_MS,
          status: "queued",
          conclusion: undefined,
        },
      ],
    });
    const page = profile === "forgejo-16" ? 1 : 701;
    expect(list.runs[1]?.url).toBe(`${bench.server.serverUrl}/acme/app/actions/runs/${page}`);
    const own = await bench.forge.listRuns({ ...LIST, workflow: "build.yml" });
    expect(own.runs.map(({ id }) => id)).toEqual([701]);
    expect(await bench.forge.fetchRun("acme/app", 701)).toEqual(list.runs[1]);
    expect(await bench.forge.fetchRun("acme/app", 1)).toBeUndefined();
    expect(
      bench.server.requests.filter(({ path }) => path.endsWith("/runs")).map(({ query }) => query),
    ).toEqual(["limit=50&page=1", "limit=50&page=1"]);
  });

  test("are read back to the instant, in pages as small as the server likes", async () => {
    await using bench = await openGiteaBench({ profile, maxItems: 20 });
    for (let count = 0; count < 50; count += 1) bench.server.startRun(FOREIGN);
    const whole = await bench.forge.listRuns(LIST);
    expect([whole.runs.length, whole.complete]).toEqual([50, true]);
    const cut = await bench.forge.listRuns({ ...LIST, maxPages: 2 });
    expect([cut.runs.length, cut.complete]).toEqual([40, false]);
    const recent = await bench.forge.listRuns({ ...LIST, sinceMs: START_MS + 10_000 });
    expect([recent.runs.length, recent.complete]).toEqual([20, true]);
  });

  test("do not show what is not listed yet", async () => {
    await using bench = await openGiteaBench({ profile, listLagMs: 20_000 });
    bench.server.startRun(FOREIGN);
    expect((await bench.forge.listRuns(LIST)).runs).toEqual([]);
  });

  test("are tried again, unless the caller does so", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail({ path: /runs$/u }, { status: 502 }, { times: 2 });
    await expect(bench.forge.listRuns({ ...LIST, once: true })).rejects.toMatchObject({
      code: "forge.server-error",
    });
    expect((await bench.forge.listRuns(LIST)).complete).toBe(true);
  });

  test("that are none are malformed", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail({ path: /runs$/u }, { status: 200, body: { workflow_runs: [{ id: "x" }] } });
    await expect(bench.forge.listRuns(LIST)).rejects.toMatchObject({ code: "forge.malformed" });
    bench.server.fail({ path: /runs\/1$/u }, { status: 403 });
    await expect(bench.forge.fetchRun("acme/app", 1)).rejects.toMatchObject({ code: "forge.forbidden" });
  });

  test.each([
    ["of a runner", true, "cancelled"],
    ["before any runner took it", false, "superseded"],
  ] as const)("that were cancelled %s", async (_name, started, conclusion) => {
    await using bench = await openGiteaBench({ profile });
    const { id } = bench.server.startRun(FOREIGN);
    bench.server.updateRun(id, { status: "cancelled", started });
    expect((await bench.forge.fetchRun("acme/app", id))?.conclusion).toBe(conclusion);
    const { runs } = await bench.forge.listRuns(LIST);
    expect(runs[0]?.conclusion).toBe("cancelled");
    for (const run of runs)
      expect((await bench.forge.settleConclusion("acme/app", run)).conclusion).toBe(conclusion);
  });

  test("that were cancelled keep their word where jobs are not listed", async () => {
    await using bench = await openGiteaBench({ profile });
    const { id } = bench.server.startRun(FOREIGN);
    bench.server.updateRun(id, { status: "cancelled" });
    bench.server.fail({ path: /jobs$/u }, { status: 404 });
    expect((await bench.forge.fetchRun("acme/app", id))?.conclusion).toBe("cancelled");
    bench.server.fail({ path: /jobs$/u }, { status: 200, body: { workflow_jobs: [{ runner_id: 3 }] } });
    expect((await bench.forge.fetchRun("acme/app", id))?.conclusion).toBe("cancelled");
  });

  test("are cancelled", async () => {
    await using bench = await openGiteaBench({ profile });
    const { id } = bench.server.startRun(FOREIGN);
    expect(await bench.forge.cancelRun("acme/app", id)).toBe("requested");
    // Forgejo answers the same whether there was anything left to cancel or not.
    const again = profile === "forgejo-16" ? "requested" : "finished";
    expect(await bench.forge.cancelRun("acme/app", id)).toBe(again);
    await expect(bench.forge.cancelRun("acme/app", 1)).rejects.toMatchObject({
      code: "forge.run-not-found",
      message: "acme/app run 1: no such run (404)",
    });
  });

  test("are not cancelled by a server that cannot", async () => {
    await using bench = await openGiteaBench({ profile });
    const { id } = bench.server.startRun(FOREIGN);
    bench.server.fail({ method: "POST" }, { status: 404, body: "404 page not found\n" });
    const [name, least] = profile === "forgejo-16" ? ["Forgejo", "Forgejo 16"] : ["Gitea", "Gitea 1.28"];
    await expect(bench.forge.cancelRun("acme/app", id)).rejects.toMatchObject({
      code: "forge.not-supported",
      message: `acme/app run ${id}: this ${name} does not have that part of the API (404: page not found)`,
      hint: `Check the API URL, which ends in /api/v1, and the server's version: cancelling needs ${least}.`,
    });
    bench.server.fail({ method: "POST" }, { status: 403 });
    await expect(bench.forge.cancelRun("acme/app", id)).rejects.toMatchObject({ code: "forge.forbidden" });
  });

  test("follow their state", async () => {
    const { promise, resolve } = Promise.withResolvers<"skipped">();
    await using bench = await openGiteaBench({ profile, onRun: () => promise });
    await sendBuild(bench);
    expect((await bench.forge.fetchRun("acme/app", 701))?.status).toBe("in_progress");
    resolve("skipped");
    await bench.server.settled();
    expect(await bench.forge.fetchRun("acme/app", 701)).toMatchObject({
      status: "completed",
      conclusion: "skipped",
    });
  });
});

test.each(["gitea-1.24", "forgejo-7"] as const)("%s does not list runs, and is told so", async (profile) => {
  await using bench = await openGiteaBench({ profile });
  await expect(bench.forge.listRuns(LIST)).rejects.toMatchObject({ code: "forge.not-supported" });
});

test("a run of Gitea's that leaves its times out counts as started when it did, or as new", async () => {
  await using bench = await openGiteaBench();
  const run = { id: 1, html_url: "x", path: "build.yml" };
  const workflow_runs = [
    { ...run, created_at: "2026-01-01T00:00:00Z" },
    { ...run, id: 2, started_at: "2026-01-01T00:00:01Z" },
    { ...run, id: 3, started_at: "0001-01-01T00:00:00Z" },
  ];
  bench.server.fail({ path: /runs$/u }, { status: 200, body: { workflow_runs } });
  const { runs } = await bench.forge.listRuns(LIST);
  expect(runs.map(({ createdAtMs, ref }) => [createdAtMs, ref])).toEqual([
    [Date.UTC(2026, 0), undefined],
    [Date.UTC(2026, 0, 1, 0, 0, 1), undefined],
    [START_MS, undefined],
  ]);
});

test("a run of Forgejo's without a payload or a time shows none", async () => {
  await using bench = await openGiteaBench({ profile: "forgejo-16" });
  const run = { id: 1, html_url: "x", event: "push" };
  const workflow_runs = [run, { ...run, id: 2, event_payload: "{" }, { ...run, id: 3, event_payload: "{}" }];
  bench.server.fail({ path: /runs$/u }, { status: 200, body: { workflow_runs } });
  const { runs } = await bench.forge.listRuns(LIST);
  expect(runs.map(({ inputs, event, createdAtMs }) => [inputs, event, createdAtMs])).toEqual(
    Array.from({ length: 3 }, () => [undefined, "push", START_MS]),
  );
});

test.each([
  ["waiting", "queued", undefined],
  ["blocked", "pending", undefined],
  ["running", "in_progress", undefined],
  ["unknown", "in_progress", undefined],
  ["success", "completed", "success"],
  ["failure", "completed", "failure"],
  ["cancelled", "completed", "cancelled"],
  ["skipped", "completed", "skipped"],
])("Forgejo's %s is %s %s", (state, status, conclusion) => {
  expect(readForgejoStatus(state)).toEqual({ status, conclusion, state });
});
