import type { ForgeAnswer, ForgeRequest } from "../forge-server/types.ts";
import type { RepositoryState } from "./state.ts";
import type { GiteaToken } from "./types.ts";

/** An error as Gitea words it (https://github.com/go-gitea/gitea/blob/main/services/context/api.go). */
export function refusal(status: number, message: string): ForgeAnswer {
  return { status, body: { message, url: "https://gitea.example.com/api/swagger" } };
}

/** What Gitea says of anything that is not there. */
export const NOT_FOUND = refusal(404, "The target couldn't be found.");

/** What answers a path that the server has no route for. */
export const NO_ROUTE: ForgeAnswer = { status: 404, body: "404 page not found\n" };

/** The token of a request: `undefined` for an anonymous one, the 401 for one that is not valid. */
export function identify(
  { headers }: ForgeRequest,
  tokens: Readonly<Record<string, GiteaToken>>,
): GiteaToken | undefined | ForgeAnswer {
  const { authorization } = headers;
  if (authorization === undefined) return undefined;
  const [, secret = ""] = /^(?:token|bearer) (\S+)$/iu.exec(authorization) ?? [];
  return tokens[secret] ?? refusal(401, "invalid username, password or token");
}

/** Why a token has not the scope for something; `undefined` when it has. */
export function refuseScope(
  token: GiteaToken,
  wanted: GiteaToken["scopes"][number],
): ForgeAnswer | undefined {
  const suffices = token.scopes.some(
    (scope) => scope === wanted || (wanted === "read:repository" && scope === "write:repository"),
  );
  if (suffices) return undefined;
  const has = token.scopes.join(",");
  return refusal(
    403,
    `token does not have at least one of required scope(s), required=[${wanted}], token scope=${has}`,
  );
}

/** Why a request may not do what it wants; `undefined` when it may. What a token cannot see does not exist for it. */
export function refuse(
  token: GiteaToken | undefined,
  repository: RepositoryState,
  write: boolean,
): ForgeAnswer | undefined {
  if (token === undefined && write) return refusal(401, "token is required");
  const scope =
    token === undefined ? undefined : refuseScope(token, write ? "write:repository" : "read:repository");
  if (scope !== undefined) return scope;
  const own = token?.repositories[repository.fullName];
  if (repository.private === true && own === undefined) return NOT_FOUND;
  if (!write) return undefined;
  if (own !== "write") return refusal(403, "user should have a permission to write to a repo");
  return repository.archived === true ? refusal(423, `${repository.fullName} is archived`) : undefined;
}
