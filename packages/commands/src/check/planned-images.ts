import { nameReference } from "@basewatch/image";
import type { Ledger } from "@basewatch/ledger";
import type { ImageObservation, Plan } from "@basewatch/plan";
import { nextOpen } from "@basewatch/schedule";
import type { CheckedImage, ObservedImage } from "./checked-image.ts";

/** An observed image as the planner takes it. */
export function toObservation(image: ObservedImage): ImageObservation {
  const { configuration, lineage, dispatch } = image;
  const { name, reference, rebuildDelay, rebuildWindow, autoRebuild, maxAttempts, source } = configuration;
  return {
    name,
    reference,
    digest: lineage.digest,
    verdict: image.verdict,
    bases: lineage.bases,
    evidence: lineage.remembered,
    learned: lineage.children,
    rebuildDelay,
    nextOpenMs: rebuildWindow && ((fromMs) => nextOpen(rebuildWindow, fromMs)),
    autoRebuild,
    maxAttempts,
    rebuildable: source !== undefined && (dispatch !== null || source.workflow === ""),
    dispatch,
  };
}

/** The observed images with what was decided about them. */
export function attachPlan(observed: readonly ObservedImage[], plan: Plan): readonly CheckedImage[] {
  const keys = new Map(
    plan.rebuilds.flatMap((rebuild) => rebuild.images.map((image) => [image.name, rebuild.key] as const)),
  );
  return observed.flatMap((image, index) => {
    const planned = plan.images[index];
    if (planned === undefined) return [];
    const { name } = image.configuration;
    return [{ ...image, plan: planned, key: keys.get(name), firstSeenAt: firstSeen(image, plan.ledger) }];
  });
}

function firstSeen({ lineage }: ObservedImage, ledger: Ledger): Readonly<Record<string, string>> {
  const names = lineage.bases.map((base) => nameReference(base.reference));
  return Object.fromEntries(
    names.flatMap((name) => (ledger.bases[name] ? [[name, ledger.bases[name].firstSeenAt]] : [])),
  );
}
