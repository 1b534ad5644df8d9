import type { LookupFunction } from "node:net";
import { Failure } from "@basewatch/failure";
import { createActionsExchange } from "../actions-exchange.ts";
import { createGate } from "../gate.ts";
import { createNodeExchange } from "../node-exchange.ts";
import { createTransport } from "../transport.ts";
import type { TransportOptions } from "../transport-options.ts";
import type { Exchange, HttpRequest, Transport } from "../types.ts";
import { createTestClock, type TestClock } from "./clock.ts";

/** Both exchanges, for tables: what holds for one has to hold for the other. */
export const EXCHANGES: readonly (readonly [string, (lookup?: LookupFunction) => Exchange])[] = [
  ["node:http", (lookup) => createNodeExchange({ proxy: {}, lookup })],
  ["@actions/http-client", (lookup) => createActionsExchange({ userAgent: "basewatch/test", lookup })],
];

/** A transport without randomness, on a clock whose sleeps are over at once. */
export function createTestTransport(
  options: Pick<TransportOptions, "exchange"> & Partial<TransportOptions>,
): Transport & { readonly clock: TestClock; readonly log: readonly string[] } {
  const clock = createTestClock({ immediate: true });
  const log: string[] = [];
  const transport = createTransport({
    clock,
    random: () => 0.5,
    policy: { attempts: 1, baseMs: 1000, capMs: 60_000, budgetMs: 600_000 },
    timeoutMs: 10_000,
    userAgent: "basewatch/test",
    gate: createGate({ total: 64, perHost: 64, clock }),
    onRetry: (text) => log.push(text),
    ...options,
  });
  return { ...transport, clock, log };
}

/** A GET of at most 64 KiB, with what a test adds to it. */
export function get(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "GET", url, maxBytes: 65_536, ...more };
}

/** A POST of an empty object, with what a test adds to it. */
export function post(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "POST", url, body: "{}", maxBytes: 1000, ...more };
}

/** The failure that a promise is rejected with; throws when it is not. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("expected a failure, and there was none");
}

/** A name lookup that knows only these names. */
export function createTestLookup(
  names: Readonly<Record<string, readonly string[]>>,
): LookupFunction & { asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    asked.push(hostname);
    const found = names[hostname]?.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    const [first] = found ?? [];
    if (found === undefined || first === undefined) {
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), {
        code: "ENOTFOUND",
        syscall: "getaddrinfo",
      });
      setImmediate(() => callback(error, []));
    } else if (options.all === true) setImmediate(() => callback(null, found));
    else setImmediate(() => callback(null, first.address, first.family));
  };
  return Object.assign(lookup, { asked });
}
