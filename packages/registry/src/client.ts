import { Failure } from "@basewatch/failure";
import { type HttpResponse, sendFollowing, type Transport } from "@basewatch/http";
import { formatReference, type ImageReference } from "@basewatch/image";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { createHostAccess, type HostAccess } from "./access.ts";
import { type Subject, tooLarge } from "./answer-failure.ts";
import { createCountingTransport, type GrowingCounts } from "./counting.ts";
import type { CredentialSource } from "./credentials.ts";
import type { Mirrors } from "./mirror.ts";
import { type Endpoint, endpointOf, type Scheme, schemeOfRegistry } from "./origin.ts";
import type { TrustedRealms } from "./realm.ts";
import type { RateLimit, RequestCounts } from "./types.ts";

export interface RegistryOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly credentials: CredentialSource;
  /** Hosts, with their ports, that are spoken to in plain http; loopback always is. */
  readonly insecureRegistries: readonly string[];
  /** Origins by registry (`docker.io`, `host:port`): token servers that may have its credentials and be on private addresses. */
  readonly trustedRealms: TrustedRealms;
  /** Gets every secret that comes by, before it is used. */
  readonly redactor: Redactor;
  /** Where copies of registries' content are; default nowhere. */
  readonly mirrors?: Mirrors | undefined;
  /** Told, in a line for the log, of a mirror that is not asked any more. */
  readonly onMirrorLeft?: ((text: string) => void) | undefined;
  /** Plain http or TLS; default: https, but http for loopback and insecure registries. */
  readonly schemeOf?: ((registry: string) => Scheme) | undefined;
}

/** What is read in a repository. */
export interface ReadRequest {
  readonly method: "GET" | "HEAD";
  readonly kind: "manifests" | "blobs" | "referrers";
  /** Tag or digest. */
  readonly target: string;
  readonly accept: string;
  /** The most bytes that a good answer has. */
  readonly maxBytes: number;
  /** The whole of one attempt; default: the transport's. */
  readonly timeoutMs?: number | undefined;
}

/** The reading half of the distribution API, with authorization, redirects and counting, but no knowledge of what is read. */
export interface RegistryClient {
  /** The answer of any status but 401. */
  read(reference: ImageReference, request: ReadRequest): Promise<HttpResponse>;
  readonly requests: RequestCounts;
  readonly rateLimits: ReadonlyMap<string, RateLimit>;
}

const MAX_REDIRECTS = 5;

export function createRegistryClient(options: RegistryOptions): RegistryClient {
  const requests: GrowingCounts = { head: 0, get: 0, token: 0, retried: 0 };
  const rateLimits = new Map<string, RateLimit>();
  const hosts = new Map<string, { readonly endpoint: Endpoint; readonly access: HostAccess }>();
  const reading = createCountingTransport(options.transport, options.clock, requests);
  const asking = createCountingTransport(options.transport, options.clock, requests, "token");

  function hostOf(registry: string) {
    const known = hosts.get(registry);
    if (known !== undefined) return known;
    const scheme = options.schemeOf?.(registry) ?? schemeOfRegistry(registry, options.insecureRegistries);
    const endpoint = endpointOf(registry, scheme);
    const host = { endpoint, access: createHostAccess(endpoint, { ...options, transport: asking }) };
    hosts.set(registry, host);
    return host;
  }

  function trustPrivate(registry: string, to: URL): boolean {
    return options.trustedRealms.get(registry)?.includes(to.origin) ?? false;
  }

  return {
    requests,
    rateLimits,
    async read(reference, { method, kind, target, accept, maxBytes, timeoutMs }) {
      const { registry, repository } = reference;
      const { endpoint, access } = hostOf(registry);
      const subject = subjectOf(reference);
      const url = new URL(`/v2/${repository}/${kind}/${target}`, endpoint.origin);
      // Hashes are of the bytes as they are stored, so nobody may compress them on the way.
      const headers = { accept, "accept-encoding": "identity" };
      const send = (authorization: string | undefined) =>
        sendFollowing(
          reading,
          {
            method,
            url,
            headers: authorization === undefined ? headers : { ...headers, authorization },
            maxBytes,
            timeoutMs,
            // A document names others, and a verdict waits for the last of them; behind the HEAD of a tag comes nothing.
            leads: method === "GET",
          },
          { max: MAX_REDIRECTS, trustPrivate: (to) => trustPrivate(registry, to) },
        );
      try {
        const response = await access.send({ repository, subject, send });
        noteRateLimit(rateLimits, registry, response);
        return response;
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== "http.too-large") throw error;
        throw tooLarge(error.message, error);
      }
    },
  };
}

/** A reference as messages name it. */
export function subjectOf(reference: ImageReference): Subject {
  return { text: formatReference(reference), registry: reference.registry };
}

function noteRateLimit(known: Map<string, RateLimit>, registry: string, { headers }: HttpResponse): void {
  const limit = headers.get("ratelimit-limit");
  const remaining = headers.get("ratelimit-remaining");
  if (limit !== undefined || remaining !== undefined) known.set(registry, { limit, remaining });
}
