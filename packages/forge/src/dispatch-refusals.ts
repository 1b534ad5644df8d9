import { type Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { GithubAnswer } from "./client.ts";
import type { Context } from "./context.ts";
import type { PreparedDispatch } from "./dispatch-request.ts";
import { listDeclared } from "./inputs.ts";
import type { Lookups } from "./lookups.ts";
import { describeStatus, explainRefusal, fail } from "./refusals.ts";
import type { DeclaredInput } from "./workflow-file.ts";

/**
 * What GitHub's refusal of a dispatch means; asks for what the message needs to name. Codes, next to those of any call:
 * `forge.repository-not-found`, `forge.workflow-not-found`, `forge.ref-not-found`, `forge.no-dispatch-trigger`,
 * `forge.unexpected-inputs`, `forge.required-input-missing`, `forge.invalid-input-value`, `forge.workflow-disabled`
 * (https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event).
 */
export async function explainDispatchRefusal(
  answer: GithubAnswer,
  prepared: PreparedDispatch,
  context: Context,
  lookups: Lookups,
): Promise<Failure> {
  if (answer.status === 404) return explainNotFound(prepared, lookups);
  // GitHub has one status for all of these, and no code: its words are all there is to go by.
  const known = answer.status === 422 ? REFUSALS.find(({ words }) => words.test(answer.message)) : undefined;
  if (known !== undefined) return known.explain({ answer, prepared, context, lookups });
  const { what, request } = prepared;
  const permission = request.eventType === undefined ? "actions: write" : "contents: write";
  return explainRefusal(answer, { what, repository: request.repository, permission }, context.caller);
}

interface Refused {
  readonly answer: GithubAnswer;
  readonly prepared: PreparedDispatch;
  readonly context: Context;
  readonly lookups: Lookups;
}

const REFUSALS: readonly {
  readonly words: RegExp;
  readonly explain: (refused: Refused) => Failure | Promise<Failure>;
}[] = [
  { words: /No ref found for/u, explain: refNotFound },
  { words: /does not have '?workflow_dispatch'? trigger/u, explain: noTrigger },
  { words: /Unexpected inputs provided/u, explain: unexpectedInputs },
  { words: /Required input.* not provided/u, explain: requiredInput },
  { words: /Invalid value for input|Provided value .* for input/u, explain: invalidValue },
  { words: /disabled workflow/u, explain: disabled },
];

async function explainNotFound(
  { what, request, workflow }: PreparedDispatch,
  lookups: Lookups,
): Promise<Failure> {
  await lookups.defaultBranch(request.repository);
  if (request.eventType !== undefined) {
    const hint = `Sending events needs Contents: read and write on ${request.repository}.`;
    return fail({ what }, "GitHub hides this repository's events from the token (404)", "forbidden", hint);
  }
  const listed = await lookups.listWorkflows(request.repository);
  const names = listed.map(({ file }) => file);
  if (listed.some(({ id, file }) => file === workflow || String(id) === workflow)) {
    const hint = `The workflow is there, so the token lacks the right to start it: it needs Actions: read and write on ${request.repository}.`;
    return fail({ what }, "GitHub hides this workflow from the token (404)", "forbidden", hint);
  }
  const nearest = nearestName(workflow, names);
  const there =
    names.length === 0
      ? "The repository has no workflows."
      : `There are ${names
          .slice(0, 20)
          .map((name) => printable(name))
          .join(", ")}.`;
  const hint = `${nearest === undefined ? "" : `Did you mean ${printable(nearest)}? `}${there} The file must be on the default branch too.`;
  return fail({ what }, `no workflow ${printable(workflow)} (404)`, "workflow-not-found", hint);
}

async function refNotFound({ answer, prepared, lookups }: Refused): Promise<Failure> {
  const branch = await lookups.defaultBranch(prepared.request.repository);
  const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${printable(branch)}.`;
  return fail(
    prepared,
    `no branch or tag ${printable(prepared.ref)} (${describeStatus(answer)})`,
    "ref-not-found",
    hint,
  );
}

function noTrigger({ answer, prepared }: Refused): Failure {
  const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${printable(prepared.workflow)} on ${printable(prepared.ref)}.`;
  return fail(
    prepared,
    `the workflow cannot be dispatched (${describeStatus(answer)})`,
    "no-dispatch-trigger",
    hint,
  );
}

function unexpectedInputs({ answer, prepared }: Refused): Failure {
  const declared = prepared.declaration === undefined ? undefined : Object.keys(prepared.declaration.inputs);
  const happened = `inputs that the workflow does not declare (${describeStatus(answer)})`;
  return fail(prepared, happened, "unexpected-inputs", listDeclared(declared));
}

function requiredInput({ answer, prepared }: Refused): Failure {
  const name = nameInput(answer);
  const what = name === undefined ? "a required input" : `required input ${name}`;
  const add = name === undefined ? "" : `Add ${name} to the inputs that are sent. `;
  const hint = `${add}${describeNamed(name, prepared)}`;
  return fail(prepared, `${what} is missing (${describeStatus(answer)})`, "required-input-missing", hint);
}

function invalidValue({ answer, prepared }: Refused): Failure {
  const name = nameInput(answer);
  const value = Object.entries(prepared.inputs).find(([key]) => key === name)?.[1];
  const what = name === undefined ? "an input" : `input ${name}`;
  const shown = value === undefined ? "" : ` "${printable(value, 80)}"`;
  const happened = `${what} does not take its value${shown} (${describeStatus(answer)})`;
  return fail(prepared, happened, "invalid-input-value", describeNamed(name, prepared));
}

/** The name of the input that a refusal is about, where GitHub gives one. */
function nameInput({ message }: GithubAnswer): string | undefined {
  const name = /input '([^']*)'/iu.exec(message)?.[1];
  return name === undefined ? undefined : printable(name, 80);
}

/** A sentence on what an input takes. */
function describeNamed(name: string | undefined, { declaration }: PreparedDispatch): string {
  const declared = Object.entries(declaration?.inputs ?? {}).find(([key]) => key === name)?.[1];
  if (declared === undefined) return "Look at on.workflow_dispatch.inputs in the workflow.";
  return `${name} is ${describeInput(declared)}.`;
}

function describeInput({ type, options }: DeclaredInput): string {
  if (options.length > 0) return `a ${type} of ${options.map((option) => printable(option, 80)).join(", ")}`;
  if (type === "boolean") return "a boolean: true or false";
  return `a ${printable(type)}`;
}

async function disabled({ answer, prepared, context, lookups }: Refused): Promise<Failure> {
  const { request, workflow } = prepared;
  const listed = await lookups.listWorkflows(request.repository);
  const state = listed.find(({ id, file }) => file === workflow || String(id) === workflow)?.state;
  const reason =
    state === "disabled_inactivity"
      ? "disabled by GitHub, after 60 days without activity in the repository"
      : "disabled by hand";
  const page = `${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`;
  const hint = `Choose "Enable workflow" on ${page}, or run: gh workflow enable ${printable(workflow)} -R ${request.repository}`;
  return fail(prepared, `the workflow is ${reason} (${describeStatus(answer)})`, "workflow-disabled", hint);
}
