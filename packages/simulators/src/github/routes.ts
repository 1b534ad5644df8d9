import { type Need, refusal, refuse } from "./access.ts";
import { jobBody, type Roots, repositoryBody, runBody, workflowBody } from "./bodies.ts";
import { fileContents } from "./contents.ts";
import { dispatch } from "./dispatches.ts";
import { repositoryDispatch } from "./events.ts";
import {
  findRepository,
  findWorkflow,
  type GithubState,
  listWorkflows,
  type RepositoryState,
} from "./state.ts";
import type { GithubAnswer, GithubOptions, GithubRun, GithubToken } from "./types.ts";

/** One call of the REST API, identified and its body parsed. */
export interface Call {
  readonly state: GithubState;
  readonly options: GithubOptions;
  readonly roots: Roots;
  readonly token: GithubToken | undefined;
  readonly version: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

interface Found extends Call {
  readonly repository: RepositoryState;
  /** The path's other parameters, decoded, in order. */
  readonly parameters: readonly string[];
}

interface Route {
  readonly method: string;
  /** As GitHub's documentation writes it. */
  readonly pattern: string;
  readonly need: Need;
  readonly answer: (found: Found) => GithubAnswer;
}

const METADATA: Need = { permission: "metadata", access: "read" };
const ACTIONS: Need = { permission: "actions", access: "read" };
const DISPATCH: Need = { permission: "actions", access: "write" };
const EVENT: Need = { permission: "contents", access: "write" };
const CONTENTS: Need = { permission: "contents", access: "read" };

const ROUTES: readonly Route[] = [
  { method: "GET", pattern: "/repos/{}/{}", need: METADATA, answer: getRepository },
  { method: "GET", pattern: "/repos/{}/{}/actions/workflows", need: ACTIONS, answer: getWorkflows },
  { method: "GET", pattern: "/repos/{}/{}/actions/workflows/{}", need: ACTIONS, answer: getWorkflow },
  {
    method: "POST",
    pattern: "/repos/{}/{}/actions/workflows/{}/dispatches",
    need: DISPATCH,
    answer: postDispatch,
  },
  {
    method: "GET",
    pattern: "/repos/{}/{}/actions/workflows/{}/runs",
    need: ACTIONS,
    answer: getWorkflowRuns,
  },
  { method: "GET", pattern: "/repos/{}/{}/actions/runs", need: ACTIONS, answer: getRuns },
  { method: "GET", pattern: "/repos/{}/{}/actions/runs/{}", need: ACTIONS, answer: getRun },
  { method: "GET", pattern: "/repos/{}/{}/actions/runs/{}/jobs", need: ACTIONS, answer: getJobs },
  { method: "POST", pattern: "/repos/{}/{}/actions/runs/{}/cancel", need: DISPATCH, answer: postCancel },
  { method: "POST", pattern: "/repos/{}/{}/dispatches", need: EVENT, answer: postEvent },
  { method: "GET", pattern: "/repos/{}/{}/contents/{path}", need: CONTENTS, answer: getContents },
];

/** What this server expects, for the message to whoever sends something else. */
export const EXPECTED = [...ROUTES.map((route) => `${route.method} ${route.pattern}`), "POST /graphql"].join(
  ", ",
);

/** The answer of the REST API; `undefined` for a path that this server does not know. */
export function answerRest(method: string, path: string, call: Call): GithubAnswer | undefined {
  for (const route of ROUTES) {
    const parameters = route.method === method ? match(route.pattern, path) : undefined;
    if (parameters === undefined) continue;
    const [owner = "", name = "", ...others] = parameters;
    const repository = findRepository(call.state, `${owner}/${name}`);
    if (repository === undefined) return refusal(404, "Not Found");
    return (
      refuse(call.token, repository, route.need) ?? route.answer({ ...call, repository, parameters: others })
    );
  }
  return undefined;
}

function match(pattern: string, path: string): readonly string[] | undefined {
  const expression = pattern.replaceAll("{}", "([^/]+)").replace("{path}", "(.+)");
  return new RegExp(`^${expression}$`, "u").exec(path)?.slice(1).map(decodeURIComponent);
}

function getRepository({ repository, roots }: Found): GithubAnswer {
  return { status: 200, body: repositoryBody(repository, roots) };
}

function getWorkflows({ repository, roots, query }: Found): GithubAnswer {
  const workflows = listWorkflows(repository);
  const bodies = pageOf(workflows, query).map((workflow) => workflowBody(workflow, repository, roots));
  return { status: 200, body: { total_count: workflows.length, workflows: bodies } };
}

function getWorkflow({ repository, parameters, roots }: Found): GithubAnswer {
  const workflow = findWorkflow(repository, parameters[0] ?? "");
  return workflow === undefined
    ? refusal(404, "Not Found")
    : { status: 200, body: workflowBody(workflow, repository, roots) };
}

function postDispatch(found: Found): GithubAnswer {
  const workflow = findWorkflow(found.repository, found.parameters[0] ?? "");
  if (workflow === undefined) return refusal(404, "Not Found");
  return dispatch({ ...found, workflow, profile: found.options.profile ?? "github.com" });
}

function getWorkflowRuns(found: Found): GithubAnswer {
  const workflow = findWorkflow(found.repository, found.parameters[0] ?? "");
  return workflow === undefined
    ? refusal(404, "Not Found")
    : listRuns(found, (run) => run.path === workflow.path);
}

function getRuns(found: Found): GithubAnswer {
  return listRuns(found, () => true);
}

function findRun(found: Found): GithubRun | undefined {
  return runsOf(found).find(({ id }) => String(id) === found.parameters[0]);
}

function getJobs(found: Found): GithubAnswer {
  const run = findRun(found);
  if (run === undefined) return refusal(404, "Not Found");
  // A run that was replaced while it was pending has no jobs at all.
  const jobs = run.started ? [jobBody(run, found.repository, found.roots)] : [];
  return { status: 200, body: { total_count: jobs.length, jobs } };
}

function postCancel(found: Found): GithubAnswer {
  const run = findRun(found);
  if (run === undefined) return refusal(404, "Not Found");
  if (run.status === "completed") return refusal(409, "Cannot cancel a workflow run that is completed.");
  found.state.update(run.id, { status: "completed", conclusion: "cancelled" });
  return { status: 202, body: {} };
}

function postEvent({ state, repository, body }: Found): GithubAnswer {
  return repositoryDispatch(state, repository, body);
}

function getRun(found: Found): GithubAnswer {
  const run = findRun(found);
  return run === undefined ? refusal(404, "Not Found") : { status: 200, body: describeRun(run, found) };
}

// Filters are index-backed and lag behind (https://github.com/cli/cli/issues/5440).
function listRuns(found: Found, wanted: (run: GithubRun) => boolean): GithubAnswer {
  const filters = ["event", "status", "actor", "branch", "created", "head_sha"].filter((name) =>
    found.query.has(name),
  );
  const lagMs =
    filters.length === 0 ? (found.options.listLagMs ?? 0) : (found.options.filteredLagMs ?? 30_000);
  const latest = found.state.now() - lagMs;
  const runs = runsOf(found)
    .filter((run) => wanted(run) && run.createdAtMs <= latest)
    .filter((run) =>
      filters.every((name) => name === "created" || filterValue(run, name) === found.query.get(name)),
    )
    .toSorted((left, right) => right.createdAtMs - left.createdAtMs || right.id - left.id);
  const bodies = pageOf(runs, found.query).map((run) => describeRun(run, found));
  return { status: 200, body: { total_count: runs.length, workflow_runs: bodies } };
}

function filterValue(run: GithubRun, filter: string): string {
  if (filter === "event") return run.event;
  if (filter === "branch") return run.ref;
  if (filter === "actor") return run.actor;
  return run.status;
}

function runsOf({ state, repository }: Found): readonly GithubRun[] {
  return state.runs.filter((run) => run.repository === repository.fullName);
}

function describeRun(run: GithubRun, { repository, roots }: Found): Record<string, unknown> {
  const workflow = listWorkflows(repository).find(({ path }) => path === run.path);
  return runBody(run, workflow?.id ?? 0, repository, roots);
}

function pageOf<T>(list: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Math.min(100, Number(query.get("per_page") ?? 30));
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  return list.slice(start, start + size);
}

function getContents(found: Found): GithubAnswer {
  return fileContents(
    found.repository,
    found.parameters[0] ?? "",
    found.query.get("ref") ?? undefined,
    found.roots,
  );
}
