import type { Failure } from "@basewatch/failure";
import { type Classify, classifySafely } from "@basewatch/http";
import { type Clock, parseHttpDate, parseRetryAfter } from "@basewatch/retry";

/** What tells a rate limit from another refusal. */
export interface LimitSigns {
  readonly status: number;
  readonly message: string;
  header(name: string): string | undefined;
}

const SECONDARY = /secondary rate limit|abuse detection/iu;
const FIRST_BLIND_WAIT_MS = 60_000;

/**
 * Which of GitHub's rate limits refused a request; `undefined` when none did
 * (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit).
 */
export function limitOf({ status, message, header }: LimitSigns): "primary" | "secondary" | undefined {
  if (status !== 403 && status !== 429) return undefined;
  if (SECONDARY.test(message)) return "secondary";
  if (header("x-ratelimit-remaining") === "0" || /\brate limit\b/iu.test(message)) return "primary";
  return status === 429 || header("retry-after") !== undefined ? "secondary" : undefined;
}

/**
 * How long a limit asks to wait, in milliseconds: `Retry-After`, else until the reset by the server's own clock, else a minute
 * that doubles with each wait before.
 */
export function limitWaitMs({ header }: LimitSigns, nowMs: number, waitsBefore: number): number {
  const serverNowMs = parseHttpDate(header("date")) ?? nowMs;
  const afterMs = parseRetryAfter(header("retry-after"), serverNowMs);
  if (afterMs !== undefined) return afterMs;
  const resetS = Number(header("x-ratelimit-reset"));
  if (header("x-ratelimit-remaining") === "0" && resetS > 0)
    return Math.max(1000, resetS * 1000 - serverNowMs);
  return FIRST_BLIND_WAIT_MS * 2 ** waitsBefore;
}

/** How a call may be tried again. `read`: whatever may help. `once`: never; the caller asks again by itself. */
export type Repetition = "read" | "once";

/** The classification of one call's outcomes; made anew for each call, since it counts the waits. */
export function classifyCall(repetition: Repetition, clock: Clock): Classify {
  let waits = 0;
  const safely = classifySafely("GET", clock);
  return (outcome) => {
    if (repetition === "once") return { kind: "give-up" };
    const signs = "response" in outcome ? readSigns(outcome.response) : undefined;
    if (signs !== undefined && limitOf(signs) !== undefined) {
      waits += 1;
      return { kind: "retry", afterMs: limitWaitMs(signs, clock.now(), waits - 1) };
    }
    return safely(outcome);
  };
}

function readSigns(response: {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: { get(name: string): string | undefined };
}): LimitSigns {
  return {
    status: response.status,
    message: response.status < 400 ? "" : response.body.subarray(0, 4096).toString("utf8"),
    header: (name) => response.headers.get(name),
  };
}

/** Whether a failure is a limit's, so that a later run can go on: nothing was started. */
export function isDeferring(failure: Failure): boolean {
  return ["forge.rate-limited", "forge.secondary-rate-limited", "http.budget"].includes(failure.code);
}
