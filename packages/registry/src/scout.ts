import type { Clock } from "@basewatch/retry";

/** Sends the first of many ahead, so that what it learns is not learned again by all of them at once. */
export interface Scout {
  /** Runs the first task at once; later ones wait until it has ended, or until it has taken two seconds. */
  lead<T>(task: () => Promise<T>): Promise<T>;
}

// One slow answer must not hold up everything else that is wanted of its host.
const LONGEST_WAIT_MS = 2_000;

export function createScout(clock: Clock): Scout {
  let patience: Promise<void> | undefined;
  return {
    async lead(task) {
      if (patience !== undefined) {
        await patience;
        return task();
      }
      const result = task();
      // Counted from here for everybody: who asks ten times in a row must not wait ten times.
      patience = atMost(result, LONGEST_WAIT_MS, clock);
      return result;
    },
  };
}

async function atMost(task: Promise<unknown>, waitMs: number, clock: Clock): Promise<void> {
  const alarm = new AbortController();
  const done = task.catch(() => {});
  await Promise.race([done, clock.sleep(waitMs, alarm.signal).catch(() => {})]);
  alarm.abort();
}
