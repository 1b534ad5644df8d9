import type { Run } from "@basewatch/forge";
import { describe, expect, test } from "vitest";
import { type Fake, list, run } from "../attempts/testing/forge.ts";
import { awaitDispatched } from "./completion.ts";
import type { DispatchDeps, Results } from "./deps.ts";
import { openTime, ready } from "./testing/ready.ts";
import { parse } from "./testing/stage.ts";

async function wait(fake: Fake, status: "dispatched" | "unknown" = "dispatched") {
  const time = openTime();
  const one = ready(time.forge(fake));
  const started = { id: 1, url: "https://github.example/runs/1" };
  const results: Results = new Map([[one.target, { target: one.target, status, run: started }]]);
  const inputs = parse({ workflow: "build.yml", wait: "true" });
  const sent = { status, run: started, sinceMs: time.now() };
  await awaitDispatched([{ ready: one, sent }], inputs, time.deps as unknown as DispatchDeps, results);
  return results.get(one.target);
}

const ended = (conclusion: NonNullable<Run["conclusion"]>) => ({
  lists: [list([run({ status: "completed", conclusion })])],
});

describe("what was dispatched, once its run is over", () => {
  test("has its conclusion, and no failure where that is success", async () => {
    expect(await wait(ended("success"))).toMatchObject({ conclusion: "success", failure: undefined });
  });

  test.each([
    ["failure", "Look at the run's log"],
    ["superseded", "A concurrency group cancelled it before any job started"],
  ] as const)("has failed with %s, and says what that means", async (conclusion, hint) => {
    const { failure, ...rest } = (await wait(ended(conclusion))) ?? {};
    expect(rest).toMatchObject({ conclusion, status: "dispatched" });
    expect(failure?.code).toBe(`dispatch.run-${conclusion}`);
    expect(failure?.message).toBe(`app: its run ended with ${conclusion}: https://github.example/runs/1`);
    expect(failure?.hint).toContain(hint);
  });

  test.each([
    "cancelled",
    "timed_out",
    "action_required",
    "neutral",
    "skipped",
    "stale",
    "startup_failure",
  ] as const)("fails with %s, too: nothing but success is one", async (conclusion) => {
    const { failure, ...rest } = (await wait(ended(conclusion))) ?? {};
    expect(rest).toMatchObject({ conclusion, status: "dispatched" });
    expect(failure?.code).toBe(`dispatch.run-${conclusion}`);
  });

  test("has no conclusion when the time is up, and keeps its run", async () => {
    const late = await wait({ lists: [list([run()])] });
    expect(late).toMatchObject({
      conclusion: null,
      run: { id: 1 },
      failure: { code: "dispatch.wait-timeout" },
    });
  });

  test("cannot be waited for with a token that reads no runs, and says which line to add", async () => {
    const { failure } = (await wait({ canReadRuns: false })) ?? {};
    expect(failure?.code).toBe("forge.no-read-token");
    expect(failure?.hint).toContain("host=<access token with read_api>");
  });

  test("is not waited for when nobody knows whether it started", async () => {
    expect(await wait({}, "unknown")).toMatchObject({ status: "unknown" });
  });
});
