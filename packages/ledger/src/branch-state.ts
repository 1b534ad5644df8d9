import { Failure } from "@basewatch/failure";
import { changeFiles, type FiledLedger, formatHead, HEAD_PATH, isLedgerPath, joinLedger } from "./buckets.ts";
import { emptyLedger, requireOwn } from "./document.ts";
import type { BranchRepository } from "./git/repository.ts";
import { README } from "./readme.ts";
import type { Ledger } from "./types.ts";

/** A branch as it was seen, with the ledger in it. */
export interface BranchState extends FiledLedger {
  /** `undefined`: there is no such branch yet. */
  readonly commit: string | undefined;
}

/** Which branch, and whose ledger. */
export interface BranchPlace {
  readonly branch: string;
  /** `host/owner/repo`; `null` when it is not known. */
  readonly repository: string | null;
}

/** What is to be committed. */
export interface BranchChange {
  /** Text by path; `undefined` takes a file away. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** As the branch has it then. */
  readonly ledger: Ledger;
}

/** The newest state of the branch. Throws `Failure` as `LedgerStore.load`, and `ledger.other-branch` for one that holds something else. */
export async function fetchState(repository: BranchRepository, place: BranchPlace): Promise<BranchState> {
  const snapshot = await repository.fetch(isLedgerPath);
  if (snapshot === undefined || snapshot.isEmpty)
    return { commit: snapshot?.commit, ledger: emptyLedger(place.repository), names: new Map() };
  if (!snapshot.files.has(HEAD_PATH)) {
    throw new Failure(`${place.branch}: the branch holds other files, and no ledger`, {
      code: "ledger.other-branch",
      hint: "Name a branch of its own in state, for example branch:basewatch; it is made when it is missing.",
    });
  }
  const { ledger, names } = joinLedger(snapshot.files, place.branch);
  requireOwn(ledger, place.repository, `${place.branch}:${HEAD_PATH}`);
  return { commit: snapshot.commit, ledger, names };
}

/** What must be committed for the branch to say what `ledger` says; `undefined` when it says so already. */
export function planChange(
  stored: BranchState,
  ledger: Ledger,
  { repository }: BranchPlace,
): BranchChange | undefined {
  const files = new Map(changeFiles(stored, ledger));
  const head = formatHead(stored.ledger);
  if (files.size === 0 && formatHead(ledger) === head) return undefined;
  const next = { ...ledger, repository: ledger.repository ?? repository };
  const isNew = !stored.names.has(HEAD_PATH);
  if (isNew) files.set(README.path, README.text);
  if (isNew || formatHead(next) !== head) files.set(HEAD_PATH, formatHead(next));
  return { files, ledger: next };
}
