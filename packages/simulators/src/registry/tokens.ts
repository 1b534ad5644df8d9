import { userOf } from "./accounts.ts";
import { errorAnswer, jsonAnswer, type RegistryAnswer, type SeenRequest } from "./traffic.ts";

/** How tokens are issued (https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md). */
export interface BearerAuth {
  /** Passwords by user. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Whether tokens without a user may pull. */
  readonly anonymousPull: boolean;
  /** Users by identity token, for `grant_type=refresh_token`. Without any, POST is answered 405. */
  readonly identityTokens?: Readonly<Record<string, string>>;
  /** Narrows who may pull what; default: every user everything, nobody according to `anonymousPull`. */
  readonly mayPull?: (user: string | undefined, repository: string) => boolean;
  /**
   * Where a request for more than is allowed is refused: `registry` issues a token that is good for nothing, as Docker Hub does;
   * `token` answers 401 without a user and 403 with one, as GHCR does; `token-for-nobody` is the one for users and the other
   * without, as GitLab does. Default `registry`.
   */
  readonly refusedAt?: "registry" | "token" | "token-for-nobody";
  /** `expires_in`, in seconds; default 300. `null` leaves it out, and the token lives 60 s. */
  readonly lifeSeconds?: number | null;
  /** Default `token`. */
  readonly tokenField?: "token" | "access_token" | "both";
  /** Default `simulator`. */
  readonly service?: string;
  /** What a challenge names as scope; `undefined` leaves it out. Default: the repository and what was wanted of it. */
  readonly challengeScope?: (scope: Scope, method: string) => string | undefined;
  /** Whether a token opens only what it was asked for; default `true`. */
  readonly bindsScopes?: boolean;
  /** Whether the registry itself takes a user and password as well; default `false`. */
  readonly takesPasswords?: boolean;
}

/** What may be done in one repository; actions are comma separated, as they are written in a scope. */
export interface Scope {
  readonly repository: string;
  readonly actions: string;
}

export type TokenVerdict = "good" | "missing" | "invalid_token" | "insufficient_scope";

export interface TokenService {
  /** @param realmPaths where tokens for what is wanted are issued; one from elsewhere is not good. */
  verify(
    authorization: string | undefined,
    wanted: Scope | undefined,
    realmPaths: readonly string[],
  ): TokenVerdict;
  answer(request: SeenRequest): RegistryAnswer;
  revokeAll(): void;
}

interface IssuedToken {
  readonly scopes: readonly Scope[];
  readonly realmPath: string;
  readonly expiresAtMs: number;
}

/** Who asks, by what a token request carries. */
type Asker = { readonly user: string | undefined } | { readonly refusal: RegistryAnswer };

export function createTokenService(auth: BearerAuth, now: () => number): TokenService {
  const issued = new Map<string, IssuedToken>();
  let count = 0;
  return {
    verify(authorization, wanted, realmPaths) {
      if (authorization === undefined) return "missing";
      if (auth.takesPasswords === true && userOf(auth.accounts, authorization) !== undefined) return "good";
      const token = issued.get(authorization.replace(/^bearer /iu, ""));
      if (token === undefined || token.expiresAtMs <= now()) return "invalid_token";
      if (!realmPaths.includes(token.realmPath)) return "invalid_token";
      const isOpen = wanted === undefined || auth.bindsScopes === false || covers(token.scopes, wanted);
      return isOpen ? "good" : "insufficient_scope";
    },
    answer(request) {
      const asked = request.method === "POST" ? new URLSearchParams(request.body.toString()) : request.query;
      const asker = identify(auth, request, asked);
      if ("refusal" in asker) return asker.refusal;
      const scopes = parseScopes(asked.getAll("scope"));
      const granted = scopes.filter((scope) => isAllowed(auth, asker.user, scope));
      if (granted.length < scopes.length && refusesHere(auth, asker.user)) return refuse(asker.user);
      count += 1;
      const token = `simulated-token-${count}`;
      const lifeSeconds = auth.lifeSeconds === undefined ? 300 : auth.lifeSeconds;
      const expiresAtMs = now() + (lifeSeconds ?? 60) * 1000;
      issued.set(token, { scopes: granted, realmPath: request.path, expiresAtMs });
      const life = lifeSeconds === null ? {} : { expires_in: lifeSeconds };
      return jsonAnswer(200, { ...tokenFields(auth, token), ...life });
    },
    revokeAll: () => issued.clear(),
  };
}

