import { commitOf, type RepositoryState, type WorkflowState } from "./state.ts";
import type { GithubRun } from "./types.ts";

const OWNER_LINKS =
  "events followers following gists organizations received_events repos starred subscriptions".split(" ");
const REPOSITORY_LINKS = (
  "archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks " +
  "git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls " +
  "releases stargazers statuses subscribers subscription tags teams trees clone git ssh svn"
).split(" ");
const RUN_LINKS = "jobs logs check_suite cancel rerun artifacts".split(" ");

/** Where the API and the pages of this server are. */
export interface Roots {
  readonly api: string;
  readonly server: string;
}

/** `full-repository` of GitHub's description; also serves as its smaller forms. */
export function repositoryBody(repository: RepositoryState, roots: Roots): Record<string, unknown> {
  const [owner = "", name = ""] = repository.fullName.split("/");
  const url = `${roots.api}/repos/${repository.fullName}`;
  const dates = Object.fromEntries(
    ["created_at", "updated_at", "pushed_at"].map((key) => [key, "2026-01-01T00:00:00Z"]),
  );
  const counts =
    "forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count network_count subscribers_count";
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name,
    full_name: repository.fullName,
    owner: userBody(owner, roots),
    private: repository.private,
    html_url: `${roots.server}/${repository.fullName}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(REPOSITORY_LINKS.map((link) => [`${link}_url`, `${url}/${link}`])),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    ...Object.fromEntries(counts.split(" ").map((count) => [count, 0])),
    ...Object.fromEntries(
      ["issues", "projects", "wiki", "pages", "discussions"].map((part) => [`has_${part}`, false]),
    ),
    archived: false,
    disabled: false,
    default_branch: repository.defaultBranch,
    ...dates,
  };
}

function userBody(login: string, roots: Roots): Record<string, unknown> {
  const url = `${roots.api}/users/${login}`;
  return {
    login,
    id: 1,
    node_id: "U_1",
    avatar_url: `${roots.server}/${login}.png`,
    gravatar_id: null,
    url,
    html_url: `${roots.server}/${login}`,
    ...Object.fromEntries(OWNER_LINKS.map((link) => [`${link}_url`, `${url}/${link}`])),
    type: "User",
    site_admin: false,
  };
}

/** `workflow` of GitHub's description. */
export function workflowBody(
  workflow: WorkflowState,
  repository: RepositoryState,
  roots: Roots,
): Record<string, unknown> {
  return {
    id: workflow.id,
    node_id: `W_${workflow.id}`,
    name: workflow.file.name,
    path: workflow.path,
    state: workflow.state,
    created_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:00:00.000Z",
    url: `${roots.api}/repos/${repository.fullName}/actions/workflows/${workflow.id}`,
    html_url: `${roots.server}/${repository.fullName}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${roots.server}/${repository.fullName}/workflows/badge.svg`,
  };
}

/** `workflow-run` of GitHub's description. It has no inputs: only `display_title` can show one. */
export function runBody(
  run: GithubRun,
  workflowId: number,
  repository: RepositoryState,
  roots: Roots,
): Record<string, unknown> {
  const url = runUrl(run, roots);
  const at = new Date(run.createdAtMs).toISOString().replace(/\.\d+Z$/u, "Z");
  const short = repositoryBody(repository, roots);
  return {
    id: run.id,
    name: run.workflowName,
    node_id: `WFR_${run.id}`,
    head_branch: run.ref,
    head_sha: commitOf(repository, run.ref),
    path: run.path,
    display_title: run.displayTitle,
    run_number: run.runNumber,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflowId,
    url,
    html_url: runPage(run, roots),
    pull_requests: [],
    created_at: at,
    updated_at: at,
    run_started_at: at,
    actor: userBody(run.actor, roots),
    triggering_actor: userBody(run.actor, roots),
    ...Object.fromEntries(RUN_LINKS.map((link) => [`${link}_url`, `${url}/${link}`])),
    workflow_url: `${roots.api}/repos/${repository.fullName}/actions/workflows/${workflowId}`,
    head_commit: null,
    repository: short,
    head_repository: short,
  };
}

/** `job` of GitHub's description: the one job of a run that has started. */
export function jobBody(run: GithubRun, repository: RepositoryState, roots: Roots): Record<string, unknown> {
  const url = `${roots.api}/repos/${run.repository}/actions/jobs/${run.id}`;
  const at = new Date(run.createdAtMs).toISOString();
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    run_id: run.id,
    run_url: runUrl(run, roots),
    run_attempt: 1,
    head_sha: commitOf(repository, run.ref),
    head_branch: run.ref,
    workflow_name: run.workflowName,
    name: "build",
    url,
    html_url: `${runPage(run, roots)}/job/${run.id}`,
    check_run_url: url,
    status: run.status,
    conclusion: run.conclusion,
    created_at: at,
    started_at: at,
    completed_at: run.status === "completed" ? at : null,
    steps: [],
    labels: ["ubuntu-latest"],
    runner_id: 1,
    runner_name: "runner",
    runner_group_id: 0,
    runner_group_name: "GitHub Actions",
  };
}

export function runUrl(run: GithubRun, roots: Roots): string {
  return `${roots.api}/repos/${run.repository}/actions/runs/${run.id}`;
}

export function runPage(run: GithubRun, roots: Roots): string {
  return `${roots.server}/${run.repository}/actions/runs/${run.id}`;
}
