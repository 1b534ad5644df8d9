import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type GithubOptions,
  type GithubSimulator,
  type ImageContent,
  type RegistrySetup,
  type RegistrySimulator,
  type StepResult,
  startGithub,
  startRegistry,
} from "@basewatch/simulators";
import { onTestFinished } from "vitest";
import { runBundle } from "../bundles.ts";
import { createGithubOpenApi } from "../github-openapi.ts";
import { type AppSpec, baseImage, builtOn, splitName } from "./check-images.ts";

type Texts = Readonly<Record<string, string>>;

/** A registry with images in it, and a checkout; both are gone when the test ends. */
export interface CheckStage {
  readonly registry: RegistrySimulator;
  readonly workspace: string;
  /** The full reference of `repository:tag` in the registry. */
  ref(name: string): string;
  /** Puts an image under `repository:tag`. */
  publish(name: string, content: ImageContent): ImageContent;
  /** Publishes a generation of a base image. */
  base(name: string, generation: number): ImageContent;
  /** Publishes an image that is built on bases of this registry, by default with BuildKit's provenance. */
  app(name: string, spec: AppSpec): ImageContent;
  /** Writes a file into the checkout. */
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  /** Runs `dist/check-base-digest` in the checkout as a runner would, with `out` as `output-dir`. */
  check(inputs: Texts, environment?: Texts): Promise<Checked>;
}

/** A step of check-base-digest, with the files that it left in `out`. */
export interface Checked extends StepResult {
  /** `undefined` when the step wrote none. */
  readonly report: Report | undefined;
  /** What `rebuilds.json` holds. */
  readonly rebuilds: readonly RebuildEntry[];
}

/** The report file, as the contract has it. */
export interface Report {
  readonly version: number;
  readonly checkedAt: string;
  readonly images: readonly ReportImage[];
  readonly requests: Readonly<Record<"head" | "get" | "token" | "retried", number>>;
  readonly rateLimits: Readonly<Record<string, unknown>>;
}

/** An image of the report. */
export interface ReportImage {
  readonly name: string;
  readonly reference: string;
  readonly verdict: string;
  readonly decision: string;
  readonly dueAt: string | null;
  readonly waitsFor: readonly string[];
  readonly bases: readonly ReportBase[];
  readonly error: ReportError | null;
}

/** A base of an image of the report. */
export interface ReportBase {
  readonly reference: string;
  readonly role: string;
  readonly line: number | null;
  readonly platforms: readonly string[] | null;
  readonly previous: readonly string[];
  readonly current: string | null;
  readonly verdict: string;
  readonly evidence: string | null;
  readonly firstSeenAt: string | null;
  readonly error: ReportError | null;
}

/** Why something is unknown. */
export interface ReportError {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** An entry of `rebuilds`, as the contract has it. */
export interface RebuildEntry {
  readonly key: string;
  readonly attempt: number;
  readonly reason: string | null;
  readonly ledger: string | null;
  readonly dispatch: (Texts & { readonly inputs: Texts }) | null;
  readonly images: readonly {
    readonly name: string;
    readonly reference: string;
    readonly bases: readonly {
      readonly reference: string;
      readonly role: string;
      readonly previous: readonly string[];
      readonly current: string;
      readonly evidence: string | null;
      readonly firstSeenAt: string | null;
    }[];
  }[];
}

/** The GitHub repository that the steps run in. */
export const OWN_REPOSITORY = "acme/platform";

/** What a runner sets for a scheduled run on the branch `main` of {@link OWN_REPOSITORY}; nobody listens where its API would be. */
export const RUNNER: Texts = {
  GITHUB_REPOSITORY: OWN_REPOSITORY,
  GITHUB_API_URL: "http://127.0.0.1:9",
  GITHUB_SERVER_URL: "http://127.0.0.1:9",
  GITHUB_EVENT_NAME: "schedule",
  GITHUB_REF_TYPE: "branch",
  GITHUB_REF_NAME: "main",
  GITHUB_ACTOR: "octocat",
  GITHUB_RUN_ID: "4711",
};

/** A stage for one test. */
export async function openStage(profile: RegistrySetup = {}): Promise<CheckStage> {
  const registry = await startRegistry(profile);
  onTestFinished(() => registry.close());
  const workspace = await temporaryFolder();
  const publish = (name: string, content: ImageContent) => {
    const { repository, tag } = splitName(name);
    registry.store.putContent(repository, tag, content);
    return content;
  };
  return {
    registry,
    workspace,
    ref: (name) => `${registry.host}/${name}`,
    publish,
    base: (name, generation) => publish(name, baseImage(name, generation)),
    app: (name, spec) => publish(name, builtOn(registry.host, spec)),
    async write(path, text) {
      const target = join(workspace, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    },
    read: (path) => readFile(join(workspace, path), "utf8"),
    check: (inputs, environment = {}) => runCheck(workspace, inputs, environment),
  };
}

async function runCheck(workspace: string, inputs: Texts, environment: Texts): Promise<Checked> {
  const result = await runBundle("check-base-digest", {
    inputs: { "output-dir": "out", state: "none", ...inputs },
    environment: { ...RUNNER, ...environment },
    workspace,
  });
  const load = async (file: string) => {
    const path = result.outputs[file === "report.json" ? "report" : "rebuilds-file"];
    return path === undefined ? undefined : JSON.parse(await readFile(path, "utf8"));
  };
  return { ...result, report: await load("report.json"), rebuilds: (await load("rebuilds.json")) ?? [] };
}

/** An empty folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-check-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The token that the simulated GitHub gave the job. */
export const JOB_TOKEN = "ghs_theTokenOfTheJob0123456789";

/** A GitHub whose {@link JOB_TOKEN} may read the repositories, held against GitHub's own description; closed when the test ends. */
export async function openGithub(
  repositories: GithubOptions["repositories"],
  change: Partial<GithubOptions> = {},
): Promise<{ readonly github: GithubSimulator; readonly environment: Texts }> {
  const permissions = { contents: "read" } as const;
  const github = await startGithub({
    repositories,
    tokens: { [JOB_TOKEN]: { kind: "app", repositories: Object.keys(repositories), permissions } },
    validate: await createGithubOpenApi(),
    ...change,
  });
  onTestFinished(() => github.close());
  return { github, environment: { GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: github.serverUrl } };
}

/** The image of that name in the report. Throws `RangeError` when it is not there. */
export function imageOf(checked: Checked, name: string): ReportImage {
  const found = checked.report?.images.find((image) => image.name === name);
  if (found === undefined)
    throw new RangeError(`no image ${name} in the report; the step said:\n${checked.log}`);
  return found;
}

/** By image name, `verdict decision`. */
export function decisionsOf({ report }: Checked): Texts {
  return Object.fromEntries(
    (report?.images ?? []).map(({ name, verdict, decision }) => [name, `${verdict} ${decision}`]),
  );
}
