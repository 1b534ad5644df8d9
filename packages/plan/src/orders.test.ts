import { emptyLedger, type Ledger } from "@basewatch/ledger";
import { parseDelayPolicy } from "@basewatch/schedule";
import { describe, expect, test } from "vitest";
import type { ForceOrder, ImageObservation } from "./index.ts";
import {
  A,
  B,
  base,
  C,
  claim,
  D,
  day,
  decisions,
  E,
  ended,
  image,
  onImage,
  plan,
  unchanged,
  unknown,
  withAttempts,
} from "./testing/observations.ts";

const order: ForceOrder = { unchangedToo: false, by: "ada", reason: "CVE-1", runId: "42" };
const all: ForceOrder = { ...order, unchangedToo: true };
const never = { nextOpenMs: () => undefined };
const slow = { rebuildDelay: parseDelayPolicy("7d") };
const calm = base({ verdict: "unchanged" });

describe("an order", () => {
  test("goes past window, pause and spent attempts", () => {
    expect(decisions(plan([image(never)], 0, emptyLedger(), order))).toEqual(["rebuild"]);
    const tired = ended(plan([image()]), 0.5);
    expect(decisions(plan([image({ maxAttempts: 1 })], 0.5, tired))).toEqual(["hold:attempts"]);
    expect(decisions(plan([image({ maxAttempts: 1 })], 0.5, tired, order))).toEqual(["rebuild"]);
    expect(decisions(plan([image()], 0.5, tired, order))).toEqual(["rebuild"]);
  });

  test("survives its dispatch being deferred, and goes past window and delay the next time, too", () => {
    const forced = plan([image({ ...never, ...slow })], 0, emptyLedger(), order);
    expect(decisions(plan([image({ ...never, ...slow })], 1, forced.ledger))).toEqual(["rebuild"]);
  });

  test("waits for what is in flight, and goes when that has failed", () => {
    const flying = withAttempts(plan([image()]).ledger, claim(plan([image()]), 0.5, { runId: null }));
    const waiting = plan([image()], 1, flying, order);
    expect(decisions(waiting)).toEqual(["hold:in-flight"]);
    const failed = plan([image({ maxAttempts: 1 })], 2, waiting.ledger);
    expect(decisions(failed)).toEqual(["rebuild"]);
    expect(failed.rebuilds[0]).toMatchObject({ reason: "CVE-1", attempt: 1 });
  });

  test("counts what failed under it, and pauses", () => {
    const forced = plan([image({ maxAttempts: 1 })], 0, emptyLedger(), order);
    const failed = ended(forced, 0.5);
    expect(decisions(plan([image({ maxAttempts: 2 })], 0.5, failed))).toEqual(["wait:retry"]);
    expect(decisions(plan([image({ maxAttempts: 2 })], 1, failed))).toEqual(["rebuild"]);
    expect(decisions(plan([image({ maxAttempts: 1 })], 1, failed))).toEqual(["hold:attempts"]);
    expect(decisions(plan([image({ maxAttempts: 1 })], 1, failed, { ...order, runId: "43" }))).toEqual([
      "rebuild",
    ]);
  });

  test.each<readonly [string, Partial<ImageObservation>, ForceOrder, boolean]>([
    ["an unchanged image, when it was for changed ones", { bases: [unchanged] }, order, true],
    ["another image that is unchanged", { digest: E, bases: [unchanged] }, all, true],
    ["no other image, when it was for unchanged ones too", { bases: [unchanged] }, all, false],
    ["another image on the old base: somebody pushed", { digest: E }, order, false],
    ["another image on the old base, unchanged ones too", { digest: E }, all, false],
    ["an unknown image", { digest: E, bases: [unknown] }, order, false],
    [
      "another image that has fallen behind its pin",
      { digest: E, bases: [base({ pinned: true, movedPastPin: true })] },
      all,
      true,
    ],
  ])("meets %s", (_name, overrides, force, isDone) => {
    const forced = plan([image()], 0, emptyLedger(), force);
    const next = plan([image(overrides)], 1, forced.ledger);
    expect(next.ledger.images["app"]?.forced === null).toBe(isDone);
  });

  test("for an unchanged image is carried out by a run that yields the same bytes", () => {
    const forced = plan([image({ bases: [unchanged] })], 0, emptyLedger(), all);
    expect(
      plan([image({ bases: [unchanged] })], 1, ended(forced, 0.5, "built")).ledger.images["app"]?.forced,
    ).toBeNull();
    const failed = plan([image({ bases: [unchanged] })], 1, ended(forced, 0.5));
    expect(failed.ledger.images["app"]?.forced).not.toBeNull();
    expect(decisions(failed)).toEqual(["rebuild"]);
  });

  test("is carried out by a proven attempt, though the base has moved on since", () => {
    const forced = plan([image({ autoRebuild: false })], 0, emptyLedger(), order);
    const behind = image({ autoRebuild: false, digest: E, bases: [base({ previous: [B], current: C })] });
    const next = plan([behind], 1, ended(forced, 0.5, "built"));
    expect(decisions(next)).toEqual(["hold:disabled"]);
  });

  test("does not take away an earlier one for the unchanged image", () => {
    const first = plan([image()], 0, emptyLedger(), all);
    const second = plan([image()], 1, first.ledger, { ...order, runId: "43" });
    expect(decisions(plan([image({ bases: [unchanged] })], 2, second.ledger))).toEqual(["rebuild"]);
  });
});

