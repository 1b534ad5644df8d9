import type { Digest } from "@basewatch/image";

/** What is remembered between runs: version 1 of the document. Times are ISO 8601 UTC. */
export interface Ledger {
  readonly version: 1;
  /** By fully qualified reference without a digest (`docker.io/library/node:22`). */
  readonly bases: Readonly<Record<string, BaseRecord>>;
  /** By image name. */
  readonly images: Readonly<Record<string, ImageRecord>>;
}

/** The digests that a base's tag was seen at. */
export interface BaseRecord {
  readonly current: Digest;
  readonly firstSeenAt: string;
  readonly previous: Digest | null;
  /** Oldest first, the current one last; at most `HISTORY_LENGTH`. */
  readonly history: readonly { readonly digest: Digest; readonly firstSeenAt: string }[];
}

/** What is known of one published image. */
export interface ImageRecord {
  /** Fully qualified reference of the published image. */
  readonly reference: string;
  readonly digest: Digest | null;
  readonly verdict: "unchanged" | "changed" | "unknown";
  /** The last verdict that was not `unknown`; `null` before the first. */
  readonly proven: "unchanged" | "changed" | null;
  /** Since when the verdict has been `unknown` without a break. */
  readonly unknownSince: string | null;
  readonly decision: string;
  readonly dueAt: string | null;
  /** Proven-unchanged-to-changed transitions so far. */
  readonly episode: number;
  /** By base reference: when the oldest move that still waits was first seen. Gone at a proven `unchanged`. */
  readonly pendingSince: Readonly<Record<string, string>>;
  /** A rebuild that a person forced and that the published image does not show yet. */
  readonly forced: ForcedRequest | null;
  /** What dispatch-rebuild did, newest last; at most `HISTORY_LENGTH`. */
  readonly dispatches: readonly DispatchRecord[];
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

/** One outcome of dispatch-rebuild. */
export interface DispatchRecord {
  readonly key: string;
  readonly attempt: number;
  readonly at: string;
  readonly status: string;
  readonly runUrl: string | null;
}
