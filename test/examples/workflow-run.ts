import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readCommandFile } from "@basewatch/simulators";
import { parse } from "yaml";
import * as z from "zod/mini";
import { runBundle } from "../bundles.ts";
import { readAction } from "../workflows/documents.ts";
import { type Contexts, fillInAll } from "./expressions.ts";
import { createFolder, runProgram } from "./programs.ts";

const Values = z.optional(z.record(z.string(), z.unknown()));
const Step = z.strictObject({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  with: Values,
  env: Values,
});
const Job = z.strictObject({
  needs: z.optional(z.string()),
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  permissions: z.unknown(),
  outputs: Values,
  steps: z.array(Step),
});
const Workflow = z.looseObject({ env: Values, jobs: z.record(z.string(), Job) });

type WorkflowStep = z.infer<typeof Step>;
type WorkflowJob = z.infer<typeof Job>;

/** A step that uses somebody else's action: its name without the ref, its `with` filled in, and the job's folder. */
export interface ForeignStep {
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
}

/** A workflow to run, and the world that it runs in. */
export interface WorkflowRun {
  readonly text: string;
  /** The `github` context; `GITHUB_*` is made from it. */
  readonly github: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** In place of what the workflow's own `env` says. */
  readonly env?: Readonly<Record<string, string>>;
  /** The runner's own: PATH and HOME. */
  readonly machine: Readonly<Record<string, string>>;
  /** Does what the action would do, and yields its outputs. */
  readonly useForeign: (step: ForeignStep) => Promise<Readonly<Record<string, string>>>;
}

/** What a step left behind. */
interface StepDone {
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
}

/** What a run left behind: its log and its summaries, each in one piece. */
export type RunDone = Omit<StepDone, "outputs">;

/**
 * Runs a workflow's jobs one after the other, as GitHub's runner does: `run` by `bash -e`, our actions by their bundles with the
 * defaults of their action.yml, outputs and `env` handed on. Rejects with the log when a step fails, and for a key that it does not know.
 */
export async function runWorkflow(run: WorkflowRun): Promise<RunDone> {
  const workflow = Workflow.parse(parse(run.text));
  const contexts: Contexts = { github: run.github, inputs: run.inputs, secrets: run.secrets };
  const env = { ...fillInAll(workflow.env, contexts), ...run.env };
  const needs: Record<string, unknown> = {};
  const done: RunDone[] = [];
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (job.needs !== undefined && needs[job.needs] === undefined)
      throw new Error(`job ${name} needs ${job.needs}, which has not run before it`);
    const result = await runJob(job, { ...contexts, env, needs }, run);
    needs[name] = { outputs: result.outputs, result: "success" };
    done.push(result);
  }
  return { log: done.map(({ log }) => log).join(""), summary: done.map(({ summary }) => summary).join("") };
}

async function runJob(job: WorkflowJob, known: Contexts, run: WorkflowRun): Promise<StepDone> {
  const [workspace, temp] = [await createFolder(), await createFolder()];
  const steps: Record<string, unknown> = {};
  let [log, summary] = ["", ""];
  for (const step of job.steps) {
    const contexts = { ...known, steps };
    const env = { ...fillInAll(asValues(known["env"]), {}), ...fillInAll(step.env, contexts) };
    const environment = { ...run.machine, ...describeRun(run.github), RUNNER_TEMP: temp, ...env };
    const done = await runOne(step, { contexts, environment, workspace, temp, run });
    if (step.id !== undefined) steps[step.id] = { outputs: done.outputs };
    log += done.log;
    summary += done.summary;
  }
  return { outputs: fillInAll(job.outputs, { ...known, steps }), log, summary };
}

interface StepWorld {
  readonly contexts: Contexts;
  readonly environment: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly temp: string;
  readonly run: WorkflowRun;
}

async function runOne(step: WorkflowStep, world: StepWorld): Promise<StepDone> {
  if (step.run !== undefined) return runScript(step.run, world);
  const inputs = fillInAll(step.with, world.contexts);
  const [action = ""] = (step.uses ?? "").split("@");
  const ours = /^basewatch\/basewatch\/actions\/([a-z-]+)$/u.exec(action)?.[1];
  if (ours !== undefined) return runOurs(ours, inputs, world);
  const outputs = await world.run.useForeign({ action, inputs, workspace: world.workspace });
  return { outputs, log: "", summary: "" };
}

async function runScript(script: string, { environment, workspace, temp }: StepWorld): Promise<StepDone> {
  const [file, output, summary] = [join(temp, "script.sh"), join(temp, "output"), join(temp, "summary")];
  await writeFile(file, script);
  for (const empty of [output, summary]) await writeFile(empty, "");
  const { status, log } = await runProgram(["bash", "-e", file], workspace, {
    ...environment,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
  });
  if (status !== 0) throw new Error(`a script ended with ${status}:\n${script}\n${log}`);
  const outputs = readCommandFile(await readFile(output, "utf8"));
  return { outputs, log, summary: await readFile(summary, "utf8") };
}

async function runOurs(
  action: string,
  inputs: Readonly<Record<string, string>>,
  { contexts, environment, workspace }: StepWorld,
): Promise<StepDone> {
  const declared = Object.entries(readAction(action)?.inputs ?? {});
  const defaults = fillInAll(
    Object.fromEntries(declared.map(([name, input]) => [name, input.default])),
    contexts,
  );
  const result = await runBundle(action, { inputs: { ...defaults, ...inputs }, environment, workspace });
  if (result.status !== 0) throw new Error(`${action} ended with ${result.status}:\n${result.log}`);
  return result;
}

function asValues(value: unknown): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(value);
}

/** `GITHUB_*` out of the `github` context, as a runner spells it; not the token. */
function describeRun(github: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(github).filter(([name]) => name !== "token");
  return Object.fromEntries(entries.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]));
}
