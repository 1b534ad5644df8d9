import type { Digest } from "@basewatch/image";

/**
 * What is remembered between runs: version 1 of the document. Times are ISO 8601 UTC. Facts are added, and a reader fills in what an
 * older writer did not know of.
 */
export interface Ledger {
  readonly version: 1;
  /** The repository that it belongs to, `owner/repo` with its host; `null` where no run said one. */
  readonly repository: string | null;
  /** By fully qualified reference without a digest (`docker.io/library/node:22`). */
  readonly bases: Readonly<Record<string, BaseRecord>>;
  /** By image name: the images that images.yaml lists, or that were given by inputs. */
  readonly images: Readonly<Record<string, ImageRecord>>;
  /** By image name: images that left images.yaml. One that comes back takes its record along. */
  readonly archive: Readonly<Record<string, ArchivedImage>>;
  /** By `<key>.<attempt>`. */
  readonly attempts: Readonly<Record<string, AttemptRecord>>;
}

/** The digests that a base's tag was seen at. */
export interface BaseRecord {
  readonly current: Digest;
  readonly firstSeenAt: string;
  readonly previous: Digest | null;
  /** Oldest first, the current one last; at most `HISTORY_LENGTH`. */
  readonly history: readonly BaseGeneration[];
}

/** One digest of a base's tag. */
export interface BaseGeneration {
  readonly digest: Digest;
  readonly firstSeenAt: string;
  /** By platform (`linux/arm64/v8`): the manifest's digest; absent where nobody has read the index. */
  readonly children?: Readonly<Record<string, Digest>> | undefined;
  /** By platform: the chain ID of its layers; absent where nobody has read its config. */
  readonly chains?: Readonly<Record<string, Digest>> | undefined;
}

/** What is known of one published image. */
export interface ImageRecord {
  /** Fully qualified reference of the published image. */
  readonly reference: string;
  /** The images.yaml that lists it; `null` for an image that was given by inputs. Only what leaves that file is archived. */
  readonly config: string | null;
  readonly digest: Digest | null;
  /** When `digest` was first seen; `null` as long as the image was never seen. */
  readonly digestSeenAt: string | null;
  /** What was read off the image at a digest, in lineage's own words, so that it need not be read again; `null` when nothing was. */
  readonly evidence: Readonly<Record<string, unknown>> | null;
  /** By base reference: the digest that the image is known to be built on, by what an attempt of ours or a later look proved. */
  readonly builtOn: Readonly<Record<string, Digest>>;
  readonly verdict: "unchanged" | "changed" | "unknown";
  /** The last verdict that was not `unknown`; `null` before the first. */
  readonly proven: "unchanged" | "changed" | null;
  /** When the verdict last became `unchanged`: what failed before it is forgiven; `null` before the first. */
  readonly unchangedAt: string | null;
  /** Since when the verdict has been `unknown` without a break. */
  readonly unknownSince: string | null;
  readonly decision: string;
  readonly dueAt: string | null;
  /** References of the bases, for those who look at the image from another shard, and for people. */
  readonly bases: readonly string[];
  /** Proven-unchanged-to-changed transitions so far. */
  readonly episode: number;
  /** By base reference: when the oldest move that still waits was first seen. Gone at a proven `unchanged`. */
  readonly pendingSince: Readonly<Record<string, string>>;
  /** A rebuild that a person forced and that the published image does not show yet. */
  readonly forced: ForcedRequest | null;
  /** The last rebuild that the image itself proved. */
  readonly lastRebuild: ProvenRebuild | null;
}

/** An image that left images.yaml. */
export interface ArchivedImage extends ImageRecord {
  readonly archivedAt: string;
}

/** A rebuild that the published image shows. */
export interface ProvenRebuild {
  readonly at: string;
  readonly key: string;
  readonly attempt: number;
  /** The image's digest after it. */
  readonly digest: Digest;
}

/** Who forced a rebuild, and why. */
export interface ForcedRequest {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly runId: string;
  /** The image's digest then: another one means that it was rebuilt since. */
  readonly imageDigest: Digest | null;
  readonly unchangedToo: boolean;
}

/**
 * `claimed`: a dispatcher said that it would send, and has not said more; `dispatched`: accepted; `unknown`: sent, and not yet provable whether it started. These three
 * are open. `built`: its run succeeded, and no image has shown it yet; `proven`: the image shows it; `failed`; `superseded`: cancelled by a concurrency
 * group before any job started; `not-started`: provably none; `refused`: the forge said no.
 */
export type AttemptStatus =
  | "claimed"
  | "dispatched"
  | "unknown"
  | "built"
  | "proven"
  | "failed"
  | "superseded"
  | "not-started"
  | "refused";

/** One attempt to rebuild: first the claim of a dispatcher, then what became of it. */
export interface AttemptRecord {
  readonly key: string;
  readonly attempt: number;
  /** Where it is dispatched to; what the claim excludes is another attempt at the same target and images. */
  readonly target: AttemptTarget;
  /** Image names, sorted. */
  readonly images: readonly string[];
  /** By image name: the image's digest when the attempt was claimed. */
  readonly imageDigests: Readonly<Record<string, Digest>>;
  /** By base reference: the digest that the rebuild is for. */
  readonly bases: Readonly<Record<string, Digest>>;
  readonly reason: string | null;
  /** Who claimed: the dispatcher's run, with a part of its own for each process. */
  readonly owner: string;
  readonly claimedAt: string;
  /** Until when the claim lives; nothing is sent after half of it. */
  readonly expiresAt: string;
  /** The server's time of its last answer before the dispatch was sent; `null` until then. A run that is older is not this one. */
  readonly sentAfter: string | null;
  /** What its run can be told by. */
  readonly traces: RunTraces;
  /** From when a complete list of runs without this one proves that it never started. */
  readonly provableAt: string;
  readonly status: AttemptStatus;
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly conclusion: string | null;
  /** Since when its run, which was known, could not be read; absent while it can. */
  readonly unreadSince?: string | undefined;
  /** When it was closed; `null` while it is open. */
  readonly closedAt: string | null;
  /** What went wrong, as a person is told. */
  readonly message: string | null;
}

/** What the run of an attempt can be told by, next to where and when it was started. */
export interface RunTraces {
  /** The run's title, or its inputs where the forge shows them, hold `<key>.<attempt>`: a run without it is another one. */
  readonly marked: boolean;
  /** As runs name the event that started them; empty where the forge has none. */
  readonly event: string;
  /** Who runs are started by; `null` when the forge does not say. */
  readonly actor: string | null;
}

/** Where a rebuild is dispatched to: its dispatch without the inputs. */
export interface AttemptTarget {
  readonly provider: string;
  readonly apiUrl: string | null;
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
}
