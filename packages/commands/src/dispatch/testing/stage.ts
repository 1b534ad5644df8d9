import { createGate, createNodeExchange, createTransport } from "@basewatch/http";
import type { LedgerStore } from "@basewatch/ledger";
import { createRedactor } from "@basewatch/redaction";
import { type GithubOptions, type GithubSimulator, startGithub } from "@basewatch/simulators";
import type * as z from "zod/mini";
import { createGithubOpenApi } from "../../../../../test/github-openapi.ts";
import type { Outcome, World } from "../../action.ts";
import { createForges } from "../../forges.ts";
import { openStore } from "../../state-store.ts";
import { dispatchInputs } from "../inputs.ts";
import type { RebuildEntry } from "../rebuilds.ts";
import type { Attempted } from "../results.ts";
import { runDispatch } from "../run-dispatch.ts";

export const START = "2026-01-02T03:04:05Z";
export const TOKEN = "ghs_theJobsOwnToken";
const DIGEST = `sha256:${"4".repeat(64)}`;

export const WORKFLOW = `name: Build
run-name: Build \${{ inputs.rebuild_key || 'by hand' }}
on:
  workflow_dispatch:
    inputs:
      version_bump: { type: choice, options: [patch, minor, major] }
      triggered_by: {}
      base_image: {}
      base_digest: {}
      images: {}
      rebuild_key: {}
      target: {}
`;

/** A GitHub with acme/app, whose build.yml declares everything. */
export async function openGithubStage(change: Partial<GithubOptions> = {}): Promise<GithubSimulator> {
  return startGithub({
    repositories: { "acme/app": { refs: { main: { ".github/workflows/build.yml": WORKFLOW } } } },
    tokens: {
      [TOKEN]: {
        kind: "actions",
        repository: "acme/app",
        permissions: { actions: "write", contents: "read" },
      },
    },
    validate: await createGithubOpenApi(),
    now: () => Date.parse(START),
    ...change,
  });
}

/** An entry of `rebuilds` for acme/app's build.yml. */
export function entry(change: Partial<RebuildEntry> & { readonly name?: string } = {}): RebuildEntry {
  const { name = "app", ...rest } = change;
  return {
    key: "3f9a2c41d0b7e615",
    attempt: 1,
    reason: null,
    checkedAt: START,
    ledger: null,
    dispatch: {
      provider: "github",
      apiUrl: null,
      repository: "acme/app",
      workflow: "build.yml",
      ref: "main",
      inputs: { version_bump: "minor" },
    },
    images: [
      {
        name,
        reference: `ghcr.io/acme/${name}:latest`,
        bases: [
          { reference: "docker.io/library/golang:1.24", role: "build", current: `sha256:${"5".repeat(64)}` },
          { reference: "docker.io/library/node:22", role: "runtime", current: DIGEST },
        ],
      },
    ],
    ...rest,
  };
}

/** What a run of the command came to. */
export interface Played {
  readonly outcome: Outcome;
  readonly results: readonly Record<string, unknown>[];
  /** Each line of the log, `level: text`. */
  readonly said: readonly string[];
  readonly waits: readonly number[];
  /** Outputs that were set before the end. */
  readonly announced: readonly Readonly<Record<string, string>>[];
  /** What people are told about. */
  readonly told: readonly Attempted[];
  /** The files after the run. */
  readonly files: ReadonlyMap<string, string>;
}

export interface PlayOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Takes the place of the ledger that `state` names. */
  readonly store?: LedgerStore;
  /** A file that somebody destroys once it was read. */
  readonly spoilAfterRead?: string;
  /** The most that one request's waits may add up to. */
  readonly budgetMs?: number;
}

/** The command's inputs out of raw texts; rejects with what the host would print. */
export function parse(raw: Readonly<Record<string, string>>): z.output<typeof dispatchInputs> {
  const names = Object.keys(dispatchInputs.shape);
  return dispatchInputs.parse(Object.fromEntries(names.map((name) => [name, raw[name] ?? ""])));
}

