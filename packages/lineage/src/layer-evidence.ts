import { Failure } from "@basewatch/failure";
import { type Digest, formatPlatform, type Platform } from "@basewatch/image";
import type { ImageConfig } from "@basewatch/registry";
import { listChains } from "./chain.ts";
import { type LayerRelation, relateLayers } from "./layers.ts";
import { type Question, usedPlatforms } from "./question.ts";

/** A relation, or what was in the way of seeing it; with the older generation whose layers are remembered to begin the image. */
export type LayerFinding = LayerRelation & { readonly cause?: Failure; readonly recorded?: Digest };

/**
 * What the image's layers say about a base: only a runtime base leaves its layers in the image.
 *
 * @throws Failure of the base's registry, or `lineage.platform-gone`. What is wrong with the image's own documents is a reason.
 */
export async function askLayers(question: Question): Promise<LayerFinding> {
  const { base, target, notebook } = question;
  if (base.role !== "runtime")
    return { kind: "unclear", reason: `a ${base.role} base leaves no layers in the image` };
  const [platform = question.image.platform] = usedPlatforms(question);
  const [image, config] = await Promise.all([fetchImageConfig(question), target.fetchConfig(platform)]);
  const chain = listChains(config.diffIds).at(-1);
  if (chain !== undefined) notebook.learnChain(base.reference, target.digest, platform, chain);
  if (image instanceof Failure) {
    const reason = `the image's config could not be read: ${image.message}`;
    return { kind: "unclear", reason, cause: image };
  }
  const relation = relateLayers(image, config);
  if (relation.kind === "same" || ("begins" in relation && relation.begins)) return relation;
  const recorded = findRecorded(question, platform, image);
  return recorded === undefined ? relation : { kind: "descends", recorded };
}

/** The newest older generation that is known to begin the image: by an earlier look, or by the layers that are remembered of it. */
function findRecorded(
  { target, past, earlier }: Question,
  platform: Platform,
  image: ImageConfig,
): Digest | undefined {
  const begins = earlier?.judgement.begins;
  if (begins !== undefined) return begins;
  const key = formatPlatform(platform);
  const chains = new Set(listChains(image.diffIds));
  const older = past.findLast(({ digest, chains: known = {} }) => {
    const chain = Object.hasOwn(known, key) ? known[key] : undefined;
    return digest !== target.digest && chain !== undefined && chains.has(chain);
  });
  return older?.digest;
}

async function fetchImageConfig(question: Question): Promise<ImageConfig | Failure> {
  try {
    return await question.image.fetchConfig();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
