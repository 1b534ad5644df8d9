import type { Clock } from "@basewatch/retry";

export interface GateOptions {
  /** The most requests in flight over all hosts. */
  readonly total: number;
  /** The most requests in flight to one host; a function where hosts differ. */
  readonly perHost: number | ((host: string) => number);
  readonly clock: Clock;
}

/**
 * The place that every request passes before it is sent: first come, first served, those that lead before all others, and a busy host holds up nobody
 * else.
 */
export interface Gate {
  /**
   * Resolves when a request to `host` (name and port) may be sent, with the function to call once it is done. Rejects with the
   * signal's reason when that is aborted first.
   *
   * @param leads whether other requests wait to be made for its answer: a chain of them takes as long as each of its links, and must not stand in
   *   line for each anew
   */
  enter(host: string, signal?: AbortSignal, leads?: boolean): Promise<() => void>;
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
  readonly leading: Waiter[];
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
    const queues = { leading: [], waiting: [] };
    const lane: Lane = { limit, ...queues, inFlight: 0, resumesAt: -Infinity, alarm: undefined };
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
      queueOf(lane).shift()?.admit();
    }
  }

  /** The lane of the request that may go now and has waited longest, of those that lead when there are any. */
  function nextLane(): Lane | undefined {
    const now = clock.monotonicMs();
    let next: Lane | undefined;
    for (const lane of lanes.values()) {
      if (lane.inFlight >= lane.limit || lane.resumesAt > now) continue;
      if (rankOf(lane) < rankOf(next)) next = lane;
    }
    return next;
  }

  // The alarm rings only while somebody waits for it: a pause alone must not keep the process alive.
  function setAlarm(lane: Lane): void {
    const waitMs = lane.resumesAt - clock.monotonicMs();
    if (queueOf(lane).length === 0 || waitMs <= 0) {
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
    enter(host, signal, leads = false) {
      const lane = laneOf(host);
      const queue = leads ? lane.leading : lane.waiting;
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const onAbort = () => {
          queue.splice(queue.indexOf(waiter), 1);
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
        queue.push(waiter);
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

function queueOf({ leading, waiting }: Lane): Waiter[] {
  return leading.length > 0 ? leading : waiting;
}

/** Lower goes first: all that lead, then all others, each in the order of their arrival. */
function rankOf(lane: Lane | undefined): number {
  const [first] = lane?.leading ?? [];
  return first === undefined ? (lane?.waiting[0]?.order ?? Infinity) : first.order - Number.MAX_SAFE_INTEGER;
}
