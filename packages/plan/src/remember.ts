import { type Digest, formatReference, nameReference } from "@basewatch/image";
import { type BaseRecord, type ImageRecord, type Ledger, learnGeneration, seeBase } from "@basewatch/ledger";
import type { BaseObservation, ImageObservation } from "./types.ts";

/** When and for what a run observed. */
export interface Occasion {
  /** ISO 8601: when the run decides. */
  readonly at: string;
  /** ISO 8601: when it began to observe; what somebody else saw since is newer. */
  readonly startedAt: string;
  /** The images.yaml; `null` for one image given by inputs. */
  readonly config: string | null;
}

/**
 * The ledger after a run has seen `observations`: when each base's digest was first seen, since when each
 * image's move waits, and how often it went from proven unchanged to changed. An `unknown` verdict neither starts nor ends anything.
 */
export function rememberObservations(
  ledger: Ledger,
  observations: readonly ImageObservation[],
  occasion: Occasion,
): Ledger {
  const bases: Record<string, BaseRecord> = { ...ledger.bases };
  for (const { bases: observed } of observations)
    for (const base of observed) {
      // The current digest of a pin is what the Dockerfile says, not what the tag is.
      if (base.current === undefined || base.pinned) continue;
      const name = nameReference(base.reference);
      const record = bases[name];
      const isStale =
        record !== undefined &&
        record.current !== base.current &&
        !isBefore(record.firstSeenAt, occasion.startedAt);
      if (!isStale) bases[name] = seeBase(record, base.current, occasion.at);
    }
  for (const { base, ...learned } of observations.flatMap((observation) => observation.learned ?? [])) {
    const record = bases[base];
    if (record !== undefined) bases[base] = learnGeneration(record, learned);
  }
  const images: Record<string, ImageRecord> = { ...ledger.images };
  for (const observation of observations) {
    const { name } = observation;
    images[name] = rememberImage(images[name], observation, bases, occasion);
  }
  return { ...ledger, bases, images };
}

function isBefore(left: string, right: string): boolean {
  return Date.parse(left) < Date.parse(right);
}

function rememberImage(
  record: ImageRecord | undefined,
  observation: ImageObservation,
  bases: Readonly<Record<string, BaseRecord>>,
  { at, config }: Occasion,
): ImageRecord {
  const { verdict } = observation;
  const names = observation.bases.map((base) => nameReference(base.reference));
  const digest = observation.digest ?? record?.digest ?? null;
  const isSame = digest === (record?.digest ?? null);
  if (record !== undefined && isSame && isAtRest(record, observation, names, config))
    return observation.evidence === undefined ? record : { ...record, evidence: observation.evidence };
  return {
    ...record,
    reference: formatReference(observation.reference),
    config,
    digest,
    digestSeenAt: isSame ? (record?.digestSeenAt ?? null) : at,
    evidence: observation.evidence ?? (isSame ? (record?.evidence ?? null) : null),
    builtOn: builtOn(isSame ? record?.builtOn : undefined, { observed: observation.bases, names }),
    bases: distinct(names),
    verdict,
    proven: verdict === "unknown" ? (record?.proven ?? null) : verdict,
    unchangedAt:
      verdict === "unchanged" && record?.proven !== "unchanged" ? at : (record?.unchangedAt ?? null),
    unknownSince: verdict === "unknown" ? (record?.unknownSince ?? at) : null,
    decision: record?.decision ?? "none",
    dueAt: record?.dueAt ?? null,
    episode: (record?.episode ?? 0) + (verdict === "changed" && record?.proven === "unchanged" ? 1 : 0),
    pendingSince: pendingSince(record, isSame, { observed: observation.bases, names }, bases, at),
    forced: record?.forced ?? null,
    lastRebuild: record?.lastRebuild ?? null,
  };
}

/** Whether an image was unchanged and is, on the same bases: most images are most of the time. */
function isAtRest(
  record: ImageRecord,
  { verdict, bases, reference }: ImageObservation,
  names: readonly string[],
  config: string | null,
): boolean {
  if (verdict !== "unchanged" || record.verdict !== "unchanged" || record.config !== config) return false;
  if (record.proven !== "unchanged" || record.bases.length !== bases.length) return false;
  if (Object.keys(record.pendingSince).length > 0 || record.unknownSince !== null) return false;
  const isOn = (name: string, index: number): boolean =>
    record.bases.includes(name) && record.builtOn[name] === bases[index]?.current;
  return names.every(isOn) && record.reference === formatReference(reference);
}

function distinct(names: readonly string[]): readonly string[] {
  return names.toSorted().filter((name, index, sorted) => name !== sorted[index - 1]);
}

/** What was seen of an image's bases, and in the same order the keys that they are remembered by. */
interface Sightings {
  readonly observed: readonly BaseObservation[];
  readonly names: readonly string[];
}

/** What the image is proven to be built on, at its digest. An unknown base keeps what was proven of the same digest before. */
function builtOn(
  before: Readonly<Record<string, Digest>> | undefined,
  { observed, names }: Sightings,
): Readonly<Record<string, Digest>> {
  const known: Record<string, Digest> = {};
  for (const [index, { verdict, current, previous }] of observed.entries()) {
    const name = names[index] ?? "";
    const [only, another] = previous;
    const proven =
      verdict === "unchanged" ? current : verdict === "changed" && another === undefined ? only : undefined;
    const digest = proven ?? before?.[name];
    if (digest !== undefined) known[name] = digest;
  }
  return known;
}

function pendingSince(
  record: ImageRecord | undefined,
  isSame: boolean,
  { observed, names }: Sightings,
  bases: Readonly<Record<string, BaseRecord>>,
  at: string,
): Readonly<Record<string, string>> {
  const pending: Record<string, string> = {};
  for (const [index, base] of observed.entries()) {
    if (base.verdict === "unchanged") continue;
    const name = names[index] ?? "";
    const since = record?.pendingSince[name];
    const builtOn = isSame ? undefined : record?.builtOn[name];
    // Rebuilt since the last look, on a digest that nobody saw: what moved before is over.
    const isRebuilt = builtOn !== undefined && !base.previous.includes(builtOn);
    if (base.verdict === "unknown" && since !== undefined) pending[name] = since;
    if (base.verdict === "changed") pending[name] = movedAt(base, bases[name], isRebuilt ? at : since) ?? at;
  }
  return pending;
}

/** When a base first moved away from what an image is built on, where its history reaches back that far; else since when the image waits for it. */
function movedAt(
  { previous, current, pinned }: BaseObservation,
  record: BaseRecord | undefined,
  since: string | undefined,
): string | undefined {
  const history = record?.history ?? [];
  const builtOn = history.findLastIndex(({ digest, children }) =>
    [digest, ...Object.values(children ?? {})].some((each) => previous.includes(each)),
  );
  const moved = builtOn === -1 ? undefined : history[builtOn + 1]?.firstSeenAt;
  if (moved !== undefined) return moved;
  const returned = pinned ? undefined : history[builtOn]?.firstSeenAt;
  // Somebody saw the base return to what the image is built on: it has moved anew.
  if (returned !== undefined && since !== undefined && isBefore(since, returned)) return undefined;
  return since ?? seenAt(record, current);
}

/** When a base was last seen to come to a digest; `undefined` when it never was. */
export function seenAt(record: BaseRecord | undefined, digest: Digest | undefined): string | undefined {
  return record?.history.findLast((seen) => seen.digest === digest)?.firstSeenAt;
}
