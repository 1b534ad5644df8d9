import { formatReference, nameReference } from "@basewatch/image";
import type { BaseVerdict } from "@basewatch/lineage";
import { printable } from "@basewatch/redaction";
import type { Log } from "../log.ts";
import type { CheckedImage } from "./checked-image.ts";
import { describeFailures } from "./failed-attempts.ts";

/** Says what each image's verdict and decision are, one line for the image and one for each base. */
export function logImages(
  images: readonly CheckedImage[],
  cycles: readonly (readonly string[])[],
  log: Log,
): void {
  for (const image of images) {
    const { name, reference } = image.configuration;
    log.info(`${name} (${formatReference(reference)}): ${image.verdict}, ${describeDecision(image)}`);
    for (const base of image.lineage.bases) log.info(`  ${describeBase(base)}`);
    for (const text of describeFailures(image.plan)) {
      const say = image.plan.decision === "hold:attempts" ? log.warning : log.info;
      say(`${name}: ${text}`);
    }
    if (image.plan.decision === "hold:watch-only" && image.configuration.source !== undefined) {
      log.warning(`${name}: nothing says where to dispatch its rebuild; set source.repo and source.branch`);
    }
  }
  for (const path of cycles) {
    log.warning(
      `these images are built on each other: ${path.join(" → ")}. They do not wait for each other; mend their Dockerfiles.`,
    );
  }
}

function describeDecision({ plan }: CheckedImage): string {
  if (plan.dueAt !== null) return `${plan.decision} until ${plan.dueAt}`;
  return plan.waitsFor.length > 0 ? `${plan.decision} (${plan.waitsFor.join(", ")})` : plan.decision;
}

function describeBase(base: BaseVerdict): string {
  const name = `${base.role} ${nameReference(base.reference)}`;
  if (base.verdict === "unknown")
    return `${name}: unknown: ${printable(base.error?.message ?? "no evidence")}`;
  const by = base.evidence === undefined ? "" : `, by ${base.evidence}`;
  const move =
    base.verdict === "changed"
      ? ` ${base.previous.join(", ") || "(not known)"} → ${base.current ?? "?"}`
      : "";
  return `${name}: ${base.verdict}${move}${by}`;
}
