const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The end of one attempt's time. */
export interface Deadline {
  /** Aborted at the end, or when the outer signal is; its reason says which. */
  readonly signal: AbortSignal;
  /** Rejects with the signal's reason when that is aborted; never resolves. */
  readonly passed: Promise<never>;
  stop(): void;
}

/**
 * Starts a deadline. It runs on a real timer and not on the injected clock, since what it ends is a real socket's silence.
 * @param onTimeout makes the reason once `timeoutMs` milliseconds have passed
 * @param onAbort makes the reason once `outer` is aborted
 */
export function startDeadline(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  reasons: { readonly onTimeout: () => Error; readonly onAbort: () => Error },
): Deadline {
  const controller = new AbortController();
  const { promise: passed, reject } = Promise.withResolvers<never>();
  // It is raced against, and often loses before anybody listens.
  passed.catch(() => {});
  const end = (reason: Error) => {
    controller.abort(reason);
    reject(reason);
  };
  const timer = setTimeout(() => end(reasons.onTimeout()), Math.min(timeoutMs, LONGEST_TIMER_MS));
  const onOuter = () => end(reasons.onAbort());
  if (outer?.aborted === true) onOuter();
  outer?.addEventListener("abort", onOuter, { once: true });
  return {
    signal: controller.signal,
    passed,
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onOuter);
    },
  };
}
