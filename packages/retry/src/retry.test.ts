import { describe, expect, test } from "vitest";
import {
  type BackoffPolicy,
  backoffMs,
  type Classification,
  type Clock,
  parseHttpDate,
  parseRetryAfter,
  type RetryOptions,
  retry,
  type Settlement,
  systemClock,
} from "./index.ts";

const policy: BackoffPolicy = { attempts: 5, baseMs: 100, capMs: 500, budgetMs: 10_000 };

function testClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    monotonicMs: () => 0,
    sleep: async (ms, signal) => {
      slept.push(ms);
      signal?.throwIfAborted();
    },
  };
}

function options(
  overrides: Partial<RetryOptions<string>> = {},
): RetryOptions<string> & { readonly clock: ReturnType<typeof testClock> } {
  return { policy, random: () => 0.5, classify: () => ({ kind: "retry" }), ...overrides, clock: testClock() };
}

/** An operation that fails `times` times, with errors that say which attempt they are. */
function failing(times: number): (attempt: number) => Promise<string> {
  return async (attempt) => {
    if (attempt <= times) throw new Error(`attempt ${attempt}`);
    return `done in ${attempt}`;
  };
}

describe("backoffMs", () => {
  test.each([
    [0, 0, 0],
    [0, 0.5, 50],
    [1, 0.5, 100],
    [2, 0.5, 200],
    [3, 0.5, 250],
    [30, 0.999, 499.5],
  ])("retry %i with %d of the dice waits %d ms", (index, dice, waitMs) => {
    expect(backoffMs(policy, index, () => dice)).toBe(waitMs);
  });
});

describe("retry", () => {
  test("a success is not repeated", async () => {
    const set = options();
    expect(await retry(failing(0), set)).toBe("done in 1");
    expect(set.clock.slept).toEqual([]);
  });

  test("waits double up to the cap, with full jitter", async () => {
    const set = options();
    expect(await retry(failing(4), set)).toBe("done in 5");
    expect(set.clock.slept).toEqual([50, 100, 200, 250]);
  });

  test("the last attempt's own error is thrown", async () => {
    await expect(retry(failing(9), options())).rejects.toThrow("attempt 5");
  });

  test("what the caller gives up on is thrown at once", async () => {
    const set = options({ classify: () => ({ kind: "give-up" }) });
    await expect(retry(failing(1), set)).rejects.toThrow("attempt 1");
    expect(set.clock.slept).toEqual([]);
  });

  test("a server's wait is a floor with a little jitter, beyond the cap", async () => {
    const set = options({ classify: () => ({ kind: "retry", afterMs: 2000 }) });
    await retry(failing(2), set);
    expect(set.clock.slept).toEqual([2050, 2100]);
  });

  test("jitter on a server's wait is at most a tenth of it", async () => {
    const set = options({ classify: () => ({ kind: "retry", afterMs: 100 }) });
    await retry(failing(1), set);
    expect(set.clock.slept).toEqual([110]);
  });

  test("a wait that does not fit the budget is not begun", async () => {
    const set = options({ classify: () => ({ kind: "retry", afterMs: 10_000 }) });
    await expect(retry(failing(1), set)).rejects.toThrow("attempt 1");
    expect(set.clock.slept).toEqual([]);
  });

  test("the budget is over all waits, and may be spent to the last millisecond", async () => {
    const set = options({ policy: { ...policy, budgetMs: 150 } });
    await expect(retry(failing(9), set)).rejects.toThrow("attempt 3");
    expect(set.clock.slept).toEqual([50, 100]);
  });

  test("each wait is told with the attempt, the time and the error", async () => {
    const told: unknown[] = [];
    await retry(failing(1), options({ onWait: (event) => told.push(event) }));
    expect(told).toEqual([{ attempt: 1, waitMs: 50, error: new Error("attempt 1") }]);
  });

  test("an abort before the start sends nothing", async () => {
    let runs = 0;
    const operation = async () => {
      runs += 1;
      return "done";
    };
    await expect(retry(operation, options({ signal: AbortSignal.abort(new Error("stop")) }))).rejects.toThrow(
      "stop",
    );
    expect(runs).toBe(0);
  });

  test("an abort during the operation is the reason thrown, and nothing is tried again", async () => {
    const controller = new AbortController();
    const set = options({ signal: controller.signal });
    const operation = async (): Promise<string> => {
      controller.abort(new Error("stop"));
      throw new Error("attempt");
    };
    await expect(retry(operation, set)).rejects.toThrow("stop");
    expect(set.clock.slept).toEqual([]);
  });
});

