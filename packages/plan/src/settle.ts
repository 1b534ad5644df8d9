import { type AttemptRecord, type ImageRecord, isOpen, type Ledger } from "@basewatch/ledger";
import { attemptsByImage, failuresOf, isShownBy, showsAttempt } from "./attempts.ts";
import type { ImageObservation, Settlement } from "./types.ts";

/** How long an attempt may stay unreadable before it counts as failed. */
const UNREADABLE_MS = 24 * 60 * 60 * 1000;

/**
 * The ledger with what the runs of open attempts say. An attempt that somebody else closed meanwhile, or knows the run of when these words know none or another,
 * stays as they left it.
 */
export function applySettlements(ledger: Ledger, settlements: readonly Settlement[], at: string): Ledger {
  const attempts: Record<string, AttemptRecord> = { ...ledger.attempts };
  for (const { id, ...said } of settlements) {
    const attempt = attempts[id];
    if (attempt === undefined || !isOpen(attempt)) continue;
    if (attempt.runId !== null && attempt.runId !== said.runId) continue;
    const settled = { ...attempt, ...said };
    attempts[id] = { ...settled, closedAt: isOpen(settled) ? null : at };
  }
  return { ...ledger, attempts };
}

/**
 * The ledger with what the images themselves prove of the attempts at them: an attempt that all of its images show is `proven`, whatever its run came to. One whose
 * run is known to go on (`alive`) stays open: somebody else may have published meanwhile. One that could be read neither there nor at its run for 24 h has failed: where no run of it was ever known, 24 h after its claim, otherwise after the first
 * look that could not read it. Attempts at images that others observe are theirs to settle.
 */
export function settleByImages(
  ledger: Ledger,
  images: readonly ImageObservation[],
  alive: ReadonlySet<string>,
  at: string,
): Ledger {
  const records = attributeDigests(ledger, images, at);
  const attempts: Record<string, AttemptRecord> = { ...ledger.attempts };
  const observed = new Set(images.map(({ name }) => name));
  for (const [id, attempt] of Object.entries(attempts)) {
    const goesOn = isOpen(attempt) && alive.has(id);
    if (isUnproven(attempt) && !goesOn && isShownByAll(attempt, records))
      attempts[id] = { ...attempt, status: "proven", closedAt: attempt.closedAt ?? at, message: null };
    else if (isOpen(attempt) && isOurs(attempt, observed, records))
      attempts[id] = goesOn ? withoutAge(attempt) : grown(attempt, at);
  }
  return { ...ledger, attempts, images: records };
}

/**
 * The ledger in which images that are proven unchanged owe nothing to the past: what failed before is forgiven. Under an order to rebuild an unchanged image, what
 * failed counts until it is carried out.
 */
export function forgiveFailures(
  ledger: Ledger,
  images: readonly ImageObservation[],
  attempts: ReadonlyMap<string, readonly AttemptRecord[]>,
  at: string,
): Ledger {
  const records: Record<string, ImageRecord> = { ...ledger.images };
  for (const { name, verdict } of images) {
    const record = records[name];
    if (record === undefined || verdict !== "unchanged" || record.forced !== null) continue;
    const known = attempts.get(name) ?? [];
    if (known.some(isOpen) || failuresOf(known, record).length === 0) continue;
    records[name] = { ...record, unchangedAt: at };
  }
  return { ...ledger, images: records };
}

/** The records of all images, in which a digest that is new says which attempt it is the work of; one that has been said so of stays. */
function attributeDigests(
  ledger: Ledger,
  images: readonly ImageObservation[],
  at: string,
): Record<string, ImageRecord> {
  const records: Record<string, ImageRecord> = { ...ledger.images };
  const known = attemptsByImage(ledger);
  for (const image of images) {
    const record = records[image.name];
    if (record === undefined || image.digest === undefined || record.lastRebuild?.digest === image.digest)
      continue;
    const shown = known
      .get(image.name)
      ?.findLast((attempt) => isUnproven(attempt) && showsAttempt(image, attempt, ledger.bases));
    if (shown === undefined) continue;
    const { key, attempt } = shown;
    records[image.name] = { ...record, lastRebuild: { at, key, attempt, digest: image.digest } };
  }
  return records;
}

function isUnproven(attempt: AttemptRecord): boolean {
  return isOpen(attempt) || attempt.status === "built";
}

/** What left the configuration has no say. */
function isShownByAll(attempt: AttemptRecord, records: Readonly<Record<string, ImageRecord>>): boolean {
  const listed = attempt.images.filter((name) => records[name] !== undefined);
  return listed.length > 0 && listed.every((name) => isShownBy(records[name], attempt));
}

/** Whether this run looks at one of an attempt's images, or nobody does. */
function isOurs(
  { images }: AttemptRecord,
  observed: ReadonlySet<string>,
  records: Readonly<Record<string, ImageRecord>>,
): boolean {
  return images.some((name) => observed.has(name)) || images.every((name) => records[name] === undefined);
}

function grown(attempt: AttemptRecord, at: string): AttemptRecord {
  const unreadSince = attempt.runId === null ? attempt.claimedAt : (attempt.unreadSince ?? at);
  if (Date.parse(at) - Date.parse(unreadSince) < UNREADABLE_MS)
    return attempt.runId === null ? attempt : { ...attempt, unreadSince };
  const message = "its run could not be read for 24 hours";
  return { ...withoutAge(attempt), status: "failed", closedAt: at, message };
}

function withoutAge(attempt: AttemptRecord): AttemptRecord {
  if (attempt.unreadSince === undefined) return attempt;
  const { unreadSince: _unreadSince, ...rest } = attempt;
  return rest;
}
