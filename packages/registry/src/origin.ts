/** A registry and where it is spoken to. */
export interface Endpoint {
  /** As in references; Docker Hub is `docker.io`. */
  readonly registry: string;
  readonly origin: URL;
}

/** Plain http or TLS, for one registry. */
export type Scheme = "http" | "https";

const HUB_HOST = "registry-1.docker.io";
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;

/** Where a registry of references is: Docker Hub's API has a host of its own. */
export function endpointOf(registry: string, scheme: Scheme): Endpoint {
  const host = registry === "docker.io" ? HUB_HOST : registry;
  return { registry, origin: new URL(`${scheme}://${host}`) };
}

/**
 * How a registry is spoken to: https, but plain http for those that are listed as insecure and for loopback, as Docker's own
 * engine has it; on loopback port 443 is https. It is decided before the first request and never changes, so that nobody can
 * talk a client down.
 */
export function schemeOfRegistry(registry: string, insecureRegistries: readonly string[]): Scheme {
  if (insecureRegistries.includes(registry)) return "http";
  const { hostname, port } = new URL(`https://${registry}`);
  // The default port reads as none; it was written all the same.
  const isTlsPort = port === "" && registry.endsWith(":443");
  return LOOPBACK.test(hostname) && !isTlsPort ? "http" : "https";
}
