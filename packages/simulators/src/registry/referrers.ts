import { isDigest } from "@basewatch/image";
import type { RegistryStore, StoredManifest } from "./store.ts";
import { errorAnswer, type RegistryAnswer, type SeenRequest } from "./traffic.ts";

const OCI_INDEX = "application/vnd.oci.image.index.v1+json";

/** The manifests whose `subject` is a digest (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers). */
export function answerReferrers(
  store: RegistryStore,
  request: SeenRequest,
  repository: string,
  digest: string,
): RegistryAnswer {
  if (request.method !== "GET") {
    return errorAnswer(405, "UNSUPPORTED", `expected GET of referrers, got ${request.method}`);
  }
  if (!isDigest(digest)) return errorAnswer(400, "DIGEST_INVALID", `expected a digest, got ${digest}`);
  const manifests = store.listManifests(repository).flatMap((stored) => describeReferrer(stored, digest));
  const body = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }));
  return { status: 200, headers: { "Content-Type": OCI_INDEX }, body };
}

function describeReferrer({ bytes, digest, mediaType }: StoredManifest, subject: string): readonly object[] {
  const document = JSON.parse(bytes.toString("utf8"));
  if (document?.subject?.digest !== subject) return [];
  const { artifactType = document.config?.mediaType, annotations } = document;
  return [{ mediaType, digest, size: bytes.length, artifactType, annotations }];
}
