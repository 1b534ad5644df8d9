import { Failure } from "@basewatch/failure";
import { type Digest, formatReference, isDigest, parseReference } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import type { ImageConfig } from "@basewatch/registry";
import { BASE_NAME } from "./base-name.ts";
import { type Generation, unlessGone } from "./generation.ts";
import type { BaseName } from "./image-reading.ts";
import { orNothing } from "./or-nothing.ts";
import { sameName } from "./provenance.ts";
import { type Finding, type Question, usedPlatforms } from "./question.ts";

/** What the image's annotations say about a base, the manifest's own first; and its labels, where they are not inherited. */
export async function askAnnotations(question: Question): Promise<Finding> {
  try {
    const annotated = await question.image.fetchAnnotations();
    const finding = annotated === undefined ? await askLabels(question) : readName(question, annotated);
    if (!("digest" in finding)) return finding;
    return { records: [{ digest: finding.digest, platforms: usedPlatforms(question) }] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { reason: `the annotations and labels could not be read: ${error.message}`, cause: error };
  }
}

/** The digest of a base that is named, or why there is none to go by. */
type NamedDigest = { readonly digest: Digest } | { readonly reason: string };

function readName(question: Question, { name, digest }: BaseName): NamedDigest {
  const reference = orNothing(() => parseReference(name));
  if (reference === undefined)
    return { reason: `the base name "${printable(name, 100)}" is not a reference` };
  if (!sameName(reference, question.base.reference)) {
    return { reason: `the base that is named is ${formatReference(reference)}` };
  }
  if (digest === undefined) return { reason: "the base is named without a digest" };
  if (!isDigest(digest)) return { reason: `the base digest "${printable(digest, 100)}" is not a digest` };
  return { digest };
}

/**
 * A build that sets no labels inherits its base's. So they speak for the base of the final stage only, and only where neither
 * the base that they name nor the base as it is now says the same of itself, and the image may begin with the base that they name.
 */
async function askLabels(question: Question): Promise<NamedDigest> {
  if (question.base.role !== "runtime") {
    return { reason: "there are no annotations, and labels speak for the runtime base only" };
  }
  const labelled = await question.image.fetchLabels();
  if (labelled === undefined) return { reason: "there are no annotations and no labels that name a base" };
  const finding = readName(question, labelled);
  if (!("digest" in finding)) return finding;
  const [current, named] = await Promise.all([
    fetchConfig(question.target, question),
    fetchConfig(question.open(finding.digest), question),
  ]);
  const mayCarry = (config: ImageConfig | undefined) =>
    config === undefined || config.labels[BASE_NAME] === labelled.name;
  if (named === undefined || mayCarry(current) || mayCarry(named))
    return { reason: "the labels that name the base may be inherited from it" };
  return isElsewhere(await question.image.fetchConfig(), named)
    ? { reason: "the image's layers do not begin with those of the base that its labels name" }
    : finding;
}

/** The config of a generation on the platform that is used; `undefined` when it is gone. */
function fetchConfig(generation: Generation, question: Question): Promise<ImageConfig | undefined> {
  const [platform = question.image.platform] = usedPlatforms(question);
  return unlessGone(generation.fetchConfig(platform));
}

/** Whether an image cannot be built on a base: one that is flattened has fewer layers, and may be built on any. */
function isElsewhere({ diffIds }: ImageConfig, base: ImageConfig): boolean {
  return (
    diffIds.length >= base.diffIds.length && base.diffIds.some((diffId, place) => diffId !== diffIds[place])
  );
}
