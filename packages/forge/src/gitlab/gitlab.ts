import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import { fail } from "../refusals.ts";
import { createRestClient } from "../rest/client.ts";
import { createRestFileReader } from "../rest/files.ts";
import type { Forge } from "../types.ts";
import type { GitlabContext } from "./context.ts";
import { preparePipeline, sendPipeline, writePipeline } from "./dispatch.ts";
import { fetchGitlabFile } from "./files.ts";
import { describeGitlab } from "./message.ts";
import { cancelPipeline, fetchPipeline, fetchVariables, listPipelines, noReadToken } from "./pipelines.ts";
import { createProjects } from "./project.ts";

export interface GitlabOptions {
  /** `https://gitlab.com/api/v4`. */
  readonly apiUrl: string;
  /** A personal, project or group access token; without it only what is public can be read. */
  readonly token: string | undefined;
  /** A pipeline trigger token: pipelines are started with it where there is one. */
  readonly triggerToken: string | undefined;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

/** A GitLab to talk to; makes no request by itself. The tokens are registered with the redactor. */
export function createGitlab(options: GitlabOptions): Forge {
  const context = createContext(options);
  const fetchProject = createProjects(context);
  const canReadRuns = context.token !== undefined;
  const refuse = async (repository: string): Promise<never> => {
    throw noReadToken(context, repository);
  };

  async function fetchDefaultBranch(repository: string): Promise<string> {
    const { defaultBranch } = await fetchProject(repository);
    if (defaultBranch !== undefined) return defaultBranch;
    throw fail(
      { what: repository },
      "the repository is empty",
      "ref-not-found",
      "Push a first commit to it.",
    );
  }

  return {
    provider: "gitlab",
    apiUrl: apiUrlOf(options),
    canReadRuns,
    readFiles: createRestFileReader({
      fetchFile: (repository, ref, path) => fetchGitlabFile(context, repository, ref, path),
      fetchDefaultBranch,
    }),
    fetchDefaultBranch,
    prepareDispatch: (request) => preparePipeline(context, fetchProject, request),
    describeDispatch(prepared) {
      const { path, body } = writePipeline(context, prepared);
      return `POST ${apiUrlOf(options)}${path} ${JSON.stringify(body)}`;
    },
    sendDispatch: (prepared) => sendPipeline(context, prepared),
    serverTimeMs: () => context.client.serverTimeMs(),
    // Lists of pipelines do not say who started them.
    fetchActor: async () => undefined,
    listRuns: (query) => (canReadRuns ? listPipelines(context, query) : refuse(query.repository)),
    fetchRun: (repository, id) => (canReadRuns ? fetchPipeline(context, repository, id) : refuse(repository)),
    settleConclusion: async (_repository, run) => run,
    fetchRunInputs: (repository, run) =>
      canReadRuns ? fetchVariables(context, repository, run.id) : refuse(repository),
    cancelRun: (repository, id) =>
      canReadRuns ? cancelPipeline(context, repository, id) : refuse(repository),
  };
}

function createContext(options: GitlabOptions): GitlabContext {
  const { token, triggerToken, redactor, clock, transport } = options;
  for (const secret of [token, triggerToken]) if (secret !== undefined) redactor.hide(secret);
  const apiUrl = apiUrlOf(options);
  const client = createRestClient({
    apiUrl,
    credentials: credentialsOf(token),
    transport,
    clock,
    describe: describeGitlab,
  });
  const serverUrl = apiUrl.replace(/\/api\/v4$/u, "");
  return { client, clock, serverUrl, host: new URL(apiUrl).host, token, triggerToken };
}

// A job's own token has a header of its own (https://docs.gitlab.com/api/rest/authentication/).
function credentialsOf(token: string | undefined): Readonly<Record<string, string>> {
  if (token === undefined) return {};
  return token.startsWith("glcbt-") ? { "job-token": token } : { "private-token": token };
}

function apiUrlOf({ apiUrl }: GitlabOptions): string {
  return apiUrl.replace(/\/+$/u, "");
}
