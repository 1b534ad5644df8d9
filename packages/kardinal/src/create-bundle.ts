import { Failure } from "@basewatch/failure";
import { type HttpResponse, isNotSent, type Transport } from "@basewatch/http";
import { createRedactor, firstLine, type Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import * as z from "zod/mini";
import { type Attempts, followAttempts } from "./attempts.ts";
import type { BundleReader } from "./bundle-list.ts";
import { describeRefusal } from "./refusals.ts";
import { type BundleRequest, signBody, writeBundleBody } from "./request.ts";
import { createLookout, type Lookout } from "./settlement.ts";
import { checkToken } from "./token.ts";
import { bundlesUrl, statusUrl } from "./url.ts";

const MAX_ANSWER_BYTES = 1024 * 1024;

// Names of Kubernetes objects (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names).
const NAME = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/u;

const answerSchema = z.object({
  name: z.string().check(z.regex(NAME)),
  namespace: z.optional(z.string().check(z.regex(NAME))),
});

/** What {@link createBundle} works with. */
export interface CreateBundleOptions {
  /** Made with `bundlePolicy`, so that there is room for the waits of a rate limit. */
  readonly transport: Transport;
  readonly kardinalUrl: URL;
  readonly token: string;
  /** Signs the body in `X-Kardinal-Signature`. */
  readonly signingSecret?: string | undefined;
  /** Looks for this run's Bundle when an answer was lost; without it such a request is sent again. */
  readonly reader?: BundleReader | undefined;
  readonly clock: Clock;
}

/** A Bundle that exists. */
export interface BundleResult {
  /** `undefined` when it was there already and the server did not name it. */
  readonly name: string | undefined;
  readonly namespace: string;
  /** `false` when the server said that this version is there already (409). */
  readonly created: boolean;
  /** The answer was lost, and the list of Bundles shows that it was created. */
  readonly adopted: boolean;
  /**
   * An attempt ended without an answer or with a 5xx, the request was sent again, and the list of Bundles does not show that there is one
   * only: there may be a second Bundle.
   */
  readonly duplicatePossible: boolean;
}

/**
 * Creates a Bundle through kardinal's HTTP API. Network errors, 5xx and 429 are tried again as far as the transport's policy goes,
 * after a look at the list for what a lost answer has left behind; every other answer is final; a 409 is success.
 *
 * @throws Failure `kardinal.*` for a refusal, an answer that is none (`kardinal.unexpected-answer`), a token that no header can hold
 *   (`kardinal.token`) or a Bundle that is too large; `http.*` when there was no answer.
 */
export async function createBundle(
  request: BundleRequest,
  options: CreateBundleOptions,
): Promise<BundleResult> {
  const body = writeBundleBody(request);
  const headers = describeHeaders(body, options);
  const redactor = hiding(options);
  const attempts = followAttempts(options.clock);
  const url = bundlesUrl(options.kardinalUrl);
  const lookout = createLookout(request, url, { reader: options.reader, clock: options.clock });
  try {
    const response = await options.transport.send({
      method: "POST",
      url,
      headers,
      body,
      maxBytes: MAX_ANSWER_BYTES,
      classify: attempts.classify,
      settle: lookout.settle,
    });
    const result = readAnswer(response, request, attempts.count, redactor);
    return {
      ...result,
      adopted: lookout.adopted !== undefined,
      duplicatePossible: result.created && attempts.ambiguous && !(await isAlone(lookout)),
    };
  } catch (error) {
    if (!(error instanceof Failure) || !isDoubtful(error, attempts)) throw error;
    throw withDoubt(error, statusUrl(options.kardinalUrl, request.pipeline));
  }
}

async function isAlone(lookout: Lookout): Promise<boolean> {
  return (await lookout.countOwn()) === 1;
}

/** Whether a Bundle may exist although there was an error: an attempt's reply was lost, or the run was stopped in flight. */
function isDoubtful(failure: Failure, attempts: Attempts): boolean {
  return attempts.ambiguous || (failure.code === "http.budget" && !isNotSent(failure));
}

function describeHeaders(
  body: string,
  { token, signingSecret }: CreateBundleOptions,
): Readonly<Record<string, string>> {
  checkToken(token, "the token");
  return {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    accept: "application/json",
    ...(signingSecret === undefined ? {} : { "x-kardinal-signature": signBody(body, signingSecret) }),
  };
}

// A server or proxy may send the request's headers back in its error.
function hiding({ token, signingSecret }: CreateBundleOptions): Redactor {
  const redactor = createRedactor();
  redactor.hide(token);
  if (signingSecret !== undefined) redactor.hide(signingSecret);
  return redactor;
}

function readAnswer(
  response: HttpResponse,
  request: BundleRequest,
  attempts: number,
  redactor: Redactor,
): Pick<BundleResult, "name" | "namespace" | "created"> {
  const { status, url } = response;
  const text = response.body.toString("utf8");
  const said = redactor.redact(firstLine(text));
  const isSuccess = status >= 200 && status < 300;
  const bundle = isSuccess || status === 409 ? parseBundle(text) : undefined;
  if (status === 409 || (isSuccess && bundle !== undefined)) {
    const namespace = bundle?.namespace ?? request.namespace ?? "default";
    return { name: bundle?.name, namespace, created: isSuccess };
  }
  const where = `${url.origin}${url.pathname}`;
  if (!isSuccess) throw describeRefusal(status, said, where, attempts, request);
  throw new Failure(
    `${where}: the answer (${status}) is not kardinal's: ${said === "" ? "it is empty" : said}`,
    {
      code: "kardinal.unexpected-answer",
      hint: "Check that kardinal-url leads to the controller itself, past login pages and proxies; a Bundle may exist all the same.",
    },
  );
}

function parseBundle(text: string): z.infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    // What it is instead is for the caller to show.
    return undefined;
  }
}

function withDoubt(failure: Failure, where: string): Failure {
  const hint = `An attempt may have created the Bundle all the same: look at ${where} before you run this again.`;
  const advice = failure.hint?.replace(/(?<=\w)$/u, ".");
  return new Failure(failure.message, {
    code: failure.code,
    hint: advice === undefined ? hint : `${advice} ${hint}`,
    cause: failure,
  });
}
