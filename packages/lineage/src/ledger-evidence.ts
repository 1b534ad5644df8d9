import { type Digest, nameReference } from "@basewatch/image";
import type { LineageMemory, RememberedGeneration } from "./memory.ts";
import type { Binding } from "./question.ts";
import type { TrackedBase } from "./types.ts";

/** An image's digest, as a ledger saw it come. */
export interface Sighting {
  readonly digest: Digest;
  /** The digest that the tag had before; `undefined` when none was seen. */
  readonly replaced: Digest | undefined;
  /** Whether the digest is new in this look. */
  readonly isNew: boolean;
}

/** What a ledger knows of how an image came by its digest. */
export function sightImage(digest: Digest, memory: LineageMemory): Sighting {
  const isNew = memory.digest !== digest;
  const earlier = memory.image?.digest === digest ? memory.image.replaced : undefined;
  return { digest, isNew, replaced: isNew ? (memory.digest ?? undefined) : earlier };
}

/**
 * The digest of a base that an image is built on by the times at which both were seen: somebody rebuilt the image after the base had become what it was, or
 * a rebuild of ours did and the base stood still meanwhile. Whatever was first seen in the same look as the image has no order in time with it.
 *
 * @param current what the base is now
 */
export function bindBase(
  base: TrackedBase,
  current: Digest,
  sighting: Sighting,
  memory: LineageMemory,
): Binding {
  const name = nameReference(base.reference);
  const proven = sighting.isNew ? undefined : memory.builtOn?.[name];
  if (proven !== undefined) return { digest: proven };
  const history = Object.hasOwn(memory.bases ?? {}, name) ? (memory.bases?.[name]?.history ?? []) : [];
  const seenAt = sighting.isNew ? Number.POSITIVE_INFINITY : Date.parse(memory.digestSeenAt ?? "");
  const claimedAt = findClaim(sighting, memory, seenAt);
  if (sighting.replaced === undefined && claimedAt === undefined)
    return { reason: "no other digest of the image was seen before this one" };
  if (history.length === 0) return { reason: "the base was not seen before" };
  const isNewToo = sighting.isNew && history.at(-1)?.digest !== current;
  if (isNewToo || history.some((each) => Date.parse(each.firstSeenAt) === seenAt))
    return { reason: "the image and the base moved between the same two looks" };
  const older = history.filter((each) => Date.parse(each.firstSeenAt) < seenAt);
  const last = older.at(-1);
  if (last === undefined) return { reason: "the base was not seen before the image was built" };
  if (claimedAt !== undefined && older.some((each) => movedAfter(each, claimedAt)))
    return { reason: "the base moved while a rebuild of the image was under way" };
  return { digest: last.digest };
}

/** When the rebuild of ours was claimed that may have made the image; `undefined` when none can have. */
function findClaim(
  { digest, replaced }: Sighting,
  { rebuilds = [] }: LineageMemory,
  seenAt: number,
): number | undefined {
  const times = rebuilds
    .filter((each) => each.replaces !== digest && each.replaces === (replaced ?? null))
    .map(({ claimedAt }) => Date.parse(claimedAt))
    .filter((claimedAt) => claimedAt <= seenAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

function movedAfter({ firstSeenAt }: RememberedGeneration, claimedAt: number): boolean {
  return Date.parse(firstSeenAt) > claimedAt;
}
