import { attest } from "./attestation.ts";
import { makeConfig, platformFields } from "./config.ts";
import { blobOf, configOf, finishContent, manifestOf } from "./content.ts";
import { type Layer, makeLayer } from "./layer.ts";
import { MEDIA_TYPES } from "./media-types.ts";
import {
  annotated,
  type DescriptorDocument,
  describe,
  type Store,
  storeBlob,
  storeManifest,
} from "./store.ts";
import type { ImageContent, ImageSpec, PerPlatform, StoredManifest } from "./types.ts";

const DEFAULT_CREATED = "2026-01-01T00:00:00Z";

/** An image from nothing (`FROM scratch`): a base image, or one that was flattened. The same specification gives the same bytes. */
export function buildImage(spec: ImageSpec): ImageContent {
  return assemble(undefined, spec, spec.platforms ?? ["linux/amd64"]);
}

/** An image on a base (`FROM base`): on each platform its layers, history and labels continue those of the base's child. */
export function buildOn(base: ImageContent, spec: ImageSpec): ImageContent {
  return assemble(base, spec, spec.platforms ?? base.platforms);
}

/**
 * One index over images that were built apart, as `docker buildx imagetools create` makes it; attestations come along.
 * Annotations on the index are the caller's.
 */
export function joinImages(
  images: readonly ImageContent[],
  annotations: Readonly<Record<string, string>> = {},
): ImageContent {
  const store: Store = { manifests: new Map(), blobs: new Map() };
  const children = new Map<string, StoredManifest>();
  for (const image of images) {
    for (const [digest, bytes] of image.blobs) store.blobs.set(digest, bytes);
    for (const [digest, manifest] of image.manifests)
      if (!isIndex(manifest)) store.manifests.set(digest, manifest);
    for (const platform of image.platforms) children.set(platform, image.childOf(platform));
  }
  const root = storeManifest(store, MEDIA_TYPES.oci.index, {
    manifests: images.flatMap(entriesOf),
    ...annotated(annotations),
  });
  return finishContent(store, root, children);
}

function assemble(
  base: ImageContent | undefined,
  spec: ImageSpec,
  platforms: readonly string[],
): ImageContent {
  const store: Store = { manifests: new Map(), blobs: new Map() };
  const children = new Map(platforms.map((platform) => [platform, makeChild(store, base, spec, platform)]));
  const attestations = [...children].flatMap(([platform, child]) => {
    const provenance = valueFor(spec.provenance, platform);
    return provenance === undefined ? [] : attest(store, child, provenance);
  });
  const [only] = children.values();
  const indexed = spec.index ?? (platforms.length > 1 || attestations.length > 0);
  if (!indexed && only !== undefined) return finishContent(store, only, children);
  const entries = [...children].map(([platform, child]) => platformEntry(spec, platform, child));
  const root = storeManifest(store, MEDIA_TYPES[spec.format ?? "oci"].index, {
    manifests: [...entries, ...attestations],
    ...annotated(spec.annotations?.index),
  });
  return finishContent(store, root, children);
}

function makeChild(
  store: Store,
  base: ImageContent | undefined,
  spec: ImageSpec,
  platform: string,
): StoredManifest {
  const types = MEDIA_TYPES[spec.format ?? "oci"];
  const layers = spec.steps.map((step) => makeLayer(step, platform)).filter((layer) => layer !== undefined);
  const inherited = base === undefined ? [] : layersOf(base, platform);
  const config = makeConfig(base === undefined ? undefined : configOf(base, platform), {
    platform,
    created: spec.created ?? DEFAULT_CREATED,
    labels: spec.labels ?? {},
    onBuild: spec.onBuild ?? [],
    layers,
    steps: spec.steps,
    history: spec.history ?? true,
  });
  return storeManifest(store, types.manifest, {
    config: storeBlob(store, types.config, Buffer.from(JSON.stringify(config))),
    layers: [...inherited, ...layers].map((layer) => storeBlob(store, types.layer, layer.bytes)),
    ...annotated(valueFor(spec.annotations?.manifest, platform)),
  });
}

function layersOf(base: ImageContent, platform: string): readonly Pick<Layer, "bytes">[] {
  return manifestOf(base, platform).layers.map((layer) => ({ bytes: blobOf(base, layer.digest) }));
}

function platformEntry(spec: ImageSpec, platform: string, child: StoredManifest): DescriptorDocument {
  return {
    ...describe(child),
    platform: platformFields(platform),
    ...annotated(valueFor(spec.annotations?.descriptor, platform)),
  };
}

function entriesOf(image: ImageContent): readonly DescriptorDocument[] {
  if (isIndex(image.root)) return JSON.parse(image.root.bytes.toString()).manifests;
  return image.platforms.map((platform) => ({
    ...describe(image.childOf(platform)),
    platform: platformFields(platform),
  }));
}

function isIndex(manifest: StoredManifest): boolean {
  return Object.values(MEDIA_TYPES).some((types) => types.index === manifest.mediaType);
}

function valueFor<T extends object | undefined>(
  value: PerPlatform<T> | undefined,
  platform: string,
): T | undefined {
  return typeof value === "function" ? value(platform) : value;
}
