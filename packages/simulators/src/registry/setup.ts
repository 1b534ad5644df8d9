import type { RegistryAuth } from "./auth.ts";
import type { RegistryProfile } from "./profiles/profile.ts";
import type { TlsIdentity } from "./server.ts";
import type { BearerAuth } from "./tokens.ts";
import type { RegistryAnswer, SeenRequest } from "./traffic.ts";

/** How a kind of registry behaves. */
export interface RegistryBehaviour {
  /** Default `none`. */
  readonly auth?: RegistryAuth;
  /** Whether tokens are issued on the registry's own origin or on one of its own; default `same`. */
  readonly tokenServer?: "same" | "own";
  /** The realm's path, by the repository that was asked for; default `/token`. */
  readonly realmPath?: (repository: string | undefined) => string;
  /**
   * Whether blobs are redirected: to an object store on an origin of its own, or by a relative address to another path of the
   * registry's; default `same`, no redirect.
   */
  readonly storage?: "same" | "own" | "path";
  /** The redirect's query, signed; default one parameter. */
  readonly storageQuery?: string;
  /** Sent with every answer about manifests, as Docker Hub does. */
  readonly rateLimit?: { readonly limit: string; readonly remaining: string };
  /** What becomes of a right answer, of whichever server; default nothing. */
  readonly manner?: (answer: RegistryAnswer, request: SeenRequest) => RegistryAnswer;
}

/** What kind of registry is simulated. Whatever is given beside a profile replaces what the profile says. */
export interface RegistrySetup extends RegistryBehaviour {
  /** One of `REGISTRY_PROFILES`; default none, a registry as the specification has it. */
  readonly profile?: RegistryProfile;
  /** Narrows who may pull what, where tokens are issued; default as {@link BearerAuth} says. */
  readonly mayPull?: BearerAuth["mayPull"];
  /**
   * The names under which the servers announce themselves in realms and redirects: their addresses on loopback (default), or the
   * profile's public ones, which the caller then has to lead here; see {@link RegistrySimulator.routes}.
   */
  readonly names?: "loopback" | "public";
  /** TLS on all servers; default plain http. */
  readonly tls?: TlsIdentity;
  /** Milliseconds, for the expiry of tokens; default the system's clock. */
  readonly now?: () => number;
  /** The round trip, in milliseconds: what each answer takes, and each connection once to be opened and, with TLS, once to shake hands. */
  readonly latencyMs?: number;
}
