import { parseDigest } from "./digest.ts";
import { describeMistake, referenceFailure } from "./reference-failure.ts";
import { readReference } from "./reference-grammar.ts";
import type { Digest, ImageReference } from "./types.ts";

/** Longer than any reference of use, so that hostile text is refused before it is looked at. */
const MAX_LENGTH = 1024;

/**
 * The reference that a text spells, fully qualified: `node` is `docker.io/library/node:latest`. A reference with a digest
 * gets no tag that it does not have (https://github.com/distribution/reference/blob/main/reference.go).
 *
 * @throws Failure `image.reference`, or `image.digest` when only the digest is wrong.
 */
export function parseReference(text: string): ImageReference {
  if (text.length > MAX_LENGTH) throw referenceFailure(text, `it is longer than ${MAX_LENGTH} characters`);
  const read = readReference(text);
  if ("reason" in read) throw describeMistake(text, read.reason);
  const { registry, repository } = read.name;
  if (read.digest === undefined)
    return { registry, repository, tag: read.tag ?? "latest", digest: undefined };
  return { registry, repository, tag: read.tag, digest: parseDigest(read.digest) };
}

/** The fully qualified text of a reference: `docker.io/library/node:22@sha256:…`. Parsing it yields the same reference. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}

/** The key under which a moving reference is known: without its digest when it has a tag, `docker.io/library/node:22`. */
export function nameReference(reference: ImageReference): string {
  const { registry, repository, tag } = reference;
  return tag === undefined ? formatReference(reference) : `${registry}/${repository}:${tag}`;
}

/** The content with `digest` in the same repository; the tag, which may name other content, is gone. */
export function withDigest(reference: ImageReference, digest: Digest): ImageReference {
  return { registry: reference.registry, repository: reference.repository, tag: undefined, digest };
}
