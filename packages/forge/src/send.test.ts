import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "./dispatch-request.ts";
import { withPermissions } from "./testing/refusal-row.ts";
import {
  DISPATCHES,
  OWN_TOKEN,
  openWorkbench,
  postsOf,
  requestBuild,
  type Workbench,
  workflowFiles,
} from "./testing/workbench.ts";
import type { SendResult } from "./types.ts";

async function send({ github }: Workbench, change: Partial<DispatchRequest> = {}): Promise<SendResult> {
  return github.sendDispatch(await github.prepareDispatch(requestBuild(change)));
}

describe("a dispatch that is sent once", () => {
  test("is accepted with its run", async () => {
    await using bench = await openWorkbench();
    const result = await send(bench);
    const [run] = bench.server.runs;
    const url = `${bench.server.serverUrl}/acme/app/actions/runs/${run?.id}`;
    expect(result).toEqual({ kind: "accepted", run: { id: run?.id, url }, leftOut: [] });
    expect(bench.github.serverTimeMs()).toBe(Date.parse("2026-01-02T03:04:05Z"));
  });

  test("is accepted without one by an older server, after both fallbacks", async () => {
    await using bench = await openWorkbench({ profile: "ghes-3.19" });
    expect(await send(bench)).toEqual({ kind: "accepted", run: undefined, leftOut: [] });
    expect(postsOf(bench)).toHaveLength(3);
    expect(bench.server.runs).toHaveLength(1);
  });

  test("goes again without inputs that are refused by name", async () => {
    const bare = "on: { workflow_dispatch: { inputs: { version_bump: {} } } }";
    await using bench = await openWorkbench({
      repositories: { "acme/app": { private: true, refs: { main: workflowFiles({ "build.yml": bare }) } } },
      tokens: { [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: { actions: "write" } } },
    });
    expect(await send(bench)).toMatchObject({ kind: "accepted", leftOut: ["triggered_by", "rebuild_key"] });
    expect(bench.server.runs).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 408, "reset", "hang", "cut"] as const)(
    "is ambiguous after %s, whether it started or not, and never posted twice",
    async (fault) => {
      for (const afterStarting of [true, false]) {
        await using bench = await openWorkbench(fault === "hang" ? { timeoutMs: 500 } : {});
        bench.server.fail(DISPATCHES, typeof fault === "number" ? { status: fault } : fault, {
          afterStarting,
        });
        const result = await send(bench);
        expect(result).toMatchObject({ kind: "ambiguous", failure: { code: "forge.ambiguous" } });
        expect(postsOf(bench)).toHaveLength(1);
        expect(bench.waits).toEqual([]);
        expect(bench.server.runs).toHaveLength(afterStarting ? 1 : 0);
      }
    },
  );

  test.each([
    ["Retry-After in seconds", 403, { "retry-after": "7" }, { afterMs: 7_000, stated: true }],
    [
      "Retry-After as a date",
      429,
      { "retry-after": "Fri, 02 Jan 2026 03:04:15 GMT" },
      { afterMs: 10_000, stated: true },
    ],
    [
      "a reset",
      403,
      {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(Date.parse("2026-01-02T03:05:05Z") / 1000),
      },
      { afterMs: 60_000, stated: true },
    ],
    ["nothing", 429, {}, { afterMs: 60_000, stated: false }],
  ])(
    "is rejected by a limit with %s, and may be sent again after it",
    async (_name, status, headers, again) => {
      await using bench = await openWorkbench();
      bench.server.fail(DISPATCHES, {
        status,
        headers,
        body: { message: "You have exceeded a secondary rate limit." },
      });
      expect(await send(bench)).toMatchObject({
        kind: "rejected",
        again: { ...again, reason: "limit" },
        failure: { code: "forge.secondary-rate-limited" },
      });
      expect(bench.waits).toEqual([]);
      expect((await send(bench)).kind).toBe("accepted");
    },
  );

  test("is rejected for good by what GitHub will not take", async () => {
    await using bench = await openWorkbench(withPermissions("read"));
    expect(await send(bench)).toMatchObject({
      kind: "rejected",
      again: undefined,
      failure: { code: "forge.not-accessible-by-integration" },
    });
  });

  test("is rejected, and certainly so, when the reason cannot be looked up", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 404, body: { message: "Not Found" } });
    bench.server.fail({ path: /\/actions\/workflows$/u }, { status: 502 }, { times: 9 });
    expect(await send(bench)).toMatchObject({ kind: "rejected", failure: { code: "forge.server-error" } });
  });

  test("may be sent again when no connection came about", async () => {
    await using bench = await openWorkbench();
    const prepared = await bench.github.prepareDispatch(requestBuild());
    await bench.server.close();
    expect(await bench.github.sendDispatch(prepared)).toMatchObject({
      kind: "rejected",
      failure: { code: "http.refused" },
      again: { reason: "connection" },
    });
    expect(bench.waits).toEqual([]);
  });

  test("is rejected when the run was told to stop before", async () => {
    const stop = new AbortController();
    await using bench = await openWorkbench({ signal: stop.signal });
    const prepared = await bench.github.prepareDispatch(requestBuild());
    stop.abort(new Error("stop"));
    expect(await bench.github.sendDispatch(prepared)).toMatchObject({
      kind: "rejected",
      again: { reason: "stopped" },
    });
  });

  test("a defect is nobody's result", async () => {
    await using bench = await openWorkbench();
    const prepared = await bench.github.prepareDispatch(requestBuild());
    const broken = {
      ...prepared,
      inputs: {
        get version_bump(): string {
          throw new TypeError("a defect");
        },
      },
    };
    await expect(bench.github.sendDispatch(broken)).rejects.toThrow("a defect");
  });

  test("can be described beforehand", async () => {
    await using bench = await openWorkbench();
    const prepared = await bench.github.prepareDispatch(
      requestBuild({ standard: { version_bump: "patch" } }),
    );
    expect(bench.github.describeDispatch(prepared)).toBe(
      `POST ${bench.server.apiUrl}/repos/acme/app/actions/workflows/build.yml/dispatches {"ref":"main","inputs":{"version_bump":"patch"}}`,
    );
    expect([prepared.event, prepared.page]).toEqual([
      "workflow_dispatch",
      `${bench.server.serverUrl}/acme/app/actions/workflows/build.yml`,
    ]);
  });
});
