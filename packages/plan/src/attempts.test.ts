import { parseReference } from "@basewatch/image";
import { attemptId } from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import {
  base,
  C,
  D,
  decisions,
  E,
  ended,
  image,
  onImage,
  plan,
  START_MS,
  unchanged,
} from "./testing/observations.ts";

const MINUTE = 1 / (24 * 60);
const at = (days: number) => new Date(START_MS + Math.round(days * 86_400_000)).toISOString();
const first = plan([image()]);

describe("the pause after a failed attempt", () => {
  test("is a quarter of an hour after the first, from when it was closed, to the millisecond", () => {
    const ledger = ended(first, 0.5);
    const soon = plan([image()], 0.5 + 15 * MINUTE - 1 / 86_400_000, ledger);
    expect(soon.images[0]).toMatchObject({ decision: "wait:retry", dueAt: at(0.5 + 15 * MINUTE) });
    const due = plan([image()], 0.5 + 15 * MINUTE, ledger);
    expect(due.images[0]).toMatchObject({ decision: "rebuild", dueAt: null });
    expect(due.rebuilds[0]).toMatchObject({ key: first.rebuilds[0]?.key, attempt: 2 });
  });

  test.each([
    [1, 15],
    [2, 30],
    [3, 60],
    [6, 480],
    [7, 960],
    [8, 1440],
    [12, 1440],
  ])("after %d failures is %d minutes", (failures, minutes) => {
    const stubborn = image({ maxAttempts: 99 });
    let { ledger } = first;
    for (let round = 1; round <= failures; round += 1) {
      const again = plan([stubborn], 2 * round, ledger);
      expect(decisions(again)).toEqual(["rebuild"]);
      ledger = ended(again, 2 * round);
    }
    const waiting = plan([stubborn], 2 * failures, ledger);
    expect(waiting.images[0]?.dueAt).toBe(at(2 * failures + minutes * MINUTE));
  });

  test("grows across keys: another digest has a new budget and waits all the same", () => {
    const moved = image({ maxAttempts: 1, bases: [base({ current: C })] });
    const ledger = ended(first, 0.5);
    expect(decisions(plan([image({ maxAttempts: 1 })], 1, ledger))).toEqual(["hold:attempts"]);
    expect(decisions(plan([moved], 0.5, ledger))).toEqual(["wait:retry"]);
    const again = plan([moved], 1, ledger);
    expect(again.rebuilds[0]).toMatchObject({ attempt: 1 });
    expect(plan([moved], 1, ended(again, 1)).images[0]).toMatchObject({ decision: "hold:attempts" });
    const more = plan([image({ bases: [base({ current: E })] })], 1, ended(again, 1));
    expect(more.images[0]).toMatchObject({ decision: "wait:retry", dueAt: at(1 + 30 * MINUTE) });
  });

  test("ends in a window", () => {
    const night = image({ nextOpenMs: () => START_MS + 86_400_000 });
    expect(plan([night], 0.5, ended(first, 0.5)).images[0]).toMatchObject({
      decision: "wait:retry",
      dueAt: at(1),
    });
  });
});

