import { attemptId, isOpen, pruneAttempts } from "./attempts.ts";
import { isSameJson } from "./json.ts";
import type { AttemptRecord, AttemptTarget, Ledger } from "./types.ts";

/** What became of the claims that a dispatcher wanted. */
export interface Claims {
  /** With the claims that were granted. */
  readonly ledger: Ledger;
  readonly granted: readonly AttemptRecord[];
  /** By `<key>.<attempt>` of each claim that was not granted: the attempt in its way; the claim itself when its lease is over. */
  readonly refusedBy: Readonly<Record<string, AttemptRecord>>;
}

/**
 * Records the claims that nothing is in the way of, in their order. In the way is an open attempt for the same target and an image in common, however old (only
 * settling closes it: a dispatcher that crashed may have sent), the very `<key>.<attempt>`, and a lease that is over at `nowIso`. A claim that is recorded as it
 * is wanted, by the same owner, is granted again: so a commit whose answer was lost can be repeated.
 */
export function claimAttempts(ledger: Ledger, wanted: readonly AttemptRecord[], nowIso: string): Claims {
  const attempts: Record<string, AttemptRecord> = { ...ledger.attempts };
  const open = indexOpen(Object.values(attempts));
  const granted: AttemptRecord[] = [];
  const refusedBy: Record<string, AttemptRecord> = {};
  for (const claim of wanted) {
    const id = attemptId(claim);
    const recorded = attempts[id];
    if (recorded !== undefined && isSameJson(recorded, claim)) {
      granted.push(claim);
      continue;
    }
    const obstacle = recorded ?? findOverlap(open, claim) ?? (isOver(claim, nowIso) ? claim : undefined);
    if (obstacle !== undefined) {
      refusedBy[id] = obstacle;
      continue;
    }
    attempts[id] = claim;
    open.set(placeOf(claim.target), [...(open.get(placeOf(claim.target)) ?? []), claim]);
    granted.push(claim);
  }
  const changed = granted.some((claim) => ledger.attempts[attemptId(claim)] === undefined);
  return { ledger: changed ? pruneAttempts({ ...ledger, attempts }) : ledger, granted, refusedBy };
}

type ByPlace = Map<string, readonly AttemptRecord[]>;

function indexOpen(attempts: readonly AttemptRecord[]): ByPlace {
  return Map.groupBy(attempts.filter(isOpen), ({ target }) => placeOf(target));
}

function findOverlap(open: ByPlace, claim: AttemptRecord): AttemptRecord | undefined {
  return open
    .get(placeOf(claim.target))
    ?.find(({ images }) => images.some((image) => claim.images.includes(image)));
}

function isOver(claim: AttemptRecord, nowIso: string): boolean {
  return Date.parse(claim.expiresAt) <= Date.parse(nowIso);
}

// Repositories are compared without regard to case, as forges do.
function placeOf({ provider, apiUrl, repository, workflow, ref }: AttemptTarget): string {
  return JSON.stringify([provider, apiUrl, repository.toLowerCase(), workflow, ref]);
}
