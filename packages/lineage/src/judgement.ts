import { Failure } from "@basewatch/failure";
import { type Digest, formatPlatform, nameReference } from "@basewatch/image";
import { askAnnotations } from "./annotations.ts";
import { compareRecord, summarise } from "./comparison.ts";
import { askLayers, type LayerFinding } from "./layer-evidence.ts";
import { askProvenance } from "./provenance.ts";
import type { Finding, Question } from "./question.ts";
import type { BaseVerdict, Evidence, Verdict } from "./types.ts";

export type Skipped = BaseVerdict["evidenceSkipped"][number];

/** The verdict on a base as far as one platform's image is concerned. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: Evidence | undefined;
  readonly previous: readonly Digest[];
  readonly skipped: readonly Skipped[];
  readonly error: Failure | undefined;
  /** What the layers said, when they were asked. */
  readonly layers: LayerFinding["kind"] | undefined;
}

/** What has been found out so far, while the evidences are asked one after the other. */
interface Progress {
  readonly previous: Digest[];
  readonly skipped: Skipped[];
  readonly causes: Failure[];
  /** BuildKit's own word for another digest, which decides when nothing else can. */
  provenanceGone: boolean;
  layers: LayerFinding["kind"] | undefined;
}

const RECORDING = [
  ["provenance", askProvenance],
  ["annotations", askAnnotations],
] as const;

/**
 * Asks one evidence after the other, best first, whether a platform's image was built on the target; each that does not serve
 * leaves its reason. A `Failure` of the base's registry makes the verdict unknown.
 */
export async function judgePlatform(question: Question): Promise<Judgement> {
  const progress: Progress = {
    previous: [],
    skipped: [],
    causes: [],
    provenanceGone: false,
    layers: undefined,
  };
  try {
    return await climb(question, progress);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return conclude(progress, "unknown", undefined, error);
  }
}

async function climb(question: Question, progress: Progress): Promise<Judgement> {
  for (const [evidence, ask] of RECORDING) {
    const verdict = await judgeRecords(question, progress, evidence, await ask(question));
    if (verdict !== undefined) return conclude(progress, verdict, evidence);
  }
  const layers = await askLayers(question);
  progress.layers = layers.kind;
  if (layers.kind === "same") return conclude(progress, "unchanged", "layers");
  if (layers.kind === "descends") return conclude(progress, "changed", "layers");
  if (layers.cause !== undefined) progress.causes.push(layers.cause);
  progress.skipped.push({ evidence: "layers", reason: layers.reason });
  if (progress.provenanceGone) return conclude(progress, "changed", "provenance");
  return conclude(progress, "unknown", undefined, noEvidence(question, progress));
}

/** The verdict that one evidence's records lead to; `undefined` when it does not serve. */
async function judgeRecords(
  question: Question,
  progress: Progress,
  evidence: Evidence,
  finding: Finding,
): Promise<Verdict | undefined> {
  if (!("records" in finding)) {
    progress.skipped.push({ evidence, reason: finding.reason });
    if (finding.cause !== undefined) progress.causes.push(finding.cause);
    return undefined;
  }
  const digests = [...new Set(finding.records.map(({ digest }) => digest))];
  progress.previous.push(...digests.filter((digest) => !progress.previous.includes(digest)));
  const compare = (record: (typeof finding.records)[number]) =>
    compareRecord(record, question.target, question.open);
  const comparison = summarise(await Promise.all(finding.records.map(compare)));
  if (comparison !== "gone") return comparison === "same" ? "unchanged" : "changed";
  progress.provenanceGone ||= evidence === "provenance";
  progress.skipped.push({ evidence, reason: goneReason(question, digests) });
  return undefined;
}

function conclude(
  { previous, skipped, layers }: Progress,
  verdict: Verdict,
  evidence: Evidence | undefined,
  error?: Failure,
): Judgement {
  const used = skipped.findIndex((each) => each.evidence === evidence);
  return { verdict, evidence, previous, skipped: used < 0 ? skipped : skipped.slice(0, used), error, layers };
}

function goneReason({ base }: Question, digests: readonly Digest[]): string {
  return `${digests.join(", ")} is recorded, which ${base.reference.registry} does not have or no longer has`;
}

function noEvidence({ base, image }: Question, { skipped, causes }: Progress): Failure {
  const reasons = skipped.map(({ evidence, reason }) => `${evidence}: ${reason}`).join("; ");
  const [cause] = causes;
  return new Failure(
    `${nameReference(base.reference)}: nothing shows whether the image (${formatPlatform(image.platform)}) is built on it as it is now (${reasons})`,
    {
      code: "lineage.no-evidence",
      hint: "Build the image with provenance, as docker/build-push-action does by default, or annotate it with its base's name and digest",
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
