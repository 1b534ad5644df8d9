import type { Clock } from "@basewatch/retry";

/** Sends the first of many ahead, so that what it learns is not learned again by all of them at once. */
export interface Scout {
  /** Runs the first task at once; later ones wait until it has ended, or for two seconds when it takes longer. */
  lead<T>(task: () => Promise<T>): Promise<T>;
}

// One slow answer must not hold up everything else that is wanted of its host.
const LONGEST_WAIT_MS = 2_000;

export function createScout(clock: Clock): Scout {
  let first: Promise<unknown> | undefined;
  let isBack = false;
  return {
    async lead(task) {
      if (first !== undefined) {
        if (!isBack) await atMost(first, LONGEST_WAIT_MS, clock);
        return task();
      }
      const result = task();
      first = result
        .catch(() => {})
        .finally(() => {
          isBack = true;
        });
      return result;
    },
  };
}

async function atMost(done: Promise<unknown>, waitMs: number, clock: Clock): Promise<void> {
  const alarm = new AbortController();
  await Promise.race([done, clock.sleep(waitMs, alarm.signal).catch(() => {})]);
  alarm.abort();
}
