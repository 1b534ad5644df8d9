import { describe, expect, test } from "vitest";
import { type DispatchStage, openStage } from "./stage.ts";

const IMAGES = 100;
const INPUTS = { "max-dispatches": "1000", "write-interval": "1s" };

/** Meets a secondary limit at the dispatch in the middle. */
function limitInTheMiddle({ github }: DispatchStage, waitS: number): void {
  let posts = 0;
  const isMiddle = ({ method }: { readonly method: string }) => {
    if (method === "POST") posts += 1;
    return posts === IMAGES / 2;
  };
  const body = { message: "You have exceeded a secondary rate limit. Please wait a few minutes." };
  github.fail(isMiddle, { status: 403, headers: { "retry-after": String(waitS) }, body });
}

/** Milliseconds from each run to the one some places after it, by the server's clock. */
function spansOf({ github }: DispatchStage, places: number): readonly number[] {
  const times = github.runs.map(({ createdAtMs }) => createdAtMs);
  return times.slice(places).map((time, index) => time - (times[index] ?? 0));
}

describe.concurrent("a hundred targets with a secondary limit in the middle", () => {
  test("a limit that is longer than the budget stops all, and the next schedule goes on", {
    timeout: 120_000,
  }, async () => {
    await using stage = await openStage({ images: IMAGES, ledger: "file" });
    await stage.check();
    limitInTheMiddle(stage, 600);
    const first = await stage.dispatch(INPUTS);
    expect(first.status, first.log).toBe(0);
    expect(first.outputs).toMatchObject({ "dispatched-count": "49", "deferred-count": "51" });
    expect(stage.github.requests.filter(({ method }) => method === "POST")).toHaveLength(50);
    stage.clock.skip();
    await stage.check();
    await stage.dispatch(INPUTS);
    expect(stage.countRuns()).toEqual(Array(IMAGES).fill(1));
    expectPace(stage);
  });

  test("a short one is waited for by all of them, and none is sent twice", { timeout: 120_000 }, async () => {
    await using stage = await openStage({ images: IMAGES, ledger: "file" });
    await stage.check();
    limitInTheMiddle(stage, 60);
    const only = await stage.dispatch(INPUTS);
    expect([only.status, only.outputs["dispatched-count"]], only.log).toEqual([0, "100"]);
    expect(stage.countRuns()).toEqual(Array(IMAGES).fill(1));
    expectPace(stage);
    expect(spansOf(stage, 1)[IMAGES / 2 - 2]).toBeGreaterThanOrEqual(60_000);
    expect(only.log).toContain("waiting 60 s");
  });
});

// Over ten dispatches at a time: when a single one arrives depends on the machine, too.
function expectPace(stage: DispatchStage): void {
  expect(Math.min(...spansOf(stage, 10))).toBeGreaterThanOrEqual(9_000);
}
