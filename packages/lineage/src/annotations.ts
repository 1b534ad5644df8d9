import { Failure } from "@basewatch/failure";
import { formatReference, isDigest, parseReference } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
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
    return annotated === undefined ? await askLabels(question) : readName(question, annotated);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { reason: `the annotations and labels could not be read: ${error.message}`, cause: error };
  }
}

function readName(question: Question, { name, digest }: BaseName): Finding {
  const reference = orNothing(() => parseReference(name));
  if (reference === undefined)
    return { reason: `the base name "${printable(name, 100)}" is not a reference` };
  if (!sameName(reference, question.base.reference)) {
    return { reason: `the base that is named is ${formatReference(reference)}` };
  }
  if (digest === undefined) return { reason: "the base is named without a digest" };
  if (!isDigest(digest)) return { reason: `the base digest "${printable(digest, 100)}" is not a digest` };
  return { records: [{ digest, platforms: usedPlatforms(question) }] };
}

/**
 * A build that sets no labels inherits its base's. So they speak for the base of the final stage only, and only where neither
 * the base that they name nor the base as it is now says the same of itself.
 */
async function askLabels(question: Question): Promise<Finding> {
  const none = { reason: "there are no annotations and no labels that name a base" };
  if (question.base.role !== "runtime") {
    return { reason: "there are no annotations, and labels speak for the runtime base only" };
  }
  const labelled = await question.image.fetchLabels();
  if (labelled === undefined) return none;
  const finding = readName(question, labelled);
  if (!("records" in finding)) return finding;
  const generations = [question.target, ...finding.records.map(({ digest }) => question.open(digest))];
  const inherited = await Promise.all(
    generations.map((generation) => mayCarry(generation, labelled, question)),
  );
  return inherited.includes(true)
    ? { reason: "the labels that name the base may be inherited from it" }
    : finding;
}

async function mayCarry(generation: Generation, { name }: BaseName, question: Question): Promise<boolean> {
  const used = usedPlatforms(question);
  const configs = await Promise.all(
    (used.length > 0 ? used : [question.image.platform]).map((platform) =>
      unlessGone(generation.fetchConfig(platform)),
    ),
  );
  return configs.some((config) => config === undefined || config.labels[BASE_NAME] === name);
}
