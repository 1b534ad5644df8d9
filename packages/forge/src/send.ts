import { Failure } from "@basewatch/failure";
import { isNotSent } from "@basewatch/http";
import * as z from "zod/mini";
import type { GithubAnswer } from "./client.ts";
import type { Context } from "./context.ts";
import { type Dialects, olderDialect } from "./dialects.ts";
import { explainDispatchRefusal } from "./dispatch-refusals.ts";
import type { PreparedDispatch } from "./dispatch-request.ts";
import { omit, refuseUndeclared } from "./inputs.ts";
import { limitOf, limitWaitMs } from "./limits.ts";
import type { Lookups } from "./lookups.ts";
import { splitRepository } from "./names.ts";
import { describeStatus, fail } from "./refusals.ts";
import type { SendAgain, SendResult, StartedRun } from "./types.ts";

/** What sending needs next to the context. */
export interface Dispatcher {
  readonly context: Context;
  readonly lookups: Lookups;
  readonly dialects: Dialects;
  readonly host: string;
}

/**
 * Posts a dispatch, and again only after answers that prove that nothing was started: an older API version, and inputs that GitHub
 * refuses by name. See `Forge.sendDispatch`.
 */
export async function sendDispatch(dispatcher: Dispatcher, prepared: PreparedDispatch): Promise<SendResult> {
  let answer: GithubAnswer;
  try {
    answer = await post(dispatcher, prepared);
  } catch (error) {
    return withoutAnswer(prepared, error);
  }
  if (answer.status < 300) return { kind: "accepted", run: readRun(answer), leftOut: [] };
  if (answer.status === 408 || answer.status >= 500)
    return ambiguous(prepared, `GitHub answered ${describeStatus(answer)}`);
  return reject(dispatcher, prepared, answer);
}

/** What a call that got no answer means: it was not sent, or nobody knows. Throws what is no `Failure`. */
export function withoutAnswer(prepared: PreparedDispatch, error: unknown): SendResult {
  if (!(error instanceof Failure)) throw error;
  if (!isNotSent(error)) return ambiguous(prepared, error.message, error);
  return { kind: "rejected", failure: error, again: AGAIN[error.code] };
}

const AGAIN: Readonly<Record<string, SendAgain>> = {
  "http.refused": { afterMs: 1_000, reason: "connection", stated: false },
  "http.dns": { afterMs: 1_000, reason: "connection", stated: false },
  "http.budget": { afterMs: 0, reason: "stopped", stated: false },
};

/** A dispatch of which nobody knows whether it started something. */
export function ambiguous(
  { what, page, declaration, event }: PreparedDispatch,
  happened: string,
  cause?: unknown,
): SendResult {
  const title =
    declaration?.titleShowsKey === false && event === "workflow_dispatch"
      ? ` Declare the input rebuild_key and put \${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.`
      : "";
  const hint = `Look at ${page} before you send it again: a second run would build twice.${title}`;
  const message = `unknown whether the run started (${happened})`;
  return { kind: "ambiguous", failure: fail({ what }, message, "ambiguous", hint, cause) };
}

/** Route and body of a dispatch, as they are posted (https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event, https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event). */
export function writeDispatch({ request, workflow, ref, inputs }: PreparedDispatch): {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
} {
  const { repository, eventType } = request;
  if (eventType !== undefined) {
    return {
      path: `/repos/${repository}/dispatches`,
      body: { event_type: eventType, client_payload: inputs },
    };
  }
  const path = `/repos/${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`;
  return { path, body: { ref, inputs } };
}

async function post(dispatcher: Dispatcher, prepared: PreparedDispatch): Promise<GithubAnswer> {
  const { context, dialects, host } = dispatcher;
  const { request, workflow } = prepared;
  const names = splitRepository(request.repository);
  const { body } = writeDispatch(prepared);
  if (request.eventType !== undefined) {
    return context.client.call(
      "POST /repos/{owner}/{repo}/dispatches",
      { ...names, ...body },
      { repetition: "once" },
    );
  }
  const dialect = dialects.of(host);
  const details = dialect === "2022-11-28 with details" ? { return_run_details: true } : {};
  const answer = await context.client.call(
    "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    { ...names, workflow_id: workflow, ...body, ...details },
    { repetition: "once", version: dialect === "2026-03-10" ? dialect : "2022-11-28" },
  );
  const older = olderDialect(dialect, answer);
  if (older === undefined) return answer;
  dialects.remember(host, older);
  return post(dispatcher, prepared);
}

async function reject(
  dispatcher: Dispatcher,
  prepared: PreparedDispatch,
  answer: GithubAnswer,
): Promise<SendResult> {
  const { context, lookups } = dispatcher;
  const limited = limitOf(answer) !== undefined;
  try {
    const unexpected = limited ? [] : listUnexpected(answer, prepared);
    if (unexpected.length > 0) return await sendWithout(dispatcher, prepared, unexpected);
    const failure = await explainDispatchRefusal(answer, prepared, context, lookups);
    return { kind: "rejected", failure, again: limited ? againAfter(answer, context) : undefined };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Looking for the reason failed; that nothing was started is as certain as before.
    return { kind: "rejected", failure: error, again: undefined };
  }
}

function againAfter(answer: GithubAnswer, { clock }: Context): SendAgain {
  const stated = answer.header("retry-after") !== undefined || answer.header("x-ratelimit-remaining") === "0";
  return { afterMs: limitWaitMs(answer, clock.now(), 0), reason: "limit", stated };
}

/** The inputs that a 422 calls unexpected, of those that were sent; empty for any other answer. */
function listUnexpected({ status, message }: GithubAnswer, { inputs }: PreparedDispatch): readonly string[] {
  const [, list] = status === 422 ? (/Unexpected inputs provided: (\[.*\])/su.exec(message) ?? []) : [];
  return list === undefined ? [] : Object.keys(inputs).filter((name) => list.includes(JSON.stringify(name)));
}

async function sendWithout(
  dispatcher: Dispatcher,
  prepared: PreparedDispatch,
  names: readonly string[],
): Promise<SendResult> {
  const { request, declaration, what } = prepared;
  refuseUndeclared(
    names,
    request,
    declaration === undefined ? undefined : Object.keys(declaration.inputs),
    what,
  );
  const fewer = { ...prepared, inputs: omit(prepared.inputs, names) };
  const result = await sendDispatch(dispatcher, fewer);
  return "leftOut" in result ? { ...result, leftOut: [...names, ...result.leftOut] } : result;
}

const runSchema = z.object({ workflow_run_id: z.number(), html_url: z.string() });

function readRun({ data }: GithubAnswer): StartedRun | undefined {
  const run = z.safeParse(runSchema, data);
  return run.success ? { id: run.data.workflow_run_id, url: run.data.html_url } : undefined;
}
