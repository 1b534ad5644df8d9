import { Failure } from "@basewatch/failure";
import type { HttpResponse } from "@basewatch/http";
import { denied, malformed, type Subject } from "./answer-failure.ts";
import { type CredentialSource, secretsOf } from "./credentials.ts";
import type { Endpoint } from "./origin.ts";
import { type Candidate, createPasses, type Pass, type PassOptions } from "./passes.ts";
import { adaptQuestion, type Question, questionKey, readQuestion } from "./question.ts";
import { trustHint } from "./realm.ts";
import { createScout } from "./scout.ts";
import type { Refusal } from "./token-request.ts";

export interface AccessOptions extends PassOptions {
  readonly credentials: CredentialSource;
}

/** One request to a registry, which may have to be sent more than once. */
export interface RegistryCall {
  readonly repository: string;
  readonly subject: Subject;
  send(authorization: string | undefined): Promise<HttpResponse>;
}

/** The way into one registry. */
export interface HostAccess {
  /**
   * The answer to a call, with as much authorization as the registry asks for; what it asked once is known for its other
   * repositories. Each credential is tried until one is not refused (401 or 403, by the token server or by the registry), then
   * nobody's.
   *
   * @throws Failure `registry.denied` when all are refused, `registry.untrusted-realm`, `registry.malformed`, or what `send` throws.
   */
  send(call: RegistryCall): Promise<HttpResponse>;
}

export function createHostAccess(endpoint: Endpoint, options: AccessOptions): HostAccess {
  const passes = createPasses(endpoint, options);
  const scout = createScout(options.clock);
  const refusals = new Map<string, Refusal>();
  const corrections = new Map<string, Question>();
  let learned: Question | undefined;
  let candidates: Promise<readonly Candidate[]> | undefined;

  /** The answer without authorization, or the question that the registry asks instead of answering. */
  async function approach(call: RegistryCall): Promise<HttpResponse | Question> {
    if (learned !== undefined) return adaptQuestion(learned, call.repository);
    const response = await call.send(undefined);
    if (response.status !== 401) return response;
    learned = readQuestion(response, call.repository);
    if (learned === undefined) throw malformed(call.subject, "401 without a challenge that can be answered");
    return learned;
  }

  /** One candidate's attempt: a stale token is replaced once, and one other question of the registry's is answered. */
  async function attempt(
    candidate: Candidate,
    first: Question,
    call: RegistryCall,
  ): Promise<HttpResponse | Refusal> {
    let question = corrections.get(questionKey(first)) ?? first;
    let isCorrected = question !== first;
    let stale: Pass | undefined;
    for (;;) {
      const pass = await passes.obtain(candidate, question, call.subject, stale?.token);
      if ("refusal" in pass) return pass;
      const response = await call.send(pass.authorization);
      if (response.status === 403) return { refusal: 403 };
      if (response.status !== 401) {
        if (isCorrected) corrections.set(questionKey(first), question);
        return response;
      }
      const next = readQuestion(response, call.repository) ?? question;
      const isOther = questionKey(next) !== questionKey(question);
      if (isOther ? isCorrected : stale !== undefined || !pass.mayBeStale()) return { refusal: 401 };
      stale = isOther ? undefined : pass;
      if (isOther) [question, isCorrected] = [next, true];
    }
  }

  async function answer(question: Question, call: RegistryCall): Promise<HttpResponse> {
    candidates ??= listCandidates(endpoint.registry, options);
    const tried = await candidates;
    let last: Refusal = { refusal: 401 };
    for (const candidate of tried) {
      const key = JSON.stringify([candidate.id, questionKey(question)]);
      const outcome = refusals.get(key) ?? (await attempt(candidate, question, call));
      if (!("refusal" in outcome)) return outcome;
      refusals.set(key, outcome);
      last = outcome;
    }
    throw refusedByAll(endpoint.registry, question, passes.isTrusted(question), tried, call.subject, last);
  }

  return {
    async send(call) {
      const first = await scout.lead(() => approach(call));
      return "kind" in first ? answer(first, call) : first;
    },
  };
}

/** Everybody to ask as, nobody last. */
async function listCandidates(registry: string, options: AccessOptions): Promise<readonly Candidate[]> {
  const credentials = await options.credentials.listCredentials(registry);
  for (const secret of credentials.flatMap(secretsOf)) options.redactor.hide(secret);
  return [...credentials, undefined].map((credential, id) => ({ id, credential }));
}

function refusedByAll(
  registry: string,
  question: Question,
  isTrusted: boolean,
  tried: readonly Candidate[],
  subject: Subject,
  { refusal }: Refusal,
): Failure {
  const sources = tried.flatMap(({ credential }) => (credential === undefined ? [] : [credential.from]));
  if (isTrusted || question.kind === "basic" || sources.length === 0) {
    return denied(subject, refusal, sources.length === 0 ? undefined : sources.join(" and "));
  }
  const { origin } = new URL(question.realm);
  return new Failure(
    `${subject.text}: access denied (${refusal}), and ${origin} was not given the credentials`,
    {
      code: "registry.untrusted-realm",
      hint: trustHint(registry, origin),
    },
  );
}
