import { Failure } from "@basewatch/failure";
import { type Digest, samePlatform } from "@basewatch/image";
import type { Registry } from "@basewatch/registry";
import { compareRecord } from "./comparison.ts";
import { openGeneration } from "./generation.ts";
import { type Judgement, judgePlatform, type Skipped } from "./judgement.ts";
import type { PublishedImage, PublishedPlatform } from "./published-image.ts";
import { followsTag, type Question, usedPlatforms } from "./question.ts";
import type { BaseVerdict, Evidence, TrackedBase, Verdict } from "./types.ts";

const EVIDENCES: readonly Evidence[] = ["provenance", "annotations", "layers", "ledger"];

/**
 * The verdict on one base of a published image, over the platforms where it is used. A `Failure` of the registry makes it
 * unknown and is its error.
 */
export async function judgeBase(
  registry: Registry,
  image: PublishedImage,
  base: TrackedBase,
  siblings: readonly TrackedBase[],
): Promise<BaseVerdict> {
  const platforms = platformsOf(image, base);
  const open = (digest: Digest) => openGeneration(registry, base.reference, digest);
  try {
    const [target] = await Promise.all([
      resolveTarget(registry, base),
      // The image's provenance is asked first in any case, and need not wait for the base.
      ...platforms.map((platform) => platform.fetchProvenance()),
    ]);
    const questions = platforms.map((each) => ({ base, siblings, image: each, target: open(target), open }));
    const judgements = await Promise.all(questions.map(judgePlatform));
    const verdict = combine(base, target, relateByOtherPlatforms(judgements));
    return verdict.verdict === "unchanged" ? await lookPastPin(registry, questions, verdict) : verdict;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return unknownBase(base, undefined, error);
  }
}

/** The verdict on a base that could not be looked at. */
export function unknownBase(base: TrackedBase, current: Digest | undefined, error: Failure): BaseVerdict {
  const nothing = { evidence: undefined, evidenceSkipped: [], previous: [], movedPastPin: false };
  return { ...base, ...nothing, verdict: "unknown", current, error };
}

/** What a base should be: the digest of its tag, one HEAD, or its own. Throws `Failure`. */
export async function resolveTarget(registry: Registry, base: TrackedBase): Promise<Digest> {
  const { digest } = base.reference;
  if (!followsTag(base) && digest !== undefined) return digest;
  return (await registry.resolveDigest({ ...base.reference, digest: undefined })).digest;
}

/** The image's platforms that use the base; all of them when it is used on none, as a stage on the builder's platform is. */
function platformsOf(image: PublishedImage, { platforms }: TrackedBase): readonly PublishedPlatform[] {
  const using = image.platforms.filter((each) =>
    platforms?.some((platform) => samePlatform(platform, each.platform)),
  );
  return using.length > 0 ? using : image.platforms;
}

/** Where one platform's layers show the base, another's that share nothing with it are an older generation's. */
function relateByOtherPlatforms(judgements: readonly Judgement[]): readonly Judgement[] {
  if (!judgements.some(({ layers }) => layers === "same" || layers === "descends")) return judgements;
  return judgements.map((judgement) =>
    judgement.layers === "unrelated" && judgement.verdict === "unknown"
      ? {
          ...judgement,
          verdict: "changed",
          evidence: "layers",
          skipped: judgement.skipped.filter(({ evidence }) => evidence !== "layers"),
          error: undefined,
        }
      : judgement,
  );
}

function combine(base: TrackedBase, current: Digest, judgements: readonly Judgement[]): BaseVerdict {
  const verdict = (["changed", "unknown"] as const).find((each) => has(judgements, each)) ?? "unchanged";
  const deciding = judgements.filter((judgement) => judgement.verdict === verdict);
  return {
    ...base,
    verdict,
    previous: previousOf(verdict, current, judgements),
    current,
    // The weakest evidence that the verdict rests on, so that the report never claims more than there is.
    evidence: EVIDENCES.findLast((evidence) => deciding.some((judgement) => judgement.evidence === evidence)),
    evidenceSkipped: mergeSkipped(deciding),
    movedPastPin: false,
    error: verdict === "unknown" ? deciding.find(({ error }) => error !== undefined)?.error : undefined,
  };
}

/** What is recorded; where layers alone prove the base unchanged, what it is now. */
function previousOf(verdict: Verdict, current: Digest, judgements: readonly Judgement[]): readonly Digest[] {
  const unrecorded = verdict === "unchanged" && judgements.some(({ previous }) => previous.length === 0);
  return [...new Set([...judgements.flatMap(({ previous }) => previous), ...(unrecorded ? [current] : [])])];
}

function has(judgements: readonly Judgement[], verdict: Verdict): boolean {
  return judgements.some((judgement) => judgement.verdict === verdict);
}

function mergeSkipped(judgements: readonly Judgement[]): readonly Skipped[] {
  return EVIDENCES.flatMap((evidence) => {
    const skipped = judgements
      .flatMap((judgement) => judgement.skipped)
      .filter((each) => each.evidence === evidence);
    const reasons = [...new Set(skipped.map(({ reason }) => reason))];
    return reasons.length === 0 ? [] : [{ evidence, reason: reasons.join("; ") }];
  });
}

/** An image that is built on its pin may still have been left behind by the tag beside it. Throws `Failure`. */
async function lookPastPin(
  registry: Registry,
  questions: readonly Question[],
  verdict: BaseVerdict,
): Promise<BaseVerdict> {
  const [question] = questions;
  const pin = verdict.reference.digest;
  if (
    question === undefined ||
    followsTag(verdict) ||
    verdict.reference.tag === undefined ||
    pin === undefined
  )
    return verdict;
  try {
    const tag = await registry.resolveDigest({ ...verdict.reference, digest: undefined });
    const record = { digest: pin, platforms: questions.flatMap(usedPlatforms) };
    if ((await compareRecord(record, question.open(tag.digest), question.open)) === "same") return verdict;
    return { ...verdict, verdict: "changed", current: tag.digest, movedPastPin: true };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...verdict, verdict: "unknown", evidence: undefined, current: undefined, error };
  }
}
