/** What a simulated GitHub starts with. */
export interface GithubOptions {
  /** By `owner/name`. */
  readonly repositories: Readonly<Record<string, GithubRepository>>;
  /** By the token's value. */
  readonly tokens?: Readonly<Record<string, GithubToken>>;
  /**
   * Which server is played. Default `github.com`; `ghes-3.20` does not know API version 2026-03-10, and `ghes-3.19` neither it
   * nor `return_run_details`.
   */
  readonly profile?: GithubProfile;
  /** Wall-clock milliseconds, for `Date` and `created_at`. */
  readonly now?: () => number;
  /** How long a new run stays out of filtered lists of runs (`event=`, `status=`, `created=` …). Default 30 s. */
  readonly filteredLagMs?: number;
  /** How long a new run stays out of unfiltered lists. Default 0. */
  readonly listLagMs?: number;
  /** Called once for each run that starts. The run completes with the conclusion that it yields, `failure` when it rejects. */
  readonly onRun?: (run: GithubRun) => Promise<GithubConclusion>;
  /** Checks each exchange against a description of the API; what it finds lands in `problems`. */
  readonly validate?: GithubValidator;
}

export type GithubProfile = "github.com" | "ghes-3.20" | "ghes-3.19";
export type GithubStatus = "queued" | "requested" | "pending" | "waiting" | "in_progress" | "completed";
export type GithubConclusion =
  | "success"
  | "failure"
  | "cancelled"
  | "timed_out"
  | "action_required"
  | "neutral"
  | "skipped"
  | "stale"
  | "startup_failure";
export type GithubFiles = Readonly<Record<string, string | Uint8Array>>;

/** A repository: its files per branch or tag, and what a person switched off in it. */
export interface GithubRepository {
  /** Default `main`. */
  readonly defaultBranch?: string;
  readonly private?: boolean;
  /** Path → content, by branch or tag name. */
  readonly refs: Readonly<Record<string, GithubFiles>>;
  /** By workflow file name. */
  readonly disabled?: Readonly<Record<string, "disabled_manually" | "disabled_inactivity">>;
}

export type GithubAccess = "none" | "read" | "write";

/** Whose token it is and what it may do. */
export type GithubToken =
  /** `GITHUB_TOKEN` of a job: one repository. */
  | { readonly kind: "actions"; readonly repository: string; readonly permissions: GithubPermissions }
  /** An installation token of a GitHub App. */
  | {
      readonly kind: "app";
      readonly repositories: readonly string[];
      readonly permissions: GithubPermissions;
    }
  | {
      readonly kind: "fine-grained";
      readonly repositories: readonly string[];
      readonly permissions: GithubPermissions;
    }
  /** A classic personal access token with the `repo` scope; `unauthorizedFor` are organizations whose SSO it lacks. */
  | { readonly kind: "classic"; readonly unauthorizedFor?: readonly string[] }
  | { readonly kind: "expired" };

export interface GithubPermissions {
  readonly actions?: GithubAccess;
  readonly contents?: GithubAccess;
}

/** One run of a workflow. */
export interface GithubRun {
  readonly id: number;
  readonly repository: string;
  /** Path of the workflow's file. */
  readonly path: string;
  readonly workflowName: string;
  readonly event: string;
  readonly ref: string;
  readonly actor: string;
  /** With the defaults of those that were not given. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly displayTitle: string;
  readonly runNumber: number;
  readonly createdAtMs: number;
  readonly status: GithubStatus;
  readonly conclusion: GithubConclusion | null;
  /** A runner has taken its job. */
  readonly started: boolean;
  /** Of its workflow's `concurrency`: one run of a group goes on, one is pending, and a third cancels the pending one. */
  readonly group: string | undefined;
}

/** One request as it came in. */
export interface GithubRequest {
  readonly method: string;
  /** Below the API's root, decoded nowhere, without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One answer as it goes out. */
export interface GithubAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; nothing is sent when it is absent. */
  readonly body?: unknown;
}

/** A description of the API that exchanges are held against: each problem in one sentence. */
export interface GithubValidator {
  request(request: GithubRequest): readonly string[];
  answer(request: GithubRequest, answer: GithubAnswer): readonly string[];
}

/** Which requests a fault is for: all that is given has to fit. */
export type GithubMatcher =
  | { readonly method?: string; readonly path?: RegExp }
  | ((request: GithubRequest) => boolean);

/** What happens instead of the answer. `cut` sends half of a body and drops the connection. */
export type GithubFault = GithubAnswer | "reset" | "hang" | "cut";

export interface GithubFaultOptions {
  /** The request takes effect (a run starts) before the fault hides its answer. */
  readonly afterStarting?: boolean;
  /** How many requests it hits; default 1. */
  readonly times?: number;
}

/** A running GitHub. */
export interface GithubSimulator extends AsyncDisposable {
  /** What belongs in `GITHUB_SERVER_URL`. */
  readonly serverUrl: string;
  /** What belongs in `GITHUB_API_URL`. */
  readonly apiUrl: string;
  readonly requests: readonly GithubRequest[];
  /** Requests that it does not know, and what the validator found. */
  readonly problems: readonly string[];
  /** All runs, oldest first. */
  readonly runs: readonly GithubRun[];
  /** Scripts the next requests that match. */
  fail(matcher: GithubMatcher, fault: GithubFault, options?: GithubFaultOptions): void;
  /** Starts somebody else's run. */
  startRun(run: ForeignRun): GithubRun;
  /** Moves a run on by hand, where no `onRun` does. Throws `Failure` when there is no such run. */
  updateRun(id: number, change: Partial<Pick<GithubRun, "status" | "conclusion" | "started">>): void;
  /** Resolves when each run's `onRun` is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ForeignRun {
  readonly repository: string;
  /** File name under `.github/workflows`. */
  readonly workflow: string;
  readonly displayTitle?: string;
  readonly event?: string;
  /** Default `somebody`. */
  readonly actor?: string;
  readonly createdAtMs?: number;
}
