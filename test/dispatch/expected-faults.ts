import type { Cell } from "./fault-cells.ts";

/** What a cell of the matrix has to come to. */
export interface Expected {
  /** In the results of the first run. */
  readonly status: "dispatched" | "unknown";
  /** Of a run with this one target. */
  readonly exit: 0 | 1;
  /** Runs that were started when the first run of the action is over. */
  readonly runs: 0 | 1;
  /** Runs after the next schedule, while they all still go on. */
  readonly runsLater: 1 | 2;
  /** The attempts in the ledger after the next schedule; empty without a ledger. */
  readonly attempts: readonly string[];
}

/**
 * The expected table of the fault matrix, from the platform's rules and the contract, not from what the program does:
 *
 * - An acceptance is a run; the ledger knows it, and without a ledger a title that shows the key. Where neither is there, nothing tells the next schedule that the image is
 *   being built: it is dispatched a second time. That is the weakness that the log speaks of.
 * - A limit is waited for and sent again.
 * - After anything ambiguous the lists decide: with the run in them it is `dispatched`, without it `unknown`, since they may lag. The next schedule, past `settle`, finds the
 *   run, or proves that there is none and dispatches it as the next attempt (without a ledger as the same one).
 * - Another person's run changes nothing, whether titles show the key (it does not) or not (its actor is another), nor does the server's version.
 */
export function expectedOf(cell: Cell): Expected {
  const isAmbiguous = /^(?:5|reset|timeout)/u.test(cell.answer);
  const isFound = cell.started && !cell.lagging;
  const isUnknown = isAmbiguous && !isFound;
  const runs = isAmbiguous && !cell.started ? 0 : 1;
  const isForgotten = runs === 1 && cell.ledger === "none" && !cell.marked;
  const attempts = runs === 0 ? ["1 not-started", "2 dispatched"] : ["1 dispatched"];
  return {
    status: isUnknown ? "unknown" : "dispatched",
    exit: isUnknown ? 1 : 0,
    runs,
    runsLater: isForgotten ? 2 : 1,
    attempts: cell.ledger === "none" ? [] : attempts,
  };
}

/** How many cells there are, and how many of them can happen. */
export const COUNTS = { all: 1056, possible: 792 } as const;
