import { describe, expect, test } from "vitest";
import {
  ACCESS_TOKEN,
  openGitlabBench,
  postsTo,
  requestPipeline,
  sendTo,
  TRIGGER_TOKEN,
} from "../testing/gitlab-bench.ts";

const POST = { method: "POST" };
const LIMIT_TEXT = "Retry later\n";

describe.each([
  ["an access token", { access: ACCESS_TOKEN }],
  ["a trigger token", { access: ACCESS_TOKEN, trigger: TRIGGER_TOKEN }],
] as const)("a pipeline of %s", (_name, tokenOf) => {
  test.each([500, 502, 503, 504, 408, "reset", "hang", "cut"] as const)(
    "is ambiguous after %s, whether it started or not, and never posted twice",
    async (fault) => {
      for (const afterStarting of [true, false]) {
        await using bench = await openGitlabBench({
          tokenOf,
          ...(fault === "hang" ? { timeoutMs: 500 } : {}),
        });
        bench.server.fail(POST, typeof fault === "number" ? { status: fault } : fault, { afterStarting });
        expect(await sendTo(bench.gitlab, requestPipeline())).toMatchObject({
          kind: "ambiguous",
          failure: {
            code: "forge.ambiguous",
            message: expect.stringMatching(
              /^group\/sub\/app pipeline@main: unknown whether the run started \(/u,
            ),
            hint: `Look at ${bench.server.serverUrl}/group/sub/app/-/pipelines before you send it again: a second run would build twice.`,
          },
        });
        expect(postsTo(bench)).toHaveLength(1);
        expect(bench.waits).toEqual([]);
        expect(bench.server.pipelines).toHaveLength(afterStarting ? 1 : 0);
      }
    },
  );

  test.each([
    ["Retry-After", { "retry-after": "30", "ratelimit-reset": "1" }, { afterMs: 30_000, stated: true }],
    [
      "RateLimit-Reset",
      { "ratelimit-reset": String(Date.parse("2026-01-02T03:05:05Z") / 1000), "ratelimit-remaining": "0" },
      { afterMs: 60_000, stated: true },
    ],
    ["nothing", {}, { afterMs: 60_000, stated: false }],
  ])("may be sent again after a 429 with %s", async (_by, headers, again) => {
    await using bench = await openGitlabBench({ tokenOf });
    bench.server.fail(POST, { status: 429, headers, body: LIMIT_TEXT });
    expect(await sendTo(bench.gitlab, requestPipeline())).toMatchObject({
      kind: "rejected",
      again: { ...again, reason: "limit" },
      failure: { message: "group/sub/app pipeline@main: GitLab's rate limit is reached (429: Retry later)" },
    });
    expect((await sendTo(bench.gitlab, requestPipeline())).kind).toBe("accepted");
  });

  test("may be sent again when no connection came about", async () => {
    await using bench = await openGitlabBench({ tokenOf });
    const prepared = await bench.gitlab.prepareDispatch(requestPipeline());
    await bench.server.close();
    expect(await bench.gitlab.sendDispatch(prepared)).toMatchObject({
      kind: "rejected",
      again: { reason: "connection" },
    });
  });

  test("counts as started when its answer names no pipeline", async () => {
    await using bench = await openGitlabBench({ tokenOf });
    bench.server.fail(POST, { status: 201, body: "welcome to the proxy" }, { afterStarting: true });
    expect(await sendTo(bench.gitlab, requestPipeline())).toEqual({
      kind: "accepted",
      run: undefined,
      leftOut: [],
    });
  });
});

test("a limited read is waited out", async () => {
  await using bench = await openGitlabBench();
  bench.server.fail({ method: "GET" }, { status: 429, headers: { "retry-after": "5" }, body: LIMIT_TEXT });
  expect(await bench.gitlab.fetchDefaultBranch("group/sub/app")).toBe("main");
  expect(bench.waits).toEqual([expect.closeTo(5_250, -3)]);
});

test.each([
  [200, "forge.malformed", "group/sub/app: GitLab's answer lacks what it should hold"],
  [400, "forge.refused", "group/sub/app: GitLab refused (400)"],
])("a page in place of GitLab's answer of %i is told as such", async (status, code, message) => {
  await using bench = await openGitlabBench();
  bench.server.fail({ method: "GET" }, { status, body: "<html>Sign in</html>" });
  await expect(bench.gitlab.fetchDefaultBranch("group/sub/app")).rejects.toMatchObject({ code, message });
});
