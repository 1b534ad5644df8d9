import type { Digest } from "@basewatch/image";
import type { RememberedImage } from "./remembered.ts";

/**
 * What earlier looks left behind that bears on one image, as a ledger keeps it. All of it may be missing. It saves requests, and knows what no registry
 * knows any more; what a registry would say today it never contradicts.
 */
export interface LineageMemory {
  /** What an earlier look yielded as `remembered`, put through `parseRememberedImage`; ignored when the image's tag has another digest now. */
  readonly image?: RememberedImage | undefined;
  /** The digest of the image's tag at the last look that saw it. */
  readonly digest?: Digest | null | undefined;
  /** When that digest was first seen, ISO 8601 UTC. */
  readonly digestSeenAt?: string | null | undefined;
  /** By base reference (`docker.io/library/node:22`): the digest that the image at `digest` is known to be built on. */
  readonly builtOn?: Readonly<Record<string, Digest>> | undefined;
  /** Rebuilds of the image that were claimed and may have happened, in any order. */
  readonly rebuilds?: readonly RememberedRebuild[] | undefined;
  /** By base reference: the digests that the base's tag was seen at. */
  readonly bases?: Readonly<Record<string, RememberedBase>> | undefined;
}

/** A rebuild of ours that may have made the image what it is. */
export interface RememberedRebuild {
  /** The image's digest when it was claimed; `null` when there was no image. */
  readonly replaces: Digest | null;
  /** ISO 8601 UTC. */
  readonly claimedAt: string;
}

/** The generations of a base that were seen under its tag, oldest first, the current one last. */
export interface RememberedBase {
  readonly history: readonly RememberedGeneration[];
}

/** One generation of a base. */
export interface RememberedGeneration {
  readonly digest: Digest;
  /** ISO 8601 UTC. */
  readonly firstSeenAt: string;
  /** By platform (`linux/arm/v7`), `any` for a manifest without an index: the manifest's digest. */
  readonly children?: Readonly<Record<string, Digest>> | undefined;
  /** By platform: the chain ID of its layers (https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid). */
  readonly chains?: Readonly<Record<string, Digest>> | undefined;
}

/** What one look learned of a generation of a base: to be added to what is remembered of that digest, where it is among the base's history. */
export interface LearnedGeneration {
  /** `docker.io/library/node:22` */
  readonly base: string;
  readonly digest: Digest;
  readonly children?: RememberedGeneration["children"];
  readonly chains?: RememberedGeneration["chains"];
}
