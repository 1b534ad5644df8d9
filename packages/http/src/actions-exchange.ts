import type { Agent, IncomingMessage, RequestOptions } from "node:http";
import type { LookupFunction } from "node:net";
import type { HttpClient } from "@actions/http-client";
import { createFailure } from "./failures.ts";
import { shareLookups, systemLookup } from "./name-lookup.ts";
import { createPublicLookup, refusePrivateLiteral } from "./private-address.ts";
import { createProxyFailure, refuseProxyDenial } from "./proxy-failure.ts";
import type { Exchange, HttpRequest } from "./types.ts";
import { createWireOptions, describePool, refuseForeignScheme } from "./wire.ts";

type ClientPackage = typeof import("@actions/http-client");
type HttpModule = typeof import("node:http") | typeof import("node:https");

export interface ActionsExchangeOptions {
  /** Sent by requests that bring no `user-agent` of their own; the client adds the runner's orchestration id. */
  readonly userAgent: string;
  /** Resolves host names; default: the system. */
  readonly lookup?: LookupFunction | undefined;
}

/**
 * An exchange over `@actions/http-client`, which finds the runner's proxy settings by itself. Of the client it takes the agents and the
 * raw request only: its redirects keep credentials across ports, and its body reader never settles when a body is cut.
 */
export function createActionsExchange({ userAgent, lookup }: ActionsExchangeOptions): Exchange {
  const clients = new Map<string, HttpClient>();
  const sharedLookup = shareLookups(lookup ?? systemLookup);
  return async (request, signal) => {
    refuseForeignScheme(request);
    refusePrivateLiteral(request);
    const actions = await import("@actions/http-client");
    const proxy = findProxy(actions, request);
    const client = clientFor(clients, actions, { userAgent, request, proxy });
    return await send({ client, request, signal, proxy, lookup: sharedLookup });
  };
}

interface ClientRequest {
  readonly client: HttpClient;
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
  readonly proxy: URL | undefined;
  readonly lookup: LookupFunction;
}

async function send({ client, request, signal, proxy, lookup }: ClientRequest): Promise<IncomingMessage> {
  const agent = client.getAgent(request.url.href);
  const options = createWireOptions(request, {
    agent,
    signal,
    lookup: request.publicOnly === true ? createPublicLookup(lookup, request) : lookup,
  });
  options.headers = { "user-agent": client.userAgent, ...request.headers };
  const info = { options, parsedUrl: request.url, httpModule: moduleFor(request.url) };
  if (proxy === undefined) return (await client.requestRaw(info, request.body ?? null)).message;

  abortTunnelWith(agent, signal);
  let isThrough = false;
  info.httpModule = watchSocket(info.httpModule, () => {
    isThrough = true;
  });
  try {
    const { message } = await client.requestRaw(info, request.body ?? null);
    return refuseProxyDenial(request, proxy, message);
  } catch (error) {
    // The tunnel calls each of its errors ECONNRESET; but a request that got no socket never went past the proxy.
    if (!isThrough && !signal.aborted) throw createProxyFailure(request, proxy, error);
    throw error;
  }
}

function findProxy(actions: ClientPackage, request: HttpRequest): URL | undefined {
  try {
    const proxy = actions.getProxyUrl(request.url.href);
    return proxy === "" ? undefined : new URL(proxy);
  } catch {
    throw createFailure(
      request,
      "http.proxy",
      "the proxy's URL cannot be read",
      "Set HTTP_PROXY and HTTPS_PROXY to URLs such as http://proxy.example:3128",
    );
  }
}

/** One client per origin and pool: a client keeps one agent whatever the scheme, and would send https over a plain agent. */
function clientFor(
  clients: Map<string, HttpClient>,
  actions: ClientPackage,
  { userAgent, request, proxy }: { userAgent: string; request: HttpRequest; proxy: URL | undefined },
): HttpClient {
  const pool = describePool(request);
  const key = `${request.url.origin} ${pool.key}`;
  const known = clients.get(key);
  if (known !== undefined) return known;
  const client = new actions.HttpClient(userAgent, [], {
    allowRedirects: false,
    allowRetries: false,
    // A tunnel is never used twice, and its agent must not be shared: see abortTunnelWith.
    keepAlive: pool.keepAlive && proxy === undefined,
    // The deadline is the transport's. The client's own names the query in its error.
    socketTimeout: 2 ** 31 - 1,
  });
  clients.set(key, client);
  return client;
}

/** Lets the signal end a tunnel that the proxy neither grants nor refuses: the agent passes its proxy options on to that request. */
function abortTunnelWith(agent: Agent, signal: AbortSignal): void {
  const proxyOptions: unknown = Reflect.get(agent, "proxyOptions");
  if (typeof proxyOptions === "object" && proxyOptions !== null) Object.assign(proxyOptions, { signal });
}

function watchSocket(module: HttpModule, onSocket: () => void): HttpModule {
  const request = (options: RequestOptions, onResponse: (message: IncomingMessage) => void) => {
    const sent = module.request(options, onResponse);
    sent.once("socket", onSocket);
    return sent;
  };
  return Object.create(module, { request: { value: request } });
}

function moduleFor(url: URL): HttpModule {
  return url.protocol === "https:"
    ? process.getBuiltinModule("node:https")
    : process.getBuiltinModule("node:http");
}
