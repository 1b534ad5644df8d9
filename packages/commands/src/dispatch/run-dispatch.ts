import { Failure, listFailures } from "@basewatch/failure";
import type { Outcome } from "../action.ts";
import { type SettledStore, settleStored } from "../attempts/settle-ledger.ts";
import { admit, chooseSendable } from "./admission.ts";
import { type Claims, createClaims } from "./claims.ts";
import { awaitDispatched } from "./completion.ts";
import type { DispatchDeps, Results } from "./deps.ts";
import { readTargets } from "./entries.ts";
import type { DispatchInputs } from "./inputs.ts";
import { prepareTargets } from "./preparation.ts";
import { type Attempted, toFailures, toOutputs } from "./results.ts";
import { type Dispatched, sendAll } from "./sending.ts";
import { writeSummary } from "./summary.ts";
import type { Target } from "./targets.ts";

const WITHOUT_LEDGER =
  "There is no ledger (state): what was dispatched before is known by the runs that the lists show, so two steps at the same moment may both dispatch, and no later run settles what stays unknown.";

/**
 * Dispatches the rebuilds that the inputs name, each at most once: prepared, claimed together in one commit, sent one after the other, recorded together in another. What
 * goes wrong with one target is in the outcome, and stops no other. Throws `Failure` when the inputs or the ledger cannot be used: nothing was sent then.
 */
export async function runDispatch(inputs: DispatchInputs, deps: DispatchDeps): Promise<Outcome> {
  const targets = await readTargets(inputs, deps);
  if (targets.length === 0) deps.log.info("There is nothing to dispatch.");
  const { attempted, failures } = await dispatchAll(targets, inputs, deps);
  const undelivered = await deps.notify(attempted, failures);
  return {
    outputs: toOutputs(attempted),
    failures: [...toFailures(attempted), ...failures, ...undelivered],
    summary: writeSummary(attempted, inputs["dry-run"]),
  };
}

async function dispatchAll(
  targets: readonly Target[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
): Promise<{ readonly attempted: readonly Attempted[]; readonly failures: readonly Failure[] }> {
  const { store, clock, log } = deps;
  if (targets.length === 0) return { attempted: [], failures: [] };
  const results: Results = new Map();
  const isReal = store !== undefined && !inputs["dry-run"];
  const settled = isReal ? await settleStored(store, targets, deps) : undefined;
  const attempted = () => targets.flatMap((target) => withRequester(results.get(target), settled));
  const claims = isReal ? createClaims(store, nameOwner(deps), inputs.settle, settled) : undefined;
  const prepared = await prepareTargets(targets, inputs, deps, results);
  const sendable = chooseSendable(prepared, inputs, deps.log, results);
  const ready = await admit(sendable, claims, clock, results);
  if (store === undefined && ready.length > 0) log.info(WITHOUT_LEDGER);
  const sent = await sendAll(ready, inputs, deps, results);
  const failures = await conclude(sent, claims, deps);
  if (inputs.wait) {
    // Whoever cancels the job while it waits still finds what was started.
    deps.announce(toOutputs(attempted()));
    await awaitDispatched(sent, inputs, deps, results);
  }
  return { attempted: attempted(), failures };
}

function withRequester(
  result: Attempted | undefined,
  settled: SettledStore | undefined,
): readonly Attempted[] {
  if (result === undefined) return [];
  const { images, reason } = result.target;
  return [{ ...result, requestedBy: reason === null ? undefined : settled?.forcedBy(images) }];
}

/** The run, with a part of its own for each process: two jobs of a run may dispatch at once. */
function nameOwner({ environment, random }: DispatchDeps): string {
  const run = environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || "local";
  return `${run}/${Math.floor(random() * 2 ** 32).toString(16)}`;
}

async function conclude(
  sent: readonly Dispatched[],
  claims: Claims | undefined,
  { clock }: DispatchDeps,
): Promise<readonly Failure[]> {
  if (claims === undefined || sent.length === 0) return [];
  try {
    await claims.conclude(
      sent.map((one) => ({ target: one.ready.target, sent: one.sent })),
      clock.now(),
    );
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return listFailures(error).map(unrecorded);
  }
}

function unrecorded(failure: Failure): Failure {
  return new Failure(`what was dispatched could not be recorded: ${failure.message}`, {
    code: failure.code,
    hint: `${failure.hint ?? ""} The claims are recorded: the next check finds the runs and settles them.`.trim(),
    cause: failure,
  });
}
