import type { ForgeAnswer, ForgeRequest } from "../forge-server/types.ts";
import { identify, NO_ROUTE, NOT_FOUND, refusal, refuse, refuseScope } from "./access.ts";
import { jobsBody, repositoryBody, runBody } from "./bodies.ts";
import { dispatch } from "./dispatches.ts";
import { type GiteaProfile, PROFILES } from "./profiles.ts";
import {
  filesAt,
  findRepository,
  fullRef,
  type GiteaState,
  hasEnded,
  type RepositoryState,
} from "./state.ts";
import type { GiteaOptions, GiteaRun, GiteaToken } from "./types.ts";

interface Found {
  readonly state: GiteaState;
  readonly options: GiteaOptions;
  readonly profile: GiteaProfile;
  readonly repository: RepositoryState;
  readonly token: GiteaToken | undefined;
  /** The path's other parameters, decoded, in order. */
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly serverUrl: string;
}

interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly write?: boolean;
  /** Absent from servers that lack this. */
  readonly needs?: "dispatches" | "runs" | "cancels";
  readonly answer: (found: Found) => ForgeAnswer;
}

const ROUTES: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/{}/{}",
    answer: ({ repository }) => ({ status: 200, body: repositoryBody(repository) }),
  },
  { method: "GET", pattern: "/repos/{}/{}/commits", answer: getCommits },
  { method: "GET", pattern: "/repos/{}/{}/contents/{path}", answer: getContents },
  {
    method: "POST",
    pattern: "/repos/{}/{}/actions/workflows/{}/dispatches",
    write: true,
    needs: "dispatches",
    answer: postDispatch,
  },
  { method: "GET", pattern: "/repos/{}/{}/actions/runs", needs: "runs", answer: getRuns },
  { method: "GET", pattern: "/repos/{}/{}/actions/runs/{}", needs: "runs", answer: getRun },
  { method: "GET", pattern: "/repos/{}/{}/actions/runs/{}/jobs", needs: "runs", answer: getJobs },
  {
    method: "POST",
    pattern: "/repos/{}/{}/actions/runs/{}/cancel",
    write: true,
    needs: "cancels",
    answer: postCancel,
  },
];

/** Answers one request of the REST API. */
export function answerGitea(
  request: ForgeRequest,
  state: GiteaState,
  options: GiteaOptions,
  serverUrl: string,
): ForgeAnswer {
  const profile = PROFILES[options.profile ?? "gitea-1.28"];
  const token = identify(request, options.tokens ?? {});
  if (token !== undefined && "status" in token) return token;
  if (request.path === "/version") return { status: 200, body: { version: profile.version } };
  if (request.path === "/user") return getUser(token);
  const body = parseBody(request.body);
  if (body === undefined) return refusal(422, "[]: invalid JSON");
  for (const { method, pattern, write = false, needs, answer } of ROUTES) {
    const parameters = method === request.method ? match(pattern, request.path) : undefined;
    if (parameters === undefined) continue;
    if (needs !== undefined && !profile[needs]) return NO_ROUTE;
    const [owner = "", name = "", ...others] = parameters;
    const repository = findRepository(state, `${owner}/${name}`);
    if (repository === undefined) return NOT_FOUND;
    if (repository.movedTo !== undefined)
      return { status: 307, headers: { location: `/api/v1/repos/${repository.movedTo}` } };
    const query = new URLSearchParams(request.query);
    const found = { state, options, profile, repository, token, parameters: others, query, body, serverUrl };
    return refuse(token, repository, write) ?? answer(found);
  }
  const expected = ROUTES.map(({ method, pattern }) => `${method} ${pattern}`).join(", ");
  return { status: 501, body: `unexpected request; expected one of: ${expected}` };
}

function match(pattern: string, path: string): readonly string[] | undefined {
  const expression = pattern.replaceAll("{}", "([^/]+)").replace("{path}", "(.+)");
  return new RegExp(`^${expression}$`, "u").exec(path)?.slice(1).map(decodeURIComponent);
}

function parseBody(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function getUser(token: GiteaToken | undefined): ForgeAnswer {
  if (token === undefined) return refusal(401, "token is required");
  return refuseScope(token, "read:user") ?? { status: 200, body: { login: token.username } };
}

function getCommits({ repository, query }: Found): ForgeAnswer {
  const ref = query.get("sha") ?? repository.branch;
  return fullRef(repository, ref, true) === undefined ? NOT_FOUND : { status: 200, body: [] };
}

function getContents({ repository, parameters, query }: Found): ForgeAnswer {
  const [path = ""] = parameters;
  const ref = fullRef(repository, query.get("ref") ?? repository.branch, true);
  if (ref === undefined) return NOT_FOUND;
  const files = filesAt(repository, ref);
  const content = files[path];
  if (content === undefined) {
    const inside = Object.keys(files).filter((file) => file.startsWith(`${path}/`));
    const entries = inside.map((file) => ({ name: file.slice(path.length + 1), type: "file" }));
    return entries.length === 0 ? NOT_FOUND : { status: 200, body: entries };
  }
  const bytes = Buffer.from(content);
  const isHuge = bytes.length > 10 * 1024 * 1024;
  const body = {
    name: path.split("/").at(-1),
    path,
    type: "file",
    size: bytes.length,
    encoding: isHuge ? null : "base64",
    content: isHuge ? null : bytes.toString("base64"),
  };
  return { status: 200, body };
}

function postDispatch(found: Found): ForgeAnswer {
  const { parameters, token } = found;
  return dispatch({ ...found, workflow: parameters[0] ?? "", username: token?.username ?? "" });
}

function runsOf({ state, repository }: Found): readonly GiteaRun[] {
  return state.runs.filter((run) => run.repository === repository.fullName);
}

function getRuns(found: Found): ForgeAnswer {
  const { state, options, profile, query, serverUrl } = found;
  const latest = state.now() - (options.listLagMs ?? 0);
  const listed = runsOf(found)
    .filter((run) => run.createdAtMs <= latest)
    .toSorted((left, right) => right.id - left.id);
  const size = Math.min(options.maxItems ?? 50, Number(query.get("limit") ?? 30));
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  const page = listed.slice(start, start + size).map((run) => runBody(run, profile, serverUrl));
  return { status: 200, body: { total_count: listed.length, workflow_runs: page } };
}

function withRun(found: Found, answer: (run: GiteaRun) => ForgeAnswer): ForgeAnswer {
  const run = runsOf(found).find(({ id }) => String(id) === found.parameters[0]);
  return run === undefined ? NOT_FOUND : answer(run);
}

function getRun(found: Found): ForgeAnswer {
  return withRun(found, (run) => ({ status: 200, body: runBody(run, found.profile, found.serverUrl) }));
}

function getJobs(found: Found): ForgeAnswer {
  return withRun(found, (run) => ({ status: 200, body: jobsBody(run, found.profile) }));
}

function postCancel(found: Found): ForgeAnswer {
  const { isForgejo } = found.profile;
  return withRun(found, (run) => {
    if (!hasEnded(run.status)) found.state.update(run.id, { status: "cancelled" });
    else if (!isForgejo) return refusal(409, "the run has already completed");
    return { status: isForgejo ? 204 : 200 };
  });
}
