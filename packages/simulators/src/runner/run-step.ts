import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCommandFile } from "./command-file.ts";

/** One step of a workflow that uses an action. */
export interface ActionStep {
  /** The action's `main`, absolute. */
  readonly main: string;
  /** The step's `with`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** On top of a runner's own variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The checkout; a fresh empty folder when it is not given. */
  readonly workspace?: string;
  /** Called with each piece of the log as it is printed. */
  readonly onOutput?: (text: string) => void;
  /** Ends the process with SIGKILL when it is aborted. */
  readonly kill?: AbortSignal;
  /** Ends the process with SIGKILL after this time. */
  readonly timeoutMs?: number;
  /** Once it is aborted, the process gets SIGTERM, as from a runner whose job is cancelled. */
  readonly cancel?: AbortSignal;
}

/** An `::error::`, `::warning::` or `::notice::` of a step's log, unescaped. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
}

/** What a step left behind. */
export interface StepResult {
  /** Exit status; `null` when a signal ended it. */
  readonly status: number | null;
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs an action's bundle as a runner does: a process with `INPUT_*` and `GITHUB_*`, files for outputs and summary
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). Nothing of this process's environment is
 * handed on but what `environment` names.
 */
export async function runStep(step: ActionStep): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-step-"));
  try {
    const [output, summary] = [join(folder, "output"), join(folder, "summary")];
    for (const file of [output, summary]) await writeFile(file, "");
    const environment = {
      HOME: folder,
      RUNNER_TEMP: folder,
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: step.workspace ?? folder,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...step.environment,
      ...spellInputs(step.inputs),
    };
    const { status, log } = await execute(step, environment, step.workspace ?? folder);
    return {
      status,
      log,
      annotations: readAnnotations(log),
      outputs: readCommandFile(await readFile(output, "utf8")),
      summary: await readFile(summary, "utf8"),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function spellInputs(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(inputs);
  return Object.fromEntries(
    entries.map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
  );
}

function execute(
  step: ActionStep,
  environment: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Pick<StepResult, "status" | "log">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [step.main], {
      cwd,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: step.timeoutMs ?? 120_000,
      killSignal: "SIGKILL",
    });
    step.kill?.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
    step.cancel?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
    let log = "";
    const collect = (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      log += text;
      step.onOutput?.(text);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, log }));
  });
}

function readAnnotations(log: string): readonly Annotation[] {
  const found = log.matchAll(/^::(error|warning|notice)(?: [^:]*)?::(.*)$/gmu);
  return [...found].map(([, level, message = ""]) => ({
    level: level === "error" || level === "warning" ? level : "notice",
    message: message.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%"),
  }));
}
