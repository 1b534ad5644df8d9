import type { GithubAccess, GithubAnswer, GithubToken } from "./types.ts";

/** What a request wants of a repository. */
export interface Need {
  readonly permission: "metadata" | "actions" | "contents";
  readonly access: "read" | "write";
}

export interface Subject {
  readonly fullName: string;
  readonly private: boolean;
}

/** An error as GitHub words it (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api). */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GithubAnswer {
  return {
    status,
    headers,
    body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
  };
}

/** The token of a request: `undefined` for an anonymous one, the 401 for one that is not valid. */
export function identify(
  authorization: string | undefined,
  tokens: Readonly<Record<string, GithubToken>>,
): GithubToken | undefined | GithubAnswer {
  if (authorization === undefined) return undefined;
  const [, secret] = /^(?:token|bearer) (\S+)$/iu.exec(authorization) ?? [];
  const token = secret === undefined ? undefined : tokens[secret];
  return token === undefined || token.kind === "expired" ? refusal(401, "Bad credentials") : token;
}

/** Why a request may not do what it wants; `undefined` when it may. What a token cannot see does not exist for it. */
export function refuse(
  token: GithubToken | undefined,
  subject: Subject,
  need: Need,
): GithubAnswer | undefined {
  const covered = covers(token, subject.fullName);
  if (subject.private && !covered) return refusal(404, "Not Found");
  if (token === undefined)
    return need.access === "write" ? refusal(401, "Requires authentication") : undefined;
  if (token.kind === "classic") return refuseWithoutSso(token.unauthorizedFor ?? [], subject.fullName);
  if (need.permission === "metadata" || (!subject.private && need.access === "read")) return undefined;
  const granted =
    covered && token.kind !== "expired" ? (token.permissions[need.permission] ?? "none") : "none";
  if (RANK[granted] >= RANK[need.access]) return undefined;
  const who = token.kind === "fine-grained" ? "personal access token" : "integration";
  return refusal(403, `Resource not accessible by ${who}`);
}

const RANK: Readonly<Record<GithubAccess, number>> = { none: 0, read: 1, write: 2 };

function covers(token: GithubToken | undefined, fullName: string): boolean {
  if (token === undefined || token.kind === "expired") return false;
  if (token.kind === "classic") return true;
  return token.kind === "actions" ? token.repository === fullName : token.repositories.includes(fullName);
}

function refuseWithoutSso(organizations: readonly string[], fullName: string): GithubAnswer | undefined {
  const owner = fullName.split("/")[0] ?? "";
  if (!organizations.includes(owner)) return undefined;
  const message =
    "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.";
  return refusal(403, message, {
    "x-github-sso": `required; url=https://github.com/orgs/${owner}/sso?authorization_request=AAAA`,
  });
}
