import { type AttemptRecord, findAttempts, type Ledger } from "@basewatch/ledger";
import { type LineageMemory, parseRememberedImage } from "@basewatch/lineage";

/** The attempts that may have made an image what it is. */
const BUILDING: ReadonlySet<AttemptRecord["status"]> = new Set([
  "claimed",
  "dispatched",
  "unknown",
  "built",
  "proven",
]);

/** What a ledger holds of an image and of bases, as lineage takes it. An image that comes back brings its record along. */
export function createRecall(ledger: Ledger): (name: string) => LineageMemory {
  return (name) => {
    const record = ledger.images[name] ?? ledger.archive[name];
    if (record === undefined) return { bases: ledger.bases };
    const { digest, digestSeenAt, builtOn, evidence } = record;
    return {
      image: parseRememberedImage(evidence),
      digest,
      digestSeenAt,
      builtOn,
      rebuilds: findAttempts(ledger, name)
        .filter(({ status }) => BUILDING.has(status))
        .map(({ imageDigests, claimedAt }) => ({ replaces: imageDigests[name] ?? null, claimedAt })),
      bases: ledger.bases,
    };
  };
}