describe("an order that meets the record of somebody else", () => {
  const loaded = plan([image(slow)]).ledger;
  const stale = { stale: new Set(["app"]) };

  test("decides nothing, and is recorded for the next run", () => {
    const forced = plan([image(slow)], 1, loaded, order, stale);
    expect(decisions(forced)).toEqual(["wait:delay"]);
    expect(forced.ledger.images["app"]?.forced).toMatchObject({ reason: "CVE-1", by: "ada", imageDigest: D });
    expect(decisions(plan([image(slow)], 2, forced.ledger))).toEqual(["rebuild"]);
  });

  test.each<readonly [string, Partial<ImageObservation>, ForceOrder, boolean]>([
    ["of an unchanged image, for changed ones", { bases: [unchanged] }, order, true],
    ["of an unknown image", { bases: [unknown] }, all, true],
    ["of an image without a source", { rebuildable: false }, all, false],
  ])("%s", (_name, overrides, force, isRecorded) => {
    // The record says changed: what either of the two has seen counts.
    const forced = plan([image(overrides)], 1, loaded, force, stale);
    expect(forced.ledger.images["app"]?.forced !== null).toBe(isRecorded);
  });

  test("is not for an image that both find unchanged, or pinned", () => {
    const recorded = (bases: ImageObservation["bases"]) =>
      plan([image({ bases })], 1, plan([image({ bases })]).ledger, order, stale).ledger.images["app"]?.forced;
    expect(recorded([unchanged])).toBeNull();
    expect(recorded([base({ pinned: true, movedPastPin: true })])).toBeNull();
  });
});

