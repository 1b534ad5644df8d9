import type { Agent, AgentOptions, IncomingMessage } from "node:http";
import type { LookupFunction, Socket } from "node:net";
import { createFailure } from "./failures.ts";
import { shareLookups, systemLookup } from "./name-lookup.ts";
import { createPublicLookup, refusePrivateLiteral } from "./private-address.ts";
import { chooseProxy, type ProxyVariables } from "./proxy.ts";
import { createProxyFailure, refuseProxyDenial } from "./proxy-failure.ts";
import { isConnectError, readSystemError } from "./system-error.ts";
import type { Exchange, HttpRequest } from "./types.ts";
import { createWireOptions, describePool, refuseForeignScheme } from "./wire.ts";

export interface NodeExchangeOptions {
  /** `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in either case: the environment, or the part of it that holds them. */
  readonly proxy: ProxyVariables;
  /** Resolves host names; default: the system. */
  readonly lookup?: LookupFunction | undefined;
  /** The running Node's version; default: this one's. */
  readonly nodeVersion?: string | undefined;
}

/**
 * An exchange over `node:http` and `node:https` with connections kept alive between GETs and HEADs: the cheapest there is, for
 * registries. Proxies go through Node's own agents (https://nodejs.org/api/http.html#built-in-proxy-support).
 */
export function createNodeExchange(options: NodeExchangeOptions): Exchange {
  const agents = new Map<string, Agent>();
  const lookup = shareLookups(options.lookup ?? systemLookup);
  const nodeVersion = options.nodeVersion ?? process.versions.node;
  return async (request, signal) => {
    refuseForeignScheme(request);
    refusePrivateLiteral(request);
    const proxy = chooseProxy(request, options.proxy);
    if (proxy !== undefined) refuseOldNode(request, nodeVersion);
    const exchange = { request, signal, proxy, lookup, agent: agentFor(agents, request, proxy) };
    return proxy === undefined ? await send(exchange) : await sendThroughProxy(exchange, proxy);
  };
}

interface NodeRequest {
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
  readonly proxy: URL | undefined;
  readonly lookup: LookupFunction;
  readonly agent: Agent;
}

function send({ request, signal, proxy, lookup, agent }: NodeRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const wire = createWireOptions(request, {
      agent,
      signal,
      lookup: request.publicOnly === true ? createPublicLookup(lookup, request) : lookup,
    });
    // Nothing else ends a tunnel that the proxy neither grants nor refuses: it has no socket yet that could be destroyed.
    if (proxy !== undefined && request.timeoutMs !== undefined) wire.timeout = request.timeoutMs;
    const sent = moduleFor(request.url).request(wire, resolve);
    sent.on("error", reject);
    sent.end(request.body);
  });
}

async function sendThroughProxy(exchange: NodeRequest, proxy: URL): Promise<IncomingMessage> {
  const { request, signal } = exchange;
  const { made: sent, opened } = watchSockets(() => send(exchange));
  try {
    return refuseProxyDenial(request, proxy, await sent);
  } catch (error) {
    const isTunnel = readSystemError(error)?.code === "ERR_PROXY_TUNNEL";
    // Node forgets the connection that a tunnel was refused on, and a proxy that keeps it open would keep this process alive.
    if (isTunnel) for (const socket of opened) socket.destroy();
    if (!signal.aborted && (isTunnel || isConnectError(error)))
      throw createProxyFailure(request, proxy, error);
    throw error;
  }
}

/** The connections that are begun while something is made. */
function watchSockets<T>(make: () => T): { readonly made: T; readonly opened: readonly Socket[] } {
  const { subscribe, unsubscribe } = process.getBuiltinModule("node:diagnostics_channel");
  const opened: Socket[] = [];
  const note = (message: unknown) => opened.push((message as { readonly socket: Socket }).socket);
  subscribe("net.client.socket", note);
  try {
    return { made: make(), opened };
  } finally {
    unsubscribe("net.client.socket", note);
  }
}

// Not imported: building a namespace for `import()` costs four times as much as loading the modules.
function moduleFor(url: URL): typeof import("node:http") | typeof import("node:https") {
  if (url.protocol === "https:") return process.getBuiltinModule("node:https");
  return process.getBuiltinModule("node:http");
}

function agentFor(agents: Map<string, Agent>, request: HttpRequest, proxy: URL | undefined): Agent {
  const pool = describePool(request);
  const key = `${request.url.protocol} ${pool.key} ${proxy?.href ?? ""}`;
  const known = agents.get(key);
  if (known !== undefined) return known;
  const options: AgentOptions = { keepAlive: pool.keepAlive };
  if (proxy !== undefined) options.proxyEnv = { http_proxy: proxy.href, https_proxy: proxy.href };
  const agent = new (moduleFor(request.url).Agent)(options);
  agents.set(key, agent);
  return agent;
}

function refuseOldNode(request: HttpRequest, version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 5)) return;
  throw createFailure(
    request,
    "http.proxy",
    `Node ${version} cannot go through a proxy by itself`,
    "Run Basewatch with Node 24.5 or newer, or add the host to NO_PROXY",
  );
}
