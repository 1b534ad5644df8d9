import type { ForgeFiles, ForgeServer } from "../forge-server/types.ts";

/** What a simulated GitLab starts with. */
export interface GitlabOptions {
  /** By path, `group/sub/app`. */
  readonly projects: Readonly<Record<string, GitlabProject>>;
  /** Access tokens, by value. */
  readonly tokens?: Readonly<Record<string, GitlabToken>>;
  /** Wall-clock milliseconds, for `Date` and `created_at`. */
  readonly now?: () => number;
  /** How long a new pipeline stays out of lists. Default 0. */
  readonly listLagMs?: number;
  /** Pipelines may be started with typed `inputs`, as since 17.11; older servers ignore them. Default `true`. */
  readonly knowsInputs?: boolean;
  /** Called once for each pipeline that starts; it ends with the status that this yields, `failed` when it rejects. */
  readonly onPipeline?: (pipeline: GitlabPipeline) => Promise<GitlabStatus>;
}

export interface GitlabProject {
  /** Default `main`. */
  readonly defaultBranch?: string;
  readonly private?: boolean;
  /** Path → content, by branch or tag name; none at all is an empty repository. */
  readonly refs: Readonly<Record<string, ForgeFiles>>;
  readonly triggerTokens?: readonly string[];
  /** Roles that may set pipeline variables. Default: all that may start one. */
  readonly variables?: "allowed" | "forbidden";
  /** `ci_config_path`; default `.gitlab-ci.yml`. */
  readonly pipelineFile?: string;
  /** Sources that its jobs' rules let through. Default: all. */
  readonly sources?: readonly string[];
  /** New path: requests for this one are redirected. */
  readonly movedTo?: string;
}

export type GitlabRole = "guest" | "reporter" | "developer" | "maintainer";

/** An access token of a person, a project or a group. */
export interface GitlabToken {
  readonly username: string;
  readonly scopes: readonly ("api" | "read_api" | "read_repository")[];
  /** By project path. */
  readonly roles: Readonly<Record<string, GitlabRole>>;
  readonly expired?: boolean;
}

export type GitlabStatus =
  | "created"
  | "waiting_for_resource"
  | "preparing"
  | "pending"
  | "running"
  | "success"
  | "failed"
  | "canceled"
  | "canceling"
  | "skipped"
  | "manual"
  | "scheduled";

export interface GitlabPipeline {
  readonly id: number;
  readonly project: string;
  /** `trigger`, `api`, `push`, … */
  readonly source: string;
  readonly ref: string;
  /** `workflow: name:` with its variables filled in; `null` without one. */
  readonly name: string | null;
  readonly username: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly status: GitlabStatus;
  readonly createdAtMs: number;
}

/** A running GitLab. */
export interface GitlabSimulator extends ForgeServer {
  /** All pipelines, oldest first. */
  readonly pipelines: readonly GitlabPipeline[];
  /** Starts somebody else's pipeline. Throws `Failure` when there is no such project. */
  startPipeline(foreign: Pick<GitlabPipeline, "project"> & Partial<GitlabPipeline>): GitlabPipeline;
  /** Moves a pipeline on by hand. Throws `Failure` when there is none. */
  updatePipeline(id: number, status: GitlabStatus): void;
  /** Resolves when each pipeline's `onPipeline` is done. */
  settled(): Promise<void>;
}
