import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isOpen, nextOpen, parseWindow } from "./index.ts";
import {
  isOpenByOracle,
  type PlainSpan,
  type PlainWindow,
  type Shown,
  spellWindow,
  WEEK,
  watchClock,
} from "./testing/wall-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ASKED = process.env["BASEWATCH_RUNS"];
/** How many random windows are tried, and how far around a change the clock is watched: more only where somebody asks for it. */
const RUNS = Number(ASKED ?? "30");
const AROUND = ASKED === undefined ? 4 * HOUR : 2 * DAY;

if (ASKED !== undefined) vi.setConfig({ testTimeout: 30 * MINUTE });

// By the time zone database: two changes a year from 2019 to 2029; Samoa ended its summer time in April 2021.
const ZONES = [
  ["Europe/London", 22, "2019-03-31T01:00:00.000Z", "2029-10-28T01:00:00.000Z"],
  ["America/New_York", 22, "2019-03-10T07:00:00.000Z", "2029-11-04T06:00:00.000Z"],
  ["Australia/Lord_Howe", 22, "2019-04-06T15:00:00.000Z", "2029-10-06T15:30:00.000Z"],
  ["Pacific/Apia", 5, "2019-04-06T14:00:00.000Z", "2021-04-03T14:00:00.000Z"],
] as const;

/** Half an hour open and half an hour closed, with an edge a quarter of an hour before and after every hour. */
const COMB = Array.from({ length: 24 }, (_, hour): PlainSpan => {
  const digits = String(hour).padStart(2, "0");
  return { days: WEEK, from: `${digits}:15`, until: `${digits}:45` };
});

const WINDOWS: readonly (readonly [name: string, window: Omit<PlainWindow, "timezone">])[] = [
  ["a comb", { allow: COMB, deny: [] }],
  ["a comb of what is denied", { allow: [], deny: COMB }],
  ["every night", { allow: [{ days: WEEK, from: "22:00", until: "02:10" }], deny: [] }],
  [
    "the weekend but for its hours of change",
    {
      allow: [{ days: ["Sat", "Sun"], from: "00:00", until: "24:00" }],
      deny: [{ days: ["Sat", "Sun"], from: "00:50", until: "03:05" }],
    },
  ],
  [
    "the hour that is skipped in spring",
    { allow: [{ days: ["Sun"], from: "02:00", until: "03:00" }], deny: [] },
  ],
];

describe.each(ZONES)("the changes of %s", (timezone, count, first, last) => {
  const changes = listChanges(timezone, Date.UTC(2019, 0, 1), Date.UTC(2030, 0, 1));

  it("are those that the time zone database has from 2019 to 2029", () => {
    const instants = changes.map((ms) => new Date(ms).toISOString());
    expect([instants.length, instants[0], instants.at(-1)]).toEqual([count, first, last]);
  });

  it.each(WINDOWS)("are as a clock on the wall shows them: %s", (_name, spans) => {
    for (const change of changes) expectAsOnTheWall({ timezone, ...spans }, change - AROUND, change + AROUND);
  });
});

describe("the day that Samoa skipped, 2011-12-30", () => {
  const timezone = "Pacific/Apia";
  const midnight = Date.UTC(2011, 11, 30, 10);

  it.each(WINDOWS)("is as a clock on the wall shows it: %s", (_name, spans) => {
    expectAsOnTheWall({ timezone, ...spans }, midnight - DAY, midnight + DAY);
  });

  it("opens no window of that Friday, and the one of its night at once when Saturday begins", () => {
    const friday = parseWindow({ timezone, allow: ["Fri 09:00-17:00"] });
    expect(nextOpen(friday, midnight - DAY)).toBe(midnight + 6 * DAY + 9 * HOUR);
    const night = parseWindow({ timezone, allow: ["Fri 22:00-06:00"] });
    expect(nextOpen(night, midnight - DAY)).toBe(midnight);
  });
});

