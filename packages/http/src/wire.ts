import type { Agent, RequestOptions } from "node:http";
import type { LookupFunction } from "node:net";
import { createFailure } from "./failures.ts";
import type { HttpRequest } from "./types.ts";

/** A request in the words of `node:http`. Made from parts, so that a URL's userinfo never becomes a header. */
export function createWireOptions(
  request: HttpRequest,
  parts: { readonly agent: Agent; readonly lookup: LookupFunction; readonly signal: AbortSignal },
): RequestOptions {
  const { url } = request;
  const headers: Record<string, string | number> = { ...request.headers };
  // Node frames a DELETE's body only when it is told its length.
  if (request.body !== undefined) headers["content-length"] = Buffer.byteLength(request.body);
  return {
    protocol: url.protocol,
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port || (url.protocol === "https:" ? 443 : 80),
    path: url.pathname + url.search,
    method: request.method,
    headers,
    ...parts,
  };
}

/**
 * What the connections are pooled by. Private and public requests never share one, for a used connection is not looked up again;
 * and what must not happen twice gets a new one, for a used one may be closing, which would leave in doubt whether it was received.
 */
export function describePool(request: HttpRequest): { readonly key: string; readonly keepAlive: boolean } {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const keepAlive = isRead && request.freshConnection !== true;
  return {
    key: `${request.publicOnly === true ? "public" : "any"} ${keepAlive ? "kept" : "new"}`,
    keepAlive,
  };
}

/** Throws `http.invalid-request` for a URL that is neither http nor https. */
export function refuseForeignScheme(request: HttpRequest): void {
  if (request.url.protocol === "https:" || request.url.protocol === "http:") return;
  throw createFailure(
    request,
    "http.invalid-request",
    "the URL is neither http nor https",
    "Write the URL with https:// in front",
  );
}
