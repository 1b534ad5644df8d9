import type { GiteaProfile } from "./profiles.ts";
import { hasEnded, type RepositoryState } from "./state.ts";
import type { GiteaRun, GiteaStatus } from "./types.ts";

/** A repository (https://docs.gitea.com/api/#tag/repository). */
export function repositoryBody(repository: RepositoryState): Record<string, unknown> {
  return {
    id: repository.id,
    full_name: repository.fullName,
    private: repository.private === true,
    default_branch: repository.branch,
    empty: Object.keys(repository.refs).length === 0,
    archived: repository.archived === true,
  };
}

/** A run, in Gitea's shape or in Forgejo's. */
export function runBody(run: GiteaRun, profile: GiteaProfile, serverUrl: string): Record<string, unknown> {
  return profile.isForgejo ? forgejoBody(run, serverUrl) : giteaBody(run, serverUrl);
}

/** The jobs of a run: one, with a runner when it has started. */
export function jobsBody(run: GiteaRun, { isForgejo }: GiteaProfile): unknown {
  const id = run.started ? run.id : 0;
  if (isForgejo) return [{ id: run.id, run_id: run.id, name: "build", task_id: id, status: run.status }];
  const job = {
    id: run.id,
    run_id: run.id,
    name: "build",
    ...giteaStatus(run.status),
    runner_id: id,
    steps: [],
  };
  return { total_count: 1, jobs: [job] };
}

export function runPage(
  run: GiteaRun,
  { isForgejo }: Pick<GiteaProfile, "isForgejo">,
  serverUrl: string,
): string {
  return `${serverUrl}/${run.repository}/actions/runs/${isForgejo ? run.runNumber : run.id}`;
}

// https://github.com/go-gitea/gitea/blob/main/services/convert/convert.go
function giteaBody(run: GiteaRun, serverUrl: string): Record<string, unknown> {
  const actor = { login: run.username };
  return {
    id: run.id,
    html_url: runPage(run, { isForgejo: false }, serverUrl),
    run_number: run.runNumber,
    display_title: run.title,
    path: `${run.workflow}@${run.ref}`,
    head_branch: run.ref.startsWith("refs/heads/") ? run.ref.slice("refs/heads/".length) : "",
    event: run.event,
    created_at: new Date(run.createdAtMs).toISOString(),
    started_at: run.started ? new Date(run.createdAtMs).toISOString() : "0001-01-01T00:00:00Z",
    actor,
    trigger_actor: actor,
    ...giteaStatus(run.status),
  };
}

const STATUSES: Readonly<Partial<Record<GiteaStatus, string>>> = {
  waiting: "queued",
  blocked: "pending",
  running: "in_progress",
};

function giteaStatus(status: GiteaStatus): Record<string, unknown> {
  return hasEnded(status)
    ? { status: "completed", conclusion: status }
    : { status: STATUSES[status] ?? "queued" };
}

// https://codeberg.org/forgejo/forgejo/src/branch/forgejo/services/convert/action.go
function forgejoBody(run: GiteaRun, serverUrl: string): Record<string, unknown> {
  return {
    id: run.id,
    title: run.title,
    workflow_id: run.workflow,
    index_in_repo: run.runNumber,
    trigger_user: { login: run.username },
    prettyref: run.ref.replace(/^refs\/(?:heads|tags)\//u, ""),
    event: run.event,
    trigger_event: run.event,
    event_payload:
      run.event === "workflow_dispatch" ? JSON.stringify({ inputs: run.inputs, ref: run.ref }) : "{}",
    status: run.status,
    started: run.started ? new Date(run.createdAtMs).toISOString() : "1970-01-01T00:00:00Z",
    created: new Date(run.createdAtMs).toISOString(),
    html_url: runPage(run, { isForgejo: true }, serverUrl),
  };
}
