import { describe, expect, test } from "vitest";
import {
  DISPATCHES,
  dispatch,
  HOLD,
  MARKER,
  openWorkbench,
  postsOf,
  requestBuild,
  withWorkflow,
} from "./testing/workbench.ts";

const RUN_LISTS = { method: "GET", path: /\/runs$/u };

describe("an ambiguous failure", () => {
  const breaks = [500, 502, 503, 504, "reset", "hang", "cut"] as const;

  test.each(breaks)("%s after the run started is settled by finding it", async (fault) => {
    await using bench = await openWorkbench(fault === "hang" ? { timeoutMs: 1_500 } : {});
    bench.server.startRun({
      repository: "acme/app",
      workflow: "build.yml",
      displayTitle: `Build ${MARKER}2`,
    });
    bench.server.fail(DISPATCHES, typeof fault === "number" ? { status: fault } : fault, {
      afterStarting: true,
    });
    expect(await dispatch(bench)).toMatchObject({
      status: "dispatched",
      run: { id: bench.server.runs[1]?.id },
    });
    expect(postsOf(bench)).toHaveLength(1);
  });

  test.each(breaks)("%s before any run started stays unknown, and nothing is sent again", async (fault) => {
    await using bench = await openWorkbench(fault === "hang" ? { timeoutMs: 1_500 } : {});
    bench.server.fail(DISPATCHES, typeof fault === "number" ? { status: fault } : fault);
    const result = await dispatch(bench);
    expect(result).toMatchObject({ status: "unknown", failure: { code: "forge.ambiguous" } });
    expect(postsOf(bench)).toHaveLength(1);
    expect(bench.server.runs).toHaveLength(0);
    expect(bench.waits.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
  });

  test("tells what happened, how long the run was looked for, and where to look", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502, body: { message: "Server Error" } });
    const result = await dispatch(bench);
    expect("failure" in result && [result.failure.message, result.failure.hint]).toEqual([
      `acme/app build.yml@main: unknown whether the run started (GitHub answered 502: Server Error); no run with ${MARKER} was seen within 60 s`,
      `Look at ${bench.server.serverUrl}/acme/app/actions/workflows/build.yml before you send it again: a second run would build twice.`,
    ]);
  });

  test("is looked for without a filter, in lists that lag", async () => {
    await using bench = await openWorkbench({ listLagMs: 20_000 });
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    expect((await dispatch(bench)).status).toBe("dispatched");
    const lists = bench.server.requests.filter(({ path }) => path.endsWith("/runs"));
    expect(lists.length).toBeGreaterThan(1);
    expect(new Set(lists.map(({ query }) => query))).toEqual(new Set(["per_page=100&page=1"]));
  });

  test("is looked for on further pages, back to when it was sent", async () => {
    await using bench = await openWorkbench({
      async onRun(run) {
        if (run.actor === "somebody") return "success";
        for (let count = 0; count < 120; count += 1) startForeignRun();
        return "success";
      },
    });
    const startForeignRun = () => bench.server.startRun({ repository: "acme/app", workflow: "build.yml" });
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    expect((await dispatch(bench)).status).toBe("dispatched");
    expect(bench.server.requests.at(-1)?.query).toBe("per_page=100&page=2");
  });

  test("is looked for again while the list itself cannot be read", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    bench.server.fail(RUN_LISTS, { status: 503 }, { times: 2 });
    expect((await dispatch(bench)).status).toBe("dispatched");
    expect(bench.waits).toEqual([2_000, 4_000]);
  });

  test("is not looked for when the run's title cannot show the key", async () => {
    await using bench = await openWorkbench(
      withWorkflow("on: { workflow_dispatch: { inputs: { rebuild_key: {} } } }"),
    );
    bench.server.fail(DISPATCHES, { status: 502 }, { afterStarting: true });
    const result = await dispatch(bench);
    expect(result.status).toBe("unknown");
    expect("failure" in result && result.failure.hint).toContain(
      "{{ inputs.rebuild_key }} into the workflow's run-name",
    );
    expect(bench.server.requests).toHaveLength(2);
  });

  test("is sent once more with on-ambiguous retry, when the list proves nothing started yet", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502 });
    expect((await dispatch(bench, {}, { ...HOLD, onAmbiguous: "retry" })).status).toBe("dispatched");
    expect(postsOf(bench)).toHaveLength(2);
    expect(bench.server.runs).toHaveLength(1);
  });

  test("is not sent again with on-ambiguous retry when the list could not be read", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 502 });
    bench.server.fail(RUN_LISTS, { status: 502 }, { times: 100 });
    expect((await dispatch(bench, {}, { ...HOLD, onAmbiguous: "retry" })).status).toBe("unknown");
    expect(postsOf(bench)).toHaveLength(1);
  });

  test("stays unknown when the run is told to stop between two looks", async () => {
    const stop = new AbortController();
    await using bench = await openWorkbench({
      signal: stop.signal,
      onSleep: () => stop.abort(new Error("stop")),
    });
    bench.server.fail(DISPATCHES, { status: 502 });
    expect((await dispatch(bench)).status).toBe("unknown");
  });

  test("stays unknown when the run is told to stop", async () => {
    const stop = new AbortController();
    await using bench = await openWorkbench({ signal: stop.signal });
    const prepared = await bench.github.prepareDispatch(requestBuild());
    bench.server.fail(DISPATCHES, "hang");
    const pending = bench.github.dispatchWorkflow(prepared, HOLD);
    while (postsOf(bench).length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error("stop"));
    expect((await pending).status).toBe("unknown");
  });
});
