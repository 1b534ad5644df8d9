import { createGate, createNodeExchange, createTransport } from "@basewatch/http";
import type { Clock } from "@basewatch/retry";
import {
  buildMessage,
  type Channels,
  DELIVERY_POLICY,
  type Delivery,
  deliver,
  type RunReport,
} from "../index.ts";
import { failedTarget, report, target } from "./reports.ts";

/** What came of sending a message. */
export interface Sent {
  readonly deliveries: readonly Delivery[];
  /** The lines of the log. */
  readonly said: readonly string[];
  readonly waits: readonly number[];
}

export interface SendOptions {
  readonly report?: RunReport;
  /** The most milliseconds of one attempt. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Sends the message of a run over real sockets, on a clock that only its own waits move, without chance. */
export async function send(channels: Channels, options: SendOptions = {}): Promise<Sent> {
  const { timeoutMs = 5000, signal = new AbortController().signal } = options;
  const said: string[] = [];
  const waits: number[] = [];
  let nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  const clock: Clock = {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    async sleep(ms, stop) {
      stop?.throwIfAborted();
      waits.push(ms);
      nowMs += ms;
    },
  };
  const log = (text: string) => void said.push(text);
  const random = () => 0.5;
  const deliveries = await deliver(
    buildMessage(options.report ?? report([target(), failedTarget()])),
    channels,
    {
      openTransport: (redactor) =>
        createTransport({
          exchange: createNodeExchange({ proxy: {} }),
          gate: createGate({ total: 4, perHost: 4, clock }),
          policy: DELIVERY_POLICY,
          userAgent: "basewatch/test",
          onRetry: log,
          timeoutMs,
          clock,
          random,
          redactor,
          signal,
        }),
      clock,
      random,
      signal,
      timeoutMs,
      log,
    },
  );
  return { deliveries, said, waits };
}
