import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { fetchViewer } from "./actor.ts";
import { cancelRun } from "./cancellation.ts";
import { createClient } from "./client.ts";
import { type Context, memoize } from "./context.ts";
import { dialectsOf } from "./dialects.ts";
import { type DispatchOptions, type DispatchResult, dispatchWorkflow } from "./dispatch.ts";
import { type PreparedDispatch, prepareDispatch } from "./dispatch-request.ts";
import { createFileReader } from "./files.ts";
import { createLookups } from "./lookups.ts";
import { createRunLister, fetchRun, findMarked, settleConclusion } from "./runs.ts";
import { ambiguousFailure, sendDispatch, writeDispatch } from "./send.ts";
import type { Forge, Run, RunList } from "./types.ts";

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

/**
 * One GitHub, as one token sees it: a {@link Forge}, and the first version's way to dispatch, which waits and looks for runs by itself. Octokit is loaded by the
 * first call.
 */
export interface Github extends Forge {
  /** See {@link dispatchWorkflow}. */
  dispatchWorkflow(prepared: PreparedDispatch, options: DispatchOptions): Promise<DispatchResult>;
  /**
   * The newest run since a time whose title shows a marker, out of one list for each repository. Throws `Failure` when the runs
   * cannot be listed.
   */
  findRun(repository: string, marker: string, sinceMs: number): Promise<Run | undefined>;
}

// A list is a look back, not a proof: what is older than 300 runs is left to the ledger.
const MAX_PAGES = 3;

/** A GitHub to talk to; makes no request by itself. The token is registered with the redactor. */
export function createGithub(options: GithubOptions): Github {
  options.redactor.hide(options.token);
  const apiUrl = options.apiUrl.replace(/\/+$/u, "");
  const context = createContext(options, apiUrl);
  const lookups = createLookups(context);
  const host = new URL(apiUrl).host;
  const dispatcher = { context, lookups, dialects: dialectsOf(options.transport), host };
  const listRuns = createRunLister(context);
  const recentRuns = memoize<RunList>();
  const viewer = memoize<string | undefined>();
  return {
    provider: "github",
    apiUrl,
    canReadRuns: true,
    readFiles: createFileReader(context),
    fetchDefaultBranch: lookups.defaultBranch,
    prepareDispatch: (request) => prepareDispatch(context, lookups, request),
    describeDispatch(prepared) {
      const { path, body } = writeDispatch(prepared);
      return `POST ${apiUrl}${path} ${JSON.stringify(body)}`;
    },
    async sendDispatch(prepared) {
      const sent = await sendDispatch(dispatcher, prepared, "once");
      return sent.kind === "ambiguous"
        ? { kind: sent.kind, failure: ambiguousFailure(prepared, sent) }
        : sent;
    },
    serverTimeMs: () => context.client.serverTimeMs(),
    fetchActor: () => viewer("", () => fetchViewer(context)),
    listRuns,
    fetchRun: (repository, id) => fetchRun(context, repository, id),
    settleConclusion: (repository, run) => settleConclusion(context, repository, run),
    fetchRunInputs: async () => undefined,
    cancelRun: (repository, id) => cancelRun(context, repository, id),
    dispatchWorkflow: (prepared, how) => dispatchWorkflow(dispatcher, listRuns, prepared, how),
    async findRun(repository, marker, sinceMs) {
      const query = { repository, sinceMs, maxPages: MAX_PAGES };
      return findMarked((await recentRuns(repository, () => listRuns(query))).runs, marker);
    },
  };
}

function createContext(options: GithubOptions, apiUrl: string): Context {
  const { token, clock, ownRepository, signal } = options;
  return {
    client: createClient({ ...options, apiUrl }),
    caller: { token, ownRepository, now: () => clock.now() },
    clock,
    serverUrl: options.serverUrl.replace(/\/+$/u, ""),
    graphqlUrl: apiUrl.endsWith("/api/v3") ? apiUrl.replace(/\/v3$/u, "/graphql") : `${apiUrl}/graphql`,
    signal,
  };
}
