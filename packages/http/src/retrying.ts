import { Failure } from "@basewatch/failure";
import { type Classification, type Clock, retry, type Settlement, type WaitEvent } from "@basewatch/retry";
import { attemptOnce } from "./attempt.ts";
import { classifySafely, retryAfterMs } from "./classification.ts";
import { createFailure, describeRequest } from "./failures.ts";
import { createStopped } from "./stopped.ts";
import type { TransportOptions } from "./transport-options.ts";
import type { HttpRequest, HttpResponse, Outcome } from "./types.ts";

/**
 * Makes a request until it is answered or retries are spent; then the last outcome counts, an answer of any status or a thrown
 * `Failure`. `onAttempt` is called with 1, 2 … as each attempt goes out.
 */
export async function sendWithRetry(
  request: HttpRequest,
  options: TransportOptions,
  onAttempt: (attempt: number) => void,
): Promise<HttpResponse> {
  const { clock, random, policy, signal } = options;
  const doubt: Doubt = { failure: undefined };
  const classify = request.classify ?? classifySafely(request.method, clock);
  let freshConnection = false;
  try {
    const outcome = await retry(
      async (attempt) => {
        const outcome = await passGate({ ...request, freshConnection }, options, () => onAttempt(attempt));
        // Where one kept connection is broken, all that are kept beside it may be, and would use up the attempts.
        freshConnection = "failure" in outcome && outcome.failure.code === "http.reset";
        return concludeAttempt(request, outcome, { classify, doubt });
      },
      {
        policy,
        clock,
        random,
        signal,
        classify: (error) => (error instanceof Unfinished ? error.classification : { kind: "give-up" }),
        settle: (error) => settleAttempt(request, error, doubt),
        onWait: (event) => announceWait(request, options, event),
      },
    );
    return unwrap(outcome);
  } catch (error) {
    if (error instanceof Unfinished) return unwrap(error.outcome);
    if (signal?.aborted === true && error === signal.reason)
      throw createStopped(request, "not sent any more", signal, doubt.failure);
    throw error;
  }
}

/** What became of an attempt that the server may have received, as long as nobody has looked for its effect. */
interface Doubt {
  failure: Failure | undefined;
}

/** An attempt that may not be the last. It travels from an attempt to the retry around it, and nobody else sees it. */
class Unfinished extends Error {
  readonly outcome: Outcome;
  readonly classification: Classification;

  constructor(outcome: Outcome, classification: Classification) {
    super("unfinished");
    this.outcome = outcome;
    this.classification = classification;
  }
}

async function passGate(
  request: HttpRequest,
  options: TransportOptions,
  onEnter: () => void,
): Promise<Outcome> {
  const { gate, clock, policy, signal } = options;
  const { host } = request.url;
  const leave = await gate.enter(host, signal, request.leads);
  try {
    onEnter();
    const outcome = await attemptOnce(request, options);
    const waitMs = readPause(outcome, clock);
    // A wait that no request would sit out is not begun: each gets the server's own answer instead.
    if (waitMs !== undefined && waitMs <= policy.budgetMs) gate.pause(host, waitMs);
    return outcome;
  } finally {
    leave();
  }
}

function readPause(outcome: Outcome, clock: Clock): number | undefined {
  if (!("response" in outcome)) return undefined;
  const { status } = outcome.response;
  return status === 429 || status === 503 ? retryAfterMs(outcome.response, clock) : undefined;
}

function concludeAttempt(
  request: HttpRequest,
  outcome: Outcome,
  { classify, doubt }: { classify: (outcome: Outcome) => Classification; doubt: Doubt },
): Outcome {
  if ("failure" in outcome && outcome.failure.code === "http.budget") {
    doubt.failure = outcome.failure;
    throw outcome.failure;
  }
  const classification = classify(outcome);
  if (classification.kind === "give-up") return outcome;
  if (classification.kind === "ambiguous") doubt.failure = describeDoubt(request, outcome);
  throw new Unfinished(outcome, classification);
}

function describeDoubt(request: HttpRequest, outcome: Outcome): Failure {
  if ("failure" in outcome) return outcome.failure;
  return createFailure(request, "http.reset", `answered ${outcome.response.status}`, "Look for its effect");
}

async function settleAttempt(
  request: HttpRequest,
  error: unknown,
  doubt: Doubt,
): Promise<Settlement<Outcome>> {
  if (request.settle === undefined || !(error instanceof Unfinished)) return { outcome: "unknown" };
  try {
    const settlement = await request.settle(error.outcome);
    if (settlement.outcome === "not-done") doubt.failure = undefined;
    return settlement.outcome === "done"
      ? { outcome: "done", value: { response: settlement.value } }
      : settlement;
  } catch (failure) {
    // Who could not look knows nothing. A defect of ours is another matter.
    if (failure instanceof Failure) return { outcome: "unknown" };
    throw failure;
  }
}

function announceWait(
  request: HttpRequest,
  { gate, policy, redactor, onRetry }: TransportOptions,
  { attempt, waitMs, error }: WaitEvent,
): void {
  if (!(error instanceof Unfinished)) return;
  const { outcome } = error;
  const isLimited = "response" in outcome && outcome.response.status === 429;
  if (isLimited) gate.pause(request.url.host, waitMs);
  const what =
    "response" in outcome
      ? `${describeRequest(request)}: ${outcome.response.status}`
      : outcome.failure.message;
  const text = `${what}; attempt ${attempt + 1} of ${policy.attempts} in ${(waitMs / 1000).toFixed(1)} s`;
  onRetry?.(redactor?.redact(text) ?? text);
}

function unwrap(outcome: Outcome): HttpResponse {
  if ("failure" in outcome) throw outcome.failure;
  return outcome.response;
}
