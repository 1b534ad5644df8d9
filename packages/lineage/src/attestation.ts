import { Failure } from "@basewatch/failure";
import {
  type Digest,
  formatPlatform,
  type ImageReference,
  type Platform,
  withDigest,
} from "@basewatch/image";
import type { Descriptor, ImageIndex, Registry } from "@basewatch/registry";
import { type Material, readStatement } from "./statement.ts";

/** The provenance of one platform's manifest, or why there is none to believe. */
export type ProvenanceReading =
  | { readonly materials: readonly Material[] }
  | { readonly reason: string; readonly cause?: Failure };

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads the BuildKit attestation that an index holds for one of its manifests
 * (https://docs.docker.com/build/metadata/attestations/attestation-storage/). A `Failure` of the registry becomes a reason.
 */
export async function readProvenance(
  registry: Registry,
  image: ImageReference,
  index: ImageIndex | undefined,
  child: { readonly digest: Digest; readonly platform: Platform },
): Promise<ProvenanceReading> {
  const entries = (index?.entries ?? []).filter((entry) => isAttestationOf(entry, child.digest));
  try {
    const readings = await Promise.all(
      entries.map((entry) => readAttestation(registry, image, entry, child.digest)),
    );
    const believed = readings.flat().find((reading) => "materials" in reading);
    const none = { reason: `there is no provenance attestation for ${formatPlatform(child.platform)}` };
    return believed ?? readings.flat()[0] ?? none;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { reason: `the attestation could not be read: ${error.message}`, cause: error };
  }
}

async function readAttestation(
  registry: Registry,
  image: ImageReference,
  entry: Descriptor,
  child: Digest,
): Promise<readonly ProvenanceReading[]> {
  const manifest = await registry.fetchManifest(withDigest(image, entry.digest));
  const layers = manifest.kind === "manifest" ? manifest.layers.filter(isProvenance) : [];
  return Promise.all(
    layers.map(async (layer) => readStatement(await registry.fetchBlob(image, layer, MAX_BYTES), child)),
  );
}

function isAttestationOf({ annotations }: Descriptor, child: Digest): boolean {
  return (
    annotations["vnd.docker.reference.type"] === "attestation-manifest" &&
    annotations["vnd.docker.reference.digest"] === child
  );
}

function isProvenance({ mediaType, annotations }: Descriptor): boolean {
  const predicateType = annotations["in-toto.io/predicate-type"] ?? "";
  return (
    mediaType === "application/vnd.in-toto+json" && predicateType.startsWith("https://slsa.dev/provenance/")
  );
}
