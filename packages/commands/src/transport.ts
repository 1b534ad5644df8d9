import type { Transport } from "@basewatch/http";
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
  /** The most requests in flight, over all hosts and to each. */
  readonly concurrency: number;
}

/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
export async function openApiTransport(world: World, settings: TransportSettings): Promise<Transport> {
  const { createActionsExchange } = await import("@basewatch/http");
  return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}

/** A transport for registries, on Node's own client: this is the hot path (docs/adr). */
export async function openRegistryTransport(world: World, settings: TransportSettings): Promise<Transport> {
  const { createNodeExchange } = await import("@basewatch/http");
  return open(world, settings, createNodeExchange({ proxy: world.environment }));
}

async function open(
  world: World,
  settings: TransportSettings,
  exchange: Parameters<typeof import("@basewatch/http").createTransport>[0]["exchange"],
): Promise<Transport> {
  const { createGate, createTransport } = await import("@basewatch/http");
  const { clock, random, redactor, signal, log } = world;
  const { policy, timeoutMs, concurrency } = settings;
  return createTransport({
    exchange,
    policy,
    timeoutMs,
    clock,
    random,
    redactor,
    signal,
    gate: createGate({ total: concurrency, perHost: concurrency, clock }),
    userAgent: userAgent(settings.command),
    onRetry: (text) => log.info(text),
  });
}
