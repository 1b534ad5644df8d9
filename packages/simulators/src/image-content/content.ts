import type { Digest } from "@basewatch/image";
import type { ConfigDocument } from "./config.ts";
import type { DescriptorDocument, Store } from "./store.ts";
import type { ImageContent, StoredManifest } from "./types.ts";

/** An image manifest as JSON spells it. */
export interface ManifestDocument {
  readonly config: DescriptorDocument;
  readonly layers: readonly DescriptorDocument[];
}

/** The finished image over what was stored; `children` are the platforms' manifests. */
export function finishContent(
  store: Store,
  root: StoredManifest,
  children: ReadonlyMap<string, StoredManifest>,
): ImageContent {
  return {
    root,
    manifests: store.manifests,
    blobs: store.blobs,
    platforms: [...children.keys()],
    childOf(platform) {
      const child = children.get(platform);
      if (child === undefined)
        throw new RangeError(`no ${platform} in this image, only ${[...children.keys()].join(", ")}`);
      return child;
    },
  };
}

/** A platform's manifest, parsed. */
export function manifestOf(content: ImageContent, platform: string): ManifestDocument {
  return JSON.parse(content.childOf(platform).bytes.toString());
}

/** A platform's config, parsed. */
export function configOf(content: ImageContent, platform: string): ConfigDocument {
  return JSON.parse(blobOf(content, manifestOf(content, platform).config.digest).toString());
}

/** A blob of the image; throws `RangeError` when it has none with that digest. */
export function blobOf(content: ImageContent, digest: Digest): Buffer {
  const bytes = content.blobs.get(digest);
  if (bytes === undefined) throw new RangeError(`no blob ${digest} in this image`);
  return bytes;
}
