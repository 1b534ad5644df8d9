import { formatReference, nameReference } from "@basewatch/image";
import { type ForcedRequest, type ImageRecord, isOpen, type Ledger } from "@basewatch/ledger";
import { attemptsByImage } from "./attempts.ts";
import { withDependents } from "./dependents.ts";
import type { FleetImage, ForceOrder, ImageObservation, PlannedImage } from "./types.ts";

/**
 * The ledger without the orders that have been carried out: the image is another one since, or a run of the order's succeeded. The order's dependents are released when
 * they are proven unchanged and nothing that they are built on is under way.
 */
export function releaseForced(
  ledger: Ledger,
  observed: readonly ImageObservation[],
  fleet: readonly FleetImage[],
): Ledger {
  const images: Record<string, ImageRecord> = { ...ledger.images };
  const attempts = attemptsByImage(ledger);
  const byReference = new Map(fleet.map(({ name, reference }) => [formatReference(reference), name]));
  const isPending = (name: string): boolean =>
    images[name]?.forced != null || (attempts.get(name)?.some(isOpen) ?? false);
  for (const image of observed) {
    const record = images[image.name];
    const forced = record?.forced ?? null;
    if (record === undefined || forced === null) continue;
    const isRebuilt = image.digest !== undefined && image.digest !== forced.imageDigest;
    const isDone = (attempts.get(image.name) ?? []).some(
      ({ status, claimedAt }) =>
        (status === "built" || status === "proven") && Date.parse(claimedAt) >= Date.parse(forced.at),
    );
    if (isRebuilt || isDone) images[image.name] = { ...record, forced: null };
  }
  let released = true;
  while (released) {
    released = false;
    for (const image of observed) {
      const record = images[image.name];
      if (record === undefined || record.forced === null || record.forced.unchangedToo) continue;
      if (image.verdict !== "unchanged") continue;
      const upstreams = image.bases.flatMap((base) => byReference.get(nameReference(base.reference)) ?? []);
      if (upstreams.some((name) => name !== image.name && isPending(name))) continue;
      images[image.name] = { ...record, forced: null };
      released = true;
    }
  }
  return { ...ledger, images };
}

/** The names that an order covers, with what is recorded of it for each: what is rebuilt by it, what waits, and all that is built on them. */
export function recordOrders(
  planned: readonly PlannedImage[],
  force: ForceOrder | undefined,
  at: string,
): ReadonlyMap<string, ForcedRequest> {
  if (force === undefined) return new Map();
  const { by, reason, runId } = force;
  const named = planned.filter(({ decision }) => ORDERED.has(decision)).map(({ observation }) => observation);
  const covered = new Set(
    withDependents(
      named,
      planned.map(({ observation }) => observation),
    ),
  );
  return new Map(
    planned
      .filter(({ observation }) => covered.has(observation.name))
      .map(({ observation, decision }) => [
        observation.name,
        {
          at,
          by,
          reason,
          runId,
          // A dependent that the order did not name is rebuilt once its base has been: until then it is unchanged and must stay so.
          unchangedToo: force.unchangedToo && decision !== "none",
          imageDigest: observation.digest ?? null,
        },
      ]),
  );
}

const ORDERED: ReadonlySet<string> = new Set(["rebuild", "wait:upstream", "hold:in-flight"]);
