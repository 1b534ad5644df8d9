/** What one registry can be opened with. `from` says in messages where it comes from. */
export type Credential =
  /** A user and password, for Basic and for token requests. */
  | { readonly kind: "basic"; readonly username: string; readonly password: string; readonly from: string }
  /** An identity token, which token servers take in exchange for access tokens. */
  | { readonly kind: "identity"; readonly username: string; readonly token: string; readonly from: string }
  /** An access token, sent to the registry as it is. */
  | { readonly kind: "bearer"; readonly token: string; readonly from: string };

/** Knows credentials by registry. */
export interface CredentialSource {
  /**
   * What to open a registry (`docker.io`, `ghcr.io`, `host:port`) with, best first; empty when there is nothing. The client tries
   * each until one is not refused, and nobody's (anonymous) after the last. Called once per registry, when it first asks for
   * credentials.
   */
  listCredentials(registry: string): Promise<readonly Credential[]>;
}

/** Credentials that are known from the start, by registry. */
export function staticCredentials(byRegistry: ReadonlyMap<string, readonly Credential[]>): CredentialSource {
  return { listCredentials: async (registry) => byRegistry.get(registry) ?? [] };
}

/** The `Authorization` value of a user and password (RFC 7617). */
export function basicAuthorization(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}

/** What of a credential must not be shown. */
export function secretsOf(credential: Credential): readonly string[] {
  if (credential.kind === "bearer") return [credential.token];
  if (credential.kind === "identity") return [credential.token, `${credential.username}:${credential.token}`];
  // The pair too: its base64 is what is sent.
  return [credential.password, `${credential.username}:${credential.password}`];
}
