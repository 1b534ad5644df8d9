import type { PreparedDispatch } from "./dispatch-request.ts";
import { holdsMarker } from "./runs.ts";
import type { Run } from "./types.ts";

/** Whether a run shows a marker (`<key>.<attempt>`): in its title, or as the input `rebuild_key` where the server lists inputs. */
export function showsMarker({ title, inputs }: Pick<Run, "title" | "inputs">, marker: string): boolean {
  return inputs?.["rebuild_key"] === marker || holdsMarker(title, marker);
}

/**
 * Whether a run can be that of a dispatch, by its workflow, event and ref, as far as the server shows them. Many runs of other people fit, too: without the
 * marker, only time and actor can tell them apart.
 */
export function fitsDispatch(
  run: Pick<Run, "workflow" | "workflowId" | "event" | "ref">,
  { workflow, event, ref }: Pick<PreparedDispatch, "workflow" | "event" | "ref">,
): boolean {
  const isWorkflow =
    workflow === "" ||
    run.workflow === undefined ||
    run.workflow === workflow ||
    String(run.workflowId) === workflow;
  const isRef = run.ref === undefined || run.ref === ref.replace(/^refs\/(?:heads|tags)\//u, "");
  return isWorkflow && isRef && run.event === event;
}
