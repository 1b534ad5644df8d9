import { describe, expect, test } from "vitest";
import { openGiteaBench, sendBuild, withRepository } from "../testing/gitea-bench.ts";
import { postsTo } from "../testing/gitlab-bench.ts";
import { BUILD_WORKFLOW, requestBuild } from "../testing/workbench.ts";

const POST = { method: "POST" };

describe.each(["gitea-1.28", "forgejo-16"] as const)("a dispatch to %s", (profile) => {
  test.each([500, 502, 503, 504, 408, "reset", "hang", "cut"] as const)(
    "is ambiguous after %s, whether it started or not, and never posted twice",
    async (fault) => {
      for (const afterStarting of [true, false]) {
        await using bench = await openGiteaBench({
          profile,
          ...(fault === "hang" ? { timeoutMs: 500 } : {}),
        });
        bench.server.fail(POST, typeof fault === "number" ? { status: fault } : fault, { afterStarting });
        expect(await sendBuild(bench)).toMatchObject({
          kind: "ambiguous",
          failure: {
            code: "forge.ambiguous",
            message: expect.stringMatching(/^acme\/app build\.yml@main: unknown whether the run started \(/u),
            hint: expect.stringContaining(`${bench.server.serverUrl}/acme/app/actions?workflow=build.yml`),
          },
        });
        expect(postsTo(bench)).toHaveLength(1);
        expect(bench.server.runs).toHaveLength(afterStarting ? 1 : 0);
      }
    },
  );

  test("may be sent again after a 429", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail(POST, { status: 429, headers: { "retry-after": "9" } });
    expect(await sendBuild(bench)).toMatchObject({
      kind: "rejected",
      again: { afterMs: 9_000, reason: "limit", stated: true },
    });
    expect((await sendBuild(bench)).kind).toBe("accepted");
  });

  test("may be sent again when no connection came about", async () => {
    await using bench = await openGiteaBench({ profile });
    const prepared = await bench.forge.prepareDispatch(requestBuild());
    await bench.server.close();
    expect(await bench.forge.sendDispatch(prepared)).toMatchObject({
      kind: "rejected",
      again: { reason: "connection" },
    });
  });

  test("counts as started when its answer names no run", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail(POST, { status: 200, body: { odd: true } }, { afterStarting: true });
    expect(await sendBuild(bench)).toEqual({ kind: "accepted", run: undefined, leftOut: [] });
  });

  test("is rejected, and certainly so, when the reason cannot be looked up", async () => {
    const files = [".gitea", ".forgejo"].map((folder) => [`${folder}/workflows/build.yml`, BUILD_WORKFLOW]);
    const repositories = withRepository({ refs: { main: Object.fromEntries(files) } });
    await using bench = await openGiteaBench({ profile, repositories });
    bench.server.fail(POST, { status: 404, body: { message: `ref "main" doesn't exist` } });
    bench.server.fail({ path: /repos\/acme\/app$/u }, { status: 502 }, { times: 9 });
    expect(await sendBuild(bench)).toMatchObject({
      kind: "rejected",
      failure: { code: "forge.server-error" },
    });
  });
});
