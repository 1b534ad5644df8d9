import type { Failure } from "@basewatch/failure";
import type { Transport } from "@basewatch/http";
import type { Redactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import * as z from "zod/mini";
import { memoize } from "../context.ts";
import { createRestClient } from "../rest/client.ts";
import { createRestFileReader } from "../rest/files.ts";
import type { Forge } from "../types.ts";
import type { WorkflowDeclaration } from "../workflow-file.ts";
import type { GiteaContext } from "./context.ts";
import { FORGEJO, GITEA } from "./dialect.ts";
import { fetchGiteaDeclaration, type GiteaLookups, prepareGitea, sendGitea, writeGitea } from "./dispatch.ts";
import { checkGiteaRef, fetchGiteaBranch, fetchGiteaFile } from "./files.ts";
import { cancelGiteaRun, fetchGiteaRun, listGiteaRuns, settleGiteaConclusion } from "./runs.ts";
import { fetchGiteaVersion, type GiteaVersion } from "./version.ts";

export interface GiteaOptions {
  readonly provider: "gitea" | "forgejo";
  /** `https://codeberg.org/api/v1`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

/** A Gitea or Forgejo to talk to; makes no request by itself. The token is registered with the redactor. */
export function createGitea(options: GiteaOptions): Forge {
  options.redactor.hide(options.token);
  const apiUrl = options.apiUrl.replace(/\/+$/u, "");
  const context = createContext(options, apiUrl);
  const lookups = createLookups(context);
  const actor = memoize<string | undefined>();
  return {
    provider: options.provider,
    apiUrl,
    canReadRuns: true,
    readFiles: createRestFileReader({
      fetchFile: (repository, ref, path) =>
        fetchGiteaFile(context, repository, ref, path, () =>
          checkGiteaRef(context, repository, ref, lookups.defaultBranch),
        ),
      fetchDefaultBranch: lookups.defaultBranch,
    }),
    fetchDefaultBranch: lookups.defaultBranch,
    prepareDispatch: (request) => prepareGitea(context, lookups, request),
    describeDispatch(prepared) {
      const { path, query, body } = writeGitea(context, prepared);
      const search = new URLSearchParams(query).toString();
      return `POST ${apiUrl}${path}${search === "" ? "" : `?${search}`} ${JSON.stringify(body)}`;
    },
    sendDispatch: (prepared) => sendGitea(context, lookups, prepared),
    serverTimeMs: () => context.client.serverTimeMs(),
    fetchActor: () => actor("", () => fetchUser(context)),
    listRuns: (query) => listGiteaRuns(context, query),
    fetchRun: (repository, id) => fetchGiteaRun(context, repository, id),
    settleConclusion: (repository, run) => settleGiteaConclusion(context, repository, run),
    fetchRunInputs: async (_repository, run) => run.inputs,
    cancelRun: (repository, id) => cancelGiteaRun(context, repository, id),
  };
}

const refusalSchema = z.object({ message: z.string() });

function createContext({ provider, token, transport, clock }: GiteaOptions, apiUrl: string): GiteaContext {
  const client = createRestClient({
    apiUrl,
    credentials: { authorization: `token ${token}` },
    transport,
    clock,
    describe(data) {
      const refusal = z.safeParse(refusalSchema, data);
      return refusal.success ? refusal.data.message : "";
    },
  });
  return {
    client,
    clock,
    dialect: provider === "gitea" ? GITEA : FORGEJO,
    serverUrl: apiUrl.replace(/\/api\/v1$/u, ""),
    host: new URL(apiUrl).host,
    token,
  };
}

function createLookups(context: GiteaContext): GiteaLookups {
  const branches = memoize<string>();
  const versions = memoize<GiteaVersion>();
  const declarations = memoize<WorkflowDeclaration | Failure>();
  const lookups: GiteaLookups = {
    defaultBranch: (repository) => branches(repository, () => fetchGiteaBranch(context, repository)),
    version: () => versions("", () => fetchGiteaVersion(context)),
    declaration(repository, workflow, ref) {
      const key = JSON.stringify([repository, workflow, ref]);
      return declarations(key, () => fetchGiteaDeclaration(context, lookups, { repository, workflow, ref }));
    },
  };
  return lookups;
}

const userSchema = z.object({ login: z.string() });

/** The login of the token's owner (https://docs.gitea.com/api/#tag/user); `undefined` for a token that may not ask. */
async function fetchUser({ client }: GiteaContext): Promise<string | undefined> {
  const answer = await client.call({ method: "GET", path: "/user", repetition: "read" });
  const user = z.safeParse(userSchema, answer.data);
  return answer.status < 300 && user.success ? user.data.login : undefined;
}