describe("any window", () => {
  it("is open when a clock on the wall says so, and opens next when that says so first", () => {
    fc.assert(
      fc.property(plainWindows(), fc.integer({ min: 0, max: 11 * 365 }), (window, day) => {
        const fromMs = Date.UTC(2019, 0, 1) + day * DAY;
        if (canOpen(window)) expectAsOnTheWall(window, fromMs, fromMs + 2 * DAY, 7 * MINUTE);
      }),
      { numRuns: RUNS },
    );
  });

  it("opens at an instant that is open, at or after the one that is asked for, and at once where it is open", () => {
    const instants = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2040, 0, 1) });
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    fc.assert(
      fc.property(plainWindows(), zones, instants, (window, timezone, fromMs) => {
        if (!canOpen(window)) return;
        const parsed = parseWindow(spellWindow({ ...window, timezone }));
        const opening = nextOpen(parsed, fromMs);
        expect(isOpen(parsed, opening)).toBe(true);
        if (opening === fromMs) return;
        expect(opening).toBeGreaterThan(fromMs);
        expect(isOpen(parsed, fromMs)).toBe(false);
        expect(isOpen(parsed, opening - 1)).toBe(false);
        expect(nextOpen(parsed, opening - 1)).toBe(opening);
      }),
      { numRuns: RUNS * 10 },
    );
  });
});

/** The instants, to the minute, from which on a clock is more or less far ahead of UTC than a minute before. */
function listChanges(timeZone: string, fromMs: number, untilMs: number): readonly number[] {
  const hours = watchClock(timeZone, fromMs, untilMs, HOUR);
  return changesIn(hours).flatMap((hour) =>
    changesIn(watchClock(timeZone, hour - HOUR, hour + MINUTE, MINUTE)),
  );
}

function changesIn(shown: readonly Shown[]): readonly number[] {
  return shown.slice(1).flatMap((later, index) => {
    const earlier = shown[index];
    return earlier === undefined || aheadOf(earlier) === aheadOf(later) ? [] : [later.ms];
  });
}

/** In minutes, within a day. */
function aheadOf({ ms, time }: Shown): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return (hour * 60 + minute + DAY / MINUTE - ((ms / MINUTE) % (DAY / MINUTE))) % (DAY / MINUTE);
}

/** Compares with the oracle, which looks at every minute, and finds an opening by looking until there is one. */
function expectAsOnTheWall(plain: PlainWindow, fromMs: number, untilMs: number, stepMs = MINUTE): void {
  const window = parseWindow(spellWindow(plain));
  const states = watchClock(plain.timezone, fromMs, untilMs, MINUTE).map((shown) => ({
    ms: shown.ms,
    open: isOpenByOracle(plain, shown),
  }));
  let next: number | undefined;
  const wrong: unknown[] = [];
  for (const { ms, open } of states.toReversed()) {
    if (open) next = ms;
    if ((ms - fromMs) % stepMs !== 0) continue;
    if (isOpen(window, ms) !== open || isOpen(window, ms + MINUTE - 1) !== open)
      wrong.push([at(ms), "open", open]);
    const opening = nextOpen(window, ms);
    if (next === undefined ? opening < untilMs : opening !== next)
      wrong.push([at(ms), at(opening), next && at(next)]);
  }
  expect(wrong, JSON.stringify(plain)).toEqual([]);
}

function at(ms: number): string {
  return new Date(ms).toISOString();
}

/** Whether there is any minute of an ordinary week at which the oracle says open. */
function canOpen(plain: PlainWindow): boolean {
  return ORDINARY_WEEK.some((shown) => isOpenByOracle(plain, shown));
}

const ORDINARY_WEEK = watchClock("UTC", Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 12), MINUTE);

function plainWindows(): fc.Arbitrary<PlainWindow> {
  const hour = fc.integer({ min: 0, max: 23 }).map((value) => String(value).padStart(2, "0"));
  const time = fc
    .tuple(hour, fc.constantFrom("00", "01", "15", "30", "45", "59"))
    .map((parts) => parts.join(":"));
  const span = fc
    .record({
      days: fc.uniqueArray(fc.constantFrom(...WEEK), { minLength: 1, maxLength: 7 }),
      from: time,
      until: fc.oneof({ weight: 5, arbitrary: time }, { weight: 1, arbitrary: fc.constant("24:00") }),
    })
    .filter(({ from, until }) => from !== until);
  return fc.record({
    timezone: fc.constantFrom(...ZONES.map(([name]) => name), "Africa/Casablanca", "Asia/Kathmandu", "UTC"),
    allow: fc.array(span, { maxLength: 3 }),
    deny: fc.array(span, { maxLength: 2 }),
  });
}
