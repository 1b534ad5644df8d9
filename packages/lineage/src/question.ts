import type { Failure } from "@basewatch/failure";
import { type Digest, type Platform, samePlatform } from "@basewatch/image";
import type { BaseRecord, Era } from "./comparison.ts";
import type { Notebook } from "./notebook.ts";
import type { PublishedPlatform } from "./published-platform.ts";
import type { RememberedJudgement } from "./remembered.ts";
import type { TrackedBase } from "./types.ts";

/** What is asked of each evidence: whether one platform's image was built on the target generation of a base. */
export interface Question extends Era {
  readonly base: TrackedBase;
  /** The other bases of the same image. */
  readonly siblings: readonly TrackedBase[];
  readonly image: PublishedPlatform;
  readonly notebook: Notebook;
  /** What an earlier look at the same image found about the base. */
  readonly earlier: EarlierJudgement | undefined;
  /** The base's digest that a ledger knows the image to be built on, or why it knows none; `undefined` without a ledger. */
  readonly bound: Binding | undefined;
}

/** The digest of its base that an image is known to be built on, by what was seen of both over time. */
export type Binding = { readonly digest: Digest } | { readonly reason: string };

export interface EarlierJudgement {
  /** What the base was then. */
  readonly current: Digest;
  readonly judgement: RememberedJudgement;
  /** Whether the same was asked then, so that the same answer holds for the same base. */
  readonly holds: boolean;
}

/** What one evidence says: the records of the base that it found, or why it says nothing. */
export type Finding =
  | { readonly records: readonly BaseRecord[] }
  | { readonly reason: string; readonly cause?: Failure };

/** The platforms of the base that one platform's image uses, where nothing more exact is known; none when they cannot be told. */
export function usedPlatforms({ base, image }: Pick<Question, "base" | "image">): readonly Platform[] {
  const { platforms } = base;
  if (base.anyPlatform) return [];
  if (platforms === undefined || platforms.some((each) => samePlatform(each, image.platform)))
    return [image.platform];
  return platforms;
}

/** Whether a base follows a tag; otherwise its reference's own digest is what it should be. */
export function followsTag({ pinned, reference }: TrackedBase): boolean {
  return reference.tag !== undefined && !(pinned && reference.digest !== undefined);
}
