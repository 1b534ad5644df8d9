import { HISTORY_LENGTH } from "./records.ts";
import type { AttemptRecord, AttemptStatus, Ledger } from "./types.ts";

/** What an attempt may still become known of as long as it is open. */
export type AttemptNews = Partial<
  Pick<AttemptRecord, "status" | "sentAfter" | "provableAt" | "runId" | "runUrl" | "conclusion" | "message">
>;

/** How an attempt ended. */
export interface AttemptOutcome extends Omit<AttemptNews, "status"> {
  readonly status: Exclude<AttemptStatus, "claimed" | "dispatched" | "unknown">;
  /** ISO 8601. */
  readonly at: string;
}

/** The name that an attempt is recorded by, and that its run carries: `<key>.<attempt>`. */
export function attemptId({ key, attempt }: Pick<AttemptRecord, "key" | "attempt">): string {
  return `${key}.${attempt}`;
}

/** Whether an attempt may still turn out to be a run: `claimed`, `dispatched` or `unknown`. */
export function isOpen({ status }: Pick<AttemptRecord, "status">): boolean {
  return status === "claimed" || status === "dispatched" || status === "unknown";
}

/** The attempts to rebuild one image, oldest first. */
export function findAttempts(ledger: Ledger, image: string): readonly AttemptRecord[] {
  return Object.values(ledger.attempts)
    .filter((attempt) => attempt.images.includes(image))
    .toSorted(oldestFirst);
}

/**
 * The ledger with what has become known of an attempt. What closed it stays: of a closed one, only what nobody has noted yet is filled in. An
 * attempt that the ledger does not know changes nothing.
 */
export function noteAttempt(ledger: Ledger, id: string, news: AttemptNews): Ledger {
  const recorded = ledger.attempts[id];
  if (recorded === undefined) return ledger;
  if (isOpen(recorded)) return replaceAttempt(ledger, id, { ...recorded, ...news });
  const missing = Object.entries(news).filter(([name]) => recorded[name as keyof AttemptNews] === null);
  return missing.length === 0
    ? ledger
    : replaceAttempt(ledger, id, { ...recorded, ...Object.fromEntries(missing) });
}

/**
 * The ledger with an attempt closed. One that is closed stays as it is, but for one that was `built`: the image itself may prove it later, or
 * show that it failed. It keeps the time at which it was closed first.
 */
export function closeAttempt(ledger: Ledger, id: string, outcome: AttemptOutcome): Ledger {
  const recorded = ledger.attempts[id];
  if (recorded === undefined || !(isOpen(recorded) || recorded.status === "built")) return ledger;
  const { at, ...facts } = outcome;
  return replaceAttempt(ledger, id, { ...recorded, ...facts, closedAt: recorded.closedAt ?? at });
}

/** The ledger without closed attempts that are not among the newest {@link HISTORY_LENGTH} of any of their images, or of those without images. Open ones stay, whatever their age. */
export function pruneAttempts(ledger: Ledger): Ledger {
  const counts = new Map<string, number>();
  const kept = new Set<string>();
  const newestFirst = Object.entries(ledger.attempts).toSorted(([, left], [, right]) =>
    oldestFirst(right, left),
  );
  for (const [id, attempt] of newestFirst) {
    if (isOpen(attempt)) {
      kept.add(id);
      continue;
    }
    for (const image of attempt.images.length === 0 ? [""] : attempt.images) {
      const count = counts.get(image) ?? 0;
      if (count < HISTORY_LENGTH) kept.add(id);
      counts.set(image, count + 1);
    }
  }
  if (kept.size === newestFirst.length) return ledger;
  const attempts = Object.fromEntries(Object.entries(ledger.attempts).filter(([id]) => kept.has(id)));
  return { ...ledger, attempts };
}

function replaceAttempt(ledger: Ledger, id: string, attempt: AttemptRecord): Ledger {
  return { ...ledger, attempts: { ...ledger.attempts, [id]: attempt } };
}

function oldestFirst(left: AttemptRecord, right: AttemptRecord): number {
  if (left.claimedAt !== right.claimedAt) return left.claimedAt < right.claimedAt ? -1 : 1;
  return left.attempt - right.attempt;
}
