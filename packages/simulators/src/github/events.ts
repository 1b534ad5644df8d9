import { refusal } from "./access.ts";
import { ACTOR } from "./dispatches.ts";
import { type GithubState, listWorkflows, type RepositoryState } from "./state.ts";
import type { GithubAnswer } from "./types.ts";
import { runTitle } from "./workflow-file.ts";

const MOST_KEYS = 10;
const MOST_NAME = 100;

/**
 * Starts each workflow of the default branch that wants an event of this type, or refuses
 * (https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event).
 */
export function repositoryDispatch(
  state: GithubState,
  repository: RepositoryState,
  body: unknown,
): GithubAnswer {
  const { event_type: type, client_payload: payload = {} } = (body ?? {}) as Record<string, unknown>;
  if (typeof type !== "string") return refusal(422, `Invalid request.\n\n"event_type" wasn't supplied.`);
  if (type.length > MOST_NAME)
    return refusal(422, `Invalid request.\n\nFor 'properties/event_type', ${type} is too long.`);
  const keys = Object.keys(payload as Record<string, unknown>).length;
  if (keys > MOST_KEYS) {
    return refusal(
      422,
      `Invalid request.\n\nNo more than ${MOST_KEYS} properties are allowed; ${keys} were supplied.`,
    );
  }
  const inputs = payload as Record<string, string>;
  for (const { path, file } of listWorkflows(repository)) {
    const { eventTypes } = file;
    if (eventTypes === undefined || (eventTypes.length > 0 && !eventTypes.includes(type))) continue;
    const named = file.runName === undefined ? { ...file, runName: type } : file;
    state.start({
      repository: repository.fullName,
      path,
      workflowName: file.name,
      event: "repository_dispatch",
      ref: repository.defaultBranch,
      actor: ACTOR,
      inputs,
      displayTitle: runTitle(named, inputs, { actor: ACTOR, ref_name: repository.defaultBranch }),
      createdAtMs: state.now(),
      group: file.concurrency,
    });
  }
  return { status: 204 };
}
