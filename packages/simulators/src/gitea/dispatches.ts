import type { ForgeAnswer } from "../forge-server/types.ts";
import { parseWorkflowFile, runTitle, type WorkflowFile } from "../github/workflow-file.ts";
import { refusal } from "./access.ts";
import { runPage } from "./bodies.ts";
import type { GiteaProfile } from "./profiles.ts";
import { filesAt, fullRef, type GiteaState, type RepositoryState } from "./state.ts";
import type { GiteaRun } from "./types.ts";

/** One `POST …/dispatches`. */
export interface DispatchCall {
  readonly state: GiteaState;
  readonly repository: RepositoryState;
  readonly profile: GiteaProfile;
  readonly workflow: string;
  readonly username: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  readonly serverUrl: string;
}

/** Starts a run, or refuses, as the played server does. */
export function dispatch(call: DispatchCall): ForgeAnswer {
  return call.profile.isForgejo ? dispatchForgejo(call) : dispatchGitea(call);
}

// https://github.com/go-gitea/gitea/blob/main/services/actions/workflow.go
function dispatchGitea(call: DispatchCall): ForgeAnswer {
  const { repository, profile, workflow, body, query, serverUrl } = call;
  const { ref } = body;
  if (typeof ref !== "string" || ref === "") return refusal(422, "ref is required parameter");
  if (repository.disabled?.includes(workflow) === true) return refusal(403, "workflow is disabled");
  // A name without refs/ is a branch's.
  const full = fullRef(repository, ref, false);
  if (full === undefined) return refusal(404, `ref "${ref}" doesn't exist`);
  const file = findWorkflow(call, full);
  if (file === undefined) return refusal(404, `workflow "${workflow}" doesn't exist`);
  if (file.inputs === undefined && profile.details)
    return refusal(422, `workflow "${workflow}" has no workflow_dispatch event trigger`);
  const run = start(call, file, full);
  if (!profile.details || query.get("return_run_details") !== "true") return { status: 204 };
  const api = `${serverUrl}/api/v1/repos/${repository.fullName}/actions/runs/${run.id}`;
  return {
    status: 200,
    body: { workflow_run_id: run.id, run_url: api, html_url: runPage(run, profile, serverUrl) },
  };
}

// https://codeberg.org/forgejo/forgejo/src/branch/forgejo/routers/api/v1/repo/action.go
function dispatchForgejo(call: DispatchCall): ForgeAnswer {
  const { repository, profile, body } = call;
  const { ref } = body;
  if (typeof ref !== "string" || ref === "") return refusal(400, "ref is empty");
  const full = fullRef(repository, ref, true);
  if (full === undefined) return refusal(404, `object does not exist [id: ${ref}, rel_path: ]`);
  const file = findWorkflow(call, full);
  // Its reason is only for administrators.
  if (file === undefined) return refusal(500, "");
  const given = givenInputs(body);
  const missing = Object.entries(file.inputs ?? {}).find(
    ([name, input]) => input.required && (given[name] ?? "") === "" && (input.default ?? "") === "",
  );
  if (missing !== undefined) return refusal(400, `input required for '${missing[0]}'`);
  const run = start(call, file, full);
  if (!profile.details || body["return_run_info"] !== true) return { status: 204 };
  return { status: 201, body: { id: run.id, run_number: run.runNumber, jobs: ["build"] } };
}

function findWorkflow(
  { repository, profile, workflow }: DispatchCall,
  ref: string,
): WorkflowFile | undefined {
  const files = filesAt(repository, ref);
  // Only the first folder that exists counts.
  const folder = profile.folders.find((name) =>
    Object.keys(files).some((path) => path.startsWith(`${name}/`)),
  );
  const path = `${folder}/${workflow}`;
  const text = files[path];
  return text === undefined ? undefined : parseWorkflowFile(Buffer.from(text).toString("utf8"), path);
}

function start(
  { state, repository, profile, workflow, username, body }: DispatchCall,
  file: WorkflowFile,
  ref: string,
): GiteaRun {
  const given = givenInputs(body);
  const declared = Object.entries(file.inputs ?? {});
  const inputs = Object.fromEntries(
    declared.map(([name, input]) => [name, given[name] ?? input.default ?? ""]),
  );
  const usual = profile.isForgejo ? file.name : "Title of the commit";
  const title =
    profile.titles && file.runName !== undefined ? runTitle(file, inputs, { actor: username }) : usual;
  return state.start({
    repository: repository.fullName,
    workflow,
    event: "workflow_dispatch",
    ref,
    username,
    inputs,
    title,
  });
}

function givenInputs({ inputs }: DispatchCall["body"]): Readonly<Record<string, string>> {
  return (inputs ?? {}) as Record<string, string>;
}
