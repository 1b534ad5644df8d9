import type { Digest } from "@basewatch/image";
import type { HistoryEntry, ImageConfig } from "@basewatch/registry";

/** How an image's layers and history stand to those of a base. */
export type LayerRelation =
  /** The base, as it is, begins the image. */
  | { readonly kind: "same" }
  /** The image was built on another generation of the base. */
  | { readonly kind: "descends" }
  /** Nothing is shared; were the base's another platform provably in this image, this would be an older generation. */
  | { readonly kind: "unrelated"; readonly reason: string }
  /** Nothing can be said; with `begins`, the base's layers begin the image, and whether that is all cannot be told. */
  | { readonly kind: "unclear"; readonly reason: string; readonly begins?: true };

/** The layer of an empty archive, which builders make for steps that change no file: images of all origins share it. */
const EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

/**
 * Relates an image to a base by their ordered `diff_ids` and history
 * (https://github.com/opencontainers/image-spec/blob/main/config.md). "Same" needs the base's layers as a prefix and a history
 * that agrees, so that a change of configuration alone shows; "descends" needs proof: a shared layer in place, or a history that
 * is equal but for digests and dates.
 */
export function relateLayers(image: ImageConfig, base: ImageConfig): LayerRelation {
  if (base.diffIds.length === 0) return { kind: "unclear", reason: "the base has no layers of its own" };
  const comparable = historyFits(image) && historyFits(base);
  if (base.diffIds.every((diffId, place) => image.diffIds[place] === diffId)) {
    if (!comparable) {
      const reason = "the layers begin with the base's, but the history that must agree is incomplete";
      return { kind: "unclear", reason, begins: true };
    }
    if (historyBegins(image, base, sameEntry)) return { kind: "same" };
  }
  if (sharesLayer(image.diffIds, base.diffIds)) return { kind: "descends" };
  if (comparable && historyBegins(image, base, similarEntry)) return { kind: "descends" };
  if (image.diffIds.length < base.diffIds.length) {
    return { kind: "unclear", reason: "the image has fewer layers than the base: it may be flattened" };
  }
  return { kind: "unrelated", reason: "the image shares no layer and no history with the base as it is now" };
}

function sharesLayer(image: readonly Digest[], base: readonly Digest[]): boolean {
  return base.some((diffId, place) => diffId === image[place] && diffId !== EMPTY_LAYER);
}

/** A squash, or a builder that keeps no history, leaves layers without an entry. */
function historyFits({ history, diffIds }: ImageConfig): boolean {
  return history.filter((entry) => !entry.emptyLayer).length === diffIds.length;
}

function historyBegins(
  image: ImageConfig,
  base: ImageConfig,
  agree: (left: HistoryEntry, right: HistoryEntry) => boolean,
): boolean {
  return base.history.every((entry, place) => {
    const other = image.history[place];
    return other !== undefined && other.emptyLayer === entry.emptyLayer && agree(other, entry);
  });
}

function sameEntry(left: HistoryEntry, right: HistoryEntry): boolean {
  return left.createdBy === right.createdBy && instantOf(left.created) === instantOf(right.created);
}

/** Builders write the times that they inherit anew, with more or fewer digits of a second. */
function instantOf(created: string | undefined): string | undefined {
  return created?.replace(/\.(\d*?)0*(?=Z|[+-]\d\d:\d\d$)/u, (_, digits: string) =>
    digits === "" ? "" : `.${digits}`,
  );
}

function similarEntry(left: HistoryEntry, right: HistoryEntry): boolean {
  return timeless(left.createdBy) === timeless(right.createdBy);
}

/** A command without the digests, dates and epoch times in it. */
function timeless(command: string): string {
  return command
    .replace(/\b[0-9a-f]{32,}\b/gu, "#")
    .replace(/\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b/gu, "#")
    .replace(/@\d{9,11}\b|\b20\d{6}(?:T\d{6}Z)?\b/gu, "#");
}
