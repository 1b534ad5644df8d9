import type { Failure } from "@basewatch/failure";
import type { DispatchRequest, PreparedDispatch } from "./dispatch-request.ts";
import type { RepositoryFiles } from "./files.ts";

/** The forges that are spoken to. GitHub Enterprise Server is `github` with another API URL. */
export type ForgeProvider = "github" | "gitlab" | "gitea" | "forgejo";

/**
 * One server of a forge, as the tokens that it was opened with see it. Every method but {@link Forge.sendDispatch} throws `Failure`
 * (`forge.*`, and `http.*` when no answer came at all); anything else that is thrown is a defect. Reading is tried again by the transport;
 * nothing that changes anything ever is, except where the server provably did nothing.
 */
export interface Forge {
  readonly provider: ForgeProvider;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** Whether the tokens suffice to list and read runs. `false` for GitLab with nothing but a trigger token: the four methods below that need runs then throw `forge.no-read-token`. */
  readonly canReadRuns: boolean;

  /**
   * Files of a repository at a branch, tag or commit; `undefined` is the default branch. What is asked for twice is fetched once, and
   * what is asked for together goes out together. Throws `forge.repository-not-found`, `forge.ref-not-found`, `forge.repository-name`, and
   * what any call may fail with; a file that cannot be had is a value.
   */
  readFiles(repository: string, ref: string | undefined, paths: readonly string[]): Promise<RepositoryFiles>;

  /** The name of the default branch, read once. Throws `forge.repository-not-found`. */
  fetchDefaultBranch(repository: string): Promise<string>;

  /**
   * Finds out what would be sent: the ref, and of the offered inputs those that the target takes. Reads at most the default branch and one
   * file, each once; sends nothing that changes anything. Throws `forge.*`.
   */
  prepareDispatch(request: DispatchRequest): Promise<PreparedDispatch>;

  /** Method, URL and body that {@link Forge.sendDispatch} would send, for a log: no secret is in it. */
  describeDispatch(prepared: PreparedDispatch): string;

  /**
   * Sends a dispatch once and never throws `Failure`: waits and repetitions are the caller's. It posts more than once only where
   * the answer before proves that nothing was started (an older server's fallbacks; inputs that were refused by name).
   */
  sendDispatch(prepared: PreparedDispatch): Promise<SendResult>;

  /**
   * The `Date` of the server's last answer, in milliseconds since the epoch: its clock, not the runner's. `undefined` before the first. Read it
   * before sending: the runs of a dispatch are those since then.
   */
  serverTimeMs(): number | undefined;

  /**
   * Who the token acts as, as runs name their {@link Run.actor}; `undefined` when the server does not say. Asked once.
   */
  fetchActor(): Promise<string | undefined>;

  /**
   * Runs, newest first, back to an instant. Asked for without any filter that the server answers from an index that may lag. Repeated
   * lists are conditional where the server supports it: an unchanged one costs nothing of GitHub's rate limit.
   */
  listRuns(query: RunsQuery): Promise<RunList>;

  /**
   * One run with its final conclusion (see {@link Forge.settleConclusion}); `undefined` when the server does not know it, which may pass right after a dispatch.
   */
  fetchRun(repository: string, runId: number): Promise<Run | undefined>;

  /**
   * A run of a list with `cancelled` told apart from `superseded`, which only its jobs show; one request for a cancelled run of GitHub's, none for any other.
   */
  settleConclusion(repository: string, run: Run): Promise<Run>;

  /**
   * The inputs that a run was started with, where the server tells: GitLab's pipeline variables, for one request, and Forgejo's, for none. `undefined` where it
   * does not (GitHub, Gitea), or the token may not see them.
   */
  fetchRunInputs(repository: string, run: Run): Promise<Readonly<Record<string, string>> | undefined>;

  /**
   * Asks the server to cancel a run. `finished`: it was over already. Throws `forge.run-not-found`, `forge.not-supported` (a server too old to cancel), and
   * what any call may fail with.
   */
  cancelRun(repository: string, runId: number): Promise<"requested" | "finished">;
}

