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
    };

/** The question in a 401's headers: Bearer before Basic; `undefined` when there is neither. */
export function readQuestion(response: HttpResponse, repository: string): Question | undefined {
  const challenges = parseChallenges(response.headers.all("www-authenticate"));
  for (const { scheme, parameters } of challenges) {
    const realm = parameters.get("realm");
    if (scheme !== "bearer" || realm === undefined) continue;
    return {
      kind: "bearer",
      realm,
      service: parameters.get("service"),
      scope: parameters.get("scope") ?? pullScope(repository),
    };
  }
  return challenges.some(isBasic) ? { kind: "basic" } : undefined;
}

/**
 * The question that a host will ask about another of its repositories. A scope that names no repository (ECR Public asks for `aws`)
 * is the same for all of them.
 */
export function adaptQuestion(question: Question, repository: string): Question {
  if (question.kind === "basic" || !question.scope.startsWith("repository:")) return question;
  return { ...question, scope: pullScope(repository) };
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
