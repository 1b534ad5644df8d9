import type { Clock } from "@basewatch/retry";

export interface GateOptions {
  /** The most requests in flight over all hosts. */
  readonly total: number;
  /** The most requests in flight to one host; a function where hosts differ. */
  readonly perHost: number | ((host: string) => number);
  readonly clock: Clock;
}

/** The place that every request passes before it is sent: first come, first served, and a busy host holds up nobody else. */
export interface Gate {
  /**
   * Resolves when a request to `host` (name and port) may be sent, with the function to call once it is done. Rejects with the
   * signal's reason when that is aborted first.
   */
  enter(host: string, signal?: AbortSignal): Promise<() => void>;
  /** Lets no further request to `host` through for `waitMs` milliseconds: one wait for all of them. A longer one that is running stays. */
  pause(host: string, waitMs: number): void;
}

interface Waiter {
  readonly order: number;
  admit(): void;
}

/** What is known about one host. */
interface Lane {
  readonly limit: number;
  readonly waiting: Waiter[];
  inFlight: number;
  /** On the monotonic clock. */
  resumesAt: number;
  alarm: AbortController | undefined;
}

/** A gate with nobody in it. One is shared by all transports of a run, so that its limits hold over all of them. */
export function createGate({ total, perHost, clock }: GateOptions): Gate {
  const lanes = new Map<string, Lane>();
  let inFlight = 0;
  let arrivals = 0;

  function laneOf(host: string): Lane {
    const known = lanes.get(host);
    if (known !== undefined) return known;
    const limit = typeof perHost === "number" ? perHost : perHost(host);
    const lane: Lane = { limit, waiting: [], inFlight: 0, resumesAt: -Infinity, alarm: undefined };
    lanes.set(host, lane);
    return lane;
  }

  function admitAll(): void {
    for (const lane of lanes.values()) setAlarm(lane);
    while (inFlight < total) {
      const lane = nextLane();
      if (lane === undefined) return;
      inFlight += 1;
      lane.inFlight += 1;
      lane.waiting.shift()?.admit();
    }
  }

  /** The lane of the longest waiting request that may go now. */
  function nextLane(): Lane | undefined {
    const now = clock.monotonicMs();
    let next: Lane | undefined;
    for (const lane of lanes.values()) {
      if (lane.inFlight >= lane.limit || lane.resumesAt > now) continue;
      if (arrivalOf(lane) < arrivalOf(next)) next = lane;
    }
    return next;
  }

  // The alarm rings only while somebody waits for it: a pause alone must not keep the process alive.
  function setAlarm(lane: Lane): void {
    const waitMs = lane.resumesAt - clock.monotonicMs();
    if (lane.waiting.length === 0 || waitMs <= 0) {
      lane.alarm?.abort();
      lane.alarm = undefined;
    } else if (lane.alarm === undefined) {
      ring(lane, waitMs);
    }
  }

  function ring(lane: Lane, waitMs: number): void {
    const alarm = new AbortController();
    const { resumesAt } = lane;
    lane.alarm = alarm;
    const onRing = () => {
      if (lane.alarm !== alarm) return;
      lane.alarm = undefined;
      // The sleep is over, so the pause is: timers may be a fraction early by the other clock.
      if (lane.resumesAt <= resumesAt) lane.resumesAt = -Infinity;
      admitAll();
    };
    clock.sleep(waitMs, alarm.signal).then(onRing, () => {});
  }

  function createRelease(lane: Lane): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      inFlight -= 1;
      lane.inFlight -= 1;
      admitAll();
    };
  }

  return {
    enter(host, signal) {
      const lane = laneOf(host);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const onAbort = () => {
          lane.waiting.splice(lane.waiting.indexOf(waiter), 1);
          setAlarm(lane);
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          order: arrivals,
          admit() {
            signal?.removeEventListener("abort", onAbort);
            resolve(createRelease(lane));
          },
        };
        arrivals += 1;
        lane.waiting.push(waiter);
        signal?.addEventListener("abort", onAbort, { once: true });
        admitAll();
      });
    },
    pause(host, waitMs) {
      const lane = laneOf(host);
      lane.resumesAt = Math.max(lane.resumesAt, clock.monotonicMs() + waitMs);
    },
  };
}

function arrivalOf(lane: Lane | undefined): number {
  return lane?.waiting[0]?.order ?? Infinity;
}
