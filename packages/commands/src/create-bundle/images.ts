import { Failure } from "@basewatch/failure";
import { type Digest, type ImageReference, parseReference } from "@basewatch/image";
import type { BundleImage } from "@basewatch/kardinal";
import { printable } from "@basewatch/redaction";

/** An image as the user spelled it, and what that spelling means. */
export interface SpelledImage extends BundleImage {
  /** Fully qualified; two spellings of one repository have the same. */
  readonly name: string;
  /** The tag that the spelling stands for, `latest` included; `undefined` with a digest alone. */
  readonly effectiveTag: string | undefined;
}

/**
 * Reads an image in any of the forms `repo`, `repo:tag`, `repo@sha256:…`, `repo:tag@sha256:…`. The repository keeps the user's spelling,
 * because the manifests that kardinal rewrites know the image by it.
 *
 * @throws Failure `image.reference` or `image.digest`.
 */
export function parseSpelledImage(text: string): SpelledImage {
  const reference = parseReference(text);
  const [beforeDigest = ""] = text.split("@", 1);
  const colon = beforeDigest.lastIndexOf(":");
  const hasTag = colon > beforeDigest.lastIndexOf("/");
  return {
    repository: hasTag ? beforeDigest.slice(0, colon) : beforeDigest,
    tag: hasTag ? reference.tag : undefined,
    digest: reference.digest,
    name: nameOf(reference),
    effectiveTag: reference.tag,
  };
}

/** The images of a Bundle, or what is contradictory about them. */
export interface ImageSelection {
  readonly images: readonly BundleImage[];
  readonly contradictions: readonly Failure[];
}

/**
 * One list from `image` with its `digest`, then `images`. Another spelling of an image that is in the list already adds what it alone
 * knows, a tag or a digest; one with another digest is a contradiction.
 */
export function selectImages(
  image: SpelledImage | undefined,
  digest: Digest | undefined,
  images: readonly SpelledImage[],
): ImageSelection {
  const contradictions = checkDigest(image, digest);
  const first = image === undefined ? [] : [digest === undefined ? image : withDigest(image, digest)];
  const chosen: Chosen = new Map();
  for (const candidate of [...first, ...images]) {
    const key = `${candidate.name}:${candidate.effectiveTag ?? ""}`;
    const known = chosen.get(key) ?? candidate;
    if (agree(known, candidate)) chosen.set(key, merge(known, candidate));
    else contradictions.push(describeConflict(known, candidate));
  }
  for (const [key, candidate] of chosen) {
    if (candidate.effectiveTag === undefined) contradictions.push(...joinTagged(chosen, key, candidate));
  }
  return { images: [...chosen.values()].map(toBundleImage), contradictions };
}

/** By repository and tag, in the order in which they are named. */
type Chosen = Map<string, SpelledImage>;

/**
 * Joins an image that is given by its digest alone with the one that has the same digest and a tag. Beside one with another digest it is
 * a contradiction, since the manifests can name the repository once only.
 */
function joinTagged(chosen: Chosen, key: string, untagged: SpelledImage): readonly Failure[] {
  const namesakes = [...chosen].filter(
    ([other, { name, digest }]) => other !== key && name === untagged.name && digest !== undefined,
  );
  const twin = namesakes.find(([, { digest }]) => digest === untagged.digest);
  if (twin === undefined) return namesakes.slice(0, 1).map(([, other]) => describeConflict(other, untagged));
  const [twinKey, tagged] = twin;
  const keys = [...chosen.keys()];
  const isEarlier = keys.indexOf(key) < keys.indexOf(twinKey);
  chosen.set(isEarlier ? key : twinKey, isEarlier ? merge(untagged, tagged) : merge(tagged, untagged));
  chosen.delete(isEarlier ? twinKey : key);
  return [];
}

function checkDigest(image: SpelledImage | undefined, digest: Digest | undefined): Failure[] {
  if (digest === undefined || image?.digest === undefined || image.digest === digest) return [];
  return [
    new Failure(`image has the digest ${image.digest} and digest is ${digest}`, {
      code: "input.contradiction",
      hint: "Keep one of the two.",
    }),
  ];
}

/** A digest given apart wins over the tag that a bare name stands for. */
function withDigest(image: SpelledImage, digest: Digest): SpelledImage {
  return { ...image, digest, effectiveTag: image.tag };
}

function agree(known: SpelledImage, candidate: SpelledImage): boolean {
  return known.digest === undefined || candidate.digest === undefined || known.digest === candidate.digest;
}

function merge(known: SpelledImage, candidate: SpelledImage): SpelledImage {
  return {
    ...known,
    tag: known.tag ?? candidate.tag,
    digest: known.digest ?? candidate.digest,
    effectiveTag: known.effectiveTag ?? candidate.effectiveTag,
  };
}

function describeConflict(known: SpelledImage, candidate: SpelledImage): Failure {
  return new Failure(`${spell(known)} and ${spell(candidate)} are one image with two digests`, {
    code: "input.contradiction",
    hint: "Keep the one that was pushed last.",
  });
}

function spell({ repository, tag, digest }: SpelledImage): string {
  return printable(`${repository}${tag === undefined ? "" : `:${tag}`}@${digest}`, 400);
}

function toBundleImage({ repository, tag, digest }: SpelledImage): BundleImage {
  return { repository, tag, digest };
}

function nameOf({ registry, repository }: ImageReference): string {
  return `${registry}/${repository}`;
}
