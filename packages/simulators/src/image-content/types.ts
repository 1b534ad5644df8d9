import type { Digest } from "@basewatch/image";
import type { ImageFormat } from "./media-types.ts";
import type { ProvenanceSpec } from "./provenance.ts";

/** A document as a registry stores it. */
export interface StoredManifest {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Everything that an image is made of, ready to be stored or pushed. */
export interface ImageContent {
  /** What a tag points to: an index, or the only manifest. */
  readonly root: StoredManifest;
  /** All documents, the root included, children before the index that lists them. */
  readonly manifests: ReadonlyMap<Digest, StoredManifest>;
  /** Layers, configs and attestations. */
  readonly blobs: ReadonlyMap<Digest, Buffer>;
  /** As `os/arch[/variant]`, in the index's order; attestations are none. */
  readonly platforms: readonly string[];
  /** The image manifest of a platform; throws `RangeError` when there is none. */
  childOf(platform: string): StoredManifest;
}

export type Annotations = Readonly<Record<string, string>>;

/** One value for all platforms, or one each. */
export type PerPlatform<T> = T | ((platform: string) => T);

/** One instruction of a build: with files it makes a layer, without it only a line of history (`ENV`, `CMD`…). */
export interface Step {
  readonly createdBy: string;
  /** Path to text. Each platform's layer differs, as compiled programs do, unless `sameEverywhere`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly sameEverywhere?: boolean;
  /** ISO 8601; default the image's. */
  readonly created?: string;
}

/** What to build. */
export interface ImageSpec {
  /** As `os/arch[/variant]`, Windows as `windows(10.0.20348.1)/amd64`; default `linux/amd64`, on a base the base's. */
  readonly platforms?: readonly string[];
  /** Default `oci`. */
  readonly format?: ImageFormat;
  /** Whether an index lists the manifests; default when there are several platforms or an attestation. */
  readonly index?: boolean;
  readonly steps: readonly Step[];
  readonly labels?: Annotations;
  /** Instructions that a build on this image runs first; they are not inherited further. */
  readonly onBuild?: readonly string[];
  /** ISO 8601; default 2026-01-01T00:00:00Z. */
  readonly created?: string;
  /** `false` leaves the history out, as some builders do. */
  readonly history?: boolean;
  /** Annotations of each platform's manifest, of its descriptor in the index, and of the index. */
  readonly annotations?: {
    readonly manifest?: PerPlatform<Annotations>;
    readonly descriptor?: PerPlatform<Annotations>;
    readonly index?: Annotations;
  };
  /** Attaches a BuildKit-style attestation to each platform that has one. */
  readonly provenance?: PerPlatform<ProvenanceSpec | undefined>;
}
