import { combineFailures, Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** The length of a day in minutes. */
export const DAY_MINUTES = 24 * 60;
/** The length of a week in minutes. */
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** A part of every week as a clock on the wall shows it, half-open: from its start up to its end, which is out of it. */
export interface Span {
  /** As it was written. */
  readonly text: string;
  /** When it starts, in minutes since Monday 00:00, once for each of its days. */
  readonly starts: readonly number[];
  /** From 1 to 1440 minutes; what goes past midnight belongs to the day that it starts on. */
  readonly minutes: number;
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
/** Day names in lower case, in full and by three letters. */
const DAY_NUMBERS: ReadonlyMap<string, number> = new Map(
  DAYS.flatMap((name, index) => [name, name.slice(0, 3)].map((form) => [form.toLowerCase(), index] as const)),
);
const DAY_NAMES = DAYS.flatMap((name) => [name.slice(0, 3), name]);
/** What people call several days, and how it is written here. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["weekday", "Mon-Fri"],
  ["weekdays", "Mon-Fri"],
  ["weekend", "Sat-Sun"],
  ["weekends", "Sat-Sun"],
  ["daily", "*"],
  ["everyday", "*"],
  ["always", "*"],
]);

const MAX_LENGTH = 100;
const OTHER_DASH = /[–—]/u;
const DAY_FORMS =
  "Use Mon, Tue, Wed, Thu, Fri, Sat, Sun, ranges such as Mon-Fri, lists such as Mon,Wed, or *";
const TIME_FORMS = "Write it like 22:00-06:00";
const FORMS = `Write it like "Mon-Fri 22:00-06:00", "Sat", "Mon,Wed 09:00-17:00" or "22:00-06:00"`;

/**
 * Reads a span: days, then hours and minutes of a 24-hour clock. `Mon-Fri 22:00-06:00` starts on five days and ends the morning after each;
 * `Sat` is a whole day; `22:00-06:00` and `* 22:00-06:00` are of every day; `Mon,Wed 09:00-17:00` lists days; `Fri-Mon` goes through the
 * weekend. Day names are taken in any case, in full too.
 *
 * @throws Failure `schedule.span`; several mistakes as one with details.
 */
export function parseSpan(text: string): Span {
  const words = text
    .slice(0, MAX_LENGTH + 1)
    .trim()
    .replaceAll(/\s*([-,])\s*/gu, "$1")
    .split(/\s+/u);
  const [first = "", second] = words;
  if (first === "" || words.length > 2 || text.length > MAX_LENGTH || OTHER_DASH.test(text))
    throw spanFailure(text, "", formsFor(text));
  const timesAlone = second === undefined && /^\d/u.test(first);
  const failures: Failure[] = [];
  const note = (reason: string, hint: string) => void failures.push(spanFailure(text, reason, hint));
  const days = timesAlone ? everyDay() : parseDays(first, note);
  const times = timesAlone ? first : second;
  const { from, minutes } = times === undefined ? { from: 0, minutes: DAY_MINUTES } : parseTimes(times, note);
  if (failures.length > 0)
    throw combineFailures(failures, spanFailure(text, "", "").message, "schedule.span");
  return { text, starts: days.map((day) => day * DAY_MINUTES + from), minutes };
}

/** Whether a minute of the week, counted from Monday 00:00, is in a span. */
export function covers(span: Span, minute: number): boolean {
  return span.starts.some((start) => (minute - start + WEEK_MINUTES) % WEEK_MINUTES < span.minutes);
}

type Note = (reason: string, hint: string) => void;

function everyDay(): readonly number[] {
  return DAYS.map((_, index) => index);
}

function parseDays(text: string, note: Note): readonly number[] {
  const found = new Set(
    text.split(",").flatMap((item) => (item === "*" ? everyDay() : parseDayRange(item, note))),
  );
  return [...found].toSorted((left, right) => left - right);
}

function parseDayRange(text: string, note: Note): readonly number[] {
  const ends = text.split("-").map((word) => parseDay(word, note));
  const [from, until = from, ...rest] = ends;
  if (rest.length > 0) note(`"${printable(text, 40)}" is not a range of days`, DAY_FORMS);
  if (from === undefined || until === undefined) return [];
  const count = ((until - from + 7) % 7) + 1;
  return everyDay()
    .slice(0, count)
    .map((day) => (from + day) % 7);
}

function parseDay(word: string, note: Note): number | undefined {
  const day = DAY_NUMBERS.get(word.toLowerCase());
  if (day === undefined) {
    const meant = SPOKEN.get(word.toLowerCase()) ?? nearestName(word, DAY_NAMES);
    note(`"${printable(word, 40)}" is not a day`, meant === undefined ? DAY_FORMS : `Did you mean ${meant}?`);
  }
  return day;
}

const NOTHING = { from: 0, minutes: 0 };

function parseTimes(text: string, note: Note): { readonly from: number; readonly minutes: number } {
  const ends = text.split("-");
  const [start, end] = ends;
  if (start === undefined || end === undefined || ends.length > 2) {
    note(`"${printable(text, 40)}" is not a range of times`, TIME_FORMS);
    return NOTHING;
  }
  const [from, until] = [parseTime(start, note), parseTime(end, note)];
  if (from === undefined || until === undefined) return NOTHING;
  if (from === DAY_MINUTES)
    note(`"${start}" is the end of a day`, "Write 00:00 for the start of the next day");
  else if (from === until) note(`"${text}" is empty`, "Write 00:00-24:00 for a whole day");
  return { from, minutes: until > from ? until - from : until - from + DAY_MINUTES };
}

/** Minutes since midnight. */
function parseTime(text: string, note: Note): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(text) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) < 60 && time <= DAY_MINUTES) return time;
  note(
    `"${printable(text, 40)}" is not a time of day`,
    "Write hours and minutes from 00:00 to 23:59, or 24:00 for the end of the day",
  );
  return undefined;
}

/** What was meant where only the dash is another one, or a word. */
function formsFor(text: string): string {
  const meant = text.slice(0, MAX_LENGTH).replaceAll(/\s*(?:[–—]|\bto\b|\buntil\b)\s*/giu, "-");
  return meant === text.slice(0, MAX_LENGTH) ? FORMS : `Did you mean ${printable(meant)}? ${FORMS}`;
}

function spanFailure(text: string, reason: string, hint: string): Failure {
  const message = `"${printable(text, MAX_LENGTH)}" is not a span of the week`;
  return new Failure(reason === "" ? message : `${message}: ${reason}`, { code: "schedule.span", hint });
}
