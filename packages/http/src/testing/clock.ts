import type { Clock } from "@basewatch/retry";

/** A clock that a test moves. */
export interface TestClock extends Clock {
  /** The waits that were asked for, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Lets time pass, and whoever sleeps that long wake up. */
  advance(ms: number): Promise<void>;
}

/** @param immediate whether each sleep is over at once, with the time moved on by it; otherwise only `advance` moves time */
export function createTestClock({ immediate = false, startMs = 0 } = {}): TestClock {
  const sleeps: number[] = [];
  const sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();
  let nowMs = startMs;
  return {
    sleeps,
    now: () => nowMs,
    monotonicMs: () => nowMs,
    sleep(ms, signal) {
      sleeps.push(ms);
      if (immediate) {
        nowMs += ms;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const sleeper = { atMs: nowMs + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      });
    },
    async advance(ms) {
      nowMs += ms;
      for (const sleeper of sleepers) {
        if (sleeper.atMs > nowMs) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await settleMicrotasks();
    },
  };
}

/** Resolves once everything that promises can do without the outside world is done. */
export function settleMicrotasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
