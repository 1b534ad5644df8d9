import { type Digest, digestOf } from "@basewatch/image";
import type { Annotations, StoredManifest } from "./types.ts";

/** A content descriptor as JSON spells it (https://github.com/opencontainers/image-spec/blob/main/descriptor.md). */
export interface DescriptorDocument {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly annotations?: Annotations;
  readonly artifactType?: string;
  readonly platform?: unknown;
}

/** What has been made so far: documents and blobs by digest, in order of making. */
export interface Store {
  readonly manifests: Map<Digest, StoredManifest>;
  readonly blobs: Map<Digest, Buffer>;
}

/** Keeps a blob; yields its descriptor. */
export function storeBlob(store: Store, mediaType: string, bytes: Buffer): DescriptorDocument {
  const digest = digestOf(bytes);
  store.blobs.set(digest, bytes);
  return { mediaType, digest, size: bytes.length };
}

/** Keeps a document as JSON. */
export function storeManifest(store: Store, mediaType: string, document: object): StoredManifest {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...document }));
  const manifest = { digest: digestOf(bytes), mediaType, bytes };
  store.manifests.set(manifest.digest, manifest);
  return manifest;
}

/** The descriptor of a stored document. */
export function describe(manifest: StoredManifest): DescriptorDocument {
  return { mediaType: manifest.mediaType, digest: manifest.digest, size: manifest.bytes.length };
}

/** `annotations` as a field, left out when there are none. */
export function annotated(annotations: Annotations | undefined): { annotations?: Annotations } {
  return annotations === undefined || Object.keys(annotations).length === 0 ? {} : { annotations };
}
