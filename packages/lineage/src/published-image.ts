import { Failure } from "@basewatch/failure";
import {
  type Digest,
  formatPlatform,
  formatReference,
  type ImageReference,
  type Platform,
  samePlatform,
  withDigest,
} from "@basewatch/image";
import type { Manifest, Registry } from "@basewatch/registry";
import type { Reading } from "./image-reading.ts";
import { readPlatform } from "./platform-text.ts";
import { openPlatform, type PublishedPlatform } from "./published-platform.ts";
import type { RememberedImage } from "./remembered.ts";

/** A published image, as far as its own documents tell. */
export interface PublishedImage {
  readonly digest: Digest;
  /** The wanted ones. */
  readonly platforms: readonly PublishedPlatform[];
  readonly allPlatforms: readonly PublishedPlatform[];
  /** What an earlier look at the same digest left behind. */
  readonly earlier: RememberedImage | undefined;
}

/**
 * Reads what an image's tag is now and which platforms it has; only the `wanted` ones when any are given. Where its digest is the
 * remembered one, the HEAD of its tag is the only request.
 *
 * @throws Failure of the registry, `lineage.platform-missing` for a wanted platform that the image lacks, `lineage.no-platform`
 *   for an index that lists no image.
 */
export async function readPublishedImage(
  registry: Registry,
  reference: ImageReference,
  wanted: readonly Platform[] | undefined,
  remembered: RememberedImage | undefined,
): Promise<PublishedImage> {
  const { digest } = await registry.resolveDigest(reference);
  const repository: Repository = { registry, reference, root: digest };
  const earlier = remembered?.digest === digest ? remembered : undefined;
  const recalled = earlier && recallPlatforms(repository, earlier);
  const allPlatforms = recalled ?? (await listPlatforms(repository));
  const platforms = selectWanted(reference, allPlatforms, wanted);
  return { digest, platforms, allPlatforms, earlier: recalled && earlier };
}

interface Repository {
  readonly registry: Registry;
  readonly reference: ImageReference;
  readonly root: Digest;
}

/** In their order; `undefined` when what is remembered lists none, or one that is none. */
function recallPlatforms(
  repository: Repository,
  { readings, order = [] }: RememberedImage,
): readonly PublishedPlatform[] | undefined {
  const platforms = order.flatMap((text) => {
    const platform = readPlatform(text);
    const found = readings.find((reading) => Object.hasOwn(reading.platforms, text));
    const digest = found?.platforms[text];
    if (platform === undefined || found === undefined || digest === undefined) return [];
    const { platforms: _, ...reading } = found;
    return [openPlatform(repository, { platform, digest }, { ...reading })];
  });
  return platforms.length > 0 && platforms.length === order.length ? platforms : undefined;
}

async function listPlatforms(repository: Repository): Promise<readonly PublishedPlatform[]> {
  const { registry, reference, root } = repository;
  const manifest = await registry.fetchManifest(withDigest(reference, root));
  const children = await listChildren(registry, reference, manifest);
  const nothing = (): Reading => ({});
  if (children.length > 0) return children.map((child) => openPlatform(repository, child, nothing()));
  throw new Failure(`${formatReference(reference)} is an index that lists no image of any platform`, {
    code: "lineage.no-platform",
    hint: "Look at what was pushed there; a build writes the platform of each image into the index",
  });
}

async function listChildren(registry: Registry, reference: ImageReference, manifest: Manifest) {
  if (manifest.kind === "manifest") {
    const { platform } = await registry.fetchConfig(reference, manifest.config);
    return [{ platform, digest: manifest.digest }];
  }
  return manifest.entries.flatMap(({ platform, digest }) =>
    platform === undefined ? [] : [{ platform, digest }],
  );
}

function selectWanted(
  reference: ImageReference,
  platforms: readonly PublishedPlatform[],
  wanted: readonly Platform[] | undefined,
): readonly PublishedPlatform[] {
  const isThere = (platform: Platform) => platforms.some((each) => samePlatform(each.platform, platform));
  const missing = wanted?.find((platform) => !isThere(platform));
  if (missing !== undefined) {
    const present = platforms.map(({ platform }) => formatPlatform(platform)).join(", ");
    throw new Failure(`${formatReference(reference)} has no ${formatPlatform(missing)}`, {
      code: "lineage.platform-missing",
      hint: `Ask for platforms that were published: ${present}`,
    });
  }
  if (wanted === undefined) return platforms;
  return platforms.filter(({ platform }) => wanted.some((each) => samePlatform(each, platform)));
}
