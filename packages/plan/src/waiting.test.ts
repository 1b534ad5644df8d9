import { parseReference } from "@basewatch/image";
import { parseDelayPolicy } from "@basewatch/schedule";
import { describe, expect, test } from "vitest";
import {
  A,
  B,
  base,
  C,
  D,
  DAY_MS,
  day,
  decisions,
  E,
  HOUR_MS,
  image,
  NODE,
  plan,
  START_MS,
  unchanged,
  unknown,
} from "./testing/observations.ts";

const week = parseDelayPolicy("7d");
const calm = image({ rebuildDelay: week, bases: [unchanged] });
const moved = (current = B, previous = A) =>
  image({ rebuildDelay: week, bases: [base({ current, previous: [previous] })] });
/** Open from 20:00 to 24:00. */
const evenings = (fromMs: number): number => {
  const hour = Math.floor(fromMs / HOUR_MS) % 24;
  return hour >= 20 ? fromMs : Math.floor(fromMs / DAY_MS) * DAY_MS + 20 * HOUR_MS;
};

describe("rebuildWindow", () => {
  test("a rebuild that is due waits for it, and goes from its first instant on", () => {
    const late = image({ nextOpenMs: evenings });
    const waiting = plan([late], 0.5);
    expect(waiting.images[0]).toMatchObject({ decision: "wait:window", dueAt: "2026-01-01T20:00:00.000Z" });
    expect(decisions(plan([late], 20 / 24 - 1 / DAY_MS, waiting.ledger))).toEqual(["wait:window"]);
    expect(plan([late], 20 / 24, waiting.ledger).images[0]).toMatchObject({
      decision: "rebuild",
      dueAt: null,
    });
  });

  test("dueAt of a delay is the first open instant after it", () => {
    expect(plan([image({ rebuildDelay: week, nextOpenMs: evenings })], 0.5).images[0]).toMatchObject({
      decision: "wait:delay",
      dueAt: "2026-01-08T20:00:00.000Z",
    });
  });

  test("one that never opens has no time at which it is due", () => {
    expect(plan([image({ nextOpenMs: () => undefined })]).images[0]).toMatchObject({
      decision: "wait:window",
      dueAt: null,
    });
  });
});

describe("since when a move waits", () => {
  const due = (...steps: readonly (readonly [number, ReturnType<typeof image>])[]) => {
    let result = plan([calm], 0);
    for (const [days, seen] of steps) result = plan([seen], days, result.ledger);
    return result.images[0]?.dueAt;
  };

  test("the first of several moves, however many: a busy base cannot postpone for ever", () => {
    let result = plan([calm], 0);
    for (let round = 1; round <= 27; round += 1) {
      const digest = C.replace("ccc", String(100 + round)) as typeof C;
      result = plan([moved(digest)], 1 + round / 5, result.ledger);
    }
    expect(result.images[0]?.dueAt).toBe(day(8.2));
  });

  test("anew after a return that another image's run has seen", () => {
    const other = (current = A) => image({ name: "other", bases: [base({ verdict: "unchanged", current })] });
    const away = plan([moved()], 1, plan([calm], 0).ledger);
    const back = plan([other(A)], 3, away.ledger);
    expect(plan([moved(B)], 5, back.ledger).images[0]?.dueAt).toBe(day(12));
  });

  test("anew when this run has seen the move, and a return was recorded while it looked", () => {
    const away = plan([moved()], 1, plan([calm], 0).ledger);
    const other = image({ name: "other", bases: [unchanged] });
    const back = plan([other], 4, away.ledger);
    const late = plan([moved(C)], 5, back.ledger, undefined, { startedMs: START_MS + 2 * DAY_MS });
    expect(late.images[0]).toMatchObject({ decision: "wait:delay", dueAt: day(12) });
    expect(late.ledger.bases[NODE]).toMatchObject({ current: A, firstSeenAt: day(4) });
  });

  test("anew when the image was rebuilt since the last look, on a digest that nobody saw", () => {
    expect(due([1, moved(B)], [5, { ...moved(C, E), digest: E }])).toBe(day(12));
    expect(due([5, { ...moved(A, E), digest: E }])).toBe(day(12));
  });

  test("as before when somebody published it on what it was on", () => {
    expect(due([1, moved(B)], [5, { ...moved(C), digest: E }])).toBe(day(8));
  });

  test("from the next move when it was rebuilt on one that was seen", () => {
    expect(due([1, moved(B)], [4, moved(C)], [5, { ...moved(C, B), digest: E }])).toBe(day(11));
  });

  test("a pin: from when its digest was first seen, else from when the image was", () => {
    const pinned = (current = B) => image({ rebuildDelay: week, bases: [base({ pinned: true, current })] });
    expect(plan([pinned()], 2).images[0]?.dueAt).toBe(day(9));
    const seen = plan([image({ name: "other", bases: [base({ verdict: "unchanged", current: B })] })], 1);
    expect(plan([pinned()], 2, seen.ledger).images[0]?.dueAt).toBe(day(8));
    const twice = plan([pinned(C)], 4, plan([pinned()], 2, seen.ledger).ledger);
    expect(twice.images[0]?.dueAt).toBe(day(8));
  });

  test("nothing when the Dockerfile names the base no more", () => {
    const other = base({ reference: parseReference("alpine:3") });
    const ledger = plan([image({ bases: [other] })], 3, plan([moved()], 1).ledger).ledger;
    expect(ledger.images["app"]?.pendingSince).toEqual({ "docker.io/library/alpine:3": day(3) });
  });
});

