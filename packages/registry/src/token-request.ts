import { Failure } from "@basewatch/failure";
import { classifySafely, type HttpResponse, type Transport } from "@basewatch/http";
import { firstLine } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import * as z from "zod/mini";
import { failureOfAnswer, malformed, type Refusal, refusalOf, type Subject } from "./answer-failure.ts";
import { basicAuthorization, type Credential } from "./credentials.ts";
import { parseDocument } from "./document.ts";
import type { TrustedRealm } from "./realm.ts";

/** What a token is wanted for, and from whom. */
export interface TokenQuestion {
  readonly realm: TrustedRealm;
  readonly service: string | undefined;
  /** Several are parted by blanks. */
  readonly scope: string;
}

/** An access token, and when it was received and how long it lives, on the monotonic clock. */
export interface Token {
  readonly value: string;
  readonly receivedAtMs: number;
  readonly lifeMs: number;
}

const MAX_TOKEN_BYTES = 128 * 1024;
const DEFAULT_LIFE_S = 60;
const CLIENT_ID = "basewatch";
/** Statuses of servers that know no POST, or no identity tokens there; they take them as passwords. */
const NO_POST: ReadonlySet<number> = new Set([400, 401, 404, 405]);

const TokenAnswer = z.object({
  token: z.nullish(z.string()),
  access_token: z.nullish(z.string()),
  expires_in: z.optional(z.unknown()),
});

/**
 * Asks a token server once, with a credential or as nobody
 * (https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md).
 *
 * @throws Failure `registry.malformed` for an answer without a usable token, `registry.untrusted-realm` for a redirect,
 * `registry.rate-limited`, `registry.unavailable`, or one of `http.*`.
 */
export async function requestToken(
  transport: Transport,
  clock: Clock,
  question: TokenQuestion,
  credential: Credential | undefined,
  subject: Subject,
): Promise<Token | Refusal> {
  const response = await askTokenServer(transport, clock, question, credential);
  const { status } = response;
  if (status === 401 || status === 403) return refusalOf(status, response);
  if (status >= 300 && status < 400) throw redirected(subject, question.realm.url);
  if (status !== 200) throw failureOfAnswer(tokenSubject(subject, question.realm.url), response, clock);
  return readToken(response, clock, tokenSubject(subject, question.realm.url));
}

async function askTokenServer(
  transport: Transport,
  clock: Clock,
  question: TokenQuestion,
  credential: Credential | undefined,
): Promise<HttpResponse> {
  if (credential?.kind === "identity") {
    const response = await postForToken(transport, clock, question, credential.token);
    if (!NO_POST.has(response.status)) return response;
    return getToken(transport, question, basicAuthorization(credential.username, credential.token));
  }
  if (credential?.kind === "basic") {
    return getToken(transport, question, basicAuthorization(credential.username, credential.password));
  }
  return getToken(transport, question, undefined);
}

function getToken(
  transport: Transport,
  { realm, service, scope }: TokenQuestion,
  authorization: string | undefined,
): Promise<HttpResponse> {
  const url = new URL(realm.url);
  if (service !== undefined) url.searchParams.set("service", service);
  for (const part of scope.split(" ")) url.searchParams.append("scope", part);
  const headers = { accept: "application/json", ...(authorization === undefined ? {} : { authorization }) };
  return transport.send({
    method: "GET",
    url,
    headers,
    maxBytes: MAX_TOKEN_BYTES,
    publicOnly: realm.publicOnly,
    leads: true,
  });
}

function postForToken(
  transport: Transport,
  clock: Clock,
  { realm, service, scope }: TokenQuestion,
  identityToken: string,
): Promise<HttpResponse> {
  const form = new URLSearchParams({
    grant_type: "refresh_token",
    client_id: CLIENT_ID,
    refresh_token: identityToken,
    ...(service === undefined ? {} : { service }),
    scope,
  });
  return transport.send({
    method: "POST",
    url: realm.url,
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    maxBytes: MAX_TOKEN_BYTES,
    publicOnly: realm.publicOnly,
    leads: true,
    // Two tokens do no more than one, so this POST may be sent again like a GET.
    classify: classifySafely("GET", clock),
  });
}

function readToken(response: HttpResponse, clock: Clock, subject: Subject): Token {
  const parsed = TokenAnswer.safeParse(parseDocument(response.body));
  const value = parsed.data?.token || parsed.data?.access_token;
  if (!value || !/^[\u0021-\u007e]+$/u.test(value)) throw noToken(subject, response.body);
  const lifeMs = lifeSeconds(parsed.data?.expires_in) * 1000;
  return { value, receivedAtMs: clock.monotonicMs(), lifeMs };
}

/** A life that is no positive number is the default one. */
function lifeSeconds(expiresIn: unknown): number {
  return typeof expiresIn === "number" && expiresIn > 0 && expiresIn < Number.POSITIVE_INFINITY
    ? expiresIn
    : DEFAULT_LIFE_S;
}

function noToken(subject: Subject, body: Buffer): Failure {
  const text = body.toString("utf8");
  // Only a page is quoted: a broken answer may hold a good token.
  const said = /^\s*</u.test(text) ? `: ${firstLine(text)}` : "";
  return malformed(subject, `the token server's answer holds no token${said}`);
}

function redirected(subject: Subject, realm: URL): Failure {
  return new Failure(`${subject.text}: the token server ${realm.origin} redirects; that is not followed`, {
    code: "registry.untrusted-realm",
    hint: "The registry has to name the token server's own address as its realm",
  });
}

function tokenSubject(subject: Subject, realm: URL): Subject {
  return { text: subject.text, registry: realm.host };
}
