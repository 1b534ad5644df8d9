import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type ActionStep,
  type GithubConclusion,
  type GithubOptions,
  type GithubSimulator,
  type StepResult,
  startGithub,
  startRegistry,
} from "@basewatch/simulators";
import { baseImage, builtOn } from "../actions/check-images.ts";
import { runBundle } from "../bundles.ts";
import { createGithubOpenApi } from "../github-openapi.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

const run = promisify(execFile);

export const REPOSITORY = "acme/app";
const TOKEN = "ghs_theTokenOfTheJob0123456789";
const BASE = "node:22";

/** What a stage is set up with. */
export interface StageOptions {
  /** How many images there are: `app-0`, `app-1`…, each with a workflow of its own, all on one base that has moved. */
  readonly images: number;
  readonly ledger: "file" | "branch" | "none";
  readonly marked?: boolean;
  readonly github?: Partial<GithubOptions>;
}

/** A step of dispatch-rebuild, with its results. */
export interface Dispatched extends StepResult {
  readonly results: readonly {
    readonly images: readonly string[];
    readonly status: string;
    readonly errorCode: string | null;
    readonly runId: number | null;
  }[];
}

/** A registry, a GitHub and a ledger around `dist/`; gone when the test ends. */
export interface DispatchStage extends AsyncDisposable {
  readonly github: GithubSimulator;
  readonly clock: VirtualClock;
  readonly workspace: string;
  /** The bare repository of the branch ledger. */
  readonly remote: string;
  check(): Promise<StepResult>;
  dispatch(inputs?: Readonly<Record<string, string>>, step?: Partial<ActionStep>): Promise<Dispatched>;
  /** Lets the runs that go on, and those to come, end with images on the new base. */
  finishRuns(): Promise<void>;
  /** How many runs of ours there are for each image. */
  countRuns(): readonly number[];
  /** By image, the attempts in the ledger as `number status`. */
  readAttempts(): Promise<Readonly<Record<string, readonly string[]>>>;
}

/** The workflow of an image. */
export function workflowOf(index: number): string {
  return `build-${index}.yml`;
}

