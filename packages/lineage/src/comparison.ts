import { Failure } from "@basewatch/failure";
import type { Digest, Platform } from "@basewatch/image";
import type { Manifest } from "@basewatch/registry";
import { childOf, type Generation, platformGone } from "./generation.ts";

/** A digest that an image records for its base. */
export interface BaseRecord {
  readonly digest: Digest;
  /** The base's platforms that were used. */
  readonly platforms: readonly Platform[];
}

/** How a recorded generation stands to another: `gone` when the registry does not have it, so that it cannot be told. */
export type Comparison = "same" | "different" | "gone";

/**
 * Whether a recorded base is the target generation, as far as the platforms that were used are concerned. The record may be an
 * index's digest or a child's (buildah). Requests nothing when the digests are equal.
 *
 * @throws Failure of the registry, or `lineage.platform-gone` when the target lacks a platform that was used.
 */
export async function compareRecord(
  record: BaseRecord,
  target: Generation,
  open: (digest: Digest) => Generation,
): Promise<Comparison> {
  if (record.digest === target.digest) return "same";
  const now = await target.fetchManifest();
  if (childDigests(now).includes(record.digest)) return "same";
  const then = await fetchUnlessGone(open(record.digest));
  if (then === undefined) return "gone";
  return sameChildren(then, now, record.platforms, target) ? "same" : "different";
}

/** One word for several records of one evidence: any difference counts, and what is gone leaves open whether there is one. */
export function summarise(comparisons: readonly Comparison[]): Comparison {
  return (
    comparisons.find((each) => each === "different") ?? comparisons.find((each) => each === "gone") ?? "same"
  );
}

function sameChildren(
  then: Manifest,
  now: Manifest,
  platforms: readonly Platform[],
  target: Generation,
): boolean {
  const used = platforms.filter((platform) => childOf(then, platform) !== undefined);
  // A stage on the builder's own platform uses a child that the image's platforms do not tell: then all count.
  if (used.length === 0) return allChildren(then) === allChildren(now);
  return used.every((platform) => {
    const child = childOf(now, platform);
    if (child === undefined) throw platformGone(target.reference, platform);
    return child === childOf(then, platform);
  });
}

function allChildren(manifest: Manifest): string {
  if (manifest.kind === "manifest") return manifest.digest;
  const children = manifest.entries.filter(({ platform }) => platform !== undefined);
  return children
    .map(({ digest }) => digest)
    .sort()
    .join();
}

function childDigests(manifest: Manifest): readonly Digest[] {
  return manifest.kind === "manifest" ? [manifest.digest] : manifest.entries.map((entry) => entry.digest);
}

async function fetchUnlessGone(generation: Generation): Promise<Manifest | undefined> {
  try {
    return await generation.fetchManifest();
  } catch (error) {
    if (error instanceof Failure && error.code === "registry.not-found") return undefined;
    throw error;
  }
}
