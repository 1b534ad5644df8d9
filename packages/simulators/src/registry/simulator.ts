import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createGuard, type RegistryAuth } from "./auth.ts";
import { answerDownload, answerStorage, DOWNLOADS } from "./blobs.ts";
import {
  applyBehaviour,
  createFaultQueue,
  deliver,
  type RegistryFault,
  type RegistryMatcher,
} from "./faults.ts";
import { createRoutes } from "./routes.ts";
import { type ListeningServer, listen } from "./server.ts";
import type { RegistrySetup } from "./setup.ts";
import { createRegistryStore, type RegistryStore } from "./store.ts";
import {
  describeRequest,
  emptyAnswer,
  type RegistryAnswer,
  type RegistryRequest,
  readRequest,
  type SeenRequest,
  type ServerName,
} from "./traffic.ts";

/** A registry on loopback that keeps state, refuses what it does not expect, and can be scripted to fail. */
export interface RegistrySimulator {
  /** `127.0.0.1:port`, as it stands in image references. */
  readonly host: string;
  readonly url: URL;
  /** The token endpoint; meaningful with bearer authentication. */
  readonly tokenUrl: URL;
  /** Lines for `trusted-realms`, without which servers of its own on loopback are none that a client would ask. */
  readonly trustedRealms: readonly string[];
  /** Where on loopback each of the profile's public origins is. */
  readonly routes: ReadonlyMap<string, URL>;
  readonly store: RegistryStore;
  /** Every request, in the order of arrival. */
  readonly log: readonly RegistryRequest[];
  /** The log as text, `HEAD /v2/app/manifests/1 bearer 200`. */
  lines(): readonly string[];
  /** Scripts what happens to the next `times` matching requests (default 1; `Infinity` for ever). */
  fail(matcher: RegistryMatcher, fault: RegistryFault, times?: number): void;
  /** From now on no token that was issued before is good. */
  revokeTokens(): void;
  close(): Promise<void>;
}

const SIGNED = "X-Signature=signed-by-simulator";

/** Starts a registry simulator on a free port of 127.0.0.1 (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). */
export async function startRegistry(given: RegistrySetup = {}): Promise<RegistrySimulator> {
  const setup = { ...given.profile?.behaviour, ...given };
  const { realmPath = () => "/token", storageQuery = SIGNED, manner = keep, latencyMs = 0 } = setup;
  const store = createRegistryStore();
  const faults = createFaultQueue();
  const log: (RegistryRequest & { status: number })[] = [];
  const servers: ListeningServer[] = [];
  const realms = new Set([realmPath(undefined)]);
  const realmOf = (repository: string | undefined) => {
    realms.add(realmPath(repository));
    return new URL(realmPath(repository), announced("token", ownToken ?? url));
  };
  const guard = createGuard(authOf(setup), realmOf, setup.now ?? Date.now);
  const isToken = ({ path }: SeenRequest) => realms.has(path);
  const start = async (name: ServerName, answer: (request: SeenRequest) => RegistryAnswer) => {
    const handle = (message: IncomingMessage, response: ServerResponse) =>
      exchange(name, message, response, answer);
    const server = await listen(handle, setup.tls, latencyMs);
    servers.push(server);
    return server.origin;
  };
  const exchange = async (
    name: ServerName,
    message: IncomingMessage,
    response: ServerResponse,
    answer: (request: SeenRequest) => RegistryAnswer,
  ) => {
    const request = await readRequest(name, message);
    const entry = { ...describeRequest(request), status: 0 };
    log.push(entry);
    const behaviour = faults.take(request);
    const answered = applyBehaviour(behaviour, manner(answer(request), request));
    entry.status = answered?.status ?? 0;
    if (latencyMs > 0) await sleep(latencyMs);
    deliver(response, answered, behaviour);
  };
  const announced = (server: ServerName, origin: URL) =>
    setup.names === "public" && setup.profile !== undefined ? new URL(setup.profile.origins[server]) : origin;
  const storage =
    setup.storage === "own"
      ? await start("storage", (request) => answerStorage(store, request, storageQuery))
      : undefined;
  const routes = createRoutes({
    store,
    guard,
    storage:
      setup.storage === "path"
        ? { origin: undefined, query: storageQuery }
        : storage && { origin: announced("storage", storage), query: storageQuery },
    rateLimit: setup.rateLimit,
  });
  const ownToken =
    setup.tokenServer === "own"
      ? await start("token", (request) => (isToken(request) ? guard.answerToken(request) : notToken))
      : undefined;
  const url = await start("registry", (request) => {
    if (ownToken === undefined && isToken(request)) return guard.answerToken(request);
    const isDownload = setup.storage === "path" && request.path.startsWith(`${DOWNLOADS}/`);
    return isDownload ? answerDownload(store, request, storageQuery) : routes(request);
  });
  const others = [ownToken, storage].filter((origin) => origin !== undefined);
  return {
    host: url.host,
    url,
    tokenUrl: new URL(realmPath(undefined), ownToken ?? url),
    trustedRealms: others.map(({ origin }) => `${url.host}=${origin}`),
    routes: routesOf(setup, { registry: url, token: ownToken ?? url, storage: storage ?? url }),
    store,
    log,
    lines: () =>
      log.map(({ method, path, authorization, status }) => `${method} ${path} ${authorization} ${status}`),
    fail: (matcher, fault, times = 1) => faults.add(matcher, fault, times),
    revokeTokens: () => guard.revokeTokens(),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

function authOf({ auth = "none", mayPull }: RegistrySetup): RegistryAuth {
  if (auth === "none" || "basic" in auth || mayPull === undefined) return auth;
  return { bearer: { ...auth.bearer, mayPull } };
}

function routesOf({ profile }: RegistrySetup, here: Record<ServerName, URL>): ReadonlyMap<string, URL> {
  if (profile === undefined) return new Map();
  const { registry, token, storage } = profile.origins;
  // The registry comes last, for some have everything on one origin.
  return new Map([
    [storage, here.storage],
    [token, here.token],
    [registry, here.registry],
  ]);
}

function keep(answer: RegistryAnswer): RegistryAnswer {
  return answer;
}

const notToken = emptyAnswer(404, { "X-Expected": "the path of a realm" });
