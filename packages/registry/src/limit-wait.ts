import { type HttpResponse, retryAfterMs } from "@basewatch/http";
import type { Clock } from "@basewatch/retry";

// GHCR names its wait only in the body of a 429, as Go writes durations: "retry-after: 12.5ms", "985.86µs", "1m0.5s".
const WAIT_IN_BODY = /retry-after:\s{0,8}((?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|m|s|[uµμ]s|ns)){1,4})(?![\w.])/iu;
const PART = /([\d.]+)([a-zµμ]+)/giu;
const MS_BY_UNIT: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, ns: 1e-6 };

/** The wait that a limiting answer asks for, in milliseconds: in `Retry-After`, else in its body; `undefined` without one. */
export function limitWaitMs(response: HttpResponse, clock: Clock): number | undefined {
  return retryAfterMs(response, clock) ?? waitInBodyMs(response);
}

/** The wait that an answer's body asks for, in milliseconds and fractions; `undefined` without one. */
export function waitInBodyMs({ body }: HttpResponse): number | undefined {
  const written = WAIT_IN_BODY.exec(body.toString("utf8"))?.[1];
  if (written === undefined) return undefined;
  let total = 0;
  for (const [, amount, unit = ""] of written.matchAll(PART)) {
    // Microseconds have three spellings.
    total += Number(amount) * (MS_BY_UNIT[unit.toLowerCase()] ?? 1e-3);
  }
  return total;
}
