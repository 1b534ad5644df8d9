import { Failure } from "@basewatch/failure";
import { isNotSent } from "@basewatch/http";
import * as z from "zod/mini";
import type { GithubAnswer } from "./client.ts";
import type { Context } from "./context.ts";
import { type Dialects, olderDialect } from "./dialects.ts";
import { explainDispatchRefusal } from "./dispatch-refusals.ts";
import type { PreparedDispatch } from "./dispatch-request.ts";
import { omit, refuseUndeclared } from "./inputs.ts";
import { limitOf } from "./limits.ts";
import type { Lookups } from "./lookups.ts";
import { splitRepository } from "./names.ts";
import { findStartedRun } from "./reconciliation.ts";
import { describeStatus, fail } from "./refusals.ts";

/** What became of a dispatch. */
export type DispatchResult =
  | {
      readonly status: "dispatched";
      /** `undefined` where the server does not name the run. */
      readonly run: StartedRun | undefined;
      /** Inputs that were left out after the server refused them. */
      readonly leftOut: readonly string[];
    }
  /** `deferred`: a limit, nothing was started. `unknown`: it may have started. `failed`: nothing was started. */
  | { readonly status: "deferred" | "unknown" | "failed"; readonly failure: Failure };

export interface StartedRun {
  readonly id: number;
  /** Its page. */
  readonly url: string;
}

export interface DispatchOptions {
  /** How long an ambiguous dispatch's run is looked for, in milliseconds. */
  readonly reconcileTimeoutMs: number;
  /** `retry` sends once more when the runs could be listed and show none for the marker, at the risk of a second run. */
  readonly onAmbiguous: "hold" | "retry";
}

/** What sending needs next to the context. */
export interface Dispatcher {
  readonly context: Context;
  readonly lookups: Lookups;
  readonly dialects: Dialects;
  readonly host: string;
}

/**
 * Starts a workflow, at most once: what GitHub cannot have acted on is sent again, and after anything ambiguous (5xx, timeout,
 * lost connection) the run is looked for instead. Never throws `Failure`.
 */
export async function dispatchWorkflow(
  dispatcher: Dispatcher,
  prepared: PreparedDispatch,
  options: DispatchOptions,
): Promise<DispatchResult> {
  try {
    return await sendAndSettle(dispatcher, prepared, options);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: isDeferring(error) ? "deferred" : "failed", failure: error };
  }
}

/** Whether a failure is a limit's, so that a later run can go on: nothing was started. */
export function isDeferring(failure: Failure): boolean {
  return ["forge.rate-limited", "forge.secondary-rate-limited", "http.budget"].includes(failure.code);
}

async function sendAndSettle(
  dispatcher: Dispatcher,
  prepared: PreparedDispatch,
  options: DispatchOptions,
): Promise<DispatchResult> {
  const { context } = dispatcher;
  const sinceMs = context.client.serverTimeMs() ?? context.clock.now();
  const outcome = await send(dispatcher, prepared);
  if (!("ambiguous" in outcome)) return outcome;
  // Without the key in a run's title, a list proves nothing about this dispatch.
  if (prepared.declaration?.titleShowsKey === false)
    return { status: "unknown", failure: ambiguous(dispatcher, prepared, outcome.ambiguous, "") };
  const { run, listed } = await findStartedRun(context, prepared, sinceMs, options.reconcileTimeoutMs);
  if (run !== undefined) return { status: "dispatched", run: { id: run.id, url: run.url }, leftOut: [] };
  if (options.onAmbiguous === "retry" && listed && prepared.declaration !== undefined)
    return sendAndSettle(dispatcher, prepared, { ...options, onAmbiguous: "hold" });
  const looked = `; no run with ${prepared.request.marker} was seen within ${options.reconcileTimeoutMs / 1000} s`;
  return { status: "unknown", failure: ambiguous(dispatcher, prepared, outcome.ambiguous, looked) };
}

/** What happened, for the message of an ambiguous outcome. */
interface Ambiguous {
  readonly ambiguous: { readonly what: string; readonly cause: unknown };
}

async function send(dispatcher: Dispatcher, prepared: PreparedDispatch): Promise<DispatchResult | Ambiguous> {
  let answer: GithubAnswer;
  try {
    answer = await post(dispatcher, prepared);
  } catch (error) {
    if (!(error instanceof Failure) || isNotSent(error)) throw error;
    return { ambiguous: { what: error.message, cause: error } };
  }
  if (answer.status < 300) return { status: "dispatched", run: readRun(answer), leftOut: [] };
  if (answer.status === 408 || answer.status >= 500) {
    return { ambiguous: { what: `GitHub answered ${describeStatus(answer)}`, cause: undefined } };
  }
  const unexpected = limitOf(answer) === undefined ? listUnexpected(answer, prepared) : [];
  if (unexpected.length > 0) return sendWithout(dispatcher, prepared, unexpected);
  throw await explainDispatchRefusal(answer, prepared, dispatcher.context, dispatcher.lookups);
}

async function post(dispatcher: Dispatcher, prepared: PreparedDispatch): Promise<GithubAnswer> {
  const { context, dialects, host } = dispatcher;
  const { request, workflow, ref, inputs } = prepared;
  const dialect = dialects.of(host);
  const details = dialect === "2022-11-28 with details" ? { return_run_details: true } : {};
  const answer = await context.client.call(
    "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    { ...splitRepository(request.repository), workflow_id: workflow, ref, inputs, ...details },
    { repetition: "write", version: dialect === "2026-03-10" ? dialect : "2022-11-28" },
  );
  const older = olderDialect(dialect, answer);
  if (older === undefined) return answer;
  dialects.remember(host, older);
  return post(dispatcher, prepared);
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
): Promise<DispatchResult | Ambiguous> {
  const { request, declaration, what } = prepared;
  refuseUndeclared(
    names,
    request,
    declaration === undefined ? undefined : Object.keys(declaration.inputs),
    what,
  );
  const result = await send(dispatcher, { ...prepared, inputs: omit(prepared.inputs, names) });
  return "leftOut" in result ? { ...result, leftOut: [...names, ...result.leftOut] } : result;
}

const runSchema = z.object({ workflow_run_id: z.number(), html_url: z.string() });

function readRun({ data }: GithubAnswer): StartedRun | undefined {
  const run = z.safeParse(runSchema, data);
  return run.success ? { id: run.data.workflow_run_id, url: run.data.html_url } : undefined;
}

function ambiguous(
  { context }: Dispatcher,
  { what, workflow, request, declaration }: PreparedDispatch,
  { what: happened, cause }: Ambiguous["ambiguous"],
  looked: string,
): Failure {
  const page = `${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`;
  const title =
    declaration?.titleShowsKey === false
      ? ` Declare the input rebuild_key and put \${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.`
      : "";
  const hint = `Look at ${page} before you send it again: a second run would build twice.${title}`;
  return fail({ what }, `unknown whether the run started (${happened})${looked}`, "ambiguous", hint, cause);
}
