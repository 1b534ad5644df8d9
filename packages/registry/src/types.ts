import type { Digest, ImageReference, Platform } from "@basewatch/image";

/** What a HEAD of a manifest tells. */
export interface ManifestHead {
  readonly digest: Digest;
  readonly mediaType: string;
}

/** A content descriptor (https://github.com/opencontainers/image-spec/blob/main/descriptor.md). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType?: string | undefined;
}

/** An entry of an index. */
export interface IndexEntry extends Descriptor {
  /** `undefined` for an entry that is no platform's image (attestations, `unknown/unknown`). */
  readonly platform: Platform | undefined;
}

/** OCI index or Docker manifest list. */
export interface ImageIndex extends ManifestHead {
  readonly kind: "index";
  readonly entries: readonly IndexEntry[];
  readonly annotations: Readonly<Record<string, string>>;
}

/** OCI image manifest or Docker schema 2 manifest. */
export interface ImageManifest extends ManifestHead {
  readonly kind: "manifest";
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType?: string | undefined;
  /** The manifest that an artifact is about. */
  readonly subject?: Digest | undefined;
}

export type Manifest = ImageIndex | ImageManifest;

/** The parts of an image config that lineage reads (https://github.com/opencontainers/image-spec/blob/main/config.md). */
export interface ImageConfig {
  readonly platform: Platform;
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryEntry[];
  readonly labels: Readonly<Record<string, string>>;
  /** Instructions that a build on this image runs first, as `ONBUILD` has them. */
  readonly onBuild: readonly string[];
}

export interface HistoryEntry {
  readonly created: string | undefined;
  readonly createdBy: string;
  readonly emptyLayer: boolean;
}

/** Requests of a run, by kind, for the report; redirects count, and `retried` ones come on top of the other three. */
export interface RequestCounts {
  readonly head: number;
  readonly get: number;
  readonly token: number;
  readonly retried: number;
}

/** Rate-limit headers as a registry sent them last (`ratelimit-limit`, `ratelimit-remaining`). */
export interface RateLimit {
  readonly limit: string | undefined;
  readonly remaining: string | undefined;
}

/**
 * A client of the OCI distribution API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). Every answer is
 * remembered for the run: the same reference asked for twice is one request.
 *
 * Every method throws `Failure`: `registry.not-found`, `registry.denied`, `registry.rate-limited`, `registry.unavailable`,
 * `registry.malformed`, `registry.digest-mismatch`, `registry.untrusted-realm`, `registry.too-large`, `registry.docker-config`,
 * `registry.credential-helper`, or one of `http.*`. A failure is remembered like an answer.
 */
export interface Registry {
  /**
   * What a reference's tag is now, or its digest when it has no tag: one HEAD, a GET only where HEAD is not allowed or names no
   * digest. The digest of a reference that has both is not looked at.
   */
  resolveDigest(reference: ImageReference): Promise<ManifestHead>;
  /** The manifest under a reference's digest, else its tag; its bytes are checked against the digest. */
  fetchManifest(reference: ImageReference): Promise<Manifest>;
  /** The config of an image manifest in `reference`'s repository. */
  fetchConfig(reference: ImageReference, config: Descriptor): Promise<ImageConfig>;
  /** A blob's bytes, hash checked; longer than `maxBytes` fails. Shared while they are on their way, not remembered. */
  fetchBlob(reference: ImageReference, descriptor: Descriptor, maxBytes: number): Promise<Buffer>;
  /**
   * The artifacts that say they are about a manifest of `reference`'s repository: by the referrers API, or by the tag that stands in for it where a registry does
   * not know the API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers). Empty when there are none.
   */
  fetchReferrers(reference: ImageReference, digest: Digest): Promise<readonly Descriptor[]>;
  readonly requests: RequestCounts;
  /** By registry host. */
  readonly rateLimits: Readonly<Record<string, RateLimit>>;
}
