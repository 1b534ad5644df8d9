import { userOf } from "./accounts.ts";
import { type BearerAuth, createTokenService, type Scope, type TokenService } from "./tokens.ts";
import { emptyAnswer, errorAnswer, type RegistryAnswer, type SeenRequest } from "./traffic.ts";

/** Who may use the registry: anybody, accounts by user and password, or holders of tokens. */
export type RegistryAuth =
  | "none"
  | { readonly basic: Readonly<Record<string, string>> }
  | { readonly bearer: BearerAuth };

/** Guards the registry and issues its tokens. */
export interface Guard {
  /** The 401 that a request gets; `undefined` when it may pass. Without a repository any known user may. */
  check(request: SeenRequest, repository: string | undefined): RegistryAnswer | undefined;
  /** The token endpoint. */
  answerToken(request: SeenRequest): RegistryAnswer;
  /** From now on no token that was issued before is good. */
  revokeTokens(): void;
}

/** @param realm by the repository that was asked for; called late, since the token server's port is not known at first. */
export function createGuard(
  auth: RegistryAuth,
  realm: (repository: string | undefined) => URL,
  now: () => number,
): Guard {
  if (auth === "none") return { ...withoutTokens, check: () => undefined };
  if ("basic" in auth) return { ...withoutTokens, check: (request) => checkBasic(auth.basic, request) };
  const tokens = createTokenService(auth.bearer, now);
  return {
    check: (request, repository) => checkBearer(tokens, auth.bearer, realm, request, repository),
    answerToken: (request) => tokens.answer(request),
    revokeTokens: () => tokens.revokeAll(),
  };
}

const withoutTokens = {
  answerToken: () => emptyAnswer(404, { "X-Expected": "no token request: this registry has no tokens" }),
  revokeTokens: () => {},
};

function checkBasic(
  accounts: Readonly<Record<string, string>>,
  request: SeenRequest,
): RegistryAnswer | undefined {
  const user = userOf(accounts, request.headers.authorization);
  return user === undefined ? unauthorized('Basic realm="simulator"') : undefined;
}

function checkBearer(
  tokens: TokenService,
  { service = "simulator", challengeScope = scopeText }: BearerAuth,
  realm: (repository: string | undefined) => URL,
  request: SeenRequest,
  repository: string | undefined,
): RegistryAnswer | undefined {
  const wanted = repository === undefined ? undefined : scopeOf(request.method, repository);
  const own = realm(repository);
  // Who begins with a ping of /v2/ gets a token before the repository is known.
  const realmPaths = [own.pathname, realm(undefined).pathname];
  const verdict = tokens.verify(request.headers.authorization, wanted, realmPaths);
  if (verdict === "good") return undefined;
  const text = wanted === undefined ? undefined : challengeScope(wanted, request.method);
  const scope = text === undefined ? "" : `,scope="${text}"`;
  const error = verdict === "missing" ? "" : `,error="${verdict}"`;
  return unauthorized(`Bearer realm="${own.href}",service="${service}"${scope}${error}`);
}

function scopeText({ repository, actions }: Scope): string {
  return `repository:${repository}:${actions}`;
}

function scopeOf(method: string, repository: string): Scope {
  const actions =
    method === "GET" || method === "HEAD" ? "pull" : method === "DELETE" ? "delete" : "pull,push";
  return { repository, actions };
}

function unauthorized(challenge: string): RegistryAnswer {
  return errorAnswer(401, "UNAUTHORIZED", "authentication required", { "WWW-Authenticate": challenge });
}
