import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Endpoint } from "./origin.ts";

/** A token server, and what it may be given. */
export interface TrustedRealm {
  readonly url: URL;
  /** Whether the registry's credentials may go there; without them it gets an anonymous request. */
  readonly takesCredentials: boolean;
  /** Whether it has to be on a public address: a stranger must not point us at the inside of a network. */
  readonly publicOnly: boolean;
}

/** Origins of token servers by registry, as the user listed them. */
export type TrustedRealms = ReadonlyMap<string, readonly string[]>;

const KNOWN_PAIRS: TrustedRealms = new Map([
  ["docker.io", ["https://auth.docker.io"]],
  ["registry.gitlab.com", ["https://gitlab.com"]],
]);

/**
 * What the realm of a Bearer challenge may be given: credentials when it is the registry's own origin, a known pair, or listed; any
 * other https origin an anonymous request at most, on a public address. Plain http is for plain registries on the same host.
 *
 * @throws Failure `registry.untrusted-realm` for any other realm, `registry.malformed` for one that is no absolute http URL.
 */
export function judgeRealm(realm: string, endpoint: Endpoint, listed: TrustedRealms): TrustedRealm {
  const url = parseRealm(realm, endpoint);
  if (url.username !== "" || url.password !== "") {
    throw untrusted(endpoint, "names a token server with a user name or password in its URL");
  }
  const { registry, origin } = endpoint;
  const isOnSameHost = origin.protocol === "http:" && url.hostname === origin.hostname;
  if (url.protocol === "http:" && !isOnSameHost) {
    throw untrusted(endpoint, `names a token server without TLS, ${printable(url.origin)}`);
  }
  const trusted = [...(KNOWN_PAIRS.get(registry) ?? []), ...(listed.get(registry) ?? []), origin.origin];
  const takesCredentials = trusted.includes(url.origin);
  return { url, takesCredentials, publicOnly: !takesCredentials };
}

/** What a user has to write to trust a token server with a registry's credentials. */
export function trustHint(registry: string, origin: string): string {
  return `If ${registry} really uses the token server ${origin}, add the line ${registry}=${origin} to trusted-realms`;
}

function parseRealm(realm: string, { registry }: Endpoint): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url !== undefined && /^https?:$/u.test(url.protocol)) return url;
  throw new Failure(`${registry} names a token server that is no URL: "${printable(realm, 100)}"`, {
    code: "registry.malformed",
    hint: "Check that the host is a registry and that no proxy or portal answers in its place",
  });
}

function untrusted({ registry }: Endpoint, what: string): Failure {
  return new Failure(`${registry} ${what}; it is not asked`, {
    code: "registry.untrusted-realm",
    hint: "Check that the registry is the one you mean; if it is, its administrator has to give it an https realm",
  });
}
