import { Failure } from "@basewatch/failure";
import { formatReference, isDigest, parseReference } from "@basewatch/image";
import { printable } from "@basewatch/redaction";
import type { ImageConfig } from "@basewatch/registry";
import type { Generation } from "./generation.ts";
import { orNothing } from "./or-nothing.ts";
import { sameName } from "./provenance.ts";
import type { PublishedPlatform } from "./published-image.ts";
import { type Finding, type Question, usedPlatforms } from "./question.ts";

/** The name of the base, and its digest, in annotations and labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
export const BASE_NAME = "org.opencontainers.image.base.name";
const BASE_DIGEST = "org.opencontainers.image.base.digest";

type Annotations = Readonly<Record<string, string>>;

/** What the image's annotations say about a base, the manifest's own first; and its labels, where they are not inherited. */
export async function askAnnotations(question: Question): Promise<Finding> {
  try {
    const annotated = await fetchBaseAnnotations(question.image);
    return annotated === undefined ? await askLabels(question) : readAnnotations(question, annotated);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { reason: `the annotations and labels could not be read: ${error.message}`, cause: error };
  }
}

/** The nearest annotations that name a platform's base; `undefined` when none do. Throws the registry's `Failure`. */
export async function fetchBaseAnnotations(image: PublishedPlatform): Promise<Annotations | undefined> {
  const { annotations } = await image.fetchManifest();
  return [annotations, ...image.outerAnnotations].find((each) => each[BASE_NAME] !== undefined);
}

function readAnnotations(question: Question, annotations: Annotations): Finding {
  const [name = "", digest] = [annotations[BASE_NAME], annotations[BASE_DIGEST]];
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
  const { labels } = await question.image.fetchConfig();
  if (labels[BASE_NAME] === undefined) return none;
  const finding = readAnnotations(question, labels);
  if (!("records" in finding)) return finding;
  const generations = [question.target, ...finding.records.map(({ digest }) => question.open(digest))];
  const inherited = await Promise.all(
    generations.map((generation) => mayCarry(generation, labels, question)),
  );
  return inherited.includes(true)
    ? { reason: "the labels that name the base may be inherited from it" }
    : finding;
}

async function mayCarry(generation: Generation, labels: Annotations, question: Question): Promise<boolean> {
  const configs = await Promise.all(
    usedPlatforms(question).map((platform) => configUnlessGone(generation, platform)),
  );
  return configs.some((config) => config === undefined || config.labels[BASE_NAME] === labels[BASE_NAME]);
}

async function configUnlessGone(
  generation: Generation,
  platform: PublishedPlatform["platform"],
): Promise<ImageConfig | undefined> {
  try {
    return await generation.fetchConfig(platform);
  } catch (error) {
    if (error instanceof Failure && error.code === "registry.not-found") return undefined;
    throw error;
  }
}
