import type { ForgeAnswer, ForgeRequest } from "../forge-server/types.ts";
import { identify, type Need, refusal, refuse } from "./access.ts";
import { listedBody, pipelineBody, projectBody } from "./bodies.ts";
import { createPipeline } from "./creation.ts";
import { commitOf, findProject, type GitlabState, hasEnded, type ProjectState, refName } from "./state.ts";
import type { GitlabOptions, GitlabPipeline, GitlabToken } from "./types.ts";

interface Found {
  readonly state: GitlabState;
  readonly options: GitlabOptions;
  readonly project: ProjectState;
  readonly token: GitlabToken | undefined;
  /** The path's other parameters, decoded, in order. */
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly serverUrl: string;
}

interface Route {
  readonly method: string;
  readonly pattern: string;
  /** `undefined`: the token is in the body. */
  readonly need: Need | undefined;
  readonly answer: (found: Found) => ForgeAnswer;
}

const READ: Need = { write: false, role: "reporter" };
const FILE: Need = { write: false, role: "reporter", file: true };
const START: Need = { write: true, role: "developer" };

const ROUTES: readonly Route[] = [
  { method: "GET", pattern: "/projects/{}", need: { write: false, role: "guest" }, answer: getProject },
  { method: "GET", pattern: "/projects/{}/repository/files/{}", need: FILE, answer: getFile },
  { method: "POST", pattern: "/projects/{}/pipeline", need: START, answer: postPipeline },
  { method: "POST", pattern: "/projects/{}/trigger/pipeline", need: undefined, answer: postTrigger },
  { method: "GET", pattern: "/projects/{}/pipelines", need: READ, answer: getPipelines },
  { method: "GET", pattern: "/projects/{}/pipelines/{}", need: READ, answer: getPipeline },
  { method: "GET", pattern: "/projects/{}/pipelines/{}/variables", need: START, answer: getVariables },
  { method: "POST", pattern: "/projects/{}/pipelines/{}/cancel", need: START, answer: postCancel },
];

/** Answers one request of the REST API. */
export function answerGitlab(
  request: ForgeRequest,
  state: GitlabState,
  options: GitlabOptions,
  serverUrl: string,
): ForgeAnswer {
  const token = identify(request, options.tokens ?? {});
  if (token !== undefined && "status" in token) return token;
  const body = parseBody(request.body);
  if (body === undefined) return { status: 400, body: { error: "invalid JSON" } };
  for (const { method, pattern, need, answer } of ROUTES) {
    const parameters = method === request.method ? match(pattern, request.path) : undefined;
    if (parameters === undefined) continue;
    const [id = "", ...others] = parameters;
    const project = findProject(state, id);
    if (project === undefined)
      return refusal(404, need === undefined ? "404 Not Found" : "404 Project Not Found");
    if (project.movedTo !== undefined) {
      const location = `${serverUrl}/api/v4/projects/${encodeURIComponent(project.movedTo)}`;
      return { status: 301, headers: { location } };
    }
    const found = { state, options, project, token, parameters: others, body, serverUrl };
    const query = new URLSearchParams(request.query);
    const refused = need === undefined ? undefined : refuse(token, project, need);
    return refused ?? answer({ ...found, query });
  }
  const expected = ROUTES.map(({ method, pattern }) => `${method} ${pattern}`).join(", ");
  return { status: 501, body: `unexpected request; expected one of: ${expected}` };
}

function match(pattern: string, path: string): readonly string[] | undefined {
  const expression = pattern.replaceAll("{}", "([^/]+)");
  return new RegExp(`^${expression}$`, "u").exec(path)?.slice(1).map(decodeURIComponent);
}