describe("an order and what is built on it", () => {
  const child = (verdict: "changed" | "unchanged", rest: Partial<ImageObservation> = {}) =>
    image({
      name: "child",
      ...slow,
      bases: [onImage("app", { verdict, current: D, previous: [A] })],
      ...rest,
    });
  const fleet = [image(), child("unchanged"), image({ name: "grandchild", bases: [onImage("child")] })];

  test("covers dependents that this run did not look at, as the ledger knows them", () => {
    const known = plan([
      child("unchanged"),
      image({ name: "grandchild", bases: [onImage("child", { verdict: "unchanged" })] }),
    ]).ledger;
    const forced = plan([image()], 1, known, order, { fleet });
    expect(forced.ledger.images["child"]?.forced).toMatchObject({ reason: "CVE-1", unchangedToo: false });
    expect(forced.ledger.images["grandchild"]?.forced).toMatchObject({ reason: "CVE-1" });
    const moved = plan([image({ digest: D, bases: [calm] }), child("changed")], 2, forced.ledger);
    expect(decisions(moved)).toEqual(["none", "rebuild"]);
  });

  test("covers them until the cascade ends, to the last one", () => {
    const grandchild = (verdict: "changed" | "unchanged") =>
      image({
        name: "grandchild",
        ...slow,
        bases: [onImage("child", { verdict, current: D, previous: [A] })],
      });
    const one = plan([image(), child("unchanged"), grandchild("unchanged")], 0, emptyLedger(), order);
    const names = (ledger: Ledger) =>
      Object.keys(ledger.images).filter((name) => ledger.images[name]?.forced != null);
    expect(names(one.ledger)).toEqual(["app", "child", "grandchild"]);
    const two = plan([image({ bases: [calm] }), child("changed"), grandchild("unchanged")], 1, one.ledger);
    expect(names(two.ledger)).toEqual(["child", "grandchild"]);
    expect(decisions(two)).toEqual(["none", "rebuild", "none"]);
    const flying = withAttempts(two.ledger, claim(two, 1));
    const three = plan([image({ bases: [calm] }), child("unchanged"), grandchild("unchanged")], 1.1, flying);
    expect(names(three.ledger)).toContain("grandchild");
    const four = plan(
      [image({ bases: [calm] }), child("unchanged", { digest: D }), grandchild("changed")],
      2,
      two.ledger,
    );
    expect(decisions(four)).toEqual(["none", "none", "rebuild"]);
    const five = plan(
      [image({ bases: [calm] }), child("unchanged"), grandchild("unchanged")],
      3,
      four.ledger,
    );
    expect(names(five.ledger)).toEqual([]);
    const later = plan([image({ bases: [calm] }), child("changed"), grandchild("unchanged")], 4, five.ledger);
    expect(decisions(later)).toEqual(["none", "wait:delay", "none"]);
  });

  test("still covers one that was compared with an older image than this run has seen", () => {
    const one = plan([image(), child("unchanged")], 0, emptyLedger(), order);
    const two = plan([image({ digest: E, bases: [calm] }), child("unchanged")], 1, one.ledger);
    expect(two.ledger.images["child"]?.forced).not.toBeNull();
    const three = plan(
      [image({ digest: E, bases: [calm] }), child("changed", { bases: [onImage("app", { current: E })] })],
      2,
      two.ledger,
    );
    expect(decisions(three)).toEqual(["none", "rebuild"]);
  });

  test("is no reason to rebuild a dependent twice that was named itself", () => {
    const one = plan([image(), child("changed")], 0, emptyLedger(), all);
    expect(decisions(one)).toEqual(["rebuild", "wait:upstream"]);
    // The upstream has used up its attempts: the dependent goes alone, and stays covered for the day that the upstream moves.
    const stuck = withAttempts(one.ledger, claim(one, 0.5, { status: "failed", closedAt: day(0.5) }));
    const two = plan([image({ maxAttempts: 1 }), child("changed")], 1, stuck);
    expect(decisions(two)).toEqual(["hold:attempts", "rebuild"]);
    const rebuilt = child("unchanged", { digest: E });
    const three = plan([image({ maxAttempts: 1 }), rebuilt], 2, two.ledger);
    expect(decisions(three)).toEqual(["hold:attempts", "none"]);
    expect(three.ledger.images["child"]?.forced).toMatchObject({ unchangedToo: false });
  });

  test("does not wait for a window that is not its own, directly or through others", () => {
    const night = { nextOpenMs: () => Date.UTC(2027, 0, 1) };
    const forced = child("changed", { bases: [onImage("app")] });
    const upstream = plan([image(night), forced]);
    expect(decisions(upstream)).toEqual(["wait:window", "wait:delay"]);
    const named = plan([forced], 1, upstream.ledger, order, { fleet });
    expect(decisions(named)).toEqual(["rebuild"]);
    const last = image({ name: "grandchild", bases: [onImage("child")] });
    const chain = plan([image(night), child("changed", { rebuildDelay: parseDelayPolicy("0") }), last]);
    expect(decisions(chain)).toEqual(["wait:window", "wait:upstream", "wait:upstream"]);
    expect(decisions(plan([last], 1, chain.ledger, order, { fleet }))).toEqual(["rebuild"]);
  });

  test("of an earlier run is kept where a later one covers a dependent", () => {
    const one = plan([child("changed")], 0, emptyLedger(), order, { fleet });
    const two = plan([image(), child("unchanged")], 1, one.ledger, {
      ...order,
      runId: "43",
      reason: "CVE-2",
    });
    expect(two.ledger.images["app"]?.forced).toMatchObject({ runId: "43" });
    expect(two.ledger.images["child"]?.forced).toMatchObject({ runId: "43" });
    const three = plan(
      [image(), child("changed")],
      1,
      one.ledger,
      { ...all, runId: "44" },
      { stale: new Set(["child"]) },
    );
    expect(three.ledger.images["child"]?.forced).toMatchObject({ runId: "44", unchangedToo: true });
  });

  test("names each order of images that share a rebuild once, whatever order they come in", () => {
    const { dispatch } = image();
    const [one, two] = [image({ name: "one", dispatch }), image({ name: "two", dispatch })];
    const first = plan([one], 0, emptyLedger(), { ...order, runId: "1", reason: "b" });
    const both = plan([two], 0, first.ledger, { ...order, runId: "2", reason: "a" });
    const [left, right] = [plan([one, two], 1, both.ledger), plan([two, one], 1, both.ledger)];
    expect(left.rebuilds).toHaveLength(1);
    expect(left.rebuilds[0]?.reason).toBe("a; b");
    expect(right.rebuilds[0]).toMatchObject({ key: left.rebuilds[0]?.key, reason: "a; b" });
  });
});