describe("a changed configuration", () => {
  const started = plan([moved()], 1, plan([calm], 0).ledger).ledger;

  test.each([
    ["a shorter delay", "1d", "rebuild"],
    ["no delay", "0", "rebuild"],
    ["a longer delay", "30d", "wait:delay"],
  ])("%s holds for the move that waits already", (_name, delay, decision) => {
    expect(decisions(plan([{ ...moved(), rebuildDelay: parseDelayPolicy(delay) }], 4, started))).toEqual([
      decision,
    ]);
  });

  test("autoRebuild holds a due one back, and lets it go at once", () => {
    const off = plan([{ ...moved(), autoRebuild: false }], 9, started);
    expect(decisions(off)).toEqual(["hold:disabled"]);
    expect(decisions(plan([moved()], 9, off.ledger))).toEqual(["rebuild"]);
  });
});

describe("what a run that began earlier has seen", () => {
  const theirs = plan(
    [image({ name: "other", bases: [base({ verdict: "unchanged", current: C })] })],
    3,
    plan([image()], 1).ledger,
  );

  test("of a base does not undo what somebody else has seen since", () => {
    const late = plan([image()], 4, theirs.ledger, undefined, { startedMs: START_MS + 2 * DAY_MS });
    expect(late.ledger.bases[NODE]).toEqual(theirs.ledger.bases[NODE]);
    expect(late.rebuilds[0]?.images[0]?.bases[0]).toMatchObject({ current: B, firstSeenAt: day(1) });
  });

  test("is due at once, also where another run of a moment later recorded the move first", () => {
    const before = plan([image({ bases: [unchanged] })], 0).ledger;
    const other = plan([image({ name: "other" })], 2, before).ledger;
    expect(decisions(plan([image()], 2 - 1 / DAY_MS, other))).toEqual(["rebuild"]);
  });

  test("of a base is news when it began afterwards", () => {
    const next = plan([image()], 4, theirs.ledger, undefined, { startedMs: START_MS + 3.5 * DAY_MS });
    expect(next.ledger.bases[NODE]).toMatchObject({ current: B, firstSeenAt: day(4), previous: C });
  });
});

describe("a base that came back while a run was still to commit that it had moved", () => {
  const ledger = plan(
    [image({ bases: [unchanged] })],
    1,
    plan([image({ bases: [unchanged] })]).ledger,
  ).ledger;
  const other = (days: number, current: typeof A, from: typeof ledger) =>
    plan([image({ name: "other", bases: [base({ verdict: "unchanged", current })] })], days, from).ledger;
  const away = other(2, B, ledger);

  test("calls for nothing when somebody saw it come back since: their look is the newer one", () => {
    const back = other(4, A, away);
    const late = plan([image()], 3, back, undefined, { startedMs: START_MS + 2.5 * DAY_MS });
    expect(late.rebuilds).toEqual([]);
    expect(decisions(late)).toEqual(["none"]);
    expect(late.ledger).toEqual(back);
  });

  test.each([
    ["it came to another digest instead", other(4, C, away), undefined],
    ["the run looked after the return", other(2.9, A, away), undefined],
    [
      "a person orders it",
      other(4, A, away),
      { unchangedToo: false, by: "ada", reason: "CVE-1", runId: "7" },
    ],
  ])("calls for a rebuild when %s", (_name, theirs, force) => {
    const late = plan([image()], 3, theirs, force, { startedMs: START_MS + 2.5 * DAY_MS });
    expect(decisions(late)).toEqual(["rebuild"]);
  });

  test("calls for a rebuild where the image is on a pin", () => {
    const pinned = image({ bases: [base({ pinned: true })] });
    expect(decisions(plan([pinned], 3, other(4, A, away)))).toEqual(["rebuild"]);
  });
});

describe("what an image is known to be built on", () => {
  const builtOn = (...bases: readonly ReturnType<typeof base>[]) =>
    plan([image({ bases })], 1, plan([image({ bases: [unchanged] })]).ledger).ledger.images["app"]?.builtOn;

  test("is what was proven of its digest", () => {
    expect(builtOn(unchanged)).toEqual({ [NODE]: A });
    expect(builtOn(base({ previous: [C] }))).toEqual({ [NODE]: C });
    expect(builtOn(unknown)).toEqual({ [NODE]: A });
    expect(builtOn(base({ previous: [C, D] }))).toEqual({ [NODE]: A });
  });

  test("is forgotten with the digest", () => {
    const other = plan(
      [image({ digest: E, bases: [unknown] })],
      1,
      plan([image({ bases: [unchanged] })]).ledger,
    );
    expect(other.ledger.images["app"]).toMatchObject({ builtOn: {}, digest: E, digestSeenAt: day(1) });
  });
});
