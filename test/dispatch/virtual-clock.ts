const PRELOAD = new URL("./clock-preload.mjs", import.meta.url).href;
// A run whose requests time out after half a minute takes a second or two, and one that is slow on a busy machine stays far from its lease's end.
const SPEED = 20;
/** Past the lease of a claim and past `settle`. */
const NEXT_SCHEDULE_MS = 60 * 60_000;

/** A clock that this process's servers and the processes that are started with its environment share. */
export interface VirtualClock {
  readonly now: () => number;
  /** Until the next schedule. */
  skip(): void;
  /** What a process is started with. */
  environment(): Readonly<Record<string, string>>;
}

export function createVirtualClock(): VirtualClock {
  const realMs = Date.now();
  let startMs = Math.floor(realMs / 1000) * 1000;
  return {
    now: () => Math.floor(startMs + (Date.now() - realMs) * SPEED),
    skip() {
      startMs += NEXT_SCHEDULE_MS;
    },
    environment: () => ({
      NODE_OPTIONS: `--import ${PRELOAD}`,
      TEST_CLOCK: [startMs, realMs, SPEED].join(","),
    }),
  };
}
