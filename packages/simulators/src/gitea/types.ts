import type { ForgeFiles, ForgeServer } from "../forge-server/types.ts";

/** What a simulated Gitea or Forgejo starts with. */
export interface GiteaOptions {
  /** By `owner/name`. */
  readonly repositories: Readonly<Record<string, GiteaRepository>>;
  /** By the token's value. */
  readonly tokens?: Readonly<Record<string, GiteaToken>>;
  /** Which server is played. Default `gitea-1.28`. */
  readonly profile?: GiteaProfileName;
  /** Wall-clock milliseconds, for `Date` and the times of runs. */
  readonly now?: () => number;
  /** How long a new run stays out of lists. Default 0. */
  readonly listLagMs?: number;
  /** The most entries of a page (`MAX_RESPONSE_ITEMS`). Default 50. */
  readonly maxItems?: number;
  /** Called once for each run that starts; it ends with the status that this yields, `failure` when it rejects. */
  readonly onRun?: (run: GiteaRun) => Promise<GiteaStatus>;
}

/**
 * `gitea-1.28` names the run on request, lists, concludes and cancels runs; `gitea-1.24` takes dispatches and says nothing of runs; `gitea-1.22` has no dispatches.
 * `forgejo-16` and `forgejo-7` are Forgejo's first and second of these.
 */
export type GiteaProfileName = "gitea-1.28" | "gitea-1.24" | "gitea-1.22" | "forgejo-16" | "forgejo-7";

export interface GiteaRepository {
  /** Default `main`. */
  readonly defaultBranch?: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  /** Path → content, by branch name or `refs/tags/…`; none at all is an empty repository. */
  readonly refs: Readonly<Record<string, ForgeFiles>>;
  /** File names of disabled workflows. */
  readonly disabled?: readonly string[];
  /** New name: requests for this one are redirected. */
  readonly movedTo?: string;
}

export interface GiteaToken {
  readonly username: string;
  readonly scopes: readonly ("read:repository" | "write:repository" | "read:user")[];
  /** What its owner may do, by `owner/name`. */
  readonly repositories: Readonly<Record<string, "read" | "write">>;
}

/** In Forgejo's words, which are those of the database of both. */
export type GiteaStatus =
  | "unknown"
  | "waiting"
  | "blocked"
  | "running"
  | "success"
  | "failure"
  | "cancelled"
  | "skipped";

export interface GiteaRun {
  readonly id: number;
  readonly repository: string;
  /** File name of its workflow. */
  readonly workflow: string;
  readonly event: string;
  /** `refs/heads/…` or `refs/tags/…`. */
  readonly ref: string;
  readonly username: string;
  /** With the defaults of those that were not given; what is not declared is not in it. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly title: string;
  readonly runNumber: number;
  readonly createdAtMs: number;
  readonly status: GiteaStatus;
  /** A runner has taken its job. */
  readonly started: boolean;
}

/** A running Gitea or Forgejo. */
export interface GiteaSimulator extends ForgeServer {
  /** All runs, oldest first. */
  readonly runs: readonly GiteaRun[];
  /** Starts somebody else's run. Throws `Failure` when there is no such repository. */
  startRun(foreign: Pick<GiteaRun, "repository" | "workflow"> & Partial<GiteaRun>): GiteaRun;
  /** Moves a run on by hand. Throws `Failure` when there is none. */
  updateRun(id: number, change: Partial<Pick<GiteaRun, "status" | "started">>): void;
  /** Resolves when each run's `onRun` is done. */
  settled(): Promise<void>;
}