/** What became of one {@link Forge.sendDispatch}. */
export type SendResult =
  /** The server has started it. */
  | {
      readonly kind: "accepted";
      /** `undefined` where the server does not name the run: look for it in the list. */
      readonly run: StartedRun | undefined;
      /** Inputs that were left out after the server refused them. */
      readonly leftOut: readonly string[];
    }
  /** Nothing was started, and that is certain. */
  | {
      readonly kind: "rejected";
      /** What the user is told. */
      readonly failure: Failure;
      /** `undefined`: sending the same again leads to the same. */
      readonly again: SendAgain | undefined;
    }
  /** It may have been started: 5xx, a timeout, a connection that was lost after sending. Never send again before the runs have been looked at. */
  | { readonly kind: "ambiguous"; readonly failure: Failure };

/** When a dispatch that certainly did nothing may be sent again. */
export interface SendAgain {
  /** From now, in milliseconds; a minimum. */
  readonly afterMs: number;
  /**
   * `limit`: a rate limit, which all requests to this server share; `connection`: no connection came about; `stopped`: this process was told to stop or its
   * budget is spent, so that only a later one can.
   */
  readonly reason: "limit" | "connection" | "stopped";
  /** The server said how long. Where it did not, double the wait with each repetition. */
  readonly stated: boolean;
}

export interface StartedRun {
  readonly id: number;
  /** Its page. */
  readonly url: string;
}

/** Which runs are listed. */
export interface RunsQuery {
  readonly repository: string;
  /** As {@link PreparedDispatch.workflow} has it; `undefined` lists those of all workflows: one list serves many targets of a repository. */
  readonly workflow?: string | undefined;
  /** How far back the list is paged, in milliseconds by the server's clock. */
  readonly sinceMs: number;
  /** The most pages (of up to 100 runs) that are read. Default 20. */
  readonly maxPages?: number;
  /** A list that cannot be read fails at once instead of being tried again: for callers that ask again by themselves. Default `false`. */
  readonly once?: boolean;
}

/** Runs, newest first. */
export interface RunList {
  readonly runs: readonly Run[];
  /** The list reaches back past `sinceMs`, or holds every run there is. Only a complete list proves that something is not there. */
  readonly complete: boolean;
  /** The server's clock when the first page was answered, in milliseconds since the epoch. */
  readonly readAtMs: number;
}

/** One run of a workflow, or one pipeline of GitLab's. */
export interface Run extends StartedRun {
  /** What the server shows as its name: GitHub's `run-name` filled in, GitLab's `workflow:name`, Gitea's and Forgejo's commit title or `run-name`. */
  readonly title: string;
  /** File name of its workflow; `undefined` where the server has none (GitLab). */
  readonly workflow: string | undefined;
  /** GitHub's number of its workflow. */
  readonly workflowId: number | undefined;
  /** As the server names it, to be compared with {@link PreparedDispatch.event}. */
  readonly event: string;
  /** Branch or tag without `refs/…/`; `undefined` when the server does not say. */
  readonly ref: string | undefined;
  /** Login of who started it; `undefined` when the server does not say. */
  readonly actor: string | undefined;
  /** In milliseconds by the server's clock; GitHub cuts it to seconds. */
  readonly createdAtMs: number;
  readonly status: RunStatus;
  /** Set exactly when `status` is `completed`. */
  readonly conclusion: RunConclusion | undefined;
  /** The server's own word for its state, for progress lines. */
  readonly state: string;
  /** The inputs that it was started with, where the server's list shows them (Forgejo). */
  readonly inputs: Readonly<Record<string, string>> | undefined;
}

/** How far a run is, in GitHub's words (https://docs.github.com/rest/actions/workflow-runs). Anything but `completed` can still change. */
export type RunStatus = "queued" | "requested" | "pending" | "waiting" | "in_progress" | "completed";

/**
 * How a run ended, in GitHub's words, and `superseded`: cancelled by a concurrency group before any job started, which is no failed
 * attempt. GitLab's `manual` pipeline is `action_required`: only a person can go on with it. A conclusion that is not known yet
 * reads as `failure`, so that nothing new counts as success.
 */
export type RunConclusion =
  | "success"
  | "failure"
  | "cancelled"
  | "superseded"
  | "timed_out"
  | "action_required"
  | "neutral"
  | "skipped"
  | "stale"
  | "startup_failure";
