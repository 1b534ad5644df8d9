import type { Ledger } from "./types.ts";

/** Where a ledger is kept between runs. */
export interface LedgerStore {
  /**
   * The ledger as it is stored now; an empty one when there is none yet. Throws `Failure` `ledger.corrupt`, `ledger.newer-version`,
   * `ledger.other-repository`, `ledger.unreachable`.
   */
  load(): Promise<Ledger>;
  /**
   * Applies a change to the newest ledger and stores the result, whole or not at all, by compare-and-swap: after a lost race the change is applied again to what the
   * winner stored. The change is pure but for what it notes for its caller, whose last call counts. Nothing is stored when the result says the same as before.
   * Throws as `load`, and `ledger.contended` when the race is lost for too long, `ledger.refused` when the store may not be written.
   */
  commit(change: LedgerChange): Promise<CommitResult>;
}

/** A change of the ledger, with the message that a person finds in the branch's history. */
export type LedgerChange = (stored: Ledger) => { readonly ledger: Ledger; readonly message: string };

/** What a commit came to. */
export interface CommitResult {
  /** As it is stored now. */
  readonly ledger: Ledger;
  /** `false`: nothing had changed. */
  readonly written: boolean;
}
