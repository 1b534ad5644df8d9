import type { HttpResponse } from "@basewatch/http";
import { type Challenge, parseChallenges } from "./challenge.ts";

/** What a registry wants to see before it answers: a user and password, or a token for a scope. */
export type Question =
  | { readonly kind: "basic" }
  | {
      readonly kind: "bearer";
      readonly realm: string;
      readonly service: string | undefined;
      /** What the challenge names, else to pull from the repository. */
      readonly scope: string;
      /** Only repositories whose names begin with it are asked this way; empty for all of the host's. */
      readonly within: string;
      /** Whether the scope names repositories without that beginning. */
      readonly isShort: boolean;
    };

/** The question in a 401's headers: Bearer before Basic; `undefined` when there is neither. */
export function readQuestion(response: HttpResponse, repository: string): Question | undefined {
  const challenges = parseChallenges(response.headers.all("www-authenticate"));
  for (const { scheme, parameters } of challenges) {
    const realm = parameters.get("realm");
    if (scheme !== "bearer" || realm === undefined) continue;
    const scope = parameters.get("scope") ?? pullScope(repository);
    const service = parameters.get("service");
    return { kind: "bearer", realm, service, scope, ...readExtent(realm, scope, repository) };
  }
  return challenges.some(isBasic) ? { kind: "basic" } : undefined;
}

/**
 * The question that a host will ask about another of its repositories; `undefined` when this one tells nothing about it. A scope that
 * names no repository (ECR Public asks for `aws`) is the same for all of them.
 */
export function adaptQuestion(question: Question, repository: string): Question | undefined {
  if (question.kind === "basic") return question;
  if (!repository.startsWith(question.within)) return undefined;
  if (!question.scope.startsWith("repository:")) return question;
  const name = question.isShort ? repository.slice(question.within.length) : repository;
  return { ...question, scope: pullScope(name) };
}

/**
 * How far a question reaches. Artifactory has several repositories behind one host, each with a key that begins the names of its
 * images: the realm's path has that key in it, and scopes leave it out.
 */
function readExtent(realm: string, scope: string, repository: string): { within: string; isShort: boolean } {
  const named = /^repository:(.+):[^:]*$/u.exec(scope)?.[1];
  if (named !== undefined && repository.endsWith(`/${named}`)) {
    return { within: repository.slice(0, -named.length), isShort: true };
  }
  const [key = "", ...rest] = repository.split("/");
  const isKey = rest.length > 0 && URL.parse(realm)?.pathname.split("/").includes(key) === true;
  return { within: isKey ? `${key}/` : "", isShort: false };
}

/** Equal for equal questions. */
export function questionKey(question: Question): string {
  return question.kind === "basic"
    ? "basic"
    : JSON.stringify([question.realm, question.service, question.scope]);
}

function isBasic({ scheme }: Challenge): boolean {
  return scheme === "basic";
}

function pullScope(repository: string): string {
  return `repository:${repository}:pull`;
}
