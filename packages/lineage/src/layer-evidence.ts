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
  const [image, ...bases] = await Promise.all([
    fetchImageConfig(question),
    ...usedPlatforms(question).map((platform) => target.fetchConfig(platform)),
  ]);
  if (image instanceof Failure)
    return {
      kind: "unclear",
      reason: `the image's config could not be read: ${image.message}`,
      cause: image,
    };
  const relations = bases.map((config) => relateLayers(image, config));
  return best(relations);
}

/** A stage that runs on several given platforms was built on one of them. */
function best(relations: readonly LayerRelation[]): LayerRelation {
  const ranked = (["same", "descends", "unclear", "unrelated"] as const).flatMap((kind) =>
    relations.filter((relation) => relation.kind === kind),
  );
  return ranked[0] ?? { kind: "unclear", reason: "no platform of the base is known" };
}

async function fetchImageConfig(question: Question): Promise<ImageConfig | Failure> {
  try {
    return await question.image.fetchConfig();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
