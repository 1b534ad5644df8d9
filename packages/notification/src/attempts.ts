import { Failure } from "@basewatch/failure";
import { type Classify, isNotSent, isPassing, type Outcome, retryAfterMs } from "@basewatch/http";
import type { BackoffPolicy, Clock } from "@basewatch/retry";

/** How often a message is tried: four times, and half a minute of waits in all. */
export const DELIVERY_POLICY: BackoffPolicy = { attempts: 4, baseMs: 1000, capMs: 8000, budgetMs: 30_000 };
/** The most milliseconds that one attempt may take. */
export const ATTEMPT_TIMEOUT_MS = 10_000;

/** The attempts at one message over HTTP. */
export interface Attempts {
  readonly classify: Classify;
  readonly count: number;
  /** Counts an attempt that was cut off and so never classified. */
  noteCutOff(error: unknown): void;
}

/**
 * Follows the attempts at one message. Lost answers, 408, 429 and 5xx are tried again: a message that comes twice is a smaller evil than one
 * that never comes.
 *
 * @param isMomentary whether an answer that is none of those may be another in a moment
 */
export function followAttempts(
  clock: Clock,
  isMomentary: (outcome: Outcome) => boolean = () => false,
): Attempts {
  let count = 0;
  return {
    classify(outcome) {
      count += 1;
      if ("failure" in outcome) return { kind: isPassing(outcome.failure) ? "retry" : "give-up" };
      const { status } = outcome.response;
      if (status !== 408 && status !== 429 && status < 500 && !isMomentary(outcome))
        return { kind: "give-up" };
      return { kind: "retry", afterMs: retryAfterMs(outcome.response, clock) };
    },
    get count() {
      return count;
    },
    noteCutOff(error) {
      if (error instanceof Failure && error.code === "http.budget" && !isNotSent(error) && count === 0)
        count = 1;
    },
  };
}
