import { Failure } from "@basewatch/failure";
import type { ImageConfig } from "@basewatch/registry";
import { type LayerRelation, relateLayers } from "./layers.ts";
import { type Question, usedPlatforms } from "./question.ts";

/** A relation, or what was in the way of seeing it. */
export type LayerFinding = LayerRelation & { readonly cause?: Failure };

/**
 * What the image's layers say about a base: only a runtime base leaves its layers in the image.
 *
 * @throws Failure of the base's registry, or `lineage.platform-gone`. What is wrong with the image's own documents is a reason.
 */
export async function askLayers(question: Question): Promise<LayerFinding> {
  const { base, target } = question;
  if (base.role !== "runtime")
    return { kind: "unclear", reason: `a ${base.role} base leaves no layers in the image` };
  const [platform = question.image.platform] = usedPlatforms(question);
  const [image, config] = await Promise.all([fetchImageConfig(question), target.fetchConfig(platform)]);
  if (image instanceof Failure) {
    const reason = `the image's config could not be read: ${image.message}`;
    return { kind: "unclear", reason, cause: image };
  }
  return relateLayers(image, config);
}

async function fetchImageConfig(question: Question): Promise<ImageConfig | Failure> {
  try {
    return await question.image.fetchConfig();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
