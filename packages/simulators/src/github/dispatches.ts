import { refusal } from "./access.ts";
import { type Roots, runPage, runUrl } from "./bodies.ts";
import {
  type GithubState,
  type RepositoryState,
  readWorkflow,
  refName,
  type WorkflowState,
} from "./state.ts";
import type { GithubAnswer, GithubProfile } from "./types.ts";
import { runTitle, type WorkflowInput } from "./workflow-file.ts";

/** One `POST …/dispatches`, with what it is about already found. */
export interface DispatchCall {
  readonly state: GithubState;
  readonly repository: RepositoryState;
  readonly workflow: WorkflowState;
  readonly body: unknown;
  readonly version: string;
  readonly profile: GithubProfile;
  readonly roots: Roots;
}

/** Whom the runs are started by, and whom GraphQL calls the viewer. */
export const ACTOR = "basewatch[bot]";

const MOST_CHARACTERS = 65_535;

/**
 * Starts a run, or refuses in GitHub's words
 * (https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event).
 */
export function dispatch(call: DispatchCall): GithubAnswer {
  const body = readBody(call);
  if ("status" in body) return body;
  const { state, repository, workflow, roots } = call;
  const ref = refName(repository, body.ref);
  if (ref === undefined) return refusal(422, `No ref found for: ${body.ref}`);
  const file = readWorkflow(repository, workflow.path, ref)?.file;
  if (file?.inputs === undefined) return refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
  if (workflow.state !== "active") {
    return refusal(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  }
  const problem = inputProblem(body.inputs, file.inputs, call.profile);
  if (problem !== undefined) return refusal(422, problem);
  const inputs = { ...defaultsOf(file.inputs), ...body.inputs };
  const run = state.start({
    repository: repository.fullName,
    path: workflow.path,
    workflowName: file.name,
    event: "workflow_dispatch",
    ref,
    actor: ACTOR,
    inputs,
    displayTitle: runTitle(file, inputs, { actor: ACTOR, ref_name: ref, workflow: file.name }),
    createdAtMs: state.now(),
    group: file.concurrency,
  });
  if (!body.details) return { status: 204 };
  return {
    status: 200,
    body: { workflow_run_id: run.id, run_url: runUrl(run, roots), html_url: runPage(run, roots) },
  };
}

interface DispatchBody {
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The answer names the run. */
  readonly details: boolean;
}

function readBody({ body, version, profile }: DispatchCall): DispatchBody | GithubAnswer {
  if (typeof body !== "object" || body === null) return refusal(400, "Problems parsing JSON");
  const { ref, inputs = {}, ...rest } = body as Record<string, unknown>;
  const knowsDetails = profile !== "ghes-3.19" && version !== "2026-03-10";
  const extra = Object.keys(rest).find((key) => key !== "return_run_details" || !knowsDetails);
  if (extra !== undefined) return refusal(422, `Invalid request.\n\n"${extra}" is not a permitted key.`);
  if (typeof ref !== "string") return refusal(422, `Invalid request.\n\n"ref" wasn't supplied.`);
  if (typeof inputs !== "object" || inputs === null)
    return refusal(422, "Invalid request.\n\nFor 'properties/inputs', it is not an object.");
  const wrong = Object.entries(inputs).find(([, value]) => typeof value !== "string");
  if (wrong !== undefined)
    return refusal(422, `Invalid request.\n\nFor 'properties/${wrong[0]}', ${wrong[1]} is not a string.`);
  return {
    ref,
    inputs: inputs as Record<string, string>,
    details: version === "2026-03-10" || rest["return_run_details"] === true,
  };
}

function inputProblem(
  given: Readonly<Record<string, string>>,
  declared: Readonly<Record<string, WorkflowInput>>,
  profile: GithubProfile,
): string | undefined {
  const most = profile === "ghes-3.19" ? 10 : 25;
  if (Object.keys(given).length > most)
    return `you may only define up to ${most} \`inputs\` for a \`workflow_dispatch\` event`;
  if (JSON.stringify(given).length > MOST_CHARACTERS) return "inputs are too large.";
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) return `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
  for (const [name, input] of Object.entries(declared)) {
    const value = given[name] ?? input.default;
    if (input.required && (value === undefined || value === ""))
      return `Required input '${name}' not provided`;
    if (value !== undefined && !accepts(input, value)) return `Invalid value for input '${name}'`;
  }
  return undefined;
}

function accepts(input: WorkflowInput, value: string): boolean {
  if (input.type === "choice") return input.options.includes(value);
  if (input.type === "boolean") return value === "true" || value === "false";
  return input.type !== "number" || (value !== "" && !Number.isNaN(Number(value)));
}

function defaultsOf(declared: Readonly<Record<string, WorkflowInput>>): Record<string, string> {
  return Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, input.default ?? ""]));
}
