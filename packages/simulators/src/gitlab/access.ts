import type { ForgeAnswer, ForgeRequest } from "../forge-server/types.ts";
import type { ProjectState } from "./state.ts";
import type { GitlabRole, GitlabToken } from "./types.ts";

/** An error as GitLab words it (https://docs.gitlab.com/api/rest/troubleshooting/). */
export function refusal(status: number, message: unknown): ForgeAnswer {
  return { status, body: { message } };
}

/** The token of a request: `undefined` for an anonymous one, the 401 for one that is not valid. */
export function identify(
  { headers }: ForgeRequest,
  tokens: Readonly<Record<string, GitlabToken>>,
): GitlabToken | undefined | ForgeAnswer {
  const bearer = /^bearer (\S+)$/iu.exec(headers["authorization"] ?? "")?.[1];
  const secret = headers["private-token"] ?? headers["job-token"] ?? bearer;
  if (secret === undefined) return undefined;
  const token = tokens[secret];
  if (token === undefined) return refusal(401, "401 Unauthorized");
  if (token.expired !== true) return token;
  const description = "Token is expired. You can either do re-authorization or token refresh.";
  return { status: 401, body: { error: "invalid_token", error_description: description } };
}

const RANK: Readonly<Record<GitlabRole, number>> = { guest: 1, reporter: 2, developer: 3, maintainer: 4 };

/** What a request wants: a scope, and a role that it needs at least (`guest` suffices to read what is public). */
export interface Need {
  readonly write: boolean;
  readonly role: GitlabRole;
  /** `read_repository` suffices, too. */
  readonly file?: boolean;
}

/** Why a request may not do what it wants; `undefined` when it may. What a token cannot see does not exist for it. */
export function refuse(
  token: GitlabToken | undefined,
  project: ProjectState,
  { write, role, file = false }: Need,
): ForgeAnswer | undefined {
  const own = token?.roles[project.path];
  if (project.private === true && own === undefined) return refusal(404, "404 Project Not Found");
  if (token === undefined) return write ? refusal(401, "401 Unauthorized") : undefined;
  const accepted = write ? ["api"] : ["api", "read_api", ...(file ? ["read_repository"] : [])];
  if (!token.scopes.some((scope) => accepted.includes(scope))) return insufficientScope(accepted);
  const isPublicRead = !write && project.private !== true;
  if (isPublicRead || RANK[own ?? "guest"] >= RANK[role]) return undefined;
  return refusal(403, "403 Forbidden");
}

function insufficientScope(scopes: readonly string[]): ForgeAnswer {
  return {
    status: 403,
    body: {
      error: "insufficient_scope",
      error_description: "The request requires higher privileges than provided by the access token.",
      scope: scopes.join(" "),
    },
  };
}
