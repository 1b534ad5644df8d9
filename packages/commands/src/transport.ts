import {
  createActionsExchange,
  createGate,
  createNodeExchange,
  createTransport,
  type Exchange,
  type Transport,
} from "@basewatch/http";
import type { BackoffPolicy } from "@basewatch/retry";
import type { World } from "./action.ts";
import { userAgent } from "./version.ts";

/** How a command's requests are sent. */
export interface TransportSettings {
  /** For the `User-Agent`. */
  readonly command: string;
  readonly policy: BackoffPolicy;
  /** The whole of one attempt, its body included. */
  readonly timeoutMs: number;
  /** The most milliseconds that all requests of the run may take together, their waits included. */
  readonly budgetMs: number;
  /** The most requests in flight, over all hosts and to each. */
  readonly concurrency: number;
  /** Hosts that take fewer (`registry-1.docker.io`, `host:port`). */
  readonly hostConcurrency?: ReadonlyMap<string, number>;
}

/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
export function openApiTransport(world: World, settings: TransportSettings): Transport {
  return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}

/** A transport for registries, on Node's own client: this is the hot path (docs/adr). */
export function openRegistryTransport(world: World, settings: TransportSettings): Transport {
  return open(world, settings, createNodeExchange({ proxy: world.environment }));
}

function open(world: World, settings: TransportSettings, exchange: Exchange): Transport {
  const { clock, random, redactor, signal, log } = world;
  const { policy, timeoutMs, budgetMs, concurrency, hostConcurrency } = settings;
  return createTransport({
    exchange,
    policy,
    timeoutMs,
    clock,
    random,
    redactor,
    signal: AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]),
    gate: createGate({
      total: concurrency,
      perHost: (host) => Math.min(concurrency, hostConcurrency?.get(host) ?? concurrency),
      clock,
    }),
    userAgent: userAgent(settings.command),
    onRetry: (text) => log.info(text),
  });
}
