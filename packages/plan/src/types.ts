import type { BaseRole, Digest, ImageReference } from "@basewatch/image";
import type { AttemptRecord, AttemptStatus, BaseGeneration } from "@basewatch/ledger";
import type { DelayPolicy } from "@basewatch/schedule";

export type Verdict = "unchanged" | "changed" | "unknown";

/** What is done about a verdict. */
export type Decision =
  | "none"
  | "rebuild"
  | "wait:delay"
  | "wait:window"
  | "wait:upstream"
  | "wait:retry"
  | "hold:disabled"
  | "hold:in-flight"
  | "hold:attempts"
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
  /** What lineage wants to be reminded of at this digest, in its own words. */
  readonly evidence?: Readonly<Record<string, unknown>> | undefined;
  /** What was learned of its bases. */
  readonly learned?: readonly LearnedGeneration[] | undefined;
  readonly rebuildDelay: DelayPolicy;
  /** The first instant at or after a time at which its window is open; milliseconds since the epoch; `undefined`: never. No window: always. */
  readonly nextOpenMs?: ((fromMs: number) => number | undefined) | undefined;
  readonly autoRebuild: boolean;
  /** How many failed attempts one situation is worth. */
  readonly maxAttempts: number;
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

/** One of the images that images.yaml lists, observed in this run or not. */
export interface FleetImage {
  readonly name: string;
  readonly reference: ImageReference;
}

/** What was learned of one digest of a base. */
export interface LearnedGeneration extends Pick<BaseGeneration, "digest" | "children" | "chains"> {
  /** The base's reference. */
  readonly base: string;
}

/** What became of an attempt that was open, as its run says. */
export interface Settlement {
  /** `<key>.<attempt>`. */
  readonly id: string;
  readonly status: AttemptStatus;
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly conclusion: string | null;
  readonly message: string | null;
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
  /** The failed attempts at what is due now, oldest first. */
  readonly failures: readonly AttemptRecord[];
  /** Rebuilds succeed, and yet the image stays on the old base: how that looks; `null` when they do not. */
  readonly ineffective: "does-not-pull" | "does-not-publish" | null;
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
