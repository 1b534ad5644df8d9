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
import type {
  ImageConfig,
  ImageIndex,
  ImageManifest,
  IndexEntry,
  Manifest,
  Registry,
} from "@basewatch/registry";
import { type ProvenanceReading, readProvenance } from "./attestation.ts";
import { nestedIndex } from "./generation.ts";

/** One platform's image of a published image. What it takes requests for is fetched when it is asked for, once. */
export interface PublishedPlatform {
  readonly platform: Platform;
  readonly digest: Digest;
  /** What the index says about this platform, the nearest first: its descriptor's annotations, then its own. */
  readonly outerAnnotations: readonly Readonly<Record<string, string>>[];
  fetchManifest(): Promise<ImageManifest>;
  fetchConfig(): Promise<ImageConfig>;
  fetchProvenance(): Promise<ProvenanceReading>;
}

/** A published image, as far as its own documents tell. */
export interface PublishedImage {
  readonly digest: Digest;
  readonly platforms: readonly PublishedPlatform[];
}

/**
 * Reads what an image's tag is now and which platforms it has; only the `wanted` ones when any are given.
 *
 * @throws Failure of the registry, `lineage.platform-missing` for a wanted platform that the image lacks, `lineage.no-platform`
 *   for an index that lists no image.
 */
export async function readPublishedImage(
  registry: Registry,
  reference: ImageReference,
  wanted: readonly Platform[] | undefined,
): Promise<PublishedImage> {
  const { digest } = await registry.resolveDigest(reference);
  const manifest = await registry.fetchManifest(withDigest(reference, digest));
  const platforms = await listPlatforms(registry, reference, manifest);
  return { digest, platforms: selectWanted(reference, platforms, wanted) };
}

async function listPlatforms(
  registry: Registry,
  reference: ImageReference,
  manifest: Manifest,
): Promise<readonly PublishedPlatform[]> {
  if (manifest.kind === "manifest") {
    const config = await registry.fetchConfig(reference, manifest.config);
    return [openPlatform(registry, reference, { platform: config.platform, digest: manifest.digest })];
  }
  const platforms = manifest.entries.flatMap((entry) =>
    entry.platform === undefined
      ? []
      : [
          openPlatform(
            registry,
            reference,
            { platform: entry.platform, digest: entry.digest },
            manifest,
            entry,
          ),
        ],
  );
  if (platforms.length > 0) return platforms;
  throw new Failure(`${formatReference(reference)} is an index that lists no image of any platform`, {
    code: "lineage.no-platform",
    hint: "Look at what was pushed there; a build writes the platform of each image into the index",
  });
}

function openPlatform(
  registry: Registry,
  reference: ImageReference,
  child: { readonly platform: Platform; readonly digest: Digest },
  index?: ImageIndex,
  entry?: IndexEntry,
): PublishedPlatform {
  async function fetchManifest(): Promise<ImageManifest> {
    const manifest = await registry.fetchManifest(withDigest(reference, child.digest));
    if (manifest.kind === "index") throw nestedIndex(reference, child.digest);
    return manifest;
  }
  let provenance: Promise<ProvenanceReading> | undefined;
  return {
    ...child,
    outerAnnotations: [entry?.annotations ?? {}, index?.annotations ?? {}],
    fetchManifest,
    fetchConfig: async () => registry.fetchConfig(reference, (await fetchManifest()).config),
    fetchProvenance() {
      provenance ??= readProvenance(registry, reference, index, child);
      return provenance;
    },
  };
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
