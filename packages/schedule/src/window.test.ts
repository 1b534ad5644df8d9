import { listFailures } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { isOpen, nextOpen, parseWindow } from "./index.ts";
import { thrownBy } from "./testing/outcome.ts";

const LONDON = "Europe/London";
const NEW_YORK = "America/New_York";

type Value = Parameters<typeof parseWindow>[0];

describe("parseWindow", () => {
  it("keeps what was written, and knows when it opens", () => {
    const text = "Mon-Tue 22:00-06:00";
    expect(parseWindow({ timezone: LONDON, allow: [text], deny: ["Mon 21:00-23:00"] })).toStrictEqual({
      timezone: LONDON,
      allow: [{ text, starts: [22 * 60, 46 * 60], minutes: 480 }],
      deny: [{ text: "Mon 21:00-23:00", starts: [21 * 60], minutes: 120 }],
      openings: [23 * 60, 46 * 60],
    });
  });

  it("is of UTC without a time zone, and always open without spans", () => {
    expect(parseWindow({})).toStrictEqual({ timezone: "UTC", allow: [], deny: [], openings: [] });
  });

  it("reports every mistake at once", () => {
    const failure = thrownBy(() =>
      parseWindow({ timezone: "Londn", allow: ["Mon 25:00-06:00", "Fry"], deny: ["0"] }),
    );
    expect(failure).toMatchObject({ code: "schedule.window", message: "the window has mistakes" });
    expect(listFailures(failure).map(({ message }) => message)).toStrictEqual([
      '"Londn" is not a time zone',
      '"Mon 25:00-06:00" is not a span of the week: "25:00" is not a time of day',
      '"Fry" is not a span of the week: "Fry" is not a day',
      '"0" is not a span of the week: "0" is not a range of times',
    ]);
  });

  const never: readonly (readonly [name: string, value: Value, what: string])[] = [
    ["everything is denied", { deny: ["*"] }, "the whole week"],
    ["every day is denied", { deny: ["Mon-Fri", "Sat-Sun"] }, "the whole week"],
    ["both halves of the day are", { deny: ["06:00-18:00", "18:00-06:00"] }, "the whole week"],
    ["what is allowed is denied", { allow: ["Sat"], deny: ["Fri-Mon"] }, "all of Sat"],
    [
      "what is allowed is denied in pieces",
      { allow: ["Mon 22:00-06:00", "Tue"], deny: ["Mon 20:00-24:00", "Tue"] },
      "all of Mon 22:00-06:00, Tue",
    ],
  ];
  it.each(never)("refuses a window that never opens: %s", (_name, value, what) => {
    expect(thrownBy(() => parseWindow(value))).toMatchObject({
      code: "schedule.never-open",
      message: `the window never opens: deny covers ${what}`,
      hint: "Shorten deny, or allow a time that it does not cover",
    });
  });

  it("takes one that a minute is left of", () => {
    expect(parseWindow({ allow: ["Sat"], deny: ["Sat 00:01-00:00"] }).openings).toStrictEqual([5 * 1440]);
  });
});

describe("an ordinary week", () => {
  // 2026-11-23 is a Monday, when London is on UTC.
  const nights: Value = { timezone: LONDON, allow: ["Mon-Fri 22:00-06:00", "Sat-Sun"] };
  const cases: readonly (readonly [name: string, value: Value, from: string, opening: string])[] = [
    ["before an evening", nights, "2026-11-23T12:00:00Z", "2026-11-23T22:00:00Z"],
    ["a moment before it", nights, "2026-11-23T21:59:59.999Z", "2026-11-23T22:00:00Z"],
    ["in the evening", nights, "2026-11-23T22:00:00.001Z", "2026-11-23T22:00:00.001Z"],
    ["in the morning after", nights, "2026-11-24T05:59:59.999Z", "2026-11-24T05:59:59.999Z"],
    ["when it is over", nights, "2026-11-24T06:00:00Z", "2026-11-24T22:00:00Z"],
    ["on Monday morning, no night of Sunday's", nights, "2026-11-23T00:00:00Z", "2026-11-23T22:00:00Z"],
    ["on Saturday morning, night or weekend", nights, "2026-11-28T05:00:00Z", "2026-11-28T05:00:00Z"],
    ["deny beats allow", { ...nights, deny: ["Sat"] }, "2026-11-28T03:00:00Z", "2026-11-29T00:00:00Z"],
    ["always but denied", { deny: ["Mon-Fri 09:00-17:00"] }, "2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z"],
    ["a week ahead", { allow: ["Mon 00:00-00:01"] }, "2026-11-23T00:01:00Z", "2026-11-30T00:00:00Z"],
    ["always", {}, "2026-11-23T00:01:00Z", "2026-11-23T00:01:00Z"],
    [
      "elsewhere",
      { timezone: "Asia/Kathmandu", allow: ["Tue"] },
      "2026-11-23T12:00:00Z",
      "2026-11-23T18:15:00Z",
    ],
  ];
  it.each(cases)("%s", (_name, value, from, opening) => {
    expectOpening(value, from, opening);
  });
});

// London: 2026-03-29 01:00 is skipped, 2026-10-25 01:00 repeated. New York: 2026-03-08 02:00 skipped, 2026-11-01 01:00 repeated.
describe("a change of the clocks", () => {
  const cases: readonly (readonly [name: string, value: Value, from: string, opening: string])[] = [
    [
      "a start that is skipped: right after",
      { timezone: LONDON, allow: ["Sun 01:30-04:00"] },
      "2026-03-28T12:00:00Z",
      "2026-03-29T01:00:00Z",
    ],
    [
      "a span that is skipped: a week later",
      { timezone: NEW_YORK, allow: ["Sun 02:00-03:00"] },
      "2026-03-08T00:00:00Z",
      "2026-03-15T06:00:00Z",
    ],
    [
      "an end that is skipped: right after",
      { timezone: NEW_YORK, deny: ["Sun 00:00-02:30"] },
      "2026-03-08T06:00:00Z",
      "2026-03-08T07:00:00Z",
    ],
    [
      "an hour that is repeated, the first time",
      { timezone: LONDON, allow: ["Sun 01:00-02:00"] },
      "2026-10-24T12:00:00Z",
      "2026-10-25T00:00:00Z",
    ],
    [
      "half of it, the second time",
      { timezone: LONDON, allow: ["Sun 01:00-01:30"] },
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:00:00Z",
    ],
    [
      "a night is an hour longer",
      { timezone: NEW_YORK, allow: ["Sat 22:00-06:00"] },
      "2026-11-01T10:59:59Z",
      "2026-11-01T10:59:59Z",
    ],
    [
      "and over then",
      { timezone: NEW_YORK, allow: ["Sat 22:00-06:00"] },
      "2026-11-01T11:00:00Z",
      "2026-11-08T03:00:00Z",
    ],
    [
      "the same time after it is another instant",
      { timezone: LONDON, allow: ["Mon 22:00-23:00"] },
      "2026-10-20T12:00:00Z",
      "2026-10-26T22:00:00Z",
    ],
  ];
  it.each(cases)("%s", (_name, value, from, opening) => {
    expectOpening(value, from, opening);
  });
});

function expectOpening(value: Value, from: string, opening: string): void {
  const window = parseWindow(value);
  expect(new Date(nextOpen(window, Date.parse(from))).toISOString()).toBe(new Date(opening).toISOString());
  expect(isOpen(window, Date.parse(from))).toBe(Date.parse(from) === Date.parse(opening));
  expect(isOpen(window, Date.parse(opening))).toBe(true);
}
