import type { Failure } from "@basewatch/failure";
import type { PreparedDispatch } from "./dispatch-request.ts";
import { findStartedRun } from "./reconciliation.ts";
import type { ListRuns } from "./runs.ts";
import { ambiguousFailure, type Dispatcher, sendDispatch } from "./send.ts";
import type { StartedRun } from "./types.ts";

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

export interface DispatchOptions {
  /** How long an ambiguous dispatch's run is looked for, in milliseconds. */
  readonly reconcileTimeoutMs: number;
  /** `retry` sends once more when the runs could be listed and show none for the marker, at the risk of a second run. */
  readonly onAmbiguous: "hold" | "retry";
}

/**
 * Starts a workflow, at most once: what GitHub cannot have acted on is sent again, and after anything ambiguous (5xx, timeout,
 * lost connection) the run is looked for instead. Never throws `Failure`.
 */
export async function dispatchWorkflow(
  dispatcher: Dispatcher,
  listRuns: ListRuns,
  prepared: PreparedDispatch,
  options: DispatchOptions,
): Promise<DispatchResult> {
  const { context } = dispatcher;
  const sinceMs = context.client.serverTimeMs() ?? context.clock.now();
  const sent = await sendDispatch(dispatcher, prepared, "write");
  if (sent.kind === "accepted") return { status: "dispatched", run: sent.run, leftOut: sent.leftOut };
  if (sent.kind === "rejected") {
    return { status: isDeferring(sent.failure) ? "deferred" : "failed", failure: sent.failure };
  }
  // Without the key in a run's title, a list proves nothing about this dispatch.
  if (prepared.declaration?.titleShowsKey === false)
    return { status: "unknown", failure: ambiguousFailure(prepared, sent) };
  const { run, listed } = await findStartedRun(
    context,
    listRuns,
    prepared,
    sinceMs,
    options.reconcileTimeoutMs,
  );
  if (run !== undefined) return { status: "dispatched", run: { id: run.id, url: run.url }, leftOut: [] };
  if (options.onAmbiguous === "retry" && listed && prepared.declaration !== undefined)
    return dispatchWorkflow(dispatcher, listRuns, prepared, { ...options, onAmbiguous: "hold" });
  const looked = `; no run with ${prepared.request.marker} was seen within ${options.reconcileTimeoutMs / 1000} s`;
  return { status: "unknown", failure: ambiguousFailure(prepared, sent, looked) };
}

/** Whether a failure is a limit's, so that a later run can go on: nothing was started. */
export function isDeferring(failure: Failure): boolean {
  return ["forge.rate-limited", "forge.secondary-rate-limited", "http.budget"].includes(failure.code);
}
