import { Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const WEEK = 7 * 24 * HOUR;
/** Since 1970 no zone of the database has changed its clocks twice within six days, so that none hides between two looks. */
const STEP = 24 * HOUR;

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** 1970-01-01 was a Thursday. */
const EPOCH = 3 * 24 * HOUR;

/** Abbreviations stand for one half of the year, where they stand for one place at all. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["EST", "America/New_York"],
  ["EDT", "America/New_York"],
  ["CST", "America/Chicago"],
  ["CDT", "America/Chicago"],
  ["MST", "America/Denver"],
  ["MDT", "America/Denver"],
  ["PST", "America/Los_Angeles"],
  ["PDT", "America/Los_Angeles"],
  ["BST", "Europe/London"],
  ["CEST", "Europe/Berlin"],
  ["IST", "Asia/Kolkata"],
  ["JST", "Asia/Tokyo"],
  ["AEST", "Australia/Sydney"],
  ["AEDT", "Australia/Sydney"],
]);

// Making a formatter takes a hundred times longer than using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Checks a name of the IANA time zone database (https://www.iana.org/time-zones), in any case: `Europe/London`, `UTC`.
 *
 * @throws Failure `schedule.time-zone` with the nearest name; for offsets and abbreviations, which know no daylight saving, too.
 */
export function checkTimeZone(text: string): void {
  if (isTimeZone(text)) return;
  throw new Failure(`"${printable(text, 64)}" is not a time zone`, {
    code: "schedule.time-zone",
    hint: hintFor(text),
  });
}

/** What a clock on the wall in a time zone shows at an instant, in milliseconds since its Monday 00:00. */
export function localTimeOfWeek(timeZone: string, instantMs: number): number {
  let time = mod(instantMs, SECOND);
  for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) {
    if (type === "weekday") time += WEEKDAYS.indexOf(value) * 24 * HOUR;
    else if (type === "hour") time += Number(value) * HOUR;
    else if (type === "minute") time += Number(value) * 60 * SECOND;
    else if (type === "second") time += Number(value) * SECOND;
  }
  return time;
}

/** The first instant after `fromMs`, and not after `untilMs`, from which on the clocks of a time zone differ more or less from UTC. */
export function findClockChange(timeZone: string, fromMs: number, untilMs: number): number | undefined {
  const offset = offsetOf(timeZone, fromMs);
  let [before, after] = [fromMs, fromMs];
  while (after < untilMs) {
    [before, after] = [after, Math.min(after + STEP, untilMs)];
    if (offsetOf(timeZone, after) !== offset) return bisect(timeZone, offset, before, after);
  }
  return undefined;
}

function bisect(timeZone: string, offset: number, before: number, after: number): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(timeZone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** How far the clocks are ahead of UTC, within the week: all that a change of them can show. */
function offsetOf(timeZone: string, instantMs: number): number {
  return mod(localTimeOfWeek(timeZone, instantMs) - EPOCH - instantMs, WEEK);
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

function isTimeZone(text: string): boolean {
  if (/^[+-]/u.test(text) || ABBREVIATIONS.has(text.toUpperCase())) return false;
  try {
    formatterOf(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function hintFor(text: string): string {
  if (/^(?:utc|gmt)?[+-]\d/iu.test(text))
    return "An offset has no daylight saving; write a name like Europe/London, or UTC";
  const meant = ABBREVIATIONS.get(text.toUpperCase()) ?? nearestZone(text.slice(0, 64).replaceAll(" ", "_"));
  return meant === undefined
    ? "Write a name of the IANA time zone database, like Europe/London, or UTC"
    : `Did you mean ${meant}?`;
}

/** By the whole name, else by the city alone. */
function nearestZone(text: string): string | undefined {
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const cities = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf("/") + 1), zone]));
  const city = nearestName(text, cities.keys());
  return nearestName(text, zones) ?? (city === undefined ? undefined : cities.get(city));
}

function mod(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
