import type { BaseRole, Digest, ImageReference } from "@basewatch/image";
import type { DelayPolicy } from "@basewatch/schedule";

export type Verdict = "unchanged" | "changed" | "unknown";

/** What is done about a verdict. */
export type Decision =
  | "none"
  | "rebuild"
  | "wait:delay"
  | "wait:upstream"
  | "hold:disabled"
  | "hold:pinned"
  | "hold:watch-only";

/** Where a rebuild is dispatched to, and with what. */
export interface Dispatch {
  readonly provider: "github" | "gitlab" | "gitea" | "forgejo";
  /** `null`: the runner's own API. */
  readonly apiUrl: string | null;
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** One base of one image, as observed in this run. */
export interface BaseObservation {
  readonly reference: ImageReference;
  readonly role: BaseRole;
  readonly verdict: Verdict;
  readonly previous: readonly Digest[];
  readonly current: Digest | undefined;
  readonly evidence: string | undefined;
  readonly pinned: boolean;
  readonly movedPastPin: boolean;
}

/** One image as observed in this run, with its policy. */
export interface ImageObservation {
  readonly name: string;
  readonly reference: ImageReference;
  readonly digest: Digest | undefined;
  readonly verdict: Verdict;
  readonly bases: readonly BaseObservation[];
  readonly rebuildDelay: DelayPolicy;
  readonly autoRebuild: boolean;
  /** `false`: no source, so that nothing can be dispatched. */
  readonly rebuildable: boolean;
  /** `null` for one image given by inputs: dispatch-rebuild's own inputs, or this workflow, say where. */
  readonly dispatch: Dispatch | null;
}

/** A person's order to rebuild now. */
export interface ForceOrder {
  /** Rebuild images whose bases have not changed, too. */
  readonly unchangedToo: boolean;
  readonly by: string;
  readonly reason: string;
  readonly runId: string;
}

/** What is decided about one image. */
export interface PlannedImage {
  readonly observation: ImageObservation;
  readonly decision: Decision;
  /** ISO 8601; set where time alone will change the decision. */
  readonly dueAt: string | null;
  /** The bases that call for the rebuild: changed, and not merely past a pin. */
  readonly causes: readonly BaseObservation[];
  /** The names of images that this one waits for. */
  readonly waitsFor: readonly string[];
}

/** One thing to do: an entry of the `rebuilds` output. */
export interface Rebuild {
  /** 16 hex digits: the idempotency key. */
  readonly key: string;
  readonly attempt: number;
  readonly reason: string | null;
  readonly checkedAt: string;
  /** The `state` that the entry was planned with; `null` for none. */
  readonly ledger: string | null;
  readonly dispatch: Dispatch | null;
  readonly images: readonly RebuildImage[];
}

export interface RebuildImage {
  readonly name: string;
  readonly reference: string;
  readonly bases: readonly RebuildBase[];
}

export interface RebuildBase {
  readonly reference: string;
  readonly role: BaseRole;
  readonly previous: readonly Digest[];
  readonly current: Digest | null;
  readonly evidence: string | null;
  readonly firstSeenAt: string | null;
}
