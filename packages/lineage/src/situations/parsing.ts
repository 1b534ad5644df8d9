import { normalisePlatform, type Platform } from "@basewatch/image";
import type { Descriptor, ImageConfig, IndexEntry, Manifest } from "@basewatch/registry";
import type { StoredManifest } from "@basewatch/simulators";

interface PlatformJson {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly "os.version"?: string;
}
type DescriptorJson = Omit<Descriptor, "annotations"> & {
  readonly annotations?: Record<string, string>;
  readonly platform?: PlatformJson;
};

/** A stored document as the registry client yields it. */
export function parseManifest(stored: StoredManifest): Manifest {
  const json = JSON.parse(stored.bytes.toString());
  const head = { digest: stored.digest, mediaType: stored.mediaType, annotations: json.annotations ?? {} };
  if (json.manifests !== undefined) return { ...head, kind: "index", entries: json.manifests.map(entryOf) };
  return {
    ...head,
    kind: "manifest",
    config: descriptorOf(json.config),
    layers: json.layers.map(descriptorOf),
    artifactType: json.artifactType,
    subject: json.subject?.digest,
  };
}

/** A config blob as the registry client yields it. */
export function parseConfig(bytes: Buffer): ImageConfig {
  const json = JSON.parse(bytes.toString());
  return {
    platform: platformOf(json),
    diffIds: json.rootfs.diff_ids,
    history: (json.history ?? []).map(
      (entry: { created?: string; created_by?: string; empty_layer?: boolean }) => ({
        created: entry.created,
        createdBy: entry.created_by ?? "",
        emptyLayer: entry.empty_layer ?? false,
      }),
    ),
    labels: json.config.Labels ?? {},
    onBuild: json.config.OnBuild ?? [],
  };
}

function entryOf(json: DescriptorJson): IndexEntry {
  const known = json.platform !== undefined && json.platform.os !== "unknown";
  return { ...descriptorOf(json), platform: known && json.platform ? platformOf(json.platform) : undefined };
}

function descriptorOf(json: DescriptorJson): Descriptor {
  const { mediaType, digest, size, annotations, artifactType } = json;
  return { mediaType, digest, size, annotations: annotations ?? {}, artifactType };
}

function platformOf(json: PlatformJson): Platform {
  const { os, architecture, variant } = json;
  return normalisePlatform({ os, architecture, variant, osVersion: json["os.version"] });
}
