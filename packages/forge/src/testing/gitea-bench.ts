import { createRedactor } from "@basewatch/redaction";
import { type GiteaOptions, type GiteaSimulator, startGitea } from "@basewatch/simulators";
import type { DispatchRequest } from "../dispatch-request.ts";
import { createGitea } from "../gitea/gitea.ts";
import type { Forge } from "../types.ts";
import { createTestClock, createTestTransport, type TransportChange } from "./transport.ts";
import { BUILD_WORKFLOW, requestBuild } from "./workbench.ts";

export const GITEA_TOKEN = "0123456789abcdef0123456789abcdef01234567";

export interface GiteaBench extends AsyncDisposable {
  readonly server: GiteaSimulator;
  readonly forge: Forge;
  readonly waits: readonly number[];
  readonly host: string;
}

export interface GiteaBenchOptions extends Partial<GiteaOptions>, TransportChange {
  readonly token?: string;
}

/** A simulated Gitea or Forgejo with the private repository acme/app, and a client of it. */
export async function openGiteaBench(options: GiteaBenchOptions = {}): Promise<GiteaBench> {
  const { clock, waits } = createTestClock();
  const server = await startGitea({
    repositories: withRepository(),
    tokens: withToken({}),
    now: clock.now,
    ...options,
  });
  const forge = createGitea({
    provider: options.profile?.startsWith("forgejo") === true ? "forgejo" : "gitea",
    apiUrl: `${server.apiUrl}/`,
    token: options.token ?? GITEA_TOKEN,
    transport: createTestTransport(clock, options),
    clock,
    redactor: createRedactor(),
  });
  return {
    server,
    forge,
    waits,
    host: new URL(server.apiUrl).host,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Repositories with a private acme/app that is changed in some way; its workflow is {@link BUILD_WORKFLOW} unless a text is given. */
export function withRepository(
  change: Partial<GiteaOptions["repositories"][string]> = {},
  text = BUILD_WORKFLOW,
): GiteaOptions["repositories"] {
  return {
    "acme/app": { private: true, refs: { main: { ".gitea/workflows/build.yml": text } }, ...change },
  };
}

/** The one token, changed in some way. */
export function withToken(
  change: Partial<NonNullable<GiteaOptions["tokens"]>[string]>,
): NonNullable<GiteaOptions["tokens"]> {
  return {
    [GITEA_TOKEN]: {
      username: "robot",
      scopes: ["write:repository", "read:user"],
      repositories: { "acme/app": "write" },
      ...change,
    },
  };
}

/** Prepares and sends a dispatch of acme/app's build.yml with the standard inputs. */
export async function sendBuild({ forge }: Pick<GiteaBench, "forge">, change: Partial<DispatchRequest> = {}) {
  return forge.sendDispatch(await forge.prepareDispatch(requestBuild(change)));
}
