import { type AttemptRecord, type ImageRecord, isOpen, type Ledger } from "@basewatch/ledger";
import { attemptsByImage, showsAttempt } from "./attempts.ts";
import type { ImageObservation, Settlement } from "./types.ts";

/** How long an attempt may stay unreadable before it counts as failed. */
const UNREADABLE_MS = 24 * 60 * 60 * 1000;

/** The ledger with what the runs of open attempts say. An attempt that somebody else closed meanwhile stays as they left it. */
export function applySettlements(ledger: Ledger, settlements: readonly Settlement[], at: string): Ledger {
  const attempts: Record<string, AttemptRecord> = { ...ledger.attempts };
  for (const { id, ...said } of settlements) {
    const attempt = attempts[id];
    if (attempt === undefined || !isOpen(attempt)) continue;
    const settled = { ...attempt, ...said };
    attempts[id] = { ...settled, closedAt: isOpen(settled) ? null : at };
  }
  return { ...ledger, attempts };
}

/**
 * The ledger with what the images themselves prove of the attempts at them: an attempt that all of its images show is `proven`, whatever its run says. One that
 * could be read neither there nor at its run (`alive` names those that could) for 24 h has failed.
 */
export function settleByImages(
  ledger: Ledger,
  images: readonly ImageObservation[],
  alive: ReadonlySet<string>,
  at: string,
): Ledger {
  const attempts: Record<string, AttemptRecord> = { ...ledger.attempts };
  const records: Record<string, ImageRecord> = { ...ledger.images };
  const known = attemptsByImage(ledger);
  for (const image of images) {
    const shown = known
      .get(image.name)
      ?.findLast((attempt) => isUnproven(attempt) && showsAttempt(image, attempt, ledger.bases));
    const record = records[image.name];
    if (shown === undefined || record === undefined || image.digest === undefined) continue;
    const { key, attempt } = shown;
    records[image.name] = { ...record, lastRebuild: { at, key, attempt, digest: image.digest } };
  }
  for (const [id, attempt] of Object.entries(attempts)) {
    if (isUnproven(attempt) && isShownByAll(attempt, records))
      attempts[id] = { ...attempt, status: "proven", closedAt: attempt.closedAt ?? at, message: null };
    else if (
      isOpen(attempt) &&
      !alive.has(id) &&
      Date.parse(at) - Date.parse(attempt.claimedAt) >= UNREADABLE_MS
    )
      attempts[id] = {
        ...attempt,
        status: "failed",
        closedAt: at,
        message: "its run could not be read for 24 hours",
      };
  }
  return { ...ledger, attempts, images: records };
}

function isUnproven(attempt: AttemptRecord): boolean {
  return isOpen(attempt) || attempt.status === "built";
}

function isShownByAll(attempt: AttemptRecord, records: Readonly<Record<string, ImageRecord>>): boolean {
  return (
    attempt.images.length > 0 &&
    attempt.images.every((name) => {
      const last = records[name]?.lastRebuild;
      return last?.key === attempt.key && last.attempt === attempt.attempt;
    })
  );
}