function tokenFields({ tokenField = "token" }: BearerAuth, token: string): Record<string, string> {
  return tokenField === "both" ? { token, access_token: token } : { [tokenField]: token };
}

function identify(auth: BearerAuth, request: SeenRequest, asked: URLSearchParams): Asker {
  const service = auth.service ?? "simulator";
  if (asked.get("service") !== service) {
    return {
      refusal: errorAnswer(400, "UNSUPPORTED", `expected service=${service}, got ${asked.get("service")}`),
    };
  }
  if (request.method === "POST") return identifyByForm(auth, asked);
  if (request.method !== "GET") {
    return { refusal: errorAnswer(405, "UNSUPPORTED", `expected GET or POST, got ${request.method}`) };
  }
  const { authorization } = request.headers;
  if (authorization === undefined) return { user: undefined };
  const identity = { ...auth.accounts, ...identityAccounts(auth) };
  const user = userOf(identity, authorization);
  return user === undefined ? { refusal: badCredentials() } : { user };
}

/** Registries without the POST form take an identity token as the password of the user `<token>`. */
function identityAccounts(auth: BearerAuth): Record<string, string> {
  const [token] = Object.keys(auth.identityTokens ?? {});
  return token === undefined ? {} : { "<token>": token };
}

function identifyByForm(auth: BearerAuth, form: URLSearchParams): Asker {
  if (auth.identityTokens === undefined) {
    return { refusal: errorAnswer(405, "UNSUPPORTED", "expected GET: there are no identity tokens") };
  }
  const [grant, client] = [form.get("grant_type"), form.get("client_id")];
  if (grant !== "refresh_token" || !client) {
    const got = `grant_type=${grant}&client_id=${client}`;
    return {
      refusal: errorAnswer(400, "UNSUPPORTED", `expected grant_type=refresh_token and client_id, got ${got}`),
    };
  }
  const user = auth.identityTokens[form.get("refresh_token") ?? ""];
  return user === undefined ? { refusal: badCredentials() } : { user };
}

function badCredentials(): RegistryAnswer {
  return errorAnswer(401, "UNAUTHORIZED", "incorrect username or password");
}

function refusesHere({ refusedAt }: BearerAuth, user: string | undefined): boolean {
  return refusedAt === "token" || (refusedAt === "token-for-nobody" && user === undefined);
}

function refuse(user: string | undefined): RegistryAnswer {
  return user === undefined
    ? errorAnswer(401, "UNAUTHORIZED", "authentication required")
    : errorAnswer(403, "DENIED", "requested access to the resource is denied");
}

function parseScopes(values: readonly string[]): readonly Scope[] {
  return values
    .flatMap((value) => value.split(" "))
    .map((value) => /^repository:(?<repository>.+):(?<actions>[a-z,]+|\*)$/u.exec(value)?.groups)
    .flatMap((groups) =>
      groups === undefined
        ? []
        : [{ repository: groups["repository"] ?? "", actions: groups["actions"] ?? "" }],
    );
}

function isAllowed(auth: BearerAuth, user: string | undefined, scope: Scope): boolean {
  const mayPull = auth.mayPull ?? ((who) => who !== undefined || auth.anonymousPull);
  return mayPull(user, scope.repository) && (scope.actions === "pull" || user !== undefined);
}

function covers(scopes: readonly Scope[], wanted: Scope): boolean {
  return scopes.some(
    ({ repository, actions }) =>
      repository === wanted.repository &&
      (actions === "*" || wanted.actions.split(",").every((action) => actions.split(",").includes(action))),
  );
}
