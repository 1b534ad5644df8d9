import { Failure } from "@basewatch/failure";
import type { Run } from "@basewatch/forge";
import { describe, expect, test } from "vitest";
import { type Fake, list, NOON, run, sought } from "../attempts/testing/forge.ts";
import { openTime, target } from "./testing/ready.ts";
import { type Awaited, awaitRuns } from "./wait.ts";

const OPTIONS = { timeoutMs: 600_000, cancelOnTimeout: false };
const over = (change: Partial<Run> = {}): Run =>
  run({ status: "completed", state: "completed", conclusion: "success", ...change });

function open(fake: Fake) {
  const time = openTime();
  const forge = time.forge(fake);
  const awaited = (change: Partial<Awaited> = {}): Awaited => ({
    target: target(),
    forge,
    sought: sought(),
    known: new Set(),
    runId: 1,
    ...change,
  });
  return { ...time, forge, awaited };
}

describe("waiting", () => {
  test("is over with the run, after polls that grow from seconds to a minute", async () => {
    const unchanged = Array.from({ length: 12 }, () => list([run()]));
    const { deps, waits, forge, awaited } = open({ lists: [...unchanged, list([over()])] });
    const [ended] = await awaitRuns([awaited()], { ...OPTIONS, timeoutMs: 3_600_000 }, deps);
    expect(ended).toMatchObject({ run: { conclusion: "success" }, failure: undefined });
    expect([waits[0], waits.at(-1)]).toEqual([5_000, 60_000]);
    expect(waits).toEqual(waits.toSorted((left, right) => left - right));
    expect(forge.calls).toHaveLength(13);
  });

  test("follows many runs of a repository by one list, and says how they stand", async () => {
    const { deps, said, forge, awaited } = open({
      lists: [
        list([run(), run({ id: 2, state: "in_progress" })]),
        list([over(), over({ id: 2, conclusion: "failure" })]),
      ],
    });
    const ends = await awaitRuns([awaited(), awaited({ runId: 2 })], OPTIONS, deps);
    expect(ends.map((end) => end.run?.conclusion)).toEqual(["success", "failure"]);
    expect(forge.calls).toEqual(["list", "list"]);
    expect(said).toEqual([
      "0 of 2 runs are over: 1 queued, 1 in_progress",
      "2 of 2 runs are over: 1 success, 1 failure",
    ]);
  });

  test("polls a little faster after something changed", async () => {
    const states = ["queued", "queued", "queued", "in_progress"];
    const { deps, waits, awaited } = open({
      lists: [...states.map((state) => list([run({ state })])), list([over()])],
    });
    await awaitRuns([awaited()], OPTIONS, deps);
    expect(waits).toEqual([5_000, 7_500, 11_250, 5_625]);
  });

  test("reads a run that has left the list by itself, and tells superseded from cancelled", async () => {
    const { deps, said, awaited } = open({
      lists: [list([])],
      fetchRun: async () => over({ conclusion: "cancelled" }),
      settleConclusion: async (_repository, one) => ({ ...one, conclusion: "superseded" }),
    });
    const [ended] = await awaitRuns([awaited()], OPTIONS, deps);
    expect(ended?.run?.conclusion).toBe("superseded");
    expect(said).toEqual(["app: superseded"]);
  });

  test("looks first for a run that the server did not name", async () => {
    const lists = [list([]), list([run({ id: 9, createdAtMs: NOON + 1_000 })]), list([over({ id: 9 })])];
    const { deps, awaited } = open({ lists });
    const [ended] = await awaitRuns([awaited({ runId: undefined })], OPTIONS, deps);
    expect(ended?.run?.id).toBe(9);
  });

  test("does not take a run for it that was there before", async () => {
    const { deps, awaited } = open({ lists: [list([run({ id: 9 })])] });
    const [ended] = await awaitRuns([awaited({ runId: undefined, known: new Set([9]) })], OPTIONS, deps);
    expect(ended?.failure?.message).toBe("app: no run of it was seen after 600 s");
  });
});

