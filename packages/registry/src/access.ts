import { Failure } from "@basewatch/failure";
import type { HttpResponse } from "@basewatch/http";
import {
  denied,
  isFromRegistry,
  malformed,
  type Refusal,
  refusalOf,
  type Subject,
} from "./answer-failure.ts";
import { type CredentialSource, secretsOf } from "./credentials.ts";
import type { Endpoint } from "./origin.ts";
import { type Candidate, createPasses, type Pass, type PassOptions } from "./passes.ts";
import { adaptQuestion, type Question, questionKey, readQuestion } from "./question.ts";
import { trustHint } from "./realm.ts";
import { createScout } from "./scout.ts";

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
  const learned: Question[] = [];
  let candidates: Promise<readonly Candidate[]> | undefined;

  /** The answer without authorization, or the question that the registry asks instead of answering. */
  async function approach(call: RegistryCall): Promise<HttpResponse | Question> {
    for (const question of learned) {
      const adapted = adaptQuestion(question, call.repository);
      if (adapted !== undefined) return adapted;
    }
    const response = await call.send(undefined);
    if (response.status !== 401) return response;
    const question = readQuestion(response, call.repository);
    if (question === undefined) throw withoutQuestion(call.subject, response);
    learned.push(question);
    return question;
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
      const { status } = response;
      if (status === 403) return refusalOf(403, response);
      const next = status === 401 ? (readQuestion(response, call.repository) ?? question) : question;
      const isOther = questionKey(next) !== questionKey(question);
      // ECR Public answers 400 to a token that has expired, and Harbor asks for a password then: the token is replaced first.
      const isDoubtful = status === 400 || (status === 401 && (!isOther || next.kind === "basic"));
      if (isDoubtful && stale === undefined && pass.mayBeStale()) {
        stale = pass;
        continue;
      }
      if (status !== 401) {
        if (isCorrected) corrections.set(questionKey(first), question);
        return response;
      }
      if (isCorrected || !isOther) return { refusal: 401 };
      [question, isCorrected, stale] = [next, true, undefined];
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
      last = moreTelling(outcome, last);
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

/** Harbor's 401 for a project that does not exist has an empty challenge; a portal's is no registry's answer at all. */
function withoutQuestion(subject: Subject, response: HttpResponse): Failure {
  return isFromRegistry(response)
    ? denied(subject, { refusal: 401 })
    : malformed(subject, "401 without a challenge that can be answered");
}

/** Of two refusals the one that has a reason or is about this repository, else the newer one. */
function moreTelling(newer: Refusal, older: Refusal): Refusal {
  return older.said !== undefined || older.refusal > newer.refusal ? older : newer;
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
  refusal: Refusal,
): Failure {
  const sources = tried.flatMap(({ credential }) => (credential === undefined ? [] : [credential.from]));
  if (isTrusted || question.kind === "basic" || sources.length === 0) {
    return denied(subject, refusal, sources.length === 0 ? undefined : sources.join(" and "));
  }
  const { origin } = new URL(question.realm);
  return new Failure(
    `${subject.text}: access denied (${refusal.refusal}), and ${origin} was not given the credentials`,
    {
      code: "registry.untrusted-realm",
      hint: trustHint(registry, origin),
    },
  );
}
