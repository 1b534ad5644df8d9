import type { RegistrySimulator } from "@basewatch/simulators";

const OCI_INDEX = "application/vnd.oci.image.index.v1+json";

interface Referring {
  readonly subject?: { readonly digest: string };
  readonly artifactType?: string;
}

/**
 * Takes the referrers API from a registry, and puts what it would list under the tags that stand in for it, as clients do when they push there
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema).
 */
export function replaceReferrersApi(
  { store, fail }: RegistrySimulator,
  repositories: readonly string[],
): void {
  fail({ path: /\/referrers\//u }, { kind: "answer", status: 404 }, Number.POSITIVE_INFINITY);
  for (const repository of repositories) tagReferrers(store, repository);
}

function tagReferrers(store: RegistrySimulator["store"], repository: string): void {
  const bySubject = new Map<string, object[]>();
  for (const { digest, mediaType, bytes } of store.listManifests(repository)) {
    const { subject, artifactType }: Referring = JSON.parse(bytes.toString());
    if (subject === undefined) continue;
    const listed = bySubject.get(subject.digest) ?? [];
    bySubject.set(subject.digest, [...listed, { digest, mediaType, artifactType, size: bytes.length }]);
  }
  for (const [subject, manifests] of bySubject) {
    const index = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests });
    store.putManifest(repository, subject.replace(":", "-"), OCI_INDEX, index);
  }
}
