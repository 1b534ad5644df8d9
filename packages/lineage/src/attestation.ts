import { Failure } from "@basewatch/failure";
import {
  type Digest,
  formatPlatform,
  type ImageReference,
  type Platform,
  withDigest,
} from "@basewatch/image";
import type { Descriptor, Manifest, Registry } from "@basewatch/registry";
import { type Material, readStatement, type StatementReading } from "./statement.ts";

/** The provenance of one platform's manifest, or why there is none to believe. */
export type ProvenanceReading =
  | { readonly materials: readonly Material[] }
  /** With a cause where another look may read it after all. */
  | { readonly reason: string; readonly cause?: Failure };

/** A platform's image. */
interface Child {
  readonly digest: Digest;
  readonly platform: Platform;
}

const MAX_BYTES = 8 * 1024 * 1024;
/** Anybody who may push can add as many as they like; a build adds one for each platform. */
const MAX_ATTESTATIONS = 64;
const ARTIFACT_TYPE = "application/vnd.docker.attestation.manifest.v1+json";
/** What is so however often one looks: the size that a descriptor states, and, of the referrers, that nobody here may list them. */
const LASTING: ReadonlySet<string> = new Set(["registry.too-large"]);
const LASTING_OF_REFERRERS: ReadonlySet<string> = new Set([
  ...LASTING,
  "registry.denied",
  "registry.malformed",
]);

/**
 * Reads the BuildKit attestation that an index holds for one of its manifests
 * (https://docs.docker.com/build/metadata/attestations/attestation-storage/). A `Failure` of the registry becomes a reason.
 */
export async function readProvenance(
  registry: Registry,
  image: ImageReference,
  fetchRoot: () => Promise<Manifest>,
  child: Child,
): Promise<ProvenanceReading> {
  try {
    const root = await fetchRoot();
    const entries = root.kind === "index" ? root.entries : [];
    const candidates = entries.filter((entry) => mayAttest(entry, child.digest));
    return await choose(registry, image, candidates, child, "there is no provenance attestation for");
  } catch (error) {
    return reasonOf(error, "the attestation", LASTING);
  }
}

/** Reads the BuildKit attestation among those artifacts that only say themselves what they are about. */
export async function readReferrers(
  registry: Registry,
  image: ImageReference,
  child: Child,
): Promise<ProvenanceReading> {
  try {
    const listed = await registry.fetchReferrers(image, child.digest);
    const artifacts = listed.filter(({ artifactType }) => artifactType === ARTIFACT_TYPE);
    return await choose(registry, image, artifacts, child, "there is none among the referrers of");
  } catch (error) {
    return reasonOf(error, "the image's referrers", LASTING_OF_REFERRERS);
  }
}

/** The first attestation that is to be believed, else why the first one is not. */
async function choose(
  registry: Registry,
  image: ImageReference,
  entries: readonly Descriptor[],
  child: Child,
  none: string,
): Promise<ProvenanceReading> {
  const readings = await Promise.all(
    entries.slice(0, MAX_ATTESTATIONS).map((entry) => readAttestation(registry, image, entry, child.digest)),
  );
  const believed = readings.flat().find((reading) => "materials" in reading);
  return believed ?? readings.flat()[0] ?? { reason: `${none} ${formatPlatform(child.platform)}` };
}

/** An attestation has to say whom it is about, by its place in the index or by its subject, and both must agree. */
async function readAttestation(
  registry: Registry,
  image: ImageReference,
  entry: Descriptor,
  child: Digest,
): Promise<readonly StatementReading[]> {
  const manifest = await registry.fetchManifest(withDigest(image, entry.digest));
  if (manifest.kind === "index") return [];
  const placed = entry.annotations["vnd.docker.reference.digest"];
  if (manifest.subject === undefined ? placed === undefined : manifest.subject !== child)
    return placed === undefined ? [] : [{ reason: "the attestation is about something else" }];
  return Promise.all(
    manifest.layers
      .filter(isProvenance)
      .map(async (layer) => readStatement(await registry.fetchBlob(image, layer, MAX_BYTES), child)),
  );
}

/** Entries without annotations are told apart by their manifests alone. */
function mayAttest({ annotations, artifactType }: Descriptor, child: Digest): boolean {
  const subject = annotations["vnd.docker.reference.digest"];
  if (annotations["vnd.docker.reference.type"] === "attestation-manifest") return subject === child;
  return artifactType === ARTIFACT_TYPE && subject === undefined;
}

function isProvenance({ mediaType, annotations }: Descriptor): boolean {
  const predicateType = annotations["in-toto.io/predicate-type"] ?? "";
  return (
    mediaType === "application/vnd.in-toto+json" && predicateType.startsWith("https://slsa.dev/provenance/")
  );
}

function reasonOf(error: unknown, what: string, lasting: ReadonlySet<string>): ProvenanceReading {
  if (!(error instanceof Failure)) throw error;
  const reason = `${what} could not be read: ${error.message}`;
  return lasting.has(error.code) ? { reason } : { reason, cause: error };
}
