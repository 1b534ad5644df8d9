import { Failure } from "@basewatch/failure";
import {
  type Digest,
  formatPlatform,
  formatReference,
  type ImageReference,
  nameReference,
  type Platform,
  selectPlatform,
  withDigest,
} from "@basewatch/image";
import type { ImageConfig, Manifest, Registry } from "@basewatch/registry";

/** What one digest in a base's repository holds. Nothing is fetched before it is asked for. */
export interface Generation {
  readonly reference: ImageReference;
  readonly digest: Digest;
  /** Throws `registry.not-found` when the registry does not have it, or no longer. */
  fetchManifest(): Promise<Manifest>;
  /** The config of the child that a builder takes for a platform; throws `lineage.platform-gone` when there is none. */
  fetchConfig(platform: Platform): Promise<ImageConfig>;
}

/** The generation of a base that has a digest. */
export function openGeneration(registry: Registry, reference: ImageReference, digest: Digest): Generation {
  const fetchManifest = () => registry.fetchManifest(withDigest(reference, digest));
  return {
    reference,
    digest,
    fetchManifest,
    async fetchConfig(platform) {
      const manifest = await fetchManifest();
      const childDigest = childOf(manifest, platform);
      if (childDigest === undefined) throw platformGone(reference, platform);
      const child = await registry.fetchManifest(withDigest(reference, childDigest));
      if (child.kind === "index") throw nestedIndex(reference, childDigest);
      return registry.fetchConfig(reference, child.config);
    },
  };
}

/** The digest of the manifest that a builder takes for a platform; a manifest without an index is the one for all. */
export function childOf(manifest: Manifest, platform: Platform): Digest | undefined {
  if (manifest.kind === "manifest") return manifest.digest;
  const candidates = manifest.entries.flatMap((entry) =>
    entry.platform === undefined ? [] : [{ ...entry.platform, digest: entry.digest }],
  );
  return selectPlatform(platform, candidates)?.digest;
}

/** The failure for a base that has no image for a platform that it is used on. */
export function platformGone(reference: ImageReference, platform: Platform): Failure {
  return new Failure(`${nameReference(reference)} has no ${formatPlatform(platform)} now`, {
    code: "lineage.platform-gone",
    hint: "A rebuild for that platform would fail: build without it, or on a base that has it",
  });
}

/** The failure for an index inside an index where an image should be. */
export function nestedIndex(reference: ImageReference, digest: Digest): Failure {
  return new Failure(`${formatReference(withDigest(reference, digest))} is an index inside an index`, {
    code: "lineage.nested-index",
    hint: "Publish an index whose entries are image manifests",
  });
}
