import type { IncomingMessage, ServerResponse } from "node:http";
import { createGuard, type RegistryAuth } from "./auth.ts";
import { answerStorage } from "./blobs.ts";
import {
  applyBehaviour,
  createFaultQueue,
  deliver,
  type RegistryFault,
  type RegistryMatcher,
} from "./faults.ts";
import { createRoutes } from "./routes.ts";
import { type ListeningServer, listen, type TlsIdentity } from "./server.ts";
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

/** What kind of registry is simulated. */
export interface RegistryProfile {
  /** Default `none`. */
  readonly auth?: RegistryAuth;
  /** Whether `/token` is on the registry's own origin or on one of its own; default `same`. */
  readonly tokenServer?: "same" | "own";
  /** Whether blobs are redirected to an object store on an origin of its own; default `same`, no redirect. */
  readonly storage?: "same" | "own";
  /** Sent with every answer about manifests, as Docker Hub does. */
  readonly rateLimit?: { readonly limit: string; readonly remaining: string };
  /** TLS on all servers; default plain http. */
  readonly tls?: TlsIdentity;
  /** Milliseconds, for the expiry of tokens; default the system's clock. */
  readonly now?: () => number;
}

/** A registry on loopback that keeps state, refuses what it does not expect, and can be scripted to fail. */
export interface RegistrySimulator {
  /** `127.0.0.1:port`, as it stands in image references. */
  readonly host: string;
  readonly url: URL;
  /** The token endpoint; meaningful with bearer authentication. */
  readonly tokenUrl: URL;
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

/** Starts a registry simulator on a free port of 127.0.0.1 (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). */
export async function startRegistry(profile: RegistryProfile = {}): Promise<RegistrySimulator> {
  const store = createRegistryStore();
  const faults = createFaultQueue();
  const log: (RegistryRequest & { status: number })[] = [];
  const servers: ListeningServer[] = [];
  const guard = createGuard(profile.auth ?? "none", () => tokenUrl, profile.now ?? Date.now);
  const start = async (name: ServerName, answer: (request: SeenRequest) => RegistryAnswer) => {
    const server = await listen(
      (message, response) => exchange(name, message, response, answer),
      profile.tls,
    );
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
    const given = applyBehaviour(behaviour, answer(request));
    entry.status = given?.status ?? 0;
    deliver(response, given, behaviour);
  };
  const storage =
    profile.storage === "own"
      ? await start("storage", (request) => answerStorage(store, request))
      : undefined;
  const routes = createRoutes({ store, guard, storage, rateLimit: profile.rateLimit });
  const ownToken =
    profile.tokenServer === "own"
      ? await start("token", (request) => (isToken(request) ? guard.answerToken(request) : notToken))
      : undefined;
  const url = await start("registry", (request) =>
    ownToken === undefined && isToken(request) ? guard.answerToken(request) : routes(request),
  );
  const tokenUrl = new URL("/token", ownToken ?? url);
  return {
    host: url.host,
    url,
    tokenUrl,
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

function isToken({ path }: SeenRequest): boolean {
  return path === "/token";
}

const notToken = emptyAnswer(404, { "X-Expected": "/token" });
