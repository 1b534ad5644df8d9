import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { describeRequest, describeUrl } from "./failures.ts";
import type { HttpRequest, HttpResponse, Transport } from "./types.ts";

export interface FollowOptions {
  /** The most redirects that are followed. */
  readonly max: number;
  /**
   * What one redirect may do; default: all may be followed, with credentials where the origin stays the same. `with-credentials`
   * never means more than that: another scheme, host or port gets none.
   */
  readonly allow?: ((from: URL, to: URL) => RedirectPermission) | undefined;
  /** Targets on another origin that may be private or loopback all the same; default: none. */
  readonly trustPrivate?: ((to: URL) => boolean) | undefined;
}

export type RedirectPermission = "with-credentials" | "without-credentials" | "refuse";

const FOLLOWED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

// Whatever else a request carries may be a credential, by a name that nobody here knows.
const HARMLESS_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "range",
  "user-agent",
]);

/**
 * Sends a request and follows its redirects (https://www.rfc-editor.org/rfc/rfc9110#section-15.4) when it is a GET or HEAD; never from https
 * to http. Once another origin was visited, credentials are gone for good, and foreign origins must be public. Throws `http.redirect` for a loop,
 * too many, a missing or unusable Location, and a refused target.
 */
export async function sendFollowing(
  transport: Transport,
  request: HttpRequest,
  options: FollowOptions,
): Promise<HttpResponse> {
  let current = request;
  const visited = new Set([hrefOf(request.url)]);
  for (;;) {
    const response = await transport.send(current);
    if (!FOLLOWED.has(response.status) || (request.method !== "GET" && request.method !== "HEAD"))
      return response;
    const target = readTarget(current, response);
    if (visited.size > options.max) throw refuse(current, `more than ${options.max} redirects`);
    if (visited.has(target.href))
      throw refuse(current, `a redirect back to ${describeUrl(target)}, which was visited`);
    visited.add(target.href);
    current = follow(current, target, request, options);
  }
}

function readTarget(request: HttpRequest, response: HttpResponse): URL {
  const [location, ...more] = new Set(response.headers.all("location"));
  if (location === undefined) throw refuse(request, `a redirect (${response.status}) without a Location`);
  if (more.length > 0) throw refuse(request, "a redirect with several Locations");
  const target = URL.parse(location, request.url.href);
  if (target === null) throw refuse(request, `a redirect to "${printable(location, 100)}", which is no URL`);
  // Never somebody else's credentials: a server must not choose what is sent.
  target.username = "";
  target.password = "";
  target.hash = "";
  return target;
}

function follow(current: HttpRequest, target: URL, first: HttpRequest, options: FollowOptions): HttpRequest {
  const from = current.url;
  if (target.protocol !== "https:" && target.protocol !== from.protocol) {
    throw refuse(
      current,
      `a redirect to ${describeUrl(target)}, which would leave ${from.protocol.slice(0, -1)}`,
    );
  }
  const permission = options.allow?.(from, target) ?? "with-credentials";
  if (permission === "refuse")
    throw refuse(current, `a redirect to ${describeUrl(target)}, which is not allowed`);
  const keeps = permission === "with-credentials" && target.origin === from.origin;
  const isHome = target.origin === first.url.origin || options.trustPrivate?.(target) === true;
  return {
    ...current,
    url: target,
    headers: keeps ? (current.headers ?? {}) : withoutCredentials(current.headers ?? {}),
    publicOnly: isHome ? first.publicOnly : true,
  };
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name.toLowerCase())),
  );
}

function hrefOf(url: URL): string {
  const copy = new URL(url);
  copy.hash = "";
  return copy.href;
}

function refuse(request: HttpRequest, what: string): Failure {
  return new Failure(`${describeRequest(request)}: ${what}`, {
    code: "http.redirect",
    hint: "Write the address that the server redirects to, if it is to be trusted, or ask who runs the server",
  });
}
