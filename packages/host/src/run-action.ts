import { appendFile } from "node:fs/promises";
import * as core from "@actions/core";
import { createRedactor, type Redactor } from "@basewatch/redaction";
import { clipSummary } from "@basewatch/render";
import type { ActionOutcome, RunnableAction } from "./action.ts";
import { listIgnoredInputs, parseInputs } from "./inputs.ts";
import { describeError } from "./report.ts";
import { hideSecrets } from "./secrets.ts";
import { listenForStop } from "./stop.ts";
import { createWorld } from "./world.ts";

const INPUT_PREFIX = "INPUT_";

// Named one by one: handing the whole namespace on would keep all of @actions/core in the bundle, its process runner included.
const RUNNER_LOG = { info: core.info, notice: core.notice, warning: core.warning, debug: core.debug };

/**
 * Runs an action as the runner's process: inputs in, outputs, annotations and summary out. The exit status is 0 only after the action has
 * yielded an outcome without failures; it never rejects.
 */
export async function runAction<Inputs>(action: RunnableAction<Inputs>): Promise<void> {
  const redactor = createRedactor();
  const stop = listenForStop(process);
  const disarm = guardResult();
  try {
    const outcome = await execute(action, redactor, stop.signal);
    await writeOutcome(outcome, redactor);
    for (const failure of outcome.failures) reportError(failure, redactor);
    process.exitCode = outcome.failures.length === 0 ? 0 : 1;
  } catch (error) {
    reportError(error, redactor);
  } finally {
    disarm();
    stop.release();
  }
}

async function execute<Inputs>(
  action: RunnableAction<Inputs>,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<ActionOutcome> {
  hideSecrets(redactor, action.secretInputs.map((name) => core.getInput(name)).filter(Boolean));
  const given = givenInputs(process.env, Object.keys(action.inputs.shape));
  for (const name of listIgnoredInputs(action.inputs, given)) {
    core.warning(redactor.redact(`${name}: this version has no such input; it is ignored`));
  }
  const inputs = parseInputs(action.inputs, (name) => core.getInput(name), given);
  const workspace = process.env["GITHUB_WORKSPACE"] || process.cwd();
  return action.run(
    inputs,
    createWorld({
      environment: process.env,
      log: RUNNER_LOG,
      redactor,
      signal,
      workspace,
      announce: setOutputs,
    }),
  );
}

/** Names of the inputs that the runner passed with a value, in their schema's spelling. The runner upper-cases them. */
function givenInputs(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): readonly string[] {
  const spelling = new Map(names.map((name) => [name.toUpperCase(), name]));
  return Object.entries(environment)
    .filter(([key, value]) => key.startsWith(INPUT_PREFIX) && value?.trim())
    .map(([key]) => key.slice(INPUT_PREFIX.length))
    .map((name) => spelling.get(name) ?? name.toLowerCase());
}

async function writeOutcome(outcome: ActionOutcome, redactor: Redactor): Promise<void> {
  const outputs = Object.entries(outcome.outputs).map(
    ([name, value]) => [name, redactor.redact(value)] as const,
  );
  setOutputs(Object.fromEntries(outputs));
  const path = process.env["GITHUB_STEP_SUMMARY"];
  if (path && outcome.summary !== "") await appendFile(path, clipSummary(redactor.redact(outcome.summary)));
}

function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

function reportError(error: unknown, redactor: Redactor): void {
  const { lines, stack } = describeError(error, redactor);
  for (const line of lines) core.error(line);
  if (stack !== undefined) core.info(stack);
  process.exitCode = 1;
}

/**
 * Makes an event loop that runs dry before there is a result a failure: a promise that nobody settles would otherwise end the process with
 * status 0 and no outputs.
 */
function guardResult(): () => void {
  process.exitCode = 1;
  const onDry = () =>
    core.error(
      "the action ended without a result · This is a defect in Basewatch; run it again, and please report it.",
    );
  process.once("beforeExit", onDry);
  return () => process.removeListener("beforeExit", onDry);
}
