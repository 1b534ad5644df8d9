import type { ImageConfiguration } from "@basewatch/config";
import type { Failure } from "@basewatch/failure";
import type { ImageLineage, Verdict } from "@basewatch/lineage";
import type { Dispatch, PlannedImage } from "@basewatch/plan";

/** One image of a run, once it has been observed. */
export interface ObservedImage {
  readonly configuration: ImageConfiguration;
  readonly lineage: ImageLineage;
  /** Changed if any base is; else unknown if any is, or something kept us from seeing all of them; else unchanged. */
  readonly verdict: Verdict;
  /** What kept us from seeing the image or all of its bases; the first is the one to show. */
  readonly errors: readonly Failure[];
  /** `null` when it is built in this workflow, or cannot be dispatched. */
  readonly dispatch: Dispatch | null;
}

/** One image of a run, once it has been decided about. */
export interface CheckedImage extends ObservedImage {
  readonly plan: PlannedImage;
  /** Key of the rebuild that it is part of, if one is due. */
  readonly key: string | undefined;
  /** ISO 8601, by base reference. */
  readonly firstSeenAt: Readonly<Record<string, string>>;
}