describe("the budget of a situation", () => {
  const spent = () => {
    const second = plan([image()], 1, ended(first, 0.5));
    const third = plan([image()], 2, ended(second, 1));
    return ended(third, 2);
  };

  test("is maxAttempts failures; those are told, and no time will change it", () => {
    const held = plan([image()], 30, spent());
    expect(held.images[0]).toMatchObject({ decision: "hold:attempts", dueAt: null });
    expect(held.images[0]?.failures.map(attemptId)).toEqual(
      [1, 2, 3].map((each) => `${first.rebuilds[0]?.key}.${each}`),
    );
    expect(held.rebuilds).toEqual([]);
  });

  test("is larger when somebody raises maxAttempts, and smaller when somebody lowers it", () => {
    expect(decisions(plan([image({ maxAttempts: 4 })], 30, spent()))).toEqual(["rebuild"]);
    expect(decisions(plan([image({ maxAttempts: 1 })], 30, ended(first, 0.5)))).toEqual(["hold:attempts"]);
  });

  test.each(["superseded", "not-started", "refused"] as const)(
    "is not touched by what was %s, nor is there a pause",
    (status) => {
      const ledger = ended(first, 0.5, status);
      const next = plan([image({ maxAttempts: 1 })], 0.5, ledger);
      expect(next.images[0]).toMatchObject({ decision: "rebuild", failures: [] });
      expect(next.rebuilds[0]?.attempt).toBe(2);
    },
  );

  test.each(["claimed", "dispatched", "unknown"] as const)(
    "is not touched by what is %s: that is in flight",
    (status) => {
      const ledger = ended(first, 0.5, status, { closedAt: null });
      expect(plan([image()], 0.6, ledger).images[0]).toMatchObject({
        decision: "hold:in-flight",
        dueAt: null,
      });
    },
  );

  test("is new after a proven unchanged, and unknown forgives nothing", () => {
    const lost = image({ bases: [base({ verdict: "unknown", previous: [], current: undefined })] });
    expect(decisions(plan([image()], 5, plan([lost], 4, spent()).ledger))).toEqual(["hold:attempts"]);
    const back = plan([image({ bases: [unchanged] })], 4, spent());
    expect(plan([image()], 5, back.ledger).images[0]).toMatchObject({ decision: "rebuild", failures: [] });
  });

  test("is new with another cause, and what failed for both counts for one of them", () => {
    const other = base({ reference: parseReference("alpine:3") });
    const both = plan([image({ bases: [base(), other], maxAttempts: 1 })], 1, ended(first, 0.5));
    expect(decisions(both)).toEqual(["rebuild"]);
    const lost = { ...other, verdict: "unknown", current: undefined } as const;
    expect(
      plan([image({ bases: [base(), lost], maxAttempts: 3 })], 9, ended(both, 1)).images[0]?.failures,
    ).toHaveLength(2);
  });

  test("counts a failure at a base that is used pinned and unpinned", () => {
    const twice = image({ maxAttempts: 1, bases: [base({ pinned: true, current: C }), base()] });
    const due = plan([twice]);
    expect(decisions(due)).toEqual(["rebuild"]);
    expect(decisions(plan([twice], 5, ended(due, 1)))).toEqual(["hold:attempts"]);
  });

  test("is spent by an attempt at an image that was never published", () => {
    const missing = image({ digest: undefined, bases: [], verdict: "changed", maxAttempts: 1 });
    const due = plan([missing]);
    const held = plan([missing], 5, ended(due, 1, "built"));
    expect(held.images[0]).toMatchObject({ decision: "hold:attempts", ineffective: "does-not-publish" });
  });
});

describe("a run that succeeded", () => {
  test("counts while the image does not show it: the build does not pull", () => {
    const same = image({ digest: E });
    const next = plan([same], 0.5, ended(first, 0.5, "built"));
    expect(next.images[0]).toMatchObject({ decision: "wait:retry", ineffective: "does-not-pull" });
    expect(next.images[0]?.failures).toHaveLength(1);
  });

  test("counts while there is no other image: the build does not publish", () => {
    const next = plan([image()], 0.5, ended(first, 0.5, "built"));
    expect(next.images[0]).toMatchObject({ decision: "wait:retry", ineffective: "does-not-publish" });
  });

  test("is nothing to speak of when the image is unchanged or unknown, or the run failed", () => {
    const of = (images: Parameters<typeof image>[0], status: "built" | "failed") =>
      plan([image(images)], 1, ended(first, 0.5, status)).images[0]?.ineffective;
    expect(of({ digest: E, bases: [unchanged] }, "built")).toBeNull();
    expect(of({ bases: [base({ verdict: "unknown", current: undefined })] }, "built")).toBeNull();
    expect(of({}, "failed")).toBeNull();
  });

  test("is no failure of an image that shows it, though another one of the same run does not", () => {
    const shared = image().dispatch;
    const two = (digest = D, current = base()) => [
      image({ name: "one", dispatch: shared, digest, bases: [current] }),
      image({ name: "two", dispatch: shared }),
    ];
    const due = plan(two());
    // One is on B, the digest that the attempt was for, and its base has moved on to C; two has not been published.
    const next = plan(
      two(E, base({ previous: [base().current ?? D], current: C })),
      0.5,
      ended(due, 0.5, "built"),
    );
    expect(decisions(next)).toEqual(["rebuild", "wait:retry"]);
  });
});

test("a forced rebuild of an unchanged image that failed long ago does not lengthen the pauses of today", () => {
  const calm = image({ bases: [unchanged] });
  const order = { unchangedToo: true, by: "ada", reason: "CVE", runId: "1" };
  const forced = plan([calm], 0, plan([calm]).ledger, order);
  const failed = plan([calm], 1, ended(forced, 0.5));
  const rebuilt = plan([image({ bases: [unchanged], digest: E })], 2, failed.ledger);
  const moved = plan([image({ digest: E })], 3, rebuilt.ledger);
  const { images } = plan([image({ digest: E })], 3, ended(moved, 3));
  expect(images[0]?.dueAt).toBe(at(3 + 15 * MINUTE));
});

test("the attempt of a base that is another image is told by that image's reference", () => {
  const child = image({ name: "child", bases: [onImage("app")] });
  const due = plan([child]);
  expect(decisions(plan([child], 0.5, ended(due, 0.5)))).toEqual(["wait:retry"]);
});
