import type { Failure } from "@basewatch/failure";
import { createGate, createNodeExchange, createTransport, type Transport } from "@basewatch/http";
import type { Clock } from "@basewatch/retry";
import { type KardinalOptions, type KardinalSimulator, startKardinal } from "@basewatch/simulators";
import { afterEach, expect } from "vitest";
import {
  type BundleReader,
  type BundleRequest,
  type BundleResult,
  bundlePolicy,
  type CreateBundleOptions,
  createBundle,
  createBundleReader,
  parseKardinalUrl,
} from "../index.ts";

export const TOKEN = "bundle-token-1234";
/** When the clock starts. */
export const START = Date.UTC(2026, 3, 9, 10, 0, 0);
/** A Bundle of one image. */
export const REQUEST: BundleRequest = {
  pipeline: "my-app",
  type: "image",
  namespace: "default",
  images: [{ repository: "ghcr.io/myorg/my-app", tag: "1.29.0" }],
};

/** What a connection can be set to. */
export interface ConnectionSettings extends Partial<KardinalOptions> {
  readonly attempts?: number;
  readonly random?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A kardinal, and what a test does with it. */
export interface Connection {
  readonly kardinal: KardinalSimulator;
  readonly clock: Clock;
  /** Each wait so far, in milliseconds. */
  readonly waits: readonly number[];
  readonly send: (request?: BundleRequest, more?: Partial<CreateBundleOptions>) => Promise<BundleResult>;
  /** A reader of the list, with a UI token or none. */
  readonly read: (uiToken?: string) => BundleReader;
  /** The requests for a Bundle, not those for the list. */
  readonly posts: () => readonly { readonly body: string }[];
}

const running: KardinalSimulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((kardinal) => kardinal.close()));
});

/** A kardinal and a way to send it Bundles, on one clock that only waits move. */
export async function connect(settings: ConnectionSettings = {}): Promise<Connection> {
  const { attempts = 3, random = 0, timeoutMs = 5000, signal, ...options } = settings;
  const waits: number[] = [];
  let nowMs = START;
  const clock: Clock = {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    async sleep(ms) {
      waits.push(ms);
      nowMs += ms;
    },
  };
  const kardinal = await startKardinal({ token: TOKEN, profile: "server", now: clock.now, ...options });
  running.push(kardinal);
  const open = (tries: number): Transport =>
    createTransport({
      policy: bundlePolicy(tries),
      timeoutMs,
      clock,
      random: () => random,
      exchange: createNodeExchange({ proxy: {} }),
      gate: createGate({ total: 1, perHost: 1, clock }),
      userAgent: "test",
      signal,
    });
  const kardinalUrl = parseKardinalUrl(kardinal.url);
  return {
    kardinal,
    clock,
    waits,
    send: (request = REQUEST, more = {}) =>
      createBundle(request, { transport: open(attempts), kardinalUrl, token: TOKEN, clock, ...more }),
    read: (uiToken) => createBundleReader({ transport: open(1), kardinalUrl, uiToken }),
    posts: () => kardinal.requests.filter(({ method }) => method === "POST"),
  };
}

/** What an attempt fails with. */
export function failureOf(attempt: Promise<unknown>): Promise<Failure> {
  return attempt.then(
    () => expect.fail("it did not fail"),
    (error: Failure) => error,
  );
}
