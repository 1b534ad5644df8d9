import { Failure } from "@basewatch/failure";
import { discoverBases } from "./discovery.ts";
import type { Library } from "./generation.ts";
import { findTriggered } from "./onbuild.ts";
import { writePlatform } from "./platform-text.ts";
import type { PublishedImage } from "./published-image.ts";
import type { RememberedImage } from "./remembered.ts";
import { readBase, writeBase } from "./tracked-base.ts";
import type { LineageRequest, TrackedBase } from "./types.ts";

/** The bases of an image that are judged. */
export interface CountedBases {
  /** `undefined` when nobody names any. */
  readonly bases: readonly TrackedBase[] | undefined;
  /** What was in the way of finding all of them. */
  readonly error: Failure | undefined;
  readonly discovered?: RememberedBases | undefined;
  readonly triggered?: RememberedBases | undefined;
  /** Whether an earlier look at the same image judged the same bases. */
  readonly holds: boolean;
}

type RememberedBases = NonNullable<RememberedImage["discovered"]>;

/** The bases that were asked about, with those of `ONBUILD` triggers; or those that the image itself names where none were given. */
export async function countBases(
  library: Library,
  image: PublishedImage,
  request: LineageRequest,
): Promise<CountedBases> {
  try {
    return request.bases === null
      ? await countDiscovered(library, image, request)
      : await countTriggered(library, image, request, request.bases);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { bases: request.bases ?? undefined, error, holds: false };
  }
}

async function countDiscovered(
  library: Library,
  image: PublishedImage,
  request: LineageRequest,
): Promise<CountedBases> {
  const recalled = recallBases(image, image.earlier?.discovered);
  const found = recalled ?? (await discoverBases(library, image));
  if (found === undefined) return { bases: undefined, error: undefined, holds: false };
  const bases = found.filter((base) => isTracked(request, base));
  const holds = isSame(bases, image.earlier);
  return { bases, error: undefined, discovered: writeBases(image, found), holds };
}

async function countTriggered(
  library: Library,
  image: PublishedImage,
  request: LineageRequest,
  given: readonly TrackedBase[],
): Promise<CountedBases> {
  const withOwn = (own: readonly TrackedBase[]) => [
    ...given,
    ...own.filter((base) => isTracked(request, base)),
  ];
  const recalled = recallBases(image, image.earlier?.triggered);
  const earlier = recalled && withOwn(recalled);
  const holds = earlier !== undefined && isSame(earlier, image.earlier);
  const own = holds ? (recalled ?? []) : await findTriggered(library, image, given);
  return { bases: withOwn(own), error: undefined, triggered: writeBases(image, own), holds };
}

function isTracked({ track }: LineageRequest, { role }: TrackedBase): boolean {
  return track === undefined ? role !== "syntax" : track.includes(role);
}

function isSame(bases: readonly TrackedBase[], earlier: RememberedImage | undefined): boolean {
  const asked = Object.keys(earlier?.bases ?? {});
  const keys = new Set(bases.map(writeBase));
  return asked.length === keys.size && asked.every((key) => keys.has(key));
}

function writeBases(image: PublishedImage, bases: readonly TrackedBase[]): RememberedBases {
  return { platforms: platformsOf(image), bases: bases.map(writeBase) };
}

/** What an earlier look found on the same platforms; `undefined` where there was none, or something in it is no base. */
function recallBases(
  image: PublishedImage,
  written: RememberedBases | undefined,
): readonly TrackedBase[] | undefined {
  if (written === undefined || written.platforms.join() !== platformsOf(image).join()) return undefined;
  const bases = written.bases.map(readBase);
  return bases.includes(undefined) ? undefined : bases.filter((base) => base !== undefined);
}

function platformsOf({ platforms }: PublishedImage): string[] {
  return platforms.flatMap(({ platform }) => writePlatform(platform) ?? []);
}
