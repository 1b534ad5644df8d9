import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Ten years of 365 days: what is longer is a slip of the keyboard. */
const MAX_DAYS = 3650;
const MAX_LENGTH = 64;

const SHORT = /^(?=\d)(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/u;
const ISO = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;
/** Of the five numbers that both patterns yield. */
const UNITS = [WEEK, DAY, HOUR, MINUTE, SECOND] as const;

const CALENDAR_UNIT = /^(?:P[^T]*\d[YM]|\d+ *(?:y|mo))/iu;
const SPELT_OUT = /^(\d+) *(?!ms$)([wdhms])(?:eek|ay|our|r|in|inute|ec|econd)?s?$/iu;
const FORMS = "Write it like 90s, 30m, 12h, 7d, 2w, 1d12h, P7D or 0";

/**
 * A duration in milliseconds: `90s`, `30m`, `12h`, `7d`, `2w`, combinations from large to small such as `1d12h`, the ISO 8601
 * durations of fixed length (`P2W`, `P7D`, `PT12H`, `P1DT12H`), and `0`.
 *
 * @throws Failure `schedule.duration` for anything else: fractions, signs, years and months, more than ten years.
 */
export function parseDuration(text: string): number {
  if (text === "0") return 0;
  const match = text.length > MAX_LENGTH ? null : (SHORT.exec(text) ?? ISO.exec(text));
  if (match === null) throw durationFailure(text, "is not a duration", hintFor(text));
  const ms = UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
  if (ms <= MAX_DAYS * DAY) return ms;
  throw durationFailure(text, "is longer than ten years", `Write at most ${MAX_DAYS}d`);
}

/** A duration for people, `1d 12h`, to the nearest second; without its blanks {@link parseDuration} reads it. Negative is `0s`. */
export function formatDuration(ms: number): string {
  let rest = Math.max(0, Math.round(ms / SECOND)) * SECOND;
  const parts: string[] = [];
  for (const [unit, letter] of [
    [DAY, "d"],
    [HOUR, "h"],
    [MINUTE, "m"],
    [SECOND, "s"],
  ] as const) {
    const count = Math.floor(rest / unit);
    if (count > 0) parts.push(`${count}${letter}`);
    rest -= count * unit;
  }
  return parts.length === 0 ? "0s" : parts.join(" ");
}

function hintFor(text: string): string {
  const start = text.slice(0, MAX_LENGTH);
  if (CALENDAR_UNIT.test(start)) return `Years and months have no fixed length, use weeks or days. ${FORMS}`;
  const [, count, unit] = SPELT_OUT.exec(start) ?? [];
  if (count === undefined || unit === undefined) return FORMS;
  return `Did you mean ${count}${unit.toLowerCase()}? ${FORMS}`;
}

function durationFailure(text: string, reason: string, hint: string): Failure {
  return new Failure(`"${printable(text, MAX_LENGTH)}" ${reason}`, { code: "schedule.duration", hint });
}
