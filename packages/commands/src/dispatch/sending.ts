import type { DispatchDeps, Results } from "./deps.ts";
import type { DispatchInputs } from "./inputs.ts";
import { createNotes } from "./notes.ts";
import { createSender, type Ready, type Sent } from "./sender.ts";

/** The most that a run waits for rate limits; what takes longer is left to the next schedule. */
const LIMIT_BUDGET_MS = 180_000;

/** What was sent, with what came of it. */
export interface Dispatched {
  readonly ready: Ready;
  readonly sent: Sent;
}

/** Sends one target after the other, with a line in the log for each, and notes what came of it. */
export async function sendAll(
  ready: readonly Ready[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
  results: Results,
): Promise<readonly Dispatched[]> {
  const notes = createNotes(deps.log, deps.store !== undefined);
  const send = createSender(
    {
      writeIntervalMs: inputs["write-interval"],
      reconcileTimeoutMs: inputs["reconcile-timeout"],
      settleMs: inputs.settle,
      onAmbiguous: inputs["on-ambiguous"],
      limitBudgetMs: LIMIT_BUDGET_MS,
    },
    deps,
  );
  const dispatched: Dispatched[] = [];
  for (const [index, one] of ready.entries()) {
    const sent = await send(one);
    const { target, prepared } = one;
    const status = sent.status === "not-started" ? "failed" : sent.status;
    results.set(target, { target, status, run: sent.run, failure: sent.failure });
    dispatched.push({ ready: one, sent });
    notes.leftOut(prepared, sent.leftOut ?? []);
    const place = ready.length > 1 ? `${index + 1}/${ready.length} ` : "";
    deps.log.info(`${place}${prepared.what}: ${describe(sent)}`);
  }
  return dispatched;
}

function describe({ status, run, failure }: Sent): string {
  if (status !== "dispatched") return failure === undefined ? status : `${status}, ${failure.message}`;
  return `dispatched, ${run?.url ?? "in a run that this server does not name"}`;
}
