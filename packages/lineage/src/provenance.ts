import { type ImageReference, nameReference, samePlatform } from "@basewatch/image";
import type { ProvenanceReading } from "./attestation.ts";
import type { Finding, Question } from "./question.ts";
import { followsTag, usedPlatforms } from "./question.ts";
import type { Material } from "./statement.ts";
import type { TrackedBase } from "./types.ts";

/** What the image's own provenance says about a base. */
export async function askProvenance(question: Question): Promise<Finding> {
  return findRecords(question, await question.image.fetchProvenance());
}

/** The same by the attestations that no index lists. */
export async function askReferrers(question: Question): Promise<Finding> {
  return findRecords(question, await question.image.fetchReferrers());
}

function findRecords(question: Question, reading: ProvenanceReading): Finding {
  if (!("materials" in reading)) return reading;
  const { base, target } = question;
  const onTarget = reading.materials.filter(({ digest }) => digest === target.digest);
  const named = nearestPlatform(question, namedMaterials(question, reading.materials));
  // A pin names its digest, and so does its material; a tag's digest counts under any name only where its own is missing.
  const believed = onTarget.length > 0 && (named.length === 0 || !followsTag(base)) ? onTarget : named;
  if (believed.length === 0)
    return { reason: `the provenance does not name ${nameReference(base.reference)}` };
  return {
    records: believed.map(({ digest, platform }) => ({
      digest,
      platforms: platform === undefined ? usedPlatforms(question) : [platform],
    })),
  };
}

/** Whether two references name the same repository and tag. */
export function sameName(left: ImageReference, right: ImageReference): boolean {
  return sameRepository(left, right) && left.tag === right.tag;
}

function sameRepository(left: ImageReference, right: ImageReference): boolean {
  return left.registry === right.registry && left.repository === right.repository;
}

/**
 * The materials with the base's name, without those that are another base's of the same name: a Dockerfile may use `node:22` and
 * `node:22@sha256:…` side by side, and BuildKit then leaves one of them out. A build context that replaces the base by its digest
 * leaves the tag out; it is the base's where no other one is of that repository.
 */
function namedMaterials({ base, siblings }: Question, materials: readonly Material[]): readonly Material[] {
  const named = materials.filter(({ reference }) => sameName(reference, base.reference));
  if (named.length > 0) {
    const rivals = siblings.filter(
      (other) => sameName(other.reference, base.reference) && targetOf(other) !== targetOf(base),
    );
    return named.filter((material) => !rivals.some((rival) => belongsTo(material, rival)));
  }
  if (
    siblings.some(
      ({ reference }) => sameRepository(reference, base.reference) && !sameName(reference, base.reference),
    )
  )
    return [];
  return materials.filter(
    ({ reference }) => reference.tag === undefined && sameRepository(reference, base.reference),
  );
}

/** The digest that a base should be; `undefined` for one that follows its tag. */
function targetOf(base: TrackedBase): string | undefined {
  return followsTag(base) ? undefined : base.reference.digest;
}

function belongsTo({ reference, digest }: Material, base: TrackedBase): boolean {
  if (followsTag(base)) return reference.digest === undefined;
  return reference.digest !== undefined && digest === base.reference.digest;
}

/** A runtime base is used on the image's own platform, whatever other platforms' stages use beside it. */
function nearestPlatform(question: Question, materials: readonly Material[]): readonly Material[] {
  const { base } = question;
  if (base.platforms === undefined && base.role !== "runtime") return materials;
  const wanted = usedPlatforms(question);
  const near = materials.filter(
    ({ platform }) => platform === undefined || wanted.some((each) => samePlatform(each, platform)),
  );
  return near.length > 0 ? near : materials;
}
