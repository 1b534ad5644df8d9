import type { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { isDeferring } from "./limits.ts";
import { DISPATCHES, dispatch, openWorkbench } from "./testing/workbench.ts";

const REPOSITORY = { method: "GET", path: /^\/repos\/acme\/app$/u };

describe("a rate limit", () => {
  const limits = [
    {
      name: "Retry-After in seconds",
      answer: {
        status: 403,
        headers: { "retry-after": "7" },
        message: "You have exceeded a secondary rate limit.",
      },
      waitMs: 7_000,
      code: "forge.secondary-rate-limited",
    },
    {
      name: "Retry-After as a date",
      answer: {
        status: 429,
        headers: { "retry-after": "Fri, 02 Jan 2026 03:04:15 GMT" },
        message: "Too many requests",
      },
      waitMs: 10_000,
      code: "forge.secondary-rate-limited",
    },
    {
      name: "the reset of a primary limit",
      answer: {
        status: 403,
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Date.parse("2026-01-02T03:05:05Z") / 1000),
        },
        message: "API rate limit exceeded for installation ID 1.",
      },
      waitMs: 60_000,
      code: "forge.rate-limited",
    },
    {
      name: "a minute when nothing is said",
      answer: { status: 429, headers: {}, message: "API rate limit exceeded" },
      waitMs: 60_000,
      code: "forge.rate-limited",
    },
  ] as const;

  test.each(limits)("is waited out by $name, and what is read is read again", async ({ answer, waitMs }) => {
    await using bench = await openWorkbench();
    const { status, headers, message } = answer;
    bench.server.fail(REPOSITORY, { status, headers, body: { message } });
    expect(await bench.github.fetchDefaultBranch("acme/app")).toBe("main");
    expect(bench.waits[0]).toBeGreaterThanOrEqual(waitMs);
    expect(bench.waits[0]).toBeLessThanOrEqual(waitMs * 1.1);
  });

  test.each(limits)("of $name beyond the budget is told", async ({ answer, code }) => {
    await using bench = await openWorkbench({ budgetMs: 5_000 });
    const { status, headers, message } = answer;
    bench.server.fail(REPOSITORY, { status, headers, body: { message } });
    const failure = await bench.github.fetchDefaultBranch("acme/app").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(isDeferring(failure as Failure)).toBe(true);
    expect(bench.waits).toEqual([]);
  });

  test("says until when", async () => {
    await using bench = await openWorkbench({ budgetMs: 5_000 });
    bench.server.fail(DISPATCHES, { status: 429, headers: { "retry-after": "600" }, body: {} });
    const result = await dispatch(bench);
    expect("failure" in result && result.failure.message).toBe(
      "acme/app build.yml@main: GitHub's secondary rate limit (too much at once) is reached until 2026-01-02T03:14:05Z (429)",
    );
  });

  test("without a word on when doubles the wait", async () => {
    await using bench = await openWorkbench({ budgetMs: 1_000_000 });
    bench.server.fail(REPOSITORY, { status: 429, body: { message: "secondary rate limit" } }, { times: 3 });
    expect(await bench.github.fetchDefaultBranch("acme/app")).toBe("main");
    expect(bench.waits.filter((ms) => ms >= 60_000).map((ms) => Math.floor(ms / 60_000))).toEqual(
      expect.arrayContaining([1, 2, 4]),
    );
  });
});
