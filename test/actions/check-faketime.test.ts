import { execFileSync } from "node:child_process";
import { beforeEach, describe, expect, test } from "vitest";
import { needPrograms } from "../examples/programs.ts";
import { type BranchStage, listFleet, openBranchStage, publishFleet } from "./check-branch.ts";
import { type Checked, decisionsOf, imageOf } from "./check-stage.ts";

beforeEach((context) => needPrograms(context, "faketime"));

/** A runner whose clock shows this time when the step starts, and goes on from there. Timers and timeouts are real. */
function clockAt(time: string): Readonly<Record<string, string>> {
  const at = time.replace("T", " ").replace("Z", "");
  const preload = execFileSync("faketime", [at, "printenv", "LD_PRELOAD"]).toString().trim();
  return { TZ: "UTC", LD_PRELOAD: preload, FAKETIME: `@${at}`, FAKETIME_DONT_FAKE_MONOTONIC: "1" };
}

/** Checks at that time, and yields what is decided about app. */
async function checkAt(stage: BranchStage, time: string): Promise<Checked> {
  const result = await stage.run({}, clockAt(time));
  expect(result.status, result.log).toBe(0);
  // The step's clock is the one that was set, to a minute.
  const late = Date.parse(result.report?.checkedAt ?? "") - Date.parse(time);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(60_000);
  return result;
}

test("7 days are 7 days", async () => {
  const stage = await openBranchStage();
  await publishFleet(stage, ["app"]);
  await listFleet(stage, ["app"], ", rebuildDelay: 7d");
  expect(decisionsOf(await checkAt(stage, "2026-03-01T12:00:00Z"))).toEqual({ app: "unchanged none" });

  stage.base("node:22", 2);
  const seen = await checkAt(stage, "2026-03-02T12:00:00Z");
  expect(decisionsOf(seen)).toEqual({ app: "changed wait:delay" });
  const { dueAt, bases } = imageOf(seen, "app");
  const firstSeenAt = Date.parse(bases[0]?.firstSeenAt ?? "");
  expect(Date.parse(dueAt ?? "")).toBe(firstSeenAt + 7 * 24 * 60 * 60 * 1000);
  expect(dueAt).toMatch(/^2026-03-09T12:00/u);
  expect(seen.summary).toContain(`until ${dueAt}`);

  // Six days and 23 hours and three quarters later, with another move in between that starts nothing anew.
  stage.base("node:22", 3);
  const waiting = await checkAt(stage, "2026-03-09T11:45:00Z");
  expect(decisionsOf(waiting)).toEqual({ app: "changed wait:delay" });
  expect(imageOf(waiting, "app").dueAt).toBe(dueAt);

  const due = await checkAt(stage, "2026-03-09T12:01:00Z");
  expect(decisionsOf(due)).toEqual({ app: "changed rebuild" });
  expect(due.rebuilds).toHaveLength(1);
  expect((await stage.commits()).map((message) => message.split("\n")[0])).toEqual([
    "Check 1 image: 1 changed, 1 rebuild due",
    "Check 1 image: 1 changed, 0 rebuilds due",
    "Check 1 image: 1 changed, 0 rebuilds due",
    "Check 1 image: 0 changed, 0 rebuilds due",
  ]);
});

describe("a window by the clock on a wall in London", () => {
  const WINDOW = ', rebuildWindow: { timezone: Europe/London, allow: ["22:00-06:00"] }';

  // British summer time began on 2026-03-29 at 01:00 UTC: 22:00 is 22:00 UTC the evening before, and 21:00 UTC that evening.
  test.each([
    ["closed in winter", "2026-03-27T21:30:00Z", "wait:window", "2026-03-27T22:00:00.000Z"],
    ["open in winter", "2026-03-27T22:30:00Z", "rebuild", null],
    ["open through the night when the clocks go forward", "2026-03-29T04:30:00Z", "rebuild", null],
    [
      "closed an hour earlier by UTC that morning",
      "2026-03-29T05:30:00Z",
      "wait:window",
      "2026-03-29T21:00:00.000Z",
    ],
    ["open an hour earlier by UTC in summer", "2026-03-29T21:30:00Z", "rebuild", null],
  ] as const)("%s", async (_name, time, decision, dueAt) => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    await listFleet(stage, ["app"], WINDOW);
    stage.base("node:22", 2);
    const result = await checkAt(stage, time);
    expect(decisionsOf(result)).toEqual({ app: `changed ${decision}` });
    expect(imageOf(result, "app").dueAt).toBe(dueAt);
  });

  test("opens after the delay: dueAt is the first open instant of summer time", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    await listFleet(stage, ["app"], `${WINDOW}, rebuildDelay: 2d`);
    stage.base("node:22", 2);
    const waiting = await checkAt(stage, "2026-03-27T12:00:00Z");
    expect(decisionsOf(waiting)).toEqual({ app: "changed wait:delay" });
    expect(imageOf(waiting, "app").dueAt).toBe("2026-03-29T21:00:00.000Z");
    expect(decisionsOf(await checkAt(stage, "2026-03-29T20:55:00Z"))).toEqual({ app: "changed wait:window" });
    expect(decisionsOf(await checkAt(stage, "2026-03-29T21:00:30Z"))).toEqual({ app: "changed rebuild" });
  });
});
