import type { ActionDocument, WorkflowDocument, WorkflowStep } from "./documents.ts";
import { parseWorkflow } from "./documents.ts";

const OURS = /^basewatch\/basewatch\/actions\/([a-z-]+)@v1$/;
const PINNED = /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const SENT = ["version_bump", "triggered_by", "base_image", "base_digest", "images", "rebuild_key"];

/** Finds the metadata of one of our actions by its name. */
export type ReadAction = (name: string) => ActionDocument | undefined;

/**
 * What a workflow does against our own rules, one sentence each: pins, least permissions, no expressions in scripts, inputs and
 * outputs of our actions that exist, and for a workflow that dispatch-rebuild starts, the inputs that it is sent and the key in its run-name.
 */
export function findBreaches(text: string, readAction: ReadAction): readonly string[] {
  const workflow = parseWorkflow(text);
  return [
    ...findUnpinned(text),
    ...findPermissionBreaches(workflow),
    ...Object.values(workflow.jobs).flatMap(({ steps }) => findStepBreaches(steps, text, readAction)),
    ...findDispatchBreaches(workflow),
  ];
}

function findUnpinned(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim().replace(/^- /, ""));
  const uses = lines.filter((line) => line.startsWith("uses: "));
  return uses
    .filter((line) => !PINNED.test(line) && !OURS.test(line.slice("uses: ".length)))
    .map((line) => `${line}: not pinned by a commit SHA with its version`);
}

function findPermissionBreaches({ permissions, jobs }: WorkflowDocument): readonly string[] {
  const declared = [
    ["workflow", permissions],
    ...Object.entries(jobs).map(([name, job]) => [`job ${name}`, job.permissions]),
  ] as const;
  const breaches = declared.flatMap(([where, value]) => {
    if (value === undefined) return [`${where}: no permissions declared`];
    return typeof value === "string" ? [`${where}: permissions: ${value}`] : [];
  });
  const top = Object.values(typeof permissions === "object" && permissions !== null ? permissions : {});
  if (top.includes("write")) breaches.push("workflow: write permissions belong to the job that needs them");
  const unlimited = Object.entries(jobs).filter(([, job]) => job["timeout-minutes"] === undefined);
  return [...breaches, ...unlimited.map(([name]) => `job ${name}: no timeout-minutes`)];
}

function findStepBreaches(
  steps: readonly WorkflowStep[],
  text: string,
  readAction: ReadAction,
): readonly string[] {
  return steps.flatMap((step) => [
    ...(step.run?.includes("${{") ? [`${nameOf(step)}: an expression inside a script`] : []),
    ...(step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false
      ? [`${nameOf(step)}: the token stays in .git/config`]
      : []),
    ...findActionBreaches(step, text, readAction),
  ]);
}

function findActionBreaches(step: WorkflowStep, text: string, readAction: ReadAction): readonly string[] {
  const name = OURS.exec(step.uses ?? "")?.[1];
  if (name === undefined) return [];
  const action = readAction(name);
  if (action === undefined) return [`${name}: no such action`];
  const inputs = Object.keys(step.with ?? {}).filter((input) => action.inputs[input] === undefined);
  const read = text.matchAll(new RegExp(`steps\\.${step.id ?? name}\\.outputs\\.([\\w-]+)`, "g"));
  const outputs = Array.from(read, ([, output = ""]) => output).filter(
    (output) => action.outputs[output] === undefined,
  );
  return [
    ...inputs.map((input) => `${name}: no input ${input}`),
    ...outputs.map((output) => `${name}: no output ${output}`),
  ];
}

function findDispatchBreaches(workflow: WorkflowDocument): readonly string[] {
  const declared = dispatchInputs(workflow.on);
  if (!declared.includes("rebuild_key")) return [];
  const missing = SENT.filter((input) => !declared.includes(input));
  const breaches = missing.map((input) => `workflow_dispatch: no input ${input}`);
  const runName = workflow["run-name"] ?? "";
  return runName.includes("inputs.rebuild_key")
    ? breaches
    : [...breaches, "run-name: does not hold rebuild_key"];
}

/** The names of the inputs that `workflow_dispatch` declares. */
export function dispatchInputs(on: unknown): readonly string[] {
  if (typeof on !== "object" || on === null || !("workflow_dispatch" in on)) return [];
  const event = on.workflow_dispatch;
  if (typeof event !== "object" || event === null || !("inputs" in event)) return [];
  return Object.keys(event.inputs ?? {});
}

function nameOf(step: WorkflowStep): string {
  return step.name ?? step.uses ?? step.run?.split("\n")[0] ?? "step";
}
