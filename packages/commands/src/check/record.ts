import { isDeepStrictEqual } from "node:util";
import { Failure, listFailures } from "@basewatch/failure";
import type { Ledger, LedgerStore } from "@basewatch/ledger";
import type { Plan } from "@basewatch/plan";
import type { World } from "../action.ts";
import { describePlan } from "./plan-message.ts";
import { whyNotRecorded } from "./recording.ts";

/** A plan, and why it could not be stored. */
export interface Recorded {
  readonly plan: Plan;
  readonly failures: readonly Failure[];
  /** Why this kind of run records nothing. */
  readonly unrecorded?: string;
}

/**
 * Stores the ledger of a plan. Where somebody else has stored something since this run read the ledger, the plan is made anew on that: what it yields is the
 * plan that was stored. What cannot be stored is a failure, and the plan stays.
 */
export async function recordPlan(
  store: LedgerStore,
  planned: Plan,
  decide: (ledger: Ledger) => Plan,
  world: World,
): Promise<Recorded> {
  const reason = await whyNotRecorded(world);
  if (reason !== undefined) {
    world.log.notice(
      `Nothing was recorded: ${reason}. The ledger is written on schedules, dispatches and pushes to the default branch.`,
    );
    return { plan: planned, failures: [], unrecorded: reason };
  }
  let plan = planned;
  try {
    await store.commit((stored) => {
      const again = decide(stored);
      plan = isDeepStrictEqual(again.ledger, planned.ledger) ? planned : again;
      return { ledger: again.ledger, message: describePlan(again) };
    });
    return { plan, failures: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { plan, failures: listFailures(error) };
  }
}

/** Images whose records somebody else has changed since this run read them. */
export function findStale(loaded: Ledger, stored: Ledger): ReadonlySet<string> {
  if (loaded === stored) return new Set();
  const names = Object.keys(stored.images);
  return new Set(names.filter((name) => !isDeepStrictEqual(loaded.images[name], stored.images[name])));
}