describe("a run that is not there", () => {
  test("is waited for for a minute, as right after a dispatch", async () => {
    let looks = 0;
    const { deps, awaited } = open({
      lists: [list([])],
      async fetchRun() {
        looks += 1;
        return looks < 4 ? undefined : over();
      },
    });
    expect((await awaitRuns([awaited()], OPTIONS, deps))[0]?.run?.conclusion).toBe("success");
  });

  test("is gone after that", async () => {
    const { deps, awaited, waits } = open({ lists: [list([])], fetchRun: async () => undefined });
    const [ended] = await awaitRuns([awaited()], OPTIONS, deps);
    expect(ended?.failure?.code).toBe("dispatch.run-gone");
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(60_000);
  });
});

describe("the end of the time", () => {
  test("fails, with the state that the run is in", async () => {
    const { deps, now, awaited } = open({ lists: [list([run({ state: "waiting" })])] });
    const [ended] = await awaitRuns([awaited()], OPTIONS, deps);
    expect(ended?.failure).toMatchObject({
      code: "dispatch.wait-timeout",
      message: "app: https://github.example/runs/1 was still waiting after 600 s",
    });
    expect(now()).toBe(NOON + 600_000);
  });

  test("is counted by the monotonic clock, whatever the one on the wall does", async () => {
    const { deps, waits, awaited } = open({ lists: [list([run()])] });
    const clock = { ...deps.clock, now: () => NOON + 3_600_000 * waits.length };
    await awaitRuns([awaited()], OPTIONS, { ...deps, clock });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(600_000);
  });

  test.each([
    ["requested", "app: asked to cancel: https://github.example/runs/1"],
    ["finished", "app: was over already: https://github.example/runs/1"],
    [new Failure("403", { code: "forge.forbidden" }), "app: it could not be cancelled: 403"],
  ] as const)("cancels where that is wanted: %s", async (answer, line) => {
    const cancelled: number[] = [];
    const { deps, said, awaited } = open({
      lists: [list([run()])],
      async cancelRun(_repository, id) {
        cancelled.push(id);
        if (typeof answer !== "string") throw answer;
        return answer;
      },
    });
    const unseen = awaited({ runId: undefined, known: new Set([1]) });
    await awaitRuns([awaited(), unseen], { ...OPTIONS, cancelOnTimeout: true }, deps);
    expect([cancelled, said.at(-1)]).toEqual([[1], line]);
  });

  test("is a run that is told to stop, which cancels nothing", async () => {
    const { deps, stop, awaited } = open({ lists: [list([run()])] });
    stop.abort(new Error("stop"));
    const [ended] = await awaitRuns([awaited()], { ...OPTIONS, cancelOnTimeout: true }, deps);
    expect(ended?.failure?.code).toBe("dispatch.stopped");
  });
});

test.each(["queued", "requested", "pending", "waiting", "in_progress"] as const)(
  "a run that is %s is waited for, and the log says so",
  async (status) => {
    const { deps, said, awaited } = open({ lists: [list([run({ status, state: status })]), list([over()])] });
    const [ended] = await awaitRuns([awaited()], OPTIONS, deps);
    expect(ended?.run?.conclusion).toBe("success");
    expect(said).toEqual([`app: ${status}`, "app: success"]);
  },
);

describe("a list that cannot be read", () => {
  test("is said once, and asked for again", async () => {
    const broken = new Failure("503", { code: "forge.server-error" });
    const { deps, said, awaited } = open({ lists: [broken, broken, list([over()])] });
    expect((await awaitRuns([awaited()], OPTIONS, deps))[0]?.failure).toBeUndefined();
    expect(said).toEqual(["acme/app: 503; still waiting", "app: success"]);
  });

  test("by a defect of ours is nobody's result", async () => {
    const { deps, awaited } = open({ lists: [new TypeError("a defect")] });
    await expect(awaitRuns([awaited()], OPTIONS, deps)).rejects.toThrow("a defect");
  });
});