/** Runs the command on raw inputs against a GitHub, over real sockets, on a clock that only its own waits move. */
export async function play(
  server: Pick<GithubSimulator, "apiUrl" | "serverUrl">,
  raw: Readonly<Record<string, string>>,
  options: PlayOptions = {},
): Promise<Played> {
  const inputs = parse({ "github-token": TOKEN, ...raw });
  const { world, said, waits, files, announced } = createStageWorld(server, options);
  const store = options.store ?? openStore(inputs.state, { world, stateToken: undefined, tokens: [] });
  const openTransport = async () =>
    createTransport({
      exchange: createNodeExchange({ proxy: {} }),
      gate: createGate({ total: 8, perHost: 8, clock: world.clock }),
      policy: { attempts: 3, baseMs: 500, capMs: 8_000, budgetMs: options.budgetMs ?? 120_000 },
      timeoutMs: 20_000,
      userAgent: "basewatch-test",
      clock: world.clock,
      random: world.random,
      signal: world.signal,
    });
  const told: Attempted[] = [];
  const outcome = await runDispatch(inputs, {
    ...world,
    store,
    openForge: createForges(inputs, world, openTransport, "dispatch-rebuild"),
    async notify(attempted) {
      told.push(...attempted);
      return [];
    },
  });
  return {
    outcome,
    results: JSON.parse(outcome.outputs["results"] ?? "null"),
    said,
    waits,
    files,
    announced,
    told,
  };
}

/** A world with files in memory. */
export function createStageWorld(
  server: Pick<GithubSimulator, "apiUrl" | "serverUrl">,
  options: PlayOptions = {},
) {
  const said: string[] = [];
  const announced: Readonly<Record<string, string>>[] = [];
  const waits: number[] = [];
  const files = new Map(Object.entries(options.files ?? {}));
  let elapsedMs = 0;
  const say = (level: string) => (text: string) => void said.push(`${level}: ${text}`);
  const world: World = {
    environment: {
      GITHUB_API_URL: server.apiUrl,
      GITHUB_SERVER_URL: server.serverUrl,
      GITHUB_REPOSITORY: "acme/app",
      GITHUB_RUN_ID: "4711",
      ...options.environment,
    },
    clock: {
      now: () => Date.parse(START) + elapsedMs,
      monotonicMs: () => elapsedMs,
      async sleep(ms, signal) {
        signal?.throwIfAborted();
        waits.push(ms);
        elapsedMs += ms;
      },
    },
    random: () => 0.5,
    redactor: createRedactor(),
    announce: (outputs) => void announced.push(outputs),
    signal: options.signal ?? new AbortController().signal,
    log: { info: say("info"), notice: say("notice"), warning: say("warning"), debug: say("debug") },
    files: {
      resolve: (path) => (path.startsWith("/") ? path : `/workspace/${path.replace(/^\.\//u, "")}`),
      async read(path) {
        const content = files.get(path);
        if (path === options.spoilAfterRead) files.set(path, "{");
        return content === undefined ? undefined : Buffer.from(content);
      },
      write: async (path, text) => void files.set(path, [...text].join("")),
      async update(path, change) {
        const stored = files.get(path);
        const text = change(stored === undefined ? undefined : Buffer.from(stored));
        if (text !== undefined) files.set(path, text);
      },
      makeFolder: () => Promise.reject(new Error("these files are in memory")),
      glob: async (pattern) =>
        [...files.keys()].filter((path) =>
          new RegExp(`^${pattern.replaceAll("*", "[^/]*")}$`, "u").test(path),
        ),
    },
  };
  return { world, said, waits, files, announced };
}

/** Keys for several entries. */
export const KEYS = ["3f9a2c41d0b7e615", "0123456789abcdef", "fedcba9876543210", "00112233445566aa"] as const;

/** Matches the posted dispatches. */
export const DISPATCHES = { method: "POST", path: /\/dispatches$/u };

/** The dispatches that were posted, in order. */
export function sentTo(server: GithubSimulator) {
  return server.requests
    .filter(({ method }) => method === "POST")
    .map(({ path, body }) => ({
      path,
      ...(JSON.parse(body) as { ref: string; inputs: Record<string, string> }),
    }));
}

/** For {@link entry}: another image, built by another workflow. */
export function elsewhere(name: string, workflow: string) {
  const { dispatch } = entry();
  return { name, dispatch: dispatch === null ? null : { ...dispatch, workflow } };
}

/** A ledger that knows the image app, as text. */
export const LEDGER = `${JSON.stringify({
  version: 1,
  bases: {},
  images: {
    app: {
      reference: "ghcr.io/acme/app:latest",
      digest: null,
      verdict: "changed",
      proven: null,
      unknownSince: null,
      decision: "rebuild",
      dueAt: null,
      episode: 0,
      pendingSince: {},
      forced: null,
    },
  },
})}\n`;
