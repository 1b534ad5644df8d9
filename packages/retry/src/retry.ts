import type { Clock } from "./clock.ts";

/** How often and how long an operation is tried again. */
export interface BackoffPolicy {
  /** The most times the operation runs, the first one included. */
  readonly attempts: number;
  /** The upper bound of the first wait; it doubles with every further one. */
  readonly baseMs: number;
  /** The most that one computed wait may be. A wait that a server asked for is not cut to this. */
  readonly capMs: number;
  /** The most that all waits of one operation may add up to. A wait that does not fit is not begun. */
  readonly budgetMs: number;
}

/** What a failed attempt means; the caller's to say. */
export type Classification =
  /** Nothing happened, or it may happen twice: try again, not sooner than `afterMs`. */
  | { readonly kind: "retry"; readonly afterMs?: number | undefined }
  | { readonly kind: "give-up" }
  /** It may have happened and must not happen twice: ask `settle` first. */
  | { readonly kind: "ambiguous"; readonly afterMs?: number | undefined };

/** What looking for the effect of an ambiguous attempt has shown. */
export type Settlement<T> =
  | { readonly outcome: "done"; readonly value: T }
  | { readonly outcome: "not-done" }
  | { readonly outcome: "unknown" };

/** One wait before another attempt, for the log. */
export interface WaitEvent {
  readonly attempt: number;
  readonly waitMs: number;
  readonly error: unknown;
}

export interface RetryOptions<T> {
  readonly policy: BackoffPolicy;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly classify: (error: unknown) => Classification;
  /** Looks for the effect of an ambiguous attempt. Without it an ambiguous failure is final. */
  readonly settle?: (error: unknown) => Promise<Settlement<T>>;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: (event: WaitEvent) => void;
}

/**
 * The wait before retry number `retryIndex` (0 is the first), in milliseconds: exponential with full jitter, uniform in
 * [0, min(cap, base · 2^retryIndex)) (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function backoffMs(policy: BackoffPolicy, retryIndex: number, random: () => number): number {
  return random() * Math.min(policy.capMs, policy.baseMs * 2 ** retryIndex);
}

/**
 * Runs `operation` until it succeeds, fails for good, or the policy's attempts or budget are spent; then throws the last
 * attempt's own error. Throws the signal's reason when it is aborted.
 */
export async function retry<T>(
  operation: (attempt: number) => Promise<T>,
  options: RetryOptions<T>,
): Promise<T> {
  let waitedMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted();
    try {
      return await operation(attempt);
    } catch (error) {
      options.signal?.throwIfAborted();
      const classification = options.classify(error);
      if (classification.kind === "give-up") throw error;
      if (classification.kind === "ambiguous") {
        const settlement = (await options.settle?.(error)) ?? { outcome: "unknown" };
        if (settlement.outcome === "done") return settlement.value;
        if (settlement.outcome === "unknown") throw error;
      }
      const waitMs = nextWaitMs(options, attempt, waitedMs, classification.afterMs);
      if (waitMs === undefined) throw error;
      options.onWait?.({ attempt, waitMs, error });
      await options.clock.sleep(waitMs, options.signal);
      waitedMs += waitMs;
    }
  }
}

function nextWaitMs(
  { policy, random }: Pick<RetryOptions<never>, "policy" | "random">,
  attempt: number,
  waitedMs: number,
  afterMs: number | undefined,
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const jitterMs = backoffMs(policy, attempt - 1, random);
  // What a server asks for is a floor; jitter comes on top, or all its clients would be back in the same instant.
  const waitMs = afterMs === undefined ? jitterMs : afterMs + Math.min(jitterMs, afterMs / 10);
  return waitedMs + waitMs > policy.budgetMs ? undefined : waitMs;
}
