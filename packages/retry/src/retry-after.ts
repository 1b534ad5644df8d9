const SECONDS = /^\d{1,15}(?:\.\d{1,9})?$/u;

/**
 * The wait that a `Retry-After` value asks for, in milliseconds from `nowMs`: seconds or an HTTP date
 * (RFC 9110, section 10.2.3). A date in the past is 0; a value that is neither is `undefined`.
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim() ?? "";
  if (SECONDS.test(text)) return Math.ceil(Number(text) * 1000);
  const atMs = parseHttpDate(text);
  return atMs === undefined ? undefined : Math.max(0, atMs - nowMs);
}

// Date.parse accepts far more than HTTP does ("1", "May"); the three forms of RFC 9110, section 5.6.7, all begin with a weekday.
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [\w :-]+$/iu;

/** The time of an HTTP date (`Date`, `Retry-After`), in milliseconds since the epoch; `undefined` when it is none. */
export function parseHttpDate(value: string | undefined): number | undefined {
  const text = value?.trim() ?? "";
  if (!HTTP_DATE.test(text)) return undefined;
  // asctime's form names no zone and means GMT all the same.
  const atMs = Date.parse(/gmt|utc/iu.test(text) ? text : `${text} GMT`);
  return Number.isNaN(atMs) ? undefined : atMs;
}
