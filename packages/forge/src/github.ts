import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { createClient } from "./client.ts";
import { type Context, memoize } from "./context.ts";
import { dialectsOf } from "./dialects.ts";
import { type DispatchOptions, type DispatchResult, dispatchWorkflow } from "./dispatch.ts";
import { type DispatchRequest, type PreparedDispatch, prepareDispatch } from "./dispatch-request.ts";
import { createFileReader, type ReadFiles } from "./files.ts";
import { createLookups } from "./lookups.ts";
import { findMarked, listRuns, type WorkflowRun } from "./runs.ts";

export interface GithubOptions {
  /** `https://api.github.com`, or `https://<host>/api/v3` of an Enterprise Server. */
  readonly apiUrl: string;
  /** For links: `https://github.com`. */
  readonly serverUrl: string;
  readonly token: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly redactor: Redactor;
  /** The repository that this job runs in, `owner/repo`. */
  readonly ownRepository?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One GitHub, as one token sees it. Octokit is loaded by the first call. */
export interface Github {
  /**
   * Files of a repository with at most one request for 50 of them, shared by all that ask in the same turn. Throws `Failure`
   * `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with; a file that cannot be had is a value.
   */
  readonly readFiles: ReadFiles;
  /** The name of the default branch, read once. Throws `Failure` `forge.repository-not-found`. */
  fetchDefaultBranch(repository: string): Promise<string>;
  /** See {@link prepareDispatch}. */
  prepareDispatch(request: DispatchRequest): Promise<PreparedDispatch>;
  /** See {@link dispatchWorkflow}. */
  dispatchWorkflow(prepared: PreparedDispatch, options: DispatchOptions): Promise<DispatchResult>;
  /**
   * The newest run since a time whose title shows a marker, out of one list for each repository. Throws `Failure` when the runs
   * cannot be listed.
   */
  findRun(repository: string, marker: string, sinceMs: number): Promise<WorkflowRun | undefined>;
}

// A list is a look back, not a proof: what is older than 300 runs is left to the ledger.
const MAX_PAGES = 3;

/** A GitHub to talk to; makes no request by itself. The token is registered with the redactor. */
export function createGithub(options: GithubOptions): Github {
  options.redactor.hide(options.token);
  const apiUrl = options.apiUrl.replace(/\/+$/u, "");
  const { token, clock, ownRepository, signal } = options;
  const context: Context = {
    client: createClient({ ...options, apiUrl }),
    caller: { token, ownRepository, now: () => clock.now() },
    clock,
    serverUrl: options.serverUrl.replace(/\/+$/u, ""),
    graphqlUrl: apiUrl.endsWith("/api/v3") ? apiUrl.replace(/\/v3$/u, "/graphql") : `${apiUrl}/graphql`,
    signal,
  };
  const lookups = createLookups(context);
  const dispatcher = {
    context,
    lookups,
    dialects: dialectsOf(options.transport),
    host: new URL(apiUrl).host,
  };
  const recentRuns = memoize<readonly WorkflowRun[]>();
  return {
    readFiles: createFileReader(context),
    fetchDefaultBranch: lookups.defaultBranch,
    prepareDispatch: (request) => prepareDispatch(context, lookups, request),
    dispatchWorkflow: (prepared, how) => dispatchWorkflow(dispatcher, prepared, how),
    async findRun(repository, marker, sinceMs) {
      const query = { repository, sinceMs, maxPages: MAX_PAGES, repetition: "read" } as const;
      return findMarked(await recentRuns(repository, () => listRuns(context, query)), marker);
    },
  };
}
