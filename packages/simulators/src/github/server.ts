import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { identify, refusal } from "./access.ts";
import type { Roots } from "./bodies.ts";
import { commit, createFaults } from "./faults.ts";
import { answerGraphql } from "./graphql.ts";
import { answerRest, EXPECTED } from "./routes.ts";
import { createState, type GithubState, startForeignRun } from "./state.ts";
import type { GithubAnswer, GithubOptions, GithubProfile, GithubRequest, GithubSimulator } from "./types.ts";

interface Profile {
  readonly versions: readonly string[];
  readonly apiPath: string;
  readonly graphqlPath: string;
  readonly headers: Readonly<Record<string, string>>;
}

const PROFILES: Readonly<Record<GithubProfile, Profile>> = {
  "github.com": { versions: ["2022-11-28", "2026-03-10"], apiPath: "", graphqlPath: "/graphql", headers: {} },
  "ghes-3.20": enterprise("3.20.0"),
  "ghes-3.19": enterprise("3.19.2"),
};

function enterprise(version: string): Profile {
  return {
    versions: ["2022-11-28"],
    apiPath: "/api/v3",
    graphqlPath: "/api/graphql",
    headers: { "x-github-enterprise-version": version },
  };
}

/**
 * Starts a GitHub on a free loopback port: repositories with files, workflows, dispatches and runs over REST, and reading
 * files over GraphQL. It keeps state, refuses what GitHub refuses in GitHub's words, and can be scripted to fail.
 */
export async function startGithub(options: GithubOptions): Promise<GithubSimulator> {
  const profile = PROFILES[options.profile ?? "github.com"];
  const state = createState(options);
  const requests: GithubRequest[] = [];
  const problems: string[] = [];
  const faults = createFaults();
  let serverUrl = "";
  let free = 0;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming, profile.apiPath);
    requests.push(request);
    const fault = faults.take(request);
    const own = fault === undefined || fault.afterStarting ? answerChecked(request) : undefined;
    const answer = fault === undefined ? own : commit(fault.fault, incoming, outgoing);
    if (answer !== undefined) send(unlessKnown(answer, request), outgoing);
  }

  function answerChecked(request: GithubRequest): GithubAnswer {
    const wrong = options.validate?.request(request) ?? [];
    problems.push(...wrong);
    if (wrong.length > 0) return refusal(422, `Invalid request. ${wrong.join(" ")}`);
    const answer = respond(request, options, state, {
      api: `${serverUrl}${profile.apiPath}`,
      server: serverUrl,
    });
    if (answer.status === 501)
      problems.push(`${request.method} ${request.path}: ${JSON.stringify(answer.body)}`);
    else problems.push(...(options.validate?.answer(request, answer) ?? []));
    return answer;
  }

  /** 304 when a GET names the `ETag` of the very answer; such a request is not counted against the limit. */
  function unlessKnown(answer: GithubAnswer, request: GithubRequest): GithubAnswer {
    if (request.method !== "GET" || answer.status !== 200) return answer;
    const etag = `W/"${createHash("sha256").update(JSON.stringify(answer.body)).digest("hex")}"`;
    const headers = { ...answer.headers, etag };
    if (request.headers["if-none-match"] !== etag) return { ...answer, headers };
    free += 1;
    return { status: 304, headers };
  }

  function send(answer: GithubAnswer, outgoing: ServerResponse): void {
    outgoing.writeHead(answer.status, {
      date: new Date(state.now()).toUTCString(),
      "x-github-request-id": `SIM:${requests.length}`,
      "x-ratelimit-limit": "1000",
      "x-ratelimit-remaining": String(Math.max(1, 1000 - requests.length + free)),
      ...profile.headers,
      ...(answer.body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
      ...answer.headers,
    });
    outgoing.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  }

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  return {
    serverUrl,
    apiUrl: `${serverUrl}${profile.apiPath}`,
    requests,
    problems,
    runs: state.runs,
    fail: faults.add,
    updateRun: (id, change) => state.update(id, change),
    startRun: (foreign) => startForeignRun(state, foreign),
    settled: () => state.settled(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readRequest(incoming: IncomingMessage, apiPath: string): Promise<GithubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?");
  return {
    method: incoming.method ?? "GET",
    path: path.startsWith(`${apiPath}/`) ? path.slice(apiPath.length) : path,
    query,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function respond(
  request: GithubRequest,
  options: GithubOptions,
  state: GithubState,
  roots: Roots,
): GithubAnswer {
  const profile = PROFILES[options.profile ?? "github.com"];
  if (request.headers["user-agent"] === undefined) {
    return refusal(
      403,
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent header",
    );
  }
  const version = request.headers["x-github-api-version"] ?? "2022-11-28";
  if (!profile.versions.includes(version))
    return refusal(400, `"${version}" is not a supported version of the API`);
  const token = identify(request.headers["authorization"], options.tokens ?? {});
  if (token !== undefined && "status" in token) return token;
  const body = parseBody(request.body);
  if (body instanceof SyntaxError) return refusal(400, "Problems parsing JSON");
  if (request.method === "POST" && request.path === profile.graphqlPath) {
    return token === undefined ? refusal(401, "Requires authentication") : answerGraphql(body, state, token);
  }
  const query = new URLSearchParams(request.query);
  const answer = answerRest(request.method, request.path, {
    state,
    options,
    roots,
    token,
    version,
    query,
    body,
  });
  return answer ?? { status: 501, body: { message: `unexpected request; expected one of: ${EXPECTED}` } };
}

function parseBody(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch (error) {
    return error;
  }
}
