import { Failure } from "@basewatch/failure";
import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import type { Refusal, Subject } from "./answer-failure.ts";
import { basicAuthorization, type Credential } from "./credentials.ts";
import type { Endpoint } from "./origin.ts";
import { type Question, questionKey } from "./question.ts";
import { judgeRealm, type TrustedRealms, trustHint } from "./realm.ts";
import { createTokenCache, isFresh } from "./token-cache.ts";
import { requestToken, type Token, type TokenQuestion } from "./token-request.ts";

/** Somebody to ask as; without a credential, nobody in particular. */
export interface Candidate {
  /** Unlike that of any other candidate. */
  readonly id: number;
  readonly credential: Credential | undefined;
}

/** What opens a registry's answer to one question. */
export interface Pass {
  readonly authorization: string;
  /** The token in it. */
  readonly token: Token | undefined;
  /** Whether a refusal may mean that the token has died since it was asked for, and not that it never was good. */
  mayBeStale(): boolean;
}

/** A registry's passes. */
export interface Passes {
  /**
   * The pass for a candidate; `rejected` is a token that must not be used again. A credential is refused without being sent where
   * it does not fit the question, or where the realm may not have it.
   */
  obtain(
    candidate: Candidate,
    question: Question,
    subject: Subject,
    rejected?: Token,
  ): Promise<Pass | Refusal>;
  /** Whether the question's token server may have this registry's credentials. */
  isTrusted(question: Question): boolean;
}

export interface PassOptions {
  readonly trustedRealms: TrustedRealms;
  /** For token requests. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

const REFUSED: Refusal = { refusal: 401 };
const never = () => false;

export function createPasses(endpoint: Endpoint, options: PassOptions): Passes {
  const tokens = createTokenCache(options.clock);
  const wrong = new Set<number>();
  const judge = (realm: string) => judgeRealm(realm, endpoint, options.trustedRealms);

  async function obtainToken(
    { id, credential }: Candidate,
    question: Question & { readonly kind: "bearer" },
    subject: Subject,
    rejected: Token | undefined,
  ): Promise<Pass | Refusal> {
    const realm = judge(question.realm);
    if (wrong.has(id) || (credential !== undefined && !realm.takesCredentials)) return REFUSED;
    const key = JSON.stringify([id, questionKey(question)]);
    const request = () => askServer({ ...question, realm }, credential, subject);
    const { outcome, isOwn } = await tokens.fetch(key, request, rejected);
    if (!("refusal" in outcome)) {
      const mayBeStale = () => !isOwn || !isFresh(outcome, options.clock);
      return { authorization: `Bearer ${outcome.value}`, token: outcome, mayBeStale };
    }
    // A wrong password is wrong for every scope; sent again and again it locks accounts, and gets addresses banned.
    if (credential !== undefined && isWrongForAll(outcome, question)) wrong.add(id);
    return outcome;
  }

  async function askServer(
    question: TokenQuestion,
    credential: Credential | undefined,
    subject: Subject,
  ): Promise<Token | Refusal> {
    try {
      const outcome = await requestToken(options.transport, options.clock, question, credential, subject);
      if (!("refusal" in outcome)) options.redactor.hide(outcome.value);
      return outcome;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "http.private-address") throw error;
      throw privateRealm(endpoint.registry, question.realm.url, subject, error);
    }
  }

  return {
    isTrusted: (question) => question.kind === "basic" || judge(question.realm).takesCredentials,
    async obtain(candidate, question, subject, rejected) {
      const { credential } = candidate;
      if (question.kind === "basic") return passWithPassword(credential);
      if (credential?.kind === "bearer") {
        return { authorization: `Bearer ${credential.token}`, token: undefined, mayBeStale: never };
      }
      return obtainToken(candidate, question, subject, rejected);
    },
  };
}

/** GitLab's token servers, which are those of this service, say 403 of a wrong login, and of nothing else to an account. */
function isWrongForAll({ refusal }: Refusal, { service }: Question & { readonly kind: "bearer" }): boolean {
  return refusal === 401 || service === "container_registry";
}

function passWithPassword(credential: Credential | undefined): Pass | Refusal {
  if (credential?.kind !== "basic") return REFUSED;
  const authorization = basicAuthorization(credential.username, credential.password);
  return { authorization, token: undefined, mayBeStale: never };
}

function privateRealm(registry: string, realm: URL, subject: Subject, cause: Failure): Failure {
  return new Failure(`${subject.text}: the token server ${realm.origin} is on a private address`, {
    code: "registry.untrusted-realm",
    hint: trustHint(registry, realm.origin),
    cause,
  });
}
