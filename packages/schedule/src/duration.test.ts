import { Failure } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration } from "./index.ts";
import { outcomeOf, thrownBy } from "./testing/outcome.ts";

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const FORMS = "Write it like 90s, 30m, 12h, 7d, 2w, 1d12h, P7D or 0";
const NO_CALENDAR = `Years and months have no fixed length, use weeks or days. ${FORMS}`;

describe("parseDuration", () => {
  const accepted: readonly (readonly [text: string, ms: number])[] = [
    ["0", 0],
    ["0s", 0],
    ["0d", 0],
    ["P0D", 0],
    ["PT0S", 0],
    ["1s", SECOND],
    ["90s", 90 * SECOND],
    ["30m", 30 * MINUTE],
    ["12h", 12 * HOUR],
    ["7d", 7 * DAY],
    ["07d", 7 * DAY],
    ["2w", 14 * DAY],
    ["1d12h", 36 * HOUR],
    ["1w2d3h4m5s", 9 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND],
    ["1w5s", 7 * DAY + 5 * SECOND],
    ["P7D", 7 * DAY],
    ["PT12H", 12 * HOUR],
    ["PT30M", 30 * MINUTE],
    ["PT90S", 90 * SECOND],
    ["P1DT12H", 36 * HOUR],
    ["P2W", 14 * DAY],
    ["P1W2DT3H4M5S", 9 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND],
    ["3650d", 3650 * DAY],
    [`${"0".repeat(63)}s`, 0],
  ];
  it.each(accepted)("reads %s as %d ms", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  const refused: readonly (readonly [name: string, text: string, hint: string])[] = [
    ["nothing", "", FORMS],
    ["a blank", " ", FORMS],
    ["a blank behind it", "7d ", FORMS],
    ["a blank before it", " 7d", FORMS],
    ["a bare number", "7", FORMS],
    ["zeros", "00", FORMS],
    ["a negative one", "-7d", FORMS],
    ["a sign", "+7d", FORMS],
    ["a fraction", "1.5d", FORMS],
    ["a unit alone", "d", FORMS],
    ["units out of order", "12h1d", FORMS],
    ["a unit twice", "1d1d", FORMS],
    ["another unit", "7x", FORMS],
    ["milliseconds", "450ms", FORMS],
    ["other digits", "٧d", FORMS],
    ["a word", "never", FORMS],
    ["P alone", "P", FORMS],
    ["PT alone", "PT", FORMS],
    ["T with nothing behind", "P1DT", FORMS],
    ["ISO hours without T", "P12H", FORMS],
    ["ISO days behind T", "PT1D", FORMS],
    ["ISO in lower case", "p7d", FORMS],
    ["something behind ISO", "P7Dx", FORMS],
    ["something before ISO", "xP7D", FORMS],
    ["65 characters", `${"0".repeat(64)}s`, FORMS],
    ["upper case", "7D", `Did you mean 7d? ${FORMS}`],
    ["days in words", "7 days", `Did you mean 7d? ${FORMS}`],
    ["one day in words", "1 day", `Did you mean 1d? ${FORMS}`],
    ["days, without a blank", "7days", `Did you mean 7d? ${FORMS}`],
    ["weeks in words", "2  Weeks", `Did you mean 2w? ${FORMS}`],
    ["hours in words", "12 hours", `Did you mean 12h? ${FORMS}`],
    ["hours, shortened", "12hrs", `Did you mean 12h? ${FORMS}`],
    ["minutes in words", "30 minutes", `Did you mean 30m? ${FORMS}`],
    ["minutes, shortened", "30 min", `Did you mean 30m? ${FORMS}`],
    ["seconds in words", "90 seconds", `Did you mean 90s? ${FORMS}`],
    ["seconds, shortened", "90 sec", `Did you mean 90s? ${FORMS}`],
    ["words and more", "7 days ago", FORMS],
    ["words behind something", "in 7 days", FORMS],
    ["years", "1y", NO_CALENDAR],
    ["years in words", "10  Years", NO_CALENDAR],
    ["months", "3mo", NO_CALENDAR],
    ["months in words", "3 months", NO_CALENDAR],
    ["something before years", "x1y", FORMS],
    ["ISO years", "P1Y", NO_CALENDAR],
    ["ISO months", "P10M", NO_CALENDAR],
    ["ISO years and days", "P1Y2D", NO_CALENDAR],
    ["ISO years and time", "P1YT2H", NO_CALENDAR],
    ["ISO fractions of minutes", "PT1.5M", FORMS],
    ["something before ISO years", "xP1Y", FORMS],
    ["ISO years without a number", "PY", FORMS],
  ];
  it.each(refused)("refuses %s", (_name, text, hint) => {
    const failure = thrownBy(() => parseDuration(text));
    expect(failure.code).toBe("schedule.duration");
    expect(failure.message).toBe(`"${text.slice(0, 64)}${text.length > 64 ? "…" : ""}" is not a duration`);
    expect(failure.hint).toBe(hint);
  });

  it.each(["3651d", "3650d1s", "522w", "P3651D", `${"9".repeat(63)}s`])("refuses %s as too long", (text) => {
    const failure = thrownBy(() => parseDuration(text));
    expect(failure.code).toBe("schedule.duration");
    expect(failure.message).toBe(`"${text}" is longer than ten years`);
    expect(failure.hint).toBe("Write at most 3650d");
  });

  it("quotes hostile text printable and short", () => {
    expect(thrownBy(() => parseDuration("7\u0000d")).message).toBe(String.raw`"7\u{0}d" is not a duration`);
    expect(thrownBy(() => parseDuration("7".repeat(1_000_000))).message).toBe(
      `"${"7".repeat(64)}…" is not a duration`,
    );
  });

  it("is total: any text is a number of milliseconds or a failure", () => {
    const pieces = fc.constantFrom(
      "P",
      "T",
      "W",
      "D",
      "H",
      "M",
      "S",
      "w",
      "d",
      "h",
      "m",
      "s",
      "1",
      "20",
      " ",
      "-",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 8 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const outcome = outcomeOf(() => parseDuration(given));
        if (!(outcome instanceof Failure)) expect(outcome % SECOND).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("reads both spellings alike", () => {
    const count = fc.nat({ max: 99 });
    fc.assert(
      fc.property(count, count, count, count, count, (w, d, h, m, s) => {
        const expected = (w * 7 + d) * DAY + h * HOUR + m * MINUTE + s * SECOND;
        expect(parseDuration(`${w}w${d}d${h}h${m}m${s}s`)).toBe(expected);
        expect(parseDuration(`P${w}W${d}DT${h}H${m}M${s}S`)).toBe(expected);
      }),
    );
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0s"],
    [-5 * DAY, "0s"],
    [499, "0s"],
    [500, "1s"],
    [59_500, "1m"],
    [90 * SECOND, "1m 30s"],
    [HOUR, "1h"],
    [36 * HOUR, "1d 12h"],
    [14 * DAY, "14d"],
    [DAY + 5 * SECOND, "1d 5s"],
    [2 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND, "2d 3h 4m 5s"],
  ])("shows %d ms as %s", (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });

  it("is read back by parseDuration without its blanks", () => {
    fc.assert(
      fc.property(fc.nat({ max: 3650 * 86_400 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * SECOND).replaceAll(" ", ""))).toBe(seconds * SECOND);
      }),
    );
  });
});
