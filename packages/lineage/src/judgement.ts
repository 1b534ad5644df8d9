import { Failure } from "@basewatch/failure";
import type { Digest } from "@basewatch/image";
import { askAnnotations } from "./annotations.ts";
import { compareRecord, summarise } from "./comparison.ts";
import { askLayers } from "./layer-evidence.ts";
import type { LayerRelation } from "./layers.ts";
import { orNothingFetched } from "./or-nothing.ts";
import { askProvenance, askReferrers } from "./provenance.ts";
import { type Finding, type Question, usedPlatforms } from "./question.ts";
import { noEvidence, undecided } from "./reasons.ts";
import { LASTING_FAILURES } from "./remembered.ts";
import type { BaseVerdict, Evidence, Verdict } from "./types.ts";
import { EVIDENCES } from "./verdict.ts";

export type Skipped = BaseVerdict["evidenceSkipped"][number];

/** The verdict on a base as far as one platform's image is concerned. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: Evidence | undefined;
  readonly previous: readonly Digest[];
  readonly skipped: readonly Skipped[];
  readonly error: Failure | undefined;
  /** What the layers said, when they were asked. */
  readonly layers: LayerRelation["kind"] | undefined;
  /** The base's digest that the ledger knows the image to be built on, where that decided. */
  readonly bound?: Digest | undefined;
  /** Whether another look at the same digests would find the same: no registry failed on the way. */
  readonly isLasting: boolean;
}

/** What has been found out so far, while the evidences are asked one after the other. */
interface Progress {
  readonly previous: Digest[];
  readonly skipped: Skipped[];
  readonly causes: Failure[];
  /** BuildKit's own word for another digest, which decides when nothing else can. */
  provenanceGone: boolean;
  layers: LayerRelation["kind"] | undefined;
}

const RECORDING = [
  ["provenance", askProvenance],
  ["annotations", askAnnotations],
] as const;

/**
 * Asks one evidence after the other, best first, whether a platform's image was built on the target; each that does not serve
 * leaves its reason. What an earlier look found about the same two digests is not asked again. A `Failure` of the base's
 * registry makes the verdict unknown.
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
    const recalled = recall(question, progress);
    const judged = recalled === undefined ? await climb(question, progress) : recalled.judgement;
    return judged ?? (await askLedger(question, progress));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const isLasting = LASTING_FAILURES.some((code) => code === error.code) && progress.causes.length === 0;
    return { ...conclude(progress, "unknown", undefined, error), isLasting };
  }
}

/** What the image's own documents showed earlier: a judgement, or that they show nothing. */
function recall(
  { earlier, target }: Question,
  progress: Progress,
): { readonly judgement: Judgement | undefined } | undefined {
  if (earlier === undefined || !earlier.holds || earlier.current !== target.digest) return undefined;
  const { verdict, evidence, previous, skipped, layers, bound, failure } = earlier.judgement;
  progress.previous.push(...previous.filter((digest) => digest !== bound));
  progress.layers = layers;
  for (const each of EVIDENCES) {
    const reason = skipped[each];
    if (reason !== undefined) progress.skipped.push({ evidence: each, reason });
  }
  if (failure !== undefined) throw new Failure(failure.message, failure);
  const isShown = verdict !== "unknown" && bound === undefined;
  return { judgement: isShown ? conclude(progress, verdict, evidence) : undefined };
}

/** The verdict of the image's own documents; `undefined` when they show nothing. */
async function climb(question: Question, progress: Progress): Promise<Judgement | undefined> {
  for (const [evidence, ask] of RECORDING) {
    const verdict = await judgeRecords(question, progress, evidence, await ask(question));
    if (verdict !== undefined) return conclude(progress, verdict, evidence);
  }
  const layers = await askLayers(question);
  progress.layers = layers.kind;
  if (layers.recorded !== undefined) progress.previous.push(layers.recorded);
  if (layers.kind === "same") return conclude(progress, "unchanged", "layers");
  if (layers.kind === "descends") return conclude(progress, "changed", "layers");
  if (layers.cause !== undefined) progress.causes.push(layers.cause);
  skip(progress, "layers", layers.reason);
  const attached = await judgeRecords(question, progress, "provenance", await askReferrers(question));
  if (attached !== undefined) return conclude(progress, attached, "provenance");
  return progress.provenanceGone ? conclude(progress, "changed", "provenance") : undefined;
}

/** The last of the ladder: what was seen of image and base over time. */
async function askLedger(question: Question, progress: Progress): Promise<Judgement> {
  const { bound, earlier, target } = question;
  if (bound === undefined || "reason" in bound) {
    if (bound !== undefined) skip(progress, "ledger", bound.reason);
    return conclude(
      progress,
      "unknown",
      undefined,
      noEvidence(question, progress.skipped, progress.causes[0]),
    );
  }
  const known = earlier?.holds && earlier.current === target.digest ? earlier.judgement : undefined;
  if (known?.bound === bound.digest) {
    progress.previous.push(bound.digest);
    return { ...conclude(progress, known.verdict, "ledger"), bound: bound.digest };
  }
  const records = [{ digest: bound.digest, platforms: usedPlatforms(question) }];
  const verdict = await judgeRecords(question, progress, "ledger", { records });
  if (verdict === undefined)
    return conclude(
      progress,
      "unknown",
      undefined,
      noEvidence(question, progress.skipped, progress.causes[0]),
    );
  // Once the tag has moved, the index may be gone, and what it listed is what the next digest is compared with.
  if (verdict === "unchanged") await orNothingFetched(target.fetchChildren());
  return { ...conclude(progress, verdict, "ledger"), bound: bound.digest };
}

/** The verdict that one evidence's records lead to; `undefined` when it does not serve. */
async function judgeRecords(
  question: Question,
  progress: Progress,
  evidence: Evidence,
  finding: Finding,
): Promise<Verdict | undefined> {
  if (!("records" in finding)) {
    skip(progress, evidence, finding.reason);
    if (finding.cause !== undefined) progress.causes.push(finding.cause);
    return undefined;
  }
  const digests = [...new Set(finding.records.map(({ digest }) => digest))];
  const added = digests.filter((digest) => !progress.previous.includes(digest));
  progress.previous.push(...added);
  const comparison = summarise(
    await Promise.all(finding.records.map((record) => compareRecord(record, question))),
  );
  // What another platform is built on says nothing of this one.
  if (comparison === "elsewhere") progress.previous.splice(-added.length, added.length);
  if (comparison === "same") return "unchanged";
  if (comparison === "different") return "changed";
  progress.provenanceGone ||= evidence === "provenance" && comparison === "gone";
  skip(progress, evidence, undecided(question, digests, comparison));
  return undefined;
}

/** The provenance may be passed over twice, for the index's and for the referrers' reason. */
function skip({ skipped }: Progress, evidence: Evidence, reason: string): void {
  const place = skipped.findIndex((each) => each.evidence === evidence);
  const earlier = skipped[place];
  if (earlier === undefined) skipped.push({ evidence, reason });
  else skipped[place] = { evidence, reason: `${earlier.reason}; ${reason}` };
}

function conclude(
  { previous, skipped, layers, causes }: Progress,
  verdict: Verdict,
  evidence: Evidence | undefined,
  error?: Failure,
): Judgement {
  const used = skipped.findIndex((each) => each.evidence === evidence);
  return {
    verdict,
    evidence,
    previous,
    skipped: used < 0 ? skipped : skipped.slice(0, used),
    error,
    layers,
    isLasting: causes.length === 0,
  };
}
