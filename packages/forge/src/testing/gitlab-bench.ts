import { createRedactor } from "@basewatch/redaction";
import {
  type ForgeServer,
  type GitlabOptions,
  type GitlabSimulator,
  startGitlab,
} from "@basewatch/simulators";
import type { DispatchRequest } from "../dispatch-request.ts";
import { createGitlab } from "../gitlab/gitlab.ts";
import type { Forge, SendResult } from "../types.ts";
import { createTestClock, createTestTransport, type TransportChange } from "./transport.ts";
import { MARKER } from "./workbench.ts";

export const ACCESS_TOKEN = "glpat-accessTokenOfTheGroup";
export const TRIGGER_TOKEN = "glptt-triggerTokenOfTheApp";

/** The pipeline's file of `group/sub/app`: a title that shows the key, and no typed input. */
export const PLAIN_FILE = "workflow: { name: 'Build $rebuild_key' }\nbuild: { script: [make] }\n";

/** The same with a header. */
export const TYPED_FILE = `spec:
  inputs:
    rebuild_key: { default: "" }
    level: { options: [low, high], default: low }
    count: { type: number, default: 1 }
    push: { type: boolean, default: true }
    tags: { type: array, default: [] }
---
workflow: { name: "Build $[[ inputs.rebuild_key ]]" }
build: { script: [make] }
`;

export interface GitlabBench extends AsyncDisposable {
  readonly server: GitlabSimulator;
  readonly gitlab: Forge;
  readonly waits: readonly number[];
  readonly host: string;
  /** Another client of the same server. */
  connect(token: string | undefined, triggerToken: string | undefined): Forge;
}

export interface GitlabBenchOptions extends Partial<GitlabOptions>, TransportChange {
  /** Default: an access token. `undefined` in `tokenOf` leaves it out. */
  readonly tokenOf?: { readonly access?: string | undefined; readonly trigger?: string | undefined };
}

/** A simulated GitLab with the private project group/sub/app, and a client of it. */
export async function openGitlabBench(options: GitlabBenchOptions = {}): Promise<GitlabBench> {
  const { clock, waits } = createTestClock();
  const server = await startGitlab({
    projects: withProject(),
    tokens: {
      [ACCESS_TOKEN]: { username: "robot", scopes: ["api"], roles: { "group/sub/app": "developer" } },
    },
    now: clock.now,
    ...options,
  });
  const transport = createTestTransport(clock, options);
  const connect = (token: string | undefined, triggerToken: string | undefined): Forge =>
    createGitlab({
      apiUrl: `${server.apiUrl}/`,
      token,
      triggerToken,
      transport,
      clock,
      redactor: createRedactor(),
    });
  const { access, trigger } = options.tokenOf ?? { access: ACCESS_TOKEN };
  return {
    server,
    gitlab: connect(access, trigger),
    waits,
    host: new URL(server.apiUrl).host,
    connect,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Projects with a private group/sub/app that is changed in some way. */
export function withProject(
  change: Partial<GitlabOptions["projects"][string]> = {},
  file = PLAIN_FILE,
): GitlabOptions["projects"] {
  return {
    "group/sub/app": {
      private: true,
      refs: { main: { ".gitlab-ci.yml": file } },
      triggerTokens: [TRIGGER_TOKEN],
      ...change,
    },
  };
}

/** A dispatch of group/sub/app's pipeline with the standard inputs. */
export function requestPipeline(change: Partial<DispatchRequest> = {}): DispatchRequest {
  return {
    repository: "group/sub/app",
    workflow: "ignored.yml",
    ref: "main",
    marker: MARKER,
    standard: { version_bump: "patch", rebuild_key: MARKER },
    explicit: {},
    strict: false,
    ...change,
  };
}

/** Prepares and sends {@link requestPipeline}. */
export async function sendTo(forge: Forge, request: DispatchRequest): Promise<SendResult> {
  return forge.sendDispatch(await forge.prepareDispatch(request));
}

/** The posted requests, in order. */
export function postsTo({ server }: { readonly server: ForgeServer }): ForgeServer["requests"] {
  return server.requests.filter(({ method }) => method === "POST");
}
