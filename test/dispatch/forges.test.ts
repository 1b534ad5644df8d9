import { rm } from "node:fs/promises";
import { type ActionStep, type ForgeServer, startGitea, startGitlab } from "@basewatch/simulators";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../actions/check-stage.ts";
import { runBundle } from "../bundles.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

const TOKEN = "0123456789abcdef0123456789abcdef01234567";
const STATE = "file:basewatch.json";

interface Played {
  readonly server: ForgeServer;
  readonly repository: string;
  readonly workflow: string;
  readonly countRuns: () => number;
}

const WORKFLOW = `run-name: Build \${{ inputs.rebuild_key }}
on: { workflow_dispatch: { inputs: { rebuild_key: {} } } }
`;

/** Servers whose runs succeed at once. */
const FORGES: Readonly<Record<string, (clock: VirtualClock) => Promise<Played>>> = {
  async gitlab({ now }) {
    const server = await startGitlab({
      projects: {
        "group/sub/app": {
          refs: {
            main: {
              ".gitlab-ci.yml": "workflow: { name: 'Build $rebuild_key' }\nbuild: { script: [make] }\n",
            },
          },
        },
      },
      tokens: { [TOKEN]: { username: "robot", scopes: ["api"], roles: { "group/sub/app": "developer" } } },
      now,
      onPipeline: async () => "success",
    });
    return { server, repository: "group/sub/app", workflow: "", countRuns: () => server.pipelines.length };
  },
  gitea: (clock) => openGitea("gitea-1.28", clock),
  forgejo: (clock) => openGitea("forgejo-16", clock),
};

async function openGitea(profile: "gitea-1.28" | "forgejo-16", { now }: VirtualClock): Promise<Played> {
  const folder = profile === "gitea-1.28" ? ".gitea" : ".forgejo";
  const server = await startGitea({
    profile,
    repositories: { "acme/app": { refs: { main: { [`${folder}/workflows/build.yml`]: WORKFLOW } } } },
    tokens: {
      [TOKEN]: {
        username: "robot",
        scopes: ["read:repository", "write:repository", "read:user"],
        repositories: { "acme/app": "write" },
      },
    },
    now,
    onRun: async () => "success",
  });
  return { server, repository: "acme/app", workflow: "build.yml", countRuns: () => server.runs.length };
}

async function play(provider: string) {
  const clock = createVirtualClock();
  const forge = await FORGES[provider]?.(clock);
  if (forge === undefined) throw new RangeError(`no forge ${provider}`);
  const workspace = await temporaryFolder();
  const { server, repository, workflow } = forge;
  const toEntry = () => ({
    key: "3f9a2c41d0b7e615",
    attempt: 1,
    reason: null,
    checkedAt: new Date(clock.now()).toISOString(),
    ledger: STATE,
    dispatch: { provider, apiUrl: server.apiUrl, repository, workflow, ref: "main", inputs: {} },
    images: [{ name: "app", reference: "ghcr.io/acme/app:latest", bases: [] }],
  });
  return {
    ...forge,
    clock,
    async dispatch(inputs: Readonly<Record<string, string>> = {}, step: Partial<ActionStep> = {}) {
      const result = await runBundle("dispatch-rebuild", {
        inputs: {
          rebuilds: JSON.stringify([toEntry()]),
          state: STATE,
          tokens: `${new URL(server.apiUrl).host}=${TOKEN}`,
          "reconcile-timeout": "2s",
          ...inputs,
        },
        environment: { PATH: process.env["PATH"] ?? "", ...clock.environment() },
        workspace,
        ...step,
      });
      return { ...result, first: JSON.parse(result.outputs["results"] ?? "[]")[0] };
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

describe.each(Object.keys(FORGES))("%s through the built action", (provider) => {
  test("is dispatched to, waited for, and not a second time", { timeout: 60_000 }, async () => {
    await using played = await play(provider);
    const first = await played.dispatch({ wait: "true" });
    expect([first.status, first.first], first.log).toEqual([
      0,
      expect.objectContaining({ status: "dispatched", conclusion: "success" }),
    ]);
    expect((await played.dispatch()).first, first.log).toMatchObject({ status: "skipped" });
    expect(played.countRuns()).toBe(1);
    expect(first.log).not.toContain(TOKEN);
  });

  test("has the run of a lost answer found", { timeout: 60_000 }, async () => {
    await using played = await play(provider);
    played.server.fail({ method: "POST" }, { status: 502 }, { afterStarting: true });
    const first = await played.dispatch();
    expect([first.status, first.first?.status], first.log).toEqual([0, "dispatched"]);
    expect(first.first.runUrl).toContain(played.server.serverUrl);
    expect(played.countRuns()).toBe(1);
  });

  test.each(["GET", "POST"])(
    "has one run after the next schedule when the step is killed at its first %s",
    { timeout: 60_000 },
    async (method) => {
      await using played = await play(provider);
      const stop = new AbortController();
      const isFirst = (request: { readonly method: string }) => {
        if (request.method === method) stop.abort();
        return false;
      };
      played.server.fail(isFirst, { status: 500 });
      const first = await played.dispatch({}, { kill: stop.signal });
      expect(first.first).toBeUndefined();
      played.clock.skip();
      const second = await played.dispatch();
      expect(["dispatched", "skipped"], second.log).toContain(second.first?.status);
      expect(played.countRuns(), second.log).toBe(1);
    },
  );

  test("is asked again by the next schedule when nothing started", { timeout: 60_000 }, async () => {
    await using played = await play(provider);
    played.server.fail({ method: "POST" }, { status: 502 });
    const first = await played.dispatch();
    expect([first.status, first.first?.status, played.countRuns()], first.log).toEqual([1, "unknown", 0]);
    played.clock.skip();
    const second = await played.dispatch();
    expect(second.first, second.log).toMatchObject({ status: "skipped", errorCode: "dispatch.claimed" });
    expect(second.log).toContain("Attempt 3f9a2c41d0b7e615.1: not-started");
    expect(played.countRuns()).toBe(0);
  });
});
