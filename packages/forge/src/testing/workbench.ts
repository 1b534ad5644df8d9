import { createRedactor } from "@basewatch/redaction";
import type { Clock } from "@basewatch/retry";
import {
  type GithubOptions,
  type GithubSimulator,
  type GithubToken,
  startGithub,
} from "@basewatch/simulators";
import { createGithubOpenApi } from "../../../../test/github-openapi.ts";
import type { DispatchRequest } from "../dispatch-request.ts";
import { createGithub } from "../github.ts";
import type { Forge, SendResult } from "../types.ts";
import { createTestClock, createTestTransport, type TransportChange } from "./transport.ts";

export const OWN_TOKEN = "ghs_ownRepositoryToken";

/** The workflow of `acme/app`: all standard inputs, a choice, a boolean, and a title that shows the key. */
export const BUILD_WORKFLOW = `name: Build
run-name: Build \${{ inputs.rebuild_key || 'by hand' }}
on:
  workflow_dispatch:
    inputs:
      version_bump: { type: choice, options: [patch, minor, major], default: patch }
      triggered_by: { default: hand }
      base_image: { default: "" }
      base_digest: { default: "" }
      images: { default: "" }
      rebuild_key: { default: "" }
      push: { type: boolean, default: true }
`;

/** A file of that workflow's name and content on `main`. */
export function workflowFiles(workflows: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(workflows).map(([name, text]) => [`.github/workflows/${name}`, text]),
  );
}

/** `GITHUB_TOKEN` of acme/app with what dispatching needs. */
export const OWN_PERMISSIONS: GithubToken = {
  kind: "actions",
  repository: "acme/app",
  permissions: { actions: "write", contents: "read" },
};

/** What a run of ours shows in its title. */
export const MARKER = "3f9a2c41d0b7e615.1";

/** A simulated GitHub, a client of it over real sockets, and the clock that both live by: a wait only moves its hands. */
export interface Workbench extends AsyncDisposable {
  readonly server: GithubSimulator;
  readonly github: Forge;
  readonly clock: Clock;
  /** Each wait that was slept, in milliseconds. */
  readonly waits: readonly number[];
  /** Another client of the same server. */
  connect(token: string): Forge;
}

export interface WorkbenchOptions extends Partial<GithubOptions>, TransportChange {
  readonly token?: string;
  /** Called at the start of each wait. */
  readonly onSleep?: () => void;
}

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { clock, waits } = createTestClock(options.onSleep);
  const server = await startGithub({
    repositories: { "acme/app": { refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) } } },
    tokens: { [OWN_TOKEN]: OWN_PERMISSIONS },
    validate: await createGithubOpenApi(),
    now: clock.now,
    ...options,
  });
  const transport = createTestTransport(clock, options);
  const connect = (token: string): Forge =>
    createGithub({
      apiUrl: server.apiUrl,
      serverUrl: server.serverUrl,
      token,
      transport,
      clock,
      userAgent: "basewatch-test",
      redactor: createRedactor(),
      ownRepository: "acme/app",
      signal: options.signal,
    });
  return {
    server,
    github: connect(options.token ?? OWN_TOKEN),
    clock,
    waits,
    connect,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** A dispatch of acme/app's build.yml with the standard inputs. */
export function requestBuild(change: Partial<DispatchRequest> = {}): DispatchRequest {
  return {
    repository: "acme/app",
    workflow: "build.yml",
    ref: "main",
    marker: MARKER,
    standard: { version_bump: "patch", triggered_by: "basewatch", rebuild_key: MARKER },
    explicit: {},
    strict: false,
    ...change,
  };
}

/** Matches the posted dispatches. */
export const DISPATCHES = { method: "POST", path: /\/dispatches$/u };

/** Sends a dispatch of {@link requestBuild}. */
export async function dispatch(
  { github }: Workbench,
  request: Partial<DispatchRequest> = {},
): Promise<SendResult> {
  return github.sendDispatch(await github.prepareDispatch(requestBuild(request)));
}

/** The requests that were posted, in order. */
export function postsOf({ server }: Workbench): GithubSimulator["requests"] {
  return server.requests.filter(({ method }) => method === "POST");
}

/** acme/app with another text of its build.yml. */
export function withWorkflow(text: string): WorkbenchOptions {
  return { repositories: { "acme/app": { refs: { main: workflowFiles({ "build.yml": text }) } } } };
}
