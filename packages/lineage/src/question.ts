import type { Failure } from "@basewatch/failure";
import { type Platform, samePlatform } from "@basewatch/image";
import type { BaseRecord } from "./comparison.ts";
import type { Generation } from "./generation.ts";
import type { PublishedPlatform } from "./published-image.ts";
import type { TrackedBase } from "./types.ts";

/** What is asked of each evidence: whether one platform's image was built on the target generation of a base. */
export interface Question {
  readonly base: TrackedBase;
  /** The other bases of the same image. */
  readonly siblings: readonly TrackedBase[];
  readonly image: PublishedPlatform;
  /** What the base is now: the tag's generation, or the pin's. */
  readonly target: Generation;
  /** Any generation in the base's repository. */
  readonly open: (digest: Generation["digest"]) => Generation;
}

/** What one evidence says: the records of the base that it found, or why it says nothing. */
export type Finding =
  | { readonly records: readonly BaseRecord[] }
  | { readonly reason: string; readonly cause?: Failure };

/** The platforms of the base that one platform's image uses, where nothing more exact is known. */
export function usedPlatforms({ base, image }: Pick<Question, "base" | "image">): readonly Platform[] {
  const { platforms } = base;
  if (platforms === undefined || platforms.some((each) => samePlatform(each, image.platform)))
    return [image.platform];
  return platforms;
}

/** Whether a base follows a tag; otherwise its reference's own digest is what it should be. */
export function followsTag({ pinned, reference }: TrackedBase): boolean {
  return reference.tag !== undefined && !(pinned && reference.digest !== undefined);
}
