import { type Classify, isPassing as mayPass, type Outcome, retryAfterMs } from "@basewatch/http";
import type { BackoffPolicy, Clock } from "@basewatch/retry";

const RATE_WINDOW_MS = 60_000;
const FIRST_RATE_WAIT_MS = 20_000;

const LOST_REPLIES: ReadonlySet<string> = new Set([
  "http.reset",
  "http.timeout",
  "http.cut",
  "http.malformed",
  "http.too-large",
]);

/** The policy for creating a Bundle: `attempts` in all, waits of up to a second, doubling; the minute that a rate limit may ask for fits. */
export function bundlePolicy(attempts: number): BackoffPolicy {
  return { attempts, baseMs: 1000, capMs: 30_000, budgetMs: 10 * 60_000 };
}

/** What the attempts at one Bundle have come to. */
export interface Attempts {
  readonly classify: Classify;
  readonly count: number;
  /** Whether a Bundle may exist although no attempt was answered with it. */
  readonly ambiguous: boolean;
}

/**
 * Follows the attempts at one Bundle. Lost connections and 5xx are ambiguous, to be looked into first; a 429 is tried again after
 * `Retry-After`, else after 20 s, 40 s and then 60 s, the server's whole window.
 */
export function followAttempts(clock: Clock): Attempts {
  let count = 0;
  let refusedForRate = 0;
  let ambiguous = false;
  return {
    classify(outcome) {
      count += 1;
      const lost = isAmbiguous(outcome);
      if (lost) ambiguous = true;
      if ("failure" in outcome) {
        if (lost) return { kind: "ambiguous" };
        return { kind: isPassing(outcome) ? "retry" : "give-up" };
      }
      const { status } = outcome.response;
      if (status !== 429 && !lost) return { kind: "give-up" };
      const askedMs = retryAfterMs(outcome.response, clock);
      if (lost) return { kind: "ambiguous", afterMs: askedMs };
      refusedForRate += 1;
      const scheduledMs = Math.min(RATE_WINDOW_MS, FIRST_RATE_WAIT_MS * 2 ** (refusedForRate - 1));
      return { kind: "retry", afterMs: askedMs ?? scheduledMs };
    },
    get count() {
      return count;
    },
    get ambiguous() {
      return ambiguous;
    },
  };
}

/** Whether the same request may fare better in a moment. */
export function isPassing(outcome: Outcome): boolean {
  return "failure" in outcome ? mayPass(outcome.failure) : outcome.response.status >= 500;
}

/** Whether the handler may have created a Bundle whose name never came back. A proxy's 5xx says nothing about what is behind it. */
function isAmbiguous(outcome: Outcome): boolean {
  return "failure" in outcome ? LOST_REPLIES.has(outcome.failure.code) : outcome.response.status >= 500;
}
