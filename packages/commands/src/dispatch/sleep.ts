import type { Clock } from "@basewatch/retry";

/** Sleeps for some milliseconds, or until the run is told to stop: it still has a result to write then. */
export async function sleepUnlessStopped(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return;
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
