import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod/mini";
import { createFolder, runProgram, type ScriptResult } from "./programs.ts";

const Variables = z.optional(z.record(z.string(), z.string()));
const Job = z.strictObject({
  stage: z.string(),
  image: z.union([z.string(), z.strictObject({ name: z.string(), entrypoint: z.array(z.string()) })]),
  services: z.optional(z.array(z.string())),
  variables: Variables,
  script: z.array(z.string()),
  artifacts: z.optional(z.strictObject({ reports: z.strictObject({ dotenv: z.string() }) })),
});
const Head = z.looseObject({ stages: z.array(z.string()), variables: Variables });

type GitlabJob = z.infer<typeof Job>;

/** A pipeline to run. */
export interface GitlabPipeline {
  /** `.gitlab-ci.yml`, and after it what it includes: a job of the same name takes the place of the first one. */
  readonly files: readonly string[];
  /** What GitLab predefines, and below it the machine's own environment. */
  readonly predefined: Readonly<Record<string, string>>;
  /** The project's CI/CD variables and those of a trigger; they win over the file's. */
  readonly variables: Readonly<Record<string, string>>;
  readonly shell: "sh" | "bash";
}

/** What each job did, by its name, in the order of the stages; it ends with the first that failed. */
export type PipelineResult = Readonly<Record<string, ScriptResult>>;

/**
 * Runs a pipeline's scripts as GitLab's runner does: all lines of a job in one shell that stops at the first failure, in a folder of its own, with
 * variables by GitLab's precedence, and the lines of a dotenv report as variables of the later jobs
 * (https://docs.gitlab.com/ci/variables/#cicd-variable-precedence). Throws for a keyword that it does not know.
 */
export async function runPipeline(pipeline: GitlabPipeline): Promise<PipelineResult> {
  const documents = pipeline.files.map((text): unknown => parse(text));
  const { stages, variables } = Head.parse(documents[0]);
  const jobs = readJobs(documents);
  const results: Record<string, ScriptResult> = {};
  let handedOn: Readonly<Record<string, string>> = {};
  for (const stage of stages) {
    for (const [name, job] of jobs.filter(([, candidate]) => candidate.stage === stage)) {
      const yaml = expandAll({ ...variables, ...job.variables }, pipeline.predefined);
      const known = { ...pipeline.predefined, ...yaml, ...handedOn, ...pipeline.variables };
      const folder = await createFolder();
      const result = await runJob(job, folder, known, pipeline.shell);
      results[name] = result;
      if (result.status !== 0) return results;
      handedOn = { ...handedOn, ...(await readDotenv(job, folder)) };
    }
  }
  return results;
}

function readJobs(documents: readonly unknown[]): readonly (readonly [string, GitlabJob])[] {
  const merged: Record<string, unknown> = Object.assign({}, ...documents);
  return Object.entries(merged)
    .filter(([name]) => !["workflow", "stages", "variables"].includes(name))
    .map(([name, job]) => [name, Job.parse(job)]);
}

async function runJob(
  { script }: GitlabJob,
  folder: string,
  variables: Readonly<Record<string, string>>,
  shell: "sh" | "bash",
): Promise<ScriptResult> {
  const file = join(await createFolder(), "script");
  await writeFile(file, `${script.join("\n")}\n`);
  const command =
    shell === "bash" ? (["bash", "-eo", "pipefail", file] as const) : (["sh", "-e", file] as const);
  return runProgram([...command], folder, { ...variables, CI_PROJECT_DIR: folder });
}

/** GitLab fills in the predefined variables that the file's own name, before any shell sees them. */
function expandAll(
  variables: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const expand = (value: string) => value.replaceAll(/\$(\w+)/gu, (_, name: string) => known[name] ?? "");
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, expand(value)]));
}

async function readDotenv(
  { artifacts }: GitlabJob,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  if (artifacts === undefined) return {};
  const lines = (await readFile(join(folder, artifacts.reports.dotenv), "utf8")).split("\n");
  const given = lines.filter((line) => line !== "");
  for (const line of given)
    if (!/^\w+=/u.test(line)) throw new Error(`dotenv: expected NAME=value, got: ${line}`);
  return Object.fromEntries(
    given.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
