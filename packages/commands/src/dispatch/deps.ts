import type { Failure } from "@basewatch/failure";
import type { Forge } from "@basewatch/forge";
import type { LedgerStore } from "@basewatch/ledger";
import type { World } from "../action.ts";
import type { Attempted } from "./results.ts";
import type { Target } from "./targets.ts";

/** What dispatch-rebuild touches the world through. */
export interface DispatchDeps extends World {
  /** The forge that a target is at, with the token that was bound to it. May reject with `Failure`. */
  readonly openForge: (target: Pick<Target, "provider" | "apiUrl" | "repository">) => Promise<Forge>;
  /** Where claims and outcomes are recorded; `undefined` without a state. */
  readonly store: LedgerStore | undefined;
  /** Tells people about the targets, and about what failed beside them; yields what fails the step because it could not be delivered. */
  readonly notify: (
    attempted: readonly Attempted[],
    failures: readonly Failure[],
  ) => Promise<readonly Failure[]>;
}

/** What became of each target so far. */
export type Results = Map<Target, Attempted>;