export async function openStage(options: StageOptions): Promise<DispatchStage> {
  const clock = createVirtualClock();
  const registry = await startRegistry();
  const workspace = await mkdtemp(join(tmpdir(), "basewatch-dispatch-"));
  const builds = createBuilds((name) => publish(name, 2));
  const github = await openGithub(options, clock, builds.onRun);
  const names = Array.from({ length: options.images }, (_, index) => `app-${index}`);
  for (const name of names) publish(name, 1);
  registry.store.putContent(...toTag(BASE), baseImage(BASE, 2));
  const remote = join(workspace, "remote.git");
  await run("git", ["init", "--quiet", "--bare", remote]);
  await writeFile(join(workspace, "images.yaml"), names.map(toEntry).join(""));
  const state = { file: "file:basewatch.json", branch: `branch:basewatch@file://${remote}`, none: "none" }[
    options.ledger
  ];

  function publish(name: string, generation: number): void {
    const base = baseImage(BASE, generation);
    registry.store.putContent(name, "latest", builtOn(registry.host, { on: base, used: { [BASE]: base } }));
  }

  function toEntry(name: string, index: number): string {
    const source = `{ repo: ${REPOSITORY}, branch: main, dockerfile: null, workflow: ${workflowOf(index)} }`;
    return `- { name: ${name}, registry: "${registry.host}", repository: ${name}, source: ${source}, baseImages: ["${registry.host}/${BASE}"] }\n`;
  }

  function perform(action: string, inputs: Readonly<Record<string, string>>, step: Partial<ActionStep> = {}) {
    return runBundle(action, {
      ...step,
      inputs: { state, "github-token": TOKEN, ...inputs },
      environment: {
        PATH: process.env["PATH"] ?? "",
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_API_URL: github.apiUrl,
        GITHUB_SERVER_URL: github.serverUrl,
        GITHUB_EVENT_NAME: "schedule",
        GITHUB_RUN_ID: "4711",
        ...clock.environment(),
        ...step.environment,
      },
      workspace,
    });
  }

  return {
    github,
    clock,
    workspace,
    remote,
    check: () => perform("check-base-digest", { config: "images.yaml", "output-dir": "out" }),
    async dispatch(inputs = {}, step = {}) {
      const result = await perform(
        "dispatch-rebuild",
        { "rebuilds-file": "out/rebuilds.json", "reconcile-timeout": "2s", ...inputs },
        step,
      );
      return { ...result, results: JSON.parse(result.outputs["results"] ?? "[]") };
    },
    finishRuns: async () => {
      builds.finish();
      await github.settled();
    },
    countRuns: () =>
      names.map(
        (_, index) =>
          github.runs.filter(
            ({ path, actor }) => actor !== "somebody" && path.endsWith(`/${workflowOf(index)}`),
          ).length,
      ),
    readAttempts: async () => groupAttempts(await readLedger(options.ledger, workspace, remote)),
    async [Symbol.asyncDispose]() {
      await Promise.all([github.close(), registry.close()]);
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

async function openGithub(
  { images, marked = true, github = {} }: StageOptions,
  { now }: VirtualClock,
  onRun: GithubOptions["onRun"],
): Promise<GithubSimulator> {
  const files = Array.from({ length: images }, (_, index) => [
    `.github/workflows/${workflowOf(index)}`,
    writeWorkflow(marked),
  ]);
  const permissions = { actions: "write", contents: "read" } as const;
  return startGithub({
    repositories: { [REPOSITORY]: { refs: { main: Object.fromEntries(files) } } },
    tokens: { [TOKEN]: { kind: "actions", repository: REPOSITORY, permissions } },
    validate: await createGithubOpenApi(),
    now,
    ...(onRun === undefined ? {} : { onRun }),
    ...github,
  });
}

function writeWorkflow(marked: boolean): string {
  const title = marked ? "run-name: Build ${{ inputs.rebuild_key }}\n" : "";
  return `${title}on:\n  workflow_dispatch:\n    inputs: { images: {}, rebuild_key: {} }\n`;
}

/** Builds that go on until somebody lets them finish. */
function createBuilds(publish: (name: string) => void) {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    finish: () => resolve(),
    async onRun({
      path,
      actor,
    }: {
      readonly path: string;
      readonly actor: string;
    }): Promise<GithubConclusion> {
      await promise;
      if (actor !== "somebody") publish(`app-${/build-(\d+)/u.exec(path)?.[1] ?? ""}`);
      return "success";
    },
  };
}

interface StoredAttempt {
  readonly attempt: number;
  readonly status: string;
  readonly images: readonly string[];
}

async function readLedger(
  ledger: StageOptions["ledger"],
  workspace: string,
  remote: string,
): Promise<readonly StoredAttempt[]> {
  if (ledger === "none") return [];
  if (ledger === "file") {
    const text = await readFile(join(workspace, "basewatch.json"), "utf8");
    return Object.values(JSON.parse(text).attempts);
  }
  const git = async (...args: readonly string[]) => (await run("git", ["-C", remote, ...args])).stdout;
  const paths = (await git("ls-tree", "-r", "--name-only", "basewatch", "attempts/"))
    .split("\n")
    .filter(Boolean);
  const texts = await Promise.all(paths.map((path) => git("show", `basewatch:${path}`)));
  return texts.flatMap((text) => Object.values<StoredAttempt>(JSON.parse(text).attempts));
}

function groupAttempts(attempts: readonly StoredAttempt[]): Readonly<Record<string, readonly string[]>> {
  const groups = Map.groupBy(attempts, ({ images }) => images.join(","));
  return Object.fromEntries(
    [...groups].map(([images, some]) => [
      images,
      some
        .toSorted((left, right) => left.attempt - right.attempt)
        .map(({ attempt, status }) => `${attempt} ${status}`),
    ]),
  );
}

function toTag(name: string): readonly [string, string] {
  const [repository = "", tag = ""] = name.split(":");
  return [repository, tag];
}
