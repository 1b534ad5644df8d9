import type { Digest, Platform } from "@basewatch/image";
import type { RegistryStore } from "./store.ts";

const OCI = "application/vnd.oci.image";

/** What an image is made of: each layer is given by a text that stands for its content. */
export interface ImageContent {
  readonly layers: readonly string[];
  /** Default linux/amd64. */
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  /** `created_by` of each history entry; default one for each layer. A text that starts with `#` makes an empty layer. */
  readonly history?: readonly string[];
}

/** A manifest that was stored, as an index names it. */
export interface StoredImage {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly platform: Platform;
  readonly configDigest: Digest;
}

/** Stores an image with its config and layers, and returns its descriptor. Layers are not compressed, so a diff id is the layer's digest. */
export function putImage(
  store: RegistryStore,
  repository: string,
  tag: string | undefined,
  content: ImageContent,
): StoredImage {
  const platform = content.platform ?? { os: "linux", architecture: "amd64" };
  const layers = content.layers.map((text) => ({
    mediaType: `${OCI}.layer.v1.tar`,
    digest: store.putBlob(repository, text),
    size: Buffer.byteLength(text),
  }));
  const config = JSON.stringify({
    ...writtenPlatform(platform),
    config: { Labels: content.labels },
    rootfs: { type: "layers", diff_ids: layers.map(({ digest }) => digest) },
    history: (content.history ?? content.layers).map((text) => ({
      created_by: text,
      ...(text.startsWith("#") ? { empty_layer: true } : {}),
    })),
  });
  const configDigest = store.putBlob(repository, config);
  const mediaType = `${OCI}.manifest.v1+json`;
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: { mediaType: `${OCI}.config.v1+json`, digest: configDigest, size: Buffer.byteLength(config) },
    layers,
    annotations: content.annotations,
  });
  const digest = store.putManifest(repository, tag, mediaType, manifest);
  return { mediaType, digest, size: Buffer.byteLength(manifest), platform, configDigest };
}

/** An entry of an index that is to be stored: an image, or any other descriptor. */
export interface IndexContent {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Stores an index of manifests that are stored already, and returns its digest. */
export function putIndex(
  store: RegistryStore,
  repository: string,
  tag: string | undefined,
  entries: readonly IndexContent[],
  annotations?: Readonly<Record<string, string>>,
): Digest {
  const mediaType = `${OCI}.index.v1+json`;
  const manifests = entries.map(({ platform, ...entry }) => ({
    mediaType: entry.mediaType,
    digest: entry.digest,
    size: entry.size,
    annotations: entry.annotations,
    ...(platform === undefined ? {} : { platform: writtenPlatform(platform) }),
  }));
  const index = JSON.stringify({ schemaVersion: 2, mediaType, manifests, annotations });
  return store.putManifest(repository, tag, mediaType, index);
}

/** A platform with the field names of the image specification. */
function writtenPlatform({ osVersion, ...platform }: Platform): Record<string, string | undefined> {
  return osVersion === undefined ? platform : { ...platform, "os.version": osVersion };
}
