import { Failure } from "@basewatch/failure";
import { type Classification, type Clock, parseRetryAfter, systemClock } from "@basewatch/retry";
import type { Classify, HttpRequest, HttpResponse } from "./types.ts";

const GIVE_UP: Classification = { kind: "give-up" };

const PASSING_STATUS: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_FAILURE: ReadonlySet<string> = new Set([
  "http.refused",
  "http.dns",
  "http.reset",
  "http.timeout",
  "http.cut",
]);

const NEVER_SENT: ReadonlySet<string> = new Set([
  "http.refused",
  "http.dns",
  "http.tls",
  "http.proxy",
  "http.private-address",
  "http.invalid-request",
]);

/**
 * The default classification of a method's outcomes. GET and HEAD are tried again whenever that may help; of other methods only
 * what the server cannot have acted on (no connection, or 429), and whatever it may have received is ambiguous.
 * `Retry-After` is honoured in both forms (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
 */
export function classifySafely(
  method: HttpRequest["method"],
  clock: Pick<Clock, "now"> = systemClock,
): Classify {
  const idempotent = method === "GET" || method === "HEAD";
  return (outcome) => {
    if ("failure" in outcome)
      return idempotent ? classifyRead(outcome.failure) : classifyWrite(outcome.failure);
    const { response } = outcome;
    const kind = idempotent ? kindOfRead(response.status) : kindOfWrite(response.status);
    return kind === "give-up" ? GIVE_UP : { kind, afterMs: retryAfterMs(response, clock) };
  };
}

/** The wait that an answer's `Retry-After` asks for, in milliseconds; `undefined` without one. */
export function retryAfterMs(
  { headers }: Pick<HttpResponse, "headers">,
  clock: Pick<Clock, "now">,
): number | undefined {
  return parseRetryAfter(headers.get("retry-after"), clock.now());
}

/** Whether the same exchange may fare better in a moment; a proxy that refuses may, too, where nothing but time is lost by asking it again. */
export function isPassing({ code }: Failure): boolean {
  return PASSING_FAILURE.has(code) || code === "http.proxy";
}

/** Whether a failed exchange proves that the server received nothing, so that even a request that must not happen twice can be sent again. */
export function isNotSent(failure: Failure): boolean {
  // The cause of a spent budget is the exchange that it cut off, when there was one.
  if (failure.code === "http.budget") return !(failure.cause instanceof Failure);
  return NEVER_SENT.has(failure.code);
}

function classifyRead(failure: Failure): Classification {
  return PASSING_FAILURE.has(failure.code) ? { kind: "retry" } : GIVE_UP;
}

function classifyWrite(failure: Failure): Classification {
  if (failure.code === "http.refused" || failure.code === "http.dns") return { kind: "retry" };
  return isNotSent(failure) ? GIVE_UP : { kind: "ambiguous" };
}

function kindOfRead(status: number): Classification["kind"] {
  return PASSING_STATUS.has(status) ? "retry" : "give-up";
}

function kindOfWrite(status: number): Classification["kind"] {
  if (status === 429) return "retry";
  return status === 408 || status >= 500 ? "ambiguous" : "give-up";
}
