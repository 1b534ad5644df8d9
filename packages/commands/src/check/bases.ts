import type { ImageConfiguration } from "@basewatch/config";
import type { Failure } from "@basewatch/failure";
import type { Platform } from "@basewatch/image";
import type { TrackedBase } from "@basewatch/lineage";
import { DEFAULT_PLATFORM } from "./subjects.ts";

/** The bases of one image that are to be looked at. */
export interface TrackedBases {
  /** `null`: those that the published image itself names. */
  readonly bases: readonly TrackedBase[] | null;
  /** What of the Dockerfile could not be read; the bases beside it are there all the same. */
  readonly errors: readonly Failure[];
}

/**
 * The bases that an image's Dockerfile and `baseImages` name and that it tracks.
 *
 * @param dockerfile its text; `undefined` when the image has none
 * @param platforms those that are built; empty when neither the config nor a published image says
 */
export async function findBases(
  image: ImageConfiguration,
  dockerfile: string | undefined,
  platforms: readonly Platform[],
): Promise<TrackedBases> {
  const explicit = image.baseImages.map(
    (reference): TrackedBase => ({
      reference,
      role: "runtime",
      line: undefined,
      platforms: undefined,
      pinned: false,
    }),
  );
  if (dockerfile === undefined) return { bases: explicit.length === 0 ? null : explicit, errors: [] };
  const { readBaseImages } = await import("@basewatch/dockerfile");
  const { uses, errors } = readBaseImages(dockerfile, {
    stage: image.source?.stage,
    buildArgs: image.source?.buildArgs ?? {},
    namedContexts: image.source?.namedContexts,
    platforms: platforms.length === 0 ? [DEFAULT_PLATFORM] : platforms,
  });
  const tracked = uses
    .filter((use) => image.track.includes(use.role))
    .map((use): TrackedBase => ({ ...use, pinned: use.reference.digest !== undefined }));
  return { bases: [...tracked, ...explicit], errors };
}
