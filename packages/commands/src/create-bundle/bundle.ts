import type { World } from "../action.ts";
import { selectImages } from "./images.ts";
import type { CreateBundleInputs } from "./inputs.ts";
import { describeProvenance } from "./provenance.ts";
import type { PlannedBundle } from "./summary.ts";

/** The Bundle that the inputs and the run's environment describe. */
export function describeBundle(
  inputs: CreateBundleInputs,
  world: Pick<World, "environment" | "clock">,
): PlannedBundle {
  const { pipeline, type, namespace, "config-repo": gitRepo, "config-sha": commitSHA } = inputs;
  const skipped = inputs["skip-environments"];
  return {
    pipeline,
    type,
    namespace,
    images: selectImages(inputs.image, inputs.digest, inputs.images).images,
    configRef: gitRepo !== undefined && commitSHA !== undefined ? { gitRepo, commitSHA } : undefined,
    provenance: describeProvenance(inputs, world),
    intent: {
      targetEnvironment: inputs["target-environment"],
      skipEnvironments: skipped.length > 0 ? [...new Set(skipped)] : undefined,
    },
  };
}
