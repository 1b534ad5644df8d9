import { type Digest, formatReference, nameReference } from "@basewatch/image";
import { type BaseRecord, type ImageRecord, type Ledger, seeBase } from "@basewatch/ledger";
import type { BaseObservation, ImageObservation } from "./types.ts";

/**
 * The ledger after a run has seen `observations` at `at` (ISO 8601): when each base's digest was first seen, since when each
 * image's move waits, and how often it went from proven unchanged to changed. An `unknown` verdict neither starts nor ends anything.
 */
export function rememberObservations(
  ledger: Ledger,
  observations: readonly ImageObservation[],
  at: string,
): Ledger {
  const bases: Record<string, BaseRecord> = { ...ledger.bases };
  for (const base of observations.flatMap((observation) => observation.bases)) {
    // The current digest of a pin is what the Dockerfile says, not what the tag is.
    if (base.current === undefined || base.pinned) continue;
    const name = nameReference(base.reference);
    bases[name] = seeBase(bases[name], base.current, at);
  }
  const images: Record<string, ImageRecord> = { ...ledger.images };
  for (const observation of observations) {
    images[observation.name] = rememberImage(images[observation.name], observation, bases, at);
  }
  return { ...ledger, bases, images };
}

function rememberImage(
  record: ImageRecord | undefined,
  observation: ImageObservation,
  bases: Readonly<Record<string, BaseRecord>>,
  at: string,
): ImageRecord {
  const { verdict } = observation;
  const startsEpisode = verdict === "changed" && record?.proven === "unchanged";
  return {
    ...record,
    reference: formatReference(observation.reference),
    digest: observation.digest ?? record?.digest ?? null,
    verdict,
    proven: verdict === "unknown" ? (record?.proven ?? null) : verdict,
    unknownSince: verdict === "unknown" ? (record?.unknownSince ?? at) : null,
    decision: record?.decision ?? "none",
    dueAt: record?.dueAt ?? null,
    episode: (record?.episode ?? 0) + (startsEpisode ? 1 : 0),
    pendingSince: pendingSince(record?.pendingSince ?? {}, observation.bases, bases, at),
    forced: stillForced(record, observation.digest),
    digestSeenAt: record?.digestSeenAt ?? null,
    evidence: record?.evidence ?? null,
    builtOn: record?.builtOn ?? {},
    bases: record?.bases ?? [],
    lastRebuild: record?.lastRebuild ?? null,
  };
}

function pendingSince(
  before: Readonly<Record<string, string>>,
  observed: readonly BaseObservation[],
  bases: Readonly<Record<string, BaseRecord>>,
  at: string,
): Readonly<Record<string, string>> {
  const pending: Record<string, string> = {};
  for (const base of observed) {
    const name = nameReference(base.reference);
    const since = before[name];
    if (base.verdict === "unknown" && since !== undefined) pending[name] = since;
    if (base.verdict === "changed") pending[name] = since ?? firstMoveAt(bases[name], base.previous) ?? at;
  }
  return pending;
}

/** When the tag first moved away from what an image was built on, as far as its history reaches. */
function firstMoveAt(record: BaseRecord | undefined, previous: readonly Digest[]): string | undefined {
  const builtOn = record?.history.findLastIndex((seen) => previous.includes(seen.digest)) ?? -1;
  const next = builtOn === -1 ? undefined : record?.history[builtOn + 1];
  return next?.firstSeenAt ?? record?.firstSeenAt;
}

function stillForced(record: ImageRecord | undefined, digest: Digest | undefined): ImageRecord["forced"] {
  const forced = record?.forced ?? null;
  const rebuilt = digest !== undefined && forced !== null && digest !== forced.imageDigest;
  return rebuilt ? null : forced;
}
