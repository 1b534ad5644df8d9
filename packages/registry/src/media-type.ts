export const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
export const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

/** Media types of manifests (https://github.com/opencontainers/image-spec/blob/main/media-types.md). */
export const INDEX_TYPES: ReadonlySet<string> = new Set([
  OCI_INDEX,
  "application/vnd.docker.distribution.manifest.list.v2+json",
]);
export const MANIFEST_TYPES: ReadonlySet<string> = new Set([
  OCI_MANIFEST,
  "application/vnd.docker.distribution.manifest.v2+json",
]);

/** Media types of an image's config; what has another one is an artifact. */
export const CONFIG_TYPES: ReadonlySet<string> = new Set([
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json",
]);

// One header for all four: without the list types a registry answers with another digest, that of the amd64 child.
export const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(", ");

/** Whether a type is one of Docker's schema 1, which has no digest that could be compared. */
export function isSchemaOne(mediaType: string): boolean {
  return mediaType.startsWith("application/vnd.docker.distribution.manifest.v1+");
}

/** A `Content-Type` without its parameters, in lower case; empty when there is none. */
export function essenceOf(contentType = ""): string {
  return contentType.replace(/;.*/su, "").trim().toLowerCase();
}
