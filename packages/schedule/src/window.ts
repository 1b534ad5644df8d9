import { combineFailures, Failure } from "@basewatch/failure";
import { attempt } from "./attempt.ts";
import { covers, parseSpan, type Span, WEEK_MINUTES } from "./span.ts";
import { checkTimeZone, findClockChange, localTimeOfWeek } from "./time-zone.ts";

const MINUTE = 60_000;

/**
 * When rebuilds may start, by the clock on the wall of a place. An instant is open when what the clock shows then is in a span of `allow`
 * (without any: always) and in none of `deny`. So an hour that a change of the clocks repeats is open twice, one that it skips is not
 * there, and a span that starts in a skipped hour opens right after it.
 */
export interface RebuildWindow {
  /** A name of the IANA time zone database. */
  readonly timezone: string;
  readonly allow: readonly Span[];
  readonly deny: readonly Span[];
  /** The minutes of the week, from Monday 00:00, at which it goes from closed to open. */
  readonly openings: readonly number[];
}

/** What a window is made of. */
type Spans = Pick<RebuildWindow, "allow" | "deny">;

/**
 * Reads a window as images.yaml has it; without a time zone it is of `UTC`.
 *
 * @throws Failure `schedule.time-zone`, `schedule.span`, `schedule.never-open`; several mistakes as one `schedule.window` with details.
 */
export function parseWindow(value: {
  readonly timezone?: string | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly deny?: readonly string[] | undefined;
}): RebuildWindow {
  const { timezone = "UTC", allow = [], deny = [] } = value;
  const failures: Failure[] = [];
  attempt(() => checkTimeZone(timezone), failures);
  const read = (texts: readonly string[]) =>
    texts.flatMap((text) => attempt(() => parseSpan(text), failures) ?? []);
  const spans = { allow: read(allow), deny: read(deny) };
  if (failures.length > 0) throw combineFailures(failures, "the window has mistakes", "schedule.window");
  return createWindow({ timezone, ...spans });
}

/**
 * A window of spans that were read.
 *
 * @throws Failure `schedule.never-open` when `deny` leaves nothing.
 */
export function createWindow(window: Omit<RebuildWindow, "openings">): RebuildWindow {
  const openings = listOpenings(window);
  if (openings.length > 0 || isOpenAt(window, 0)) return { ...window, openings };
  const what =
    window.allow.length === 0
      ? "the whole week"
      : `all of ${window.allow.map(({ text }) => text).join(", ")}`;
  throw new Failure(`the window never opens: deny covers ${what}`, {
    code: "schedule.never-open",
    hint: "Shorten deny, or allow a time that it does not cover",
  });
}

/** Whether a window is open at an instant, in milliseconds since the epoch. */
export function isOpen(window: RebuildWindow, instantMs: number): boolean {
  return isOpenAt(window, Math.floor(localTimeOfWeek(window.timezone, instantMs) / MINUTE));
}

/** The first instant from `fromMs` on at which a window is open, in milliseconds since the epoch. */
export function nextOpen(window: RebuildWindow, fromMs: number): number {
  let instant = fromMs;
  for (;;) {
    // What the clock shows then, were it not changed until then.
    const opening = instant + waitFor(window, localTimeOfWeek(window.timezone, instant));
    const change = findClockChange(window.timezone, instant, opening);
    if (change === undefined) return opening;
    instant = change;
  }
}

function isOpenAt({ allow, deny }: Spans, minute: number): boolean {
  const isIn = (span: Span) => covers(span, minute);
  return (allow.length === 0 || allow.some(isIn)) && !deny.some(isIn);
}

/** Where something allowed starts or something denied ends, and a minute before it was closed. */
function listOpenings(spans: Spans): readonly number[] {
  const starts = spans.allow.flatMap((span) => span.starts);
  const ends = spans.deny.flatMap((span) => span.starts.map((start) => start + span.minutes));
  return [...new Set([...starts, ...ends].map((minute) => minute % WEEK_MINUTES))]
    .filter(
      (minute) => isOpenAt(spans, minute) && !isOpenAt(spans, (minute + WEEK_MINUTES - 1) % WEEK_MINUTES),
    )
    .toSorted((left, right) => left - right);
}

/** How long it is until a window opens, in milliseconds, when a clock that shows `time` goes on. */
function waitFor(window: RebuildWindow, time: number): number {
  if (isOpenAt(window, Math.floor(time / MINUTE))) return 0;
  const week = WEEK_MINUTES * MINUTE;
  return Math.min(...window.openings.map((minute) => (minute * MINUTE - time + week) % week));
}
