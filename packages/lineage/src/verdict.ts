import type { Digest } from "@basewatch/image";
import type { Judgement, Skipped } from "./judgement.ts";
import type { BaseVerdict, Evidence, TrackedBase, Verdict } from "./types.ts";

/** All of them, the best first. */
export const EVIDENCES: readonly Evidence[] = ["provenance", "annotations", "layers", "ledger"];

/** Where one platform's layers show the base, another's that share nothing with it are an older generation's. */
export function relateByOtherPlatforms(judgements: readonly Judgement[]): readonly Judgement[] {
  if (!judgements.some(({ layers }) => layers === "same" || layers === "descends")) return judgements;
  return judgements.map((judgement) =>
    judgement.layers === "unrelated" && (judgement.verdict === "unknown" || judgement.evidence === "ledger")
      ? {
          ...judgement,
          // The ledger is the last to be asked: what it bound the image to has no say beside the layers.
          previous: judgement.previous.filter((digest) => digest !== judgement.bound),
          verdict: "changed",
          evidence: "layers",
          skipped: judgement.skipped.filter(({ evidence }) => evidence !== "layers"),
          error: undefined,
        }
      : judgement,
  );
}

/** The verdict over all platforms: changed beats unknown beats unchanged. */
export function combine(base: TrackedBase, current: Digest, judgements: readonly Judgement[]): BaseVerdict {
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
