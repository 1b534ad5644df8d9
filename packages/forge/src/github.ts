import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { fetchViewer } from "./actor.ts";
import { cancelRun } from "./cancellation.ts";
import { createClient } from "./client.ts";
import { type Context, memoize } from "./context.ts";
import { dialectsOf } from "./dialects.ts";
import { prepareDispatch } from "./dispatch-request.ts";
import { createFileReader } from "./files.ts";
import { createLookups } from "./lookups.ts";
import { createRunLister, fetchRun, settleConclusion } from "./runs.ts";
import { sendDispatch, writeDispatch } from "./send.ts";
import type { Forge } from "./types.ts";

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

/** A GitHub to talk to, as one token sees it; makes no request by itself, and loads Octokit with the first. The token is registered with the redactor. */
export function createGithub(options: GithubOptions): Forge {
  options.redactor.hide(options.token);
  const apiUrl = options.apiUrl.replace(/\/+$/u, "");
  const context = createContext(options, apiUrl);
  const lookups = createLookups(context);
  const host = new URL(apiUrl).host;
  const dispatcher = { context, lookups, dialects: dialectsOf(options.transport), host };
  const listRuns = createRunLister(context);
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
    sendDispatch: (prepared) => sendDispatch(dispatcher, prepared),
    serverTimeMs: () => context.client.serverTimeMs(),
    fetchActor: () => viewer("", () => fetchViewer(context)),
    listRuns,
    fetchRun: (repository, id) => fetchRun(context, repository, id),
    settleConclusion: (repository, run) => settleConclusion(context, repository, run),
    fetchRunInputs: async () => undefined,
    cancelRun: (repository, id) => cancelRun(context, repository, id),
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
