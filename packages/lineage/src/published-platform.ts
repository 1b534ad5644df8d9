import { type Digest, type ImageReference, type Platform, withDigest } from "@basewatch/image";
import type { ImageConfig, ImageManifest, Registry } from "@basewatch/registry";
import { type ProvenanceReading, readProvenance, readReferrers } from "./attestation.ts";
import { BASE_DIGEST, BASE_NAME } from "./base-name.ts";
import { nestedIndex } from "./generation.ts";
import {
  type BaseName,
  type Reading,
  recallProvenance,
  writeName,
  writeProvenance,
} from "./image-reading.ts";

/** One platform's image of a published image. What it takes requests for is fetched when it is asked for, once, and noted. */
export interface PublishedPlatform {
  readonly platform: Platform;
  readonly digest: Digest;
  /** What has been read of it, now or earlier, for the next look to know. */
  readonly reading: Reading;
  fetchConfig(): Promise<ImageConfig>;
  /** The provenance that the image's index holds. A `Failure` of the registry is a reason. */
  fetchProvenance(): Promise<ProvenanceReading>;
  /** The provenance that only the referrers API knows. A `Failure` of the registry is a reason. */
  fetchReferrers(): Promise<ProvenanceReading>;
  /** The nearest annotations that name its base: the manifest's own, its descriptor's, the index's. Throws the registry's `Failure`. */
  fetchAnnotations(): Promise<BaseName | undefined>;
  /** Its config's labels that name a base. Throws the registry's `Failure`. */
  fetchLabels(): Promise<BaseName | undefined>;
}

/** Opens one child of the image whose tag is at `root`. */
export function openPlatform(
  { registry, reference, root }: { registry: Registry; reference: ImageReference; root: Digest },
  child: { readonly platform: Platform; readonly digest: Digest },
  reading: Reading,
): PublishedPlatform {
  const { platform, digest } = child;
  const fetchRoot = () => registry.fetchManifest(withDigest(reference, root));
  const fetchConfig = async () => registry.fetchConfig(reference, (await fetchManifest()).config);

  async function fetchManifest(): Promise<ImageManifest> {
    const manifest = await registry.fetchManifest(withDigest(reference, digest));
    if (manifest.kind === "index") throw nestedIndex(reference, digest);
    return manifest;
  }

  async function listAnnotations(): Promise<readonly Readonly<Record<string, string>>[]> {
    const [manifest, index] = await Promise.all([fetchManifest(), fetchRoot()]);
    if (index.kind === "manifest") return [manifest.annotations];
    const entry = index.entries.find((each) => each.digest === digest && each.platform !== undefined);
    return [manifest.annotations, entry?.annotations ?? {}, index.annotations];
  }

  async function readAttestations(key: "provenance" | "referrers"): Promise<ProvenanceReading> {
    const recalled = recallProvenance(reading[key], platform);
    if (recalled !== undefined) return recalled;
    const read =
      key === "provenance"
        ? await readProvenance(registry, reference, fetchRoot, child)
        : await readReferrers(registry, reference, child);
    reading[key] = writeProvenance(read, platform);
    return read;
  }

  async function readName(
    key: "annotations" | "labels",
    list: () => Promise<readonly Readonly<Record<string, string>>[]>,
  ): Promise<BaseName | undefined> {
    const recalled = reading[key];
    if (recalled !== undefined) return recalled ?? undefined;
    const named = (await list()).find((each) => each[BASE_NAME] !== undefined);
    const name = named && { name: named[BASE_NAME] ?? "", digest: named[BASE_DIGEST] };
    reading[key] = writeName(name);
    return name;
  }

  return {
    platform,
    digest,
    reading,
    fetchConfig,
    fetchProvenance: once(() => readAttestations("provenance")),
    fetchReferrers: once(() => readAttestations("referrers")),
    fetchAnnotations: once(() => readName("annotations", listAnnotations)),
    fetchLabels: once(() => readName("labels", async () => [(await fetchConfig()).labels])),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
