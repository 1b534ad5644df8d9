import { Failure } from "@basewatch/failure";
import { type Digest, formatPlatform, nameReference } from "@basewatch/image";
import type { Question } from "./question.ts";
import type { BaseVerdict } from "./types.ts";

/** Why recorded digests do not decide. */
export function undecided(
  { base }: Question,
  digests: readonly Digest[],
  comparison: "gone" | "elsewhere",
): string {
  const what =
    comparison === "gone"
      ? `which ${base.reference.registry} does not have or no longer has`
      : "which is another platform's";
  return `${digests.join(", ")} is recorded, ${what}`;
}

/** The failure for a base of which nothing decides, with each evidence's reason. */
export function noEvidence(
  { base, image }: Question,
  skipped: BaseVerdict["evidenceSkipped"],
  cause: Failure | undefined,
): Failure {
  const reasons = skipped.map(({ evidence, reason }) => `${evidence}: ${reason}`).join("; ");
  return new Failure(
    `${nameReference(base.reference)}: nothing shows whether the image (${formatPlatform(image.platform)}) is built on it as it is now (${reasons})`,
    {
      code: "lineage.no-evidence",
      hint: "Build the image with provenance, as docker/build-push-action does by default, or annotate it with its base's name and digest",
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
