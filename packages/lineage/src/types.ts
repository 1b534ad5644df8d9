import type { Failure } from "@basewatch/failure";
import type { BaseRole, Digest, ImageReference, Platform } from "@basewatch/image";
import type { LearnedGeneration, LineageMemory } from "./memory.ts";
import type { RememberedImage } from "./remembered.ts";

export type Verdict = "unchanged" | "changed" | "unknown";
export type Evidence = "provenance" | "annotations" | "layers" | "ledger";

/** A base whose verdict is wanted: from the Dockerfile, from `base-images`, or found in the published image itself. */
export interface TrackedBase {
  readonly reference: ImageReference;
  readonly role: BaseRole;
  readonly line: number | undefined;
  /** Where it is used; `undefined` means on every platform of the image. */
  readonly platforms: readonly Platform[] | undefined;
  /** It may be used on any platform, whatever the image's is: the Dockerfile leaves it to the builder. */
  readonly anyPlatform?: boolean | undefined;
  /** The reference's digest is a pin: it came from a Dockerfile. */
  readonly pinned: boolean;
}

/** The verdict on one base of one image. */
export interface BaseVerdict extends TrackedBase {
  readonly verdict: Verdict;
  /** The digests that the image was built on, as recorded or proven; empty when not known. */
  readonly previous: readonly Digest[];
  /** What the base's tag is now; `undefined` when the registry did not say. */
  readonly current: Digest | undefined;
  readonly evidence: Evidence | undefined;
  /** Why each better evidence did not serve, in one sentence each. */
  readonly evidenceSkipped: readonly { readonly evidence: Evidence; readonly reason: string }[];
  /** The tag has moved past a digest that the Dockerfile pins, and the image is built on the pin. */
  readonly movedPastPin: boolean;
  /** Set when the verdict is unknown. */
  readonly error: Failure | undefined;
}

/** What a published image was built on. */
export interface ImageLineage {
  readonly reference: ImageReference;
  /** The published image's own digest; `undefined` when it could not be resolved. */
  readonly digest: Digest | undefined;
  readonly platforms: readonly Platform[];
  /** Changed if any base is; else unknown if any is, or the image itself could not be read; else unchanged. */
  readonly verdict: Verdict;
  readonly bases: readonly BaseVerdict[];
  /** Set when the image itself could not be read. */
  readonly error: Failure | undefined;
  /** What the next look at this digest need not ask for again; `undefined` when the image could not be read: what is stored then stays. */
  readonly remembered?: RememberedImage | undefined;
  /** What was learned of generations of its bases. */
  readonly children?: readonly LearnedGeneration[] | undefined;
}

export interface LineageRequest {
  readonly image: ImageReference;
  /** Only these platforms; default all of the published image. */
  readonly platforms: readonly Platform[] | undefined;
  /** `null`: those that the image's own provenance, annotations or layers name. */
  readonly bases: readonly TrackedBase[] | null;
  /** The uses of a base that count among those that the image itself names, `ONBUILD`'s; default all but `syntax`. */
  readonly track?: readonly BaseRole[] | undefined;
  /** What earlier looks left behind. */
  readonly memory?: LineageMemory | undefined;
  /** Whether the caller keeps `children`: what memory lacks of the bases' current indexes is then read, too. Default `false`. */
  readonly learnsChildren?: boolean | undefined;
}