function parseBody(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function getProject({ project, serverUrl }: Found): ForgeAnswer {
  return { status: 200, body: projectBody(project, serverUrl) };
}

function getFile({ project, parameters, query }: Found): ForgeAnswer {
  const [path = ""] = parameters;
  const asked = query.get("ref");
  if (asked === null) return { status: 400, body: { error: "ref is missing" } };
  const ref = refName(project, asked);
  if (ref === undefined) return refusal(404, "404 Commit Not Found");
  const content = project.refs[ref]?.[path];
  if (content === undefined) return refusal(404, "404 File Not Found");
  const bytes = Buffer.from(content);
  const body = {
    file_name: path.split("/").at(-1),
    file_path: path,
    size: bytes.length,
    encoding: "base64",
    content: bytes.toString("base64"),
    ref: asked,
    commit_id: commitOf(project, ref),
  };
  return { status: 200, body };
}

function postPipeline(found: Found): ForgeAnswer {
  const { body, token } = found;
  const { variables = [] } = body;
  const isList =
    Array.isArray(variables) &&
    variables.every((entry) => typeof entry?.key === "string" && typeof entry?.value === "string");
  if (!isList) return { status: 400, body: { error: "variables is invalid" } };
  const entries = variables.map(({ key, value }: { key: string; value: string }) => [key, value]);
  return create(found, "api", token?.username ?? "", Object.fromEntries(entries));
}

function postTrigger(found: Found): ForgeAnswer {
  const { body, project } = found;
  const { token, variables = {} } = body;
  if (typeof token !== "string") return { status: 400, body: { error: "token is missing" } };
  const isMap =
    typeof variables === "object" &&
    variables !== null &&
    Object.values(variables).every((value) => typeof value === "string");
  if (!isMap) return refusal(400, "variables needs to be a map of key-valued strings");
  if (!(project.triggerTokens ?? []).includes(token)) return refusal(404, "404 Not Found");
  return create(found, "trigger", "trigger-owner", variables as Record<string, string>);
}

function create(
  { state, options, project, body, serverUrl }: Found,
  source: "trigger" | "api",
  username: string,
  variables: Readonly<Record<string, string>>,
): ForgeAnswer {
  const { ref, inputs } = body;
  if (typeof ref !== "string") return { status: 400, body: { error: "ref is missing" } };
  if (ref === "") return { status: 400, body: { error: "ref is empty" } };
  const known = options.knowsInputs === false ? {} : ((inputs ?? {}) as Record<string, unknown>);
  return createPipeline({ state, project, source, username, ref, variables, inputs: known, serverUrl });
}

function getPipelines({ state, options, project, query, serverUrl }: Found): ForgeAnswer {
  const latest = state.now() - (options.listLagMs ?? 0);
  const listed = state.pipelines
    .filter((pipeline) => pipeline.project === project.path && pipeline.createdAtMs <= latest)
    .toSorted((left, right) => right.id - left.id);
  const size = Math.min(100, Number(query.get("per_page") ?? 20));
  const page = Number(query.get("page") ?? 1);
  const start = (page - 1) * size;
  const more = start + size < listed.length;
  return {
    status: 200,
    headers: { "x-page": String(page), "x-next-page": more ? String(page + 1) : "" },
    body: listed.slice(start, start + size).map((pipeline) => listedBody(pipeline, project, serverUrl)),
  };
}

function findPipeline({ state, project, parameters }: Found): GitlabPipeline | undefined {
  return state.pipelines.find(
    ({ id, project: path }) => path === project.path && String(id) === parameters[0],
  );
}

function getPipeline(found: Found): ForgeAnswer {
  const pipeline = findPipeline(found);
  if (pipeline === undefined) return refusal(404, "404 Not found");
  return { status: 200, body: pipelineBody(pipeline, found.project, found.serverUrl) };
}

function getVariables(found: Found): ForgeAnswer {
  const pipeline = findPipeline(found);
  if (pipeline === undefined) return refusal(404, "404 Not found");
  const body = Object.entries(pipeline.variables).map(([key, value]) => ({
    variable_type: "env_var",
    key,
    value,
  }));
  return { status: 200, body };
}

function postCancel(found: Found): ForgeAnswer {
  const pipeline = findPipeline(found);
  if (pipeline === undefined) return refusal(404, "404 Not found");
  if (!hasEnded(pipeline.status)) found.state.update(pipeline.id, "canceled");
  return getPipeline(found);
}
