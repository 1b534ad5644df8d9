import { Failure } from "@basewatch/failure";
import { type Digest, samePlatform } from "@basewatch/image";
import type { Registry } from "@basewatch/registry";
import { compareRecord } from "./comparison.ts";
import { type Library, openGeneration } from "./generation.ts";
import { judgePlatform } from "./judgement.ts";
import { bindBase, type Sighting } from "./ledger-evidence.ts";
import type { LineageMemory } from "./memory.ts";
import type { PublishedImage } from "./published-image.ts";
import type { PublishedPlatform } from "./published-platform.ts";
import { type Binding, followsTag, type Question, usedPlatforms } from "./question.ts";
import { recallBase, recallJudgement, rememberBase } from "./recollection.ts";
import type { RememberedBaseVerdict } from "./remembered.ts";
import type { BaseVerdict, TrackedBase } from "./types.ts";
import { combine, relateByOtherPlatforms } from "./verdict.ts";

/** What all bases of an image are judged with. */
export interface Court {
  readonly library: Library;
  readonly image: PublishedImage;
  readonly bases: readonly TrackedBase[];
  readonly memory: LineageMemory | undefined;
  readonly sighting: Sighting | undefined;
  /** Whether an earlier look at the same image asked about the same bases. */
  readonly holds: boolean;
}

/** The verdict on a base, and what the next look need not find out again. */
export interface JudgedBase {
  readonly verdict: BaseVerdict;
  readonly remembered: RememberedBaseVerdict;
}

/**
 * The verdict on one base of a published image, over the platforms where it is used. A `Failure` of the registry makes it
 * unknown and is its error.
 */
export async function judgeBase(court: Court, base: TrackedBase): Promise<JudgedBase> {
  const { library, image } = court;
  const platforms = platformsOf(image, base);
  const earlier = recallBase(image, base);
  try {
    const [target] = await Promise.all([
      resolveTarget(library.registry, base),
      // The image's provenance is asked first in any case, and need not wait for the base.
      ...platforms.map((platform) => platform.fetchProvenance()),
    ]);
    const questions = platforms.map((platform) => openQuestion(court, base, platform, target));
    const judgements = await Promise.all(questions.map(judgePlatform));
    const verdict = combine(base, target, relateByOtherPlatforms(judgements));
    const remembered = rememberBase(target, questions, judgements, earlier);
    if (verdict.verdict !== "unchanged") return { verdict, remembered };
    const known = court.holds && earlier?.current === target ? earlier.beside : undefined;
    return await lookPastPin(library.registry, questions, { verdict, remembered }, known);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { verdict: unknownBase(base, undefined, error), remembered: earlier ?? { judgements: [] } };
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

function openQuestion(court: Court, base: TrackedBase, image: PublishedPlatform, target: Digest): Question {
  const { library, bases, holds } = court;
  const open = (digest: Digest) => openGeneration(library, base.reference, digest);
  const earlier = recallJudgement(recallBase(court.image, base), image.platform, holds);
  return {
    base,
    siblings: bases.filter((other) => other !== base),
    image,
    target: open(target),
    open,
    past: library.notebook.generationsOf(base.reference),
    notebook: library.notebook,
    earlier,
    bound: bind(court, base, target, earlier?.judgement.bound),
  };
}

/** What was bound once stays so, also when the ledger has let go of what proved it. */
function bind(
  { memory, sighting }: Court,
  base: TrackedBase,
  target: Digest,
  earlier: Digest | undefined,
): Binding | undefined {
  if (memory === undefined || sighting === undefined) return undefined;
  if (!followsTag(base)) return { reason: "what is pinned follows no tag" };
  const binding = bindBase(base, target, sighting, memory);
  return "reason" in binding && earlier !== undefined ? { digest: earlier } : binding;
}

/** An image that is built on its pin may still have been left behind by the tag beside it. Throws `Failure`. */
async function lookPastPin(
  registry: Registry,
  questions: readonly Question[],
  judged: JudgedBase,
  known: RememberedBaseVerdict["beside"],
): Promise<JudgedBase> {
  const { verdict, remembered } = judged;
  const [question] = questions;
  const { tag, digest: pin } = verdict.reference;
  if (question === undefined || followsTag(verdict) || tag === undefined || pin === undefined) return judged;
  try {
    const { digest } = await registry.resolveDigest({ ...verdict.reference, digest: undefined });
    const moved = known?.tag === digest ? known.moved : await hasMovedPast(pin, digest, questions, question);
    const beside = { tag: digest, moved };
    if (!moved) return { verdict, remembered: { ...remembered, beside } };
    const past = { ...verdict, verdict: "changed", current: digest, movedPastPin: true } as const;
    return { verdict: past, remembered: { ...remembered, beside } };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const unknown = {
      ...verdict,
      verdict: "unknown",
      evidence: undefined,
      current: undefined,
      error,
    } as const;
    return { verdict: unknown, remembered };
  }
}

async function hasMovedPast(
  pin: Digest,
  tag: Digest,
  questions: readonly Question[],
  question: Question,
): Promise<boolean> {
  const record = { digest: pin, platforms: questions.flatMap(usedPlatforms) };
  const comparison = await compareRecord(record, { ...question, target: question.open(tag) });
  return comparison === "different" || comparison === "gone";
}
