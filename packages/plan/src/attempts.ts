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
    ({ status, claimedAt }) =>
      (status === "failed" || status === "built") && Date.parse(claimedAt) >= sinceMs,
  );
}

function timeOf(at: string | null | undefined): number {
  return typeof at === "string" ? Date.parse(at) : Number.NEGATIVE_INFINITY;
}

/** Those of the failures that were at what is due now: the same digests of the bases that call for it. */
export function failuresHere(
  failures: readonly AttemptRecord[],
  causes: readonly BaseObservation[],
): readonly AttemptRecord[] {
  return failures.filter(({ bases }) =>
    causes.every((cause) => bases[nameReference(cause.reference)] === (cause.current ?? undefined)),
  );
}

/** When the pause after the failures is over: a quarter of an hour after the first, twice as long after each further one, at most a day. */
export function pauseEndMs(failures: readonly AttemptRecord[]): number {
  const ended = failures.map(({ closedAt, claimedAt }) => Date.parse(closedAt ?? claimedAt));
  if (ended.length === 0) return Number.NEGATIVE_INFINITY;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures.length - 1), LONGEST_PAUSE_MS);
  return ended.reduce((last, each) => Math.max(last, each)) + pauseMs;
}

/** Whether a published image shows what an attempt was for: it is another image than before, on the bases of the attempt or newer ones. */
export function showsAttempt(
  image: ImageObservation,
  attempt: AttemptRecord,
  bases: Readonly<Record<string, BaseRecord>>,
): boolean {
  if (image.digest === undefined || image.digest === attempt.imageDigests[image.name]) return false;
  if (image.verdict === "unchanged") return true;
  const wanted = image.bases.filter((base) => nameReference(base.reference) in attempt.bases);
  return (
    wanted.length > 0 && wanted.every((base) => isOn(base, attempt, bases[nameReference(base.reference)]))
  );
}

function isOn(base: BaseObservation, attempt: AttemptRecord, record: BaseRecord | undefined): boolean {
  if (base.verdict !== "changed") return base.verdict === "unchanged";
  const digest = attempt.bases[nameReference(base.reference)];
  const generation = record?.history.find((seen) => seen.digest === digest);
  const names = new Set<unknown>([digest, ...Object.values(generation?.children ?? {})]);
  return base.previous.length > 0 && base.previous.every((previous) => names.has(previous));
}
