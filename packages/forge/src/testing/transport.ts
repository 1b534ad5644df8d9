import { createGate, createNodeExchange, createTransport, type Transport } from "@basewatch/http";
import type { Clock } from "@basewatch/retry";

export const START_MS = Date.parse("2026-01-02T03:04:05Z");

export interface TransportChange {
  /** The most that one call's waits may add up to. Default 5 minutes. */
  readonly budgetMs?: number;
  /** The most real time that one attempt may take; short where a test waits for it to pass. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A transport over real sockets whose waits only move the clock's hands. */
export function createTestTransport(clock: Clock, change: TransportChange = {}): Transport {
  return createTransport({
    exchange: createNodeExchange({ proxy: {} }),
    gate: createGate({ total: 8, perHost: 8, clock }),
    policy: { attempts: 4, baseMs: 500, capMs: 8_000, budgetMs: change.budgetMs ?? 300_000 },
    userAgent: "basewatch-test",
    timeoutMs: change.timeoutMs ?? 20_000,
    clock,
    random: () => 0.5,
    signal: change.signal,
  });
}

/** A clock that stands still until somebody waits; `waits` are in milliseconds. */
export function createTestClock(onSleep: () => void = () => {}): {
  readonly clock: Clock;
  readonly waits: number[];
} {
  const waits: number[] = [];
  let elapsedMs = 0;
  const clock: Clock = {
    now: () => START_MS + elapsedMs,
    monotonicMs: () => elapsedMs,
    async sleep(ms, signal) {
      onSleep();
      signal?.throwIfAborted();
      waits.push(ms);
      elapsedMs += ms;
    },
  };
  return { clock, waits };
}
