/** What a clock on the wall shows at the start of a minute, as Node prints it, and nothing worked out. */
export interface Shown {
  readonly ms: number;
  /** `Mon` to `Sun`. */
  readonly day: string;
  /** `00:00` to `23:59`, so that text compares as time does. */
  readonly time: string;
}

/** A window as the oracle and a file have it in common: days, start and end of each span. */
export interface PlainSpan {
  readonly days: readonly string[];
  readonly from: string;
  readonly until: string;
}

export interface PlainWindow {
  readonly timezone: string;
  readonly allow: readonly PlainSpan[];
  readonly deny: readonly PlainSpan[];
}

export const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const BEFORE: Readonly<Record<string, string>> = {
  Mon: "Sun",
  Tue: "Mon",
  Wed: "Tue",
  Thu: "Wed",
  Fri: "Thu",
  Sat: "Fri",
  Sun: "Sat",
};

/** What the wall clock of a time zone shows, every `stepMs` from `fromMs` on and before `untilMs`. */
export function watchClock(
  timeZone: string,
  fromMs: number,
  untilMs: number,
  stepMs: number,
): readonly Shown[] {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const shown: Shown[] = [];
  for (let ms = fromMs; ms < untilMs; ms += stepMs) {
    const [day = "", time = ""] = format.format(ms).split(/,? /u);
    shown.push({ ms, day, time });
  }
  return shown;
}

/** Whether a window is open while a clock shows this. */
export function isOpenByOracle({ allow, deny }: PlainWindow, shown: Shown): boolean {
  if (deny.some((span) => isIn(span, shown))) return false;
  return allow.length === 0 || allow.some((span) => isIn(span, shown));
}

function isIn({ days, from, until }: PlainSpan, { day, time }: Shown): boolean {
  if (from < until) return days.includes(day) && from <= time && time < until;
  const startedToday = days.includes(day) && from <= time;
  const startedYesterday = days.includes(BEFORE[day] ?? "") && time < until;
  return startedToday || startedYesterday;
}

/** A window as images.yaml has it. */
export function spellWindow({ timezone, allow, deny }: PlainWindow) {
  return { timezone, allow: allow.map(spellSpan), deny: deny.map(spellSpan) };
}

function spellSpan({ days, from, until }: PlainSpan): string {
  return `${days.join(",")} ${from}-${until}`;
}
