import type { Context } from "./context.ts";
import { splitRepository } from "./names.ts";
import { type CallSubject, explainRefusal, fail } from "./refusals.ts";

/**
 * Asks GitHub to cancel a run (https://docs.github.com/rest/actions/workflow-runs#cancel-a-workflow-run); see `Forge.cancelRun`. Cancelling twice does no harm, so it is
 * tried again like a read.
 */
export async function cancelRun(
  context: Context,
  repository: string,
  id: number,
): Promise<"requested" | "finished"> {
  const subject: CallSubject = { what: `${repository} run ${id}`, repository, permission: "actions: write" };
  const answer = await context.client.call(
    "POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel",
    { ...splitRepository(repository), run_id: id },
    { repetition: "read" },
  );
  if (answer.status < 300) return "requested";
  if (answer.status === 409) return "finished";
  if (answer.status === 404) throw runNotFound(subject.what);
  throw explainRefusal(answer, subject, context.caller);
}

/** The failure for a run that the server does not know. */
export function runNotFound(what: string) {
  const hint = "It may have been deleted, or the token may not see the repository's runs.";
  return fail({ what }, "no such run (404)", "run-not-found", hint);
}
