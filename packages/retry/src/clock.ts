/** Time as a value that is passed in, so that tests own it. */
export interface Clock {
  /** Wall-clock time, in milliseconds since the Unix epoch. For dates that leave the process. */
  now(): number;
  /** Milliseconds from an arbitrary start; never jumps. For durations, deadlines and token lifetimes. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

// A timer of Node's holds 31 bits of milliseconds; a longer one fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The real clock. Its timers keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        },
        Math.min(Math.max(0, ms), LONGEST_TIMER_MS),
      );
      signal?.addEventListener("abort", onAbort, { once: true });
    }),
};
