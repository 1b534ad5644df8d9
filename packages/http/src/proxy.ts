import { createFailure } from "./failures.ts";
import type { HttpRequest } from "./types.ts";

/** `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` as the environment has them; lower-case names win. Others are ignored. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that a request has to go through; `undefined` when it goes straight. Loopback is never proxied. `NO_PROXY` is a list of
 * `*`, host, `.suffix`, `*.suffix`, address or CIDR range, a host with or without a port; a host covers its subdomains.
 * Throws `http.proxy` for a proxy that cannot be used.
 */
export function chooseProxy(
  request: Pick<HttpRequest, "method" | "url">,
  variables: ProxyVariables,
): URL | undefined {
  const name = request.url.protocol === "https:" ? "https_proxy" : "http_proxy";
  const value = readVariable(variables, name);
  if (value === "" || isLoopback(request.url)) return undefined;
  if (isBypassed(request.url, readVariable(variables, "no_proxy"))) return undefined;
  const proxy = parseProxy(value);
  if (proxy !== undefined) return proxy;
  throw createFailure(
    request,
    "http.proxy",
    `${name.toUpperCase()} is not the URL of an http or https proxy`,
    `Set ${name.toUpperCase()} to a URL such as http://proxy.example:3128, or add ${request.url.hostname} to NO_PROXY`,
  );
}

/** Whether a URL's host is this machine itself: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
export function isLoopback(url: URL): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
}

function readVariable(variables: ProxyVariables, name: string): string {
  return (variables[name] || variables[name.toUpperCase()] || "").trim();
}

function parseProxy(value: string): URL | undefined {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  return hasDecodableUserinfo(url) ? url : undefined;
}

// Node decodes the userinfo when it makes the agent, and would throw an error that shows it.
function hasDecodableUserinfo({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function isBypassed(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  return list
    .toLowerCase()
    .split(/[\s,]+/u)
    .some((entry) => entry !== "" && matchesEntry(host, port, entry));
}

function matchesEntry(host: string, port: string, entry: string): boolean {
  if (entry === "*") return true;
  if (entry.includes("/")) return isInRange(host, entry);
  const [, name = entry, wantedPort] =
    /^\[?(.+?)\]?(?::(\d+))?$/u.exec(isBareIPv6(entry) ? `[${entry}]` : entry) ?? [];
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const suffix = name.replace(/^\*?\./u, "");
  return host === suffix || host.endsWith(`.${suffix}`);
}

function isBareIPv6(entry: string): boolean {
  return process.getBuiltinModule("node:net").isIPv6(entry);
}

function isInRange(host: string, range: string): boolean {
  const net = process.getBuiltinModule("node:net");
  const [base = "", bits = ""] = range.split("/");
  const family = net.isIP(host);
  if (family === 0 || net.isIP(base) !== family || !/^\d{1,3}$/u.test(bits)) return false;
  if (Number(bits) > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  const ranges = new net.BlockList();
  ranges.addSubnet(base, Number(bits), type);
  return ranges.check(host, type);
}
