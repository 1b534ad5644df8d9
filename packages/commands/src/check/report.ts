import type { Failure } from "@basewatch/failure";
import { formatPlatform, formatReference, nameReference } from "@basewatch/image";
import type { AttemptRecord } from "@basewatch/ledger";
import type { BaseVerdict } from "@basewatch/lineage";
import type { Registry } from "@basewatch/registry";
import type { CheckedImage } from "./checked-image.ts";

const NO_IMAGES = '"images": []';
const IMAGES_IN_PIECE = 100;

/** The report file, version 1: every image with its bases, the requests made, and the rate limits that registries named. */
export function buildReport(
  images: readonly CheckedImage[],
  registry: Pick<Registry, "requests" | "rateLimits">,
  checkedAt: string,
): object {
  return {
    version: 1,
    checkedAt,
    images: images.map(reportImage),
    requests: registry.requests,
    rateLimits: registry.rateLimits,
  };
}

/** The report as JSON, in pieces, since for thousands of images it is large. */
export function* formatReport(
  images: readonly CheckedImage[],
  registry: Pick<Registry, "requests" | "rateLimits">,
  checkedAt: string,
): Generator<string> {
  const frame = JSON.stringify(buildReport([], registry, checkedAt), null, 2);
  const cut = frame.indexOf(NO_IMAGES) + NO_IMAGES.length - 1;
  yield frame.slice(0, cut);
  for (let start = 0; start < images.length; start += IMAGES_IN_PIECE) {
    const piece = images.slice(start, start + IMAGES_IN_PIECE).map(reportImage);
    // A list in a list has the indentation that the images have in the report.
    const lines = JSON.stringify([piece], null, 2).split("\n").slice(2, -2).join("\n");
    yield `${start === 0 ? "" : ","}\n${lines}`;
  }
  yield `${images.length === 0 ? "" : "\n  "}${frame.slice(cut)}\n`;
}

function reportImage(image: CheckedImage): object {
  return {
    name: image.configuration.name,
    reference: formatReference(image.configuration.reference),
    digest: image.lineage.digest ?? null,
    verdict: image.verdict,
    decision: image.plan.decision,
    dueAt: image.plan.dueAt,
    waitsFor: image.plan.waitsFor,
    key: image.key ?? null,
    failures: image.plan.failures.map(reportAttempt),
    ineffective: image.plan.ineffective,
    bases: image.lineage.bases.map((base) => reportBase(base, image.firstSeenAt)),
    error: reportError(image.errors[0]),
  };
}

function reportBase(base: BaseVerdict, firstSeenAt: CheckedImage["firstSeenAt"]): object {
  return {
    reference: formatReference(base.reference),
    role: base.role,
    line: base.line ?? null,
    platforms: base.platforms?.map(formatPlatform) ?? null,
    previous: base.previous,
    current: base.current ?? null,
    verdict: base.verdict,
    evidence: base.evidence ?? null,
    evidenceSkipped: base.evidenceSkipped,
    firstSeenAt: firstSeenAt[nameReference(base.reference)] ?? null,
    error: reportError(base.error),
  };
}

function reportAttempt({
  key,
  attempt,
  claimedAt,
  status,
  conclusion,
  runUrl,
  message,
}: AttemptRecord): object {
  return { key, attempt, claimedAt, status, conclusion, runUrl, message };
}

function reportError(failure: Failure | undefined): object | null {
  if (failure === undefined) return null;
  return { code: failure.code, message: failure.message, hint: failure.hint ?? null };
}
