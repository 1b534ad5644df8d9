import type { Digest, Platform } from "@basewatch/image";
import type { Judgement } from "./judgement.ts";
import { writePlatform } from "./platform-text.ts";
import type { PublishedImage } from "./published-image.ts";
import type { EarlierJudgement, Question } from "./question.ts";
import { LASTING_FAILURES, type RememberedBaseVerdict, type RememberedJudgement } from "./remembered.ts";
import { writeBase } from "./tracked-base.ts";
import type { TrackedBase } from "./types.ts";

/** What an earlier look at the same image found about a base. */
export function recallBase(
  { earlier }: PublishedImage,
  base: TrackedBase,
): RememberedBaseVerdict | undefined {
  const key = writeBase(base);
  return earlier !== undefined && Object.hasOwn(earlier.bases, key) ? earlier.bases[key] : undefined;
}

/** What it found on one platform. */
export function recallJudgement(
  found: RememberedBaseVerdict | undefined,
  platform: Platform,
  holds: boolean,
): EarlierJudgement | undefined {
  const text = writePlatform(platform);
  const judgement = found?.judgements.find(({ platforms }) => platforms.some((each) => each === text));
  if (found?.current === undefined || judgement === undefined) return undefined;
  return { current: found.current, judgement, holds };
}

/**
 * A base's judgements as they are remembered, those of several platforms in one where they say the same. Where a registry failed on the way, what was known
 * stays, so that the next look asks again.
 */
export function rememberBase(
  current: Digest,
  questions: readonly Question[],
  judgements: readonly Judgement[],
  earlier: RememberedBaseVerdict | undefined,
): RememberedBaseVerdict {
  const isWhole = judgements.every(({ isLasting }) => isLasting);
  if (!isWhole && earlier !== undefined) return earlier;
  const groups = new Map<string, RememberedJudgement & { readonly platforms: string[] }>();
  for (const [place, judgement] of judgements.entries()) {
    const question = questions[place];
    const platform = question && writePlatform(question.image.platform);
    if (question === undefined || platform === undefined || !judgement.isLasting) continue;
    const words = wordsOf(question, judgement);
    const key = JSON.stringify(words);
    const group = groups.get(key) ?? { platforms: [], ...words };
    group.platforms.push(platform);
    groups.set(key, group);
  }
  return { current, judgements: [...groups.values()] };
}

function wordsOf(
  { target, earlier }: Question,
  { verdict, evidence, previous, skipped, layers, bound, error }: Judgement,
): Omit<RememberedJudgement, "platforms"> {
  const begins = layers === "same" ? target.digest : earlier?.judgement.begins;
  // What the ledger says is asked anew each time.
  const reasons = skipped.filter((each) => each.evidence !== "ledger");
  const code = LASTING_FAILURES.find((each) => each === error?.code);
  const hint = error?.hint === undefined ? {} : { hint: error.hint };
  const failure = code && error && { code, message: error.message, ...hint };
  return {
    verdict,
    ...(evidence === undefined ? {} : { evidence }),
    previous: [...previous],
    skipped: Object.fromEntries(reasons.map((each) => [each.evidence, each.reason])),
    ...(layers === undefined ? {} : { layers }),
    ...(begins === undefined ? {} : { begins }),
    ...(bound === undefined ? {} : { bound }),
    ...(failure === undefined ? {} : { failure }),
  };
}