describe("ambiguous failures", () => {
  const ambiguous = (settlement?: Settlement<string>): Partial<RetryOptions<string>> => ({
    classify: (): Classification => ({ kind: "ambiguous" }),
    ...(settlement === undefined ? {} : { settle: async () => settlement }),
  });

  test("done: the effect that was found is the result", async () => {
    const set = options(ambiguous({ outcome: "done", value: "found" }));
    expect(await retry(failing(1), set)).toBe("found");
    expect(set.clock.slept).toEqual([]);
  });

  test("not done: tried again after a wait", async () => {
    const set = options(ambiguous({ outcome: "not-done" }));
    expect(await retry(failing(1), set)).toBe("done in 2");
    expect(set.clock.slept).toEqual([50]);
  });

  test("unknown: thrown, never sent again", async () => {
    await expect(retry(failing(1), options(ambiguous({ outcome: "unknown" })))).rejects.toThrow("attempt 1");
  });

  test("without a way to settle it is unknown", async () => {
    await expect(retry(failing(1), options(ambiguous()))).rejects.toThrow("attempt 1");
  });
});

describe("parseRetryAfter", () => {
  const nowMs = Date.UTC(2026, 0, 1, 0, 0, 0);
  test.each([
    ["0", 0],
    ["120", 120_000],
    [" 1.5 ", 1500],
    ["0.0125", 13],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
    ["Wed, 31 Dec 2025 23:59:59 GMT", 0],
    ["Thursday, 01-Jan-26 00:00:30 GMT", 30_000],
    ["Thu Jan  1 00:00:10 2026", 10_000],
    ["-1", undefined],
    ["1e3", undefined],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
    ["9".repeat(16), undefined],
    ["Thu, 99 Jan 2026 00:00:00 GMT", undefined],
    ["12.5ms", undefined],
  ])("%j is %j ms", (value, waitMs) => {
    expect(parseRetryAfter(value, nowMs)).toBe(waitMs);
  });
});

describe("parseHttpDate", () => {
  test.each([
    ["Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777_000],
    ["Sun Nov  6 08:49:37 1994", 784_111_777_000],
    ["1994-11-06T08:49:37Z", undefined],
    ["6", undefined],
    [undefined, undefined],
  ])("%j", (value, atMs) => {
    expect(parseHttpDate(value)).toBe(atMs);
  });
});

describe("systemClock", () => {
  test("sleeps, and both of its times go on", async () => {
    const [wall, monotonic] = [systemClock.now(), systemClock.monotonicMs()];
    await systemClock.sleep(5);
    expect(systemClock.monotonicMs() - monotonic).toBeGreaterThanOrEqual(4);
    expect(systemClock.now()).toBeGreaterThanOrEqual(wall);
  });

  test("an abort ends a sleep with its reason", async () => {
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(sleeping).rejects.toThrow("enough");
  });

  test("a signal that is aborted already never starts one", async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
  });

  test("a finished sleep leaves no listener behind", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counting = Object.assign(signal, {
      addEventListener: () => (listeners += 1),
      removeEventListener: () => (listeners -= 1),
    });
    await systemClock.sleep(-1, counting);
    expect(listeners).toBe(0);
  });
});
