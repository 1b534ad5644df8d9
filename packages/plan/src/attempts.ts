import { nameReference } from "@basewatch/image";
import type { AttemptRecord, BaseRecord, ImageRecord, Ledger } from "@basewatch/ledger";
import type { BaseObservation, ImageObservation } from "./types.ts";

const FIRST_PAUSE_MS = 15 * 60 * 1000;
const LONGEST_PAUSE_MS = 24 * 60 * 60 * 1000;

/** The attempts at each image, oldest claim first. */
export function attemptsByImage(ledger: Ledger): ReadonlyMap<string, readonly AttemptRecord[]> {
  const found = new Map<string, AttemptRecord[]>();
  const sorted = Object.values(ledger.attempts).toSorted((left, right) =>
    left.claimedAt === right.claimedAt
      ? left.attempt - right.attempt
      : left.claimedAt < right.claimedAt
        ? -1
        : 1,
  );
  for (const attempt of sorted) {
    for (const name of attempt.images) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [attempt]);
      else known.push(attempt);
    }
  }
  return found;
}

/**
 * The attempts that came to nothing since the image was last proven unchanged, and, under an order, since that order. One whose run succeeded counts while
 * the image does not show it.
 */
export function failuresOf(
  attempts: readonly AttemptRecord[],
  record: ImageRecord | undefined,
): readonly AttemptRecord[] {
  const sinceMs = Math.max(timeOf(record?.unchangedAt), timeOf(record?.forced?.at));
  return attempts.filter(
    (attempt) =>
      (attempt.status === "failed" || attempt.status === "built") &&
      Date.parse(attempt.claimedAt) >= sinceMs &&
      !isShownBy(record, attempt),
  );
}

/** Whether an image has shown an attempt, which may be `built` still for the sake of other images. */
export function isShownBy(record: ImageRecord | undefined, { key, attempt }: AttemptRecord): boolean {
  return record?.lastRebuild?.key === key && record.lastRebuild.attempt === attempt;
}

function timeOf(at: string | null | undefined): number {
  return typeof at === "string" ? Date.parse(at) : Number.NEGATIVE_INFINITY;
}

/** Those of the failures that were at what is due now: the same digests of the bases that call for it. */
export function failuresHere(
  failures: readonly AttemptRecord[],
  causes: readonly BaseObservation[],
): readonly AttemptRecord[] {
  // By name, as an attempt holds them: a reference that is used pinned and unpinned has one entry there.
  const wanted = new Map(causes.map(({ reference, current }) => [nameReference(reference), current]));
  return failures.filter(({ bases }) => [...wanted].every(([name, digest]) => bases[name] === digest));
}

/** When the pause after the failures is over: a quarter of an hour after the first, twice as long after each further one, at most a day. */
export function pauseEndMs(failures: readonly AttemptRecord[]): number {
  const ended = failures.map(({ closedAt, claimedAt }) => Date.parse(closedAt ?? claimedAt));
  if (ended.length === 0) return Number.NEGATIVE_INFINITY;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures.length - 1), LONGEST_PAUSE_MS);
  return ended.reduce((last, each) => Math.max(last, each)) + pauseMs;
}

/**
 * Whether a published image shows what an attempt was for: it is another image than before, on the bases of the attempt or newer ones. Where the attempt was for no
 * base (an order to rebuild an unchanged image, or one that was never published), another image is all that it was for.
 */
export function showsAttempt(
  image: ImageObservation,
  attempt: AttemptRecord,
  bases: Readonly<Record<string, BaseRecord>>,
): boolean {
  if (image.digest === undefined || image.digest === attempt.imageDigests[image.name]) return false;
  if (image.verdict === "unchanged" || Object.keys(attempt.bases).length === 0) return true;
  const wanted = image.bases.filter((base) => nameReference(base.reference) in attempt.bases);
  return (
    wanted.length > 0 && wanted.every((base) => isOn(base, attempt, bases[nameReference(base.reference)]))
  );
}

/** Whether an image is on the digest that an attempt was for, or on one that the base has had since. */
function isOn(base: BaseObservation, attempt: AttemptRecord, record: BaseRecord | undefined): boolean {
  if (base.verdict !== "changed") return base.verdict === "unchanged";
  const digest = attempt.bases[nameReference(base.reference)];
  const history = record?.history ?? [];
  const from = history.findLastIndex(
    (seen) => seen.digest === digest && Date.parse(seen.firstSeenAt) <= Date.parse(attempt.claimedAt),
  );
  const since = from === -1 ? [] : history.slice(from);
  const names = new Set<unknown>([
    digest,
    ...since.flatMap((seen) => [seen.digest, ...Object.values(seen.children ?? {})]),
  ]);
  return base.previous.length > 0 && base.previous.every((previous) => names.has(previous));
}
