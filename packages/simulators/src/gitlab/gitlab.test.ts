import { describe, expect, onTestFinished, test } from "vitest";
import { startGitlab } from "./server.ts";
import type { GitlabOptions, GitlabStatus } from "./types.ts";

const FILE = `spec: { inputs: { level: { options: [low, high] }, tags: { type: array, default: [] } } }
---
workflow: { name: "Build $\{KEY} $[[ inputs.level ]]" }
`;
const PROJECTS: GitlabOptions["projects"] = {
  "group/app": {
    private: true,
    refs: { main: { ".gitlab-ci.yml": FILE }, v1: {} },
    triggerTokens: ["trigger"],
  },
  "group/public": { refs: { main: { ".gitlab-ci.yml": "a: {}" } }, sources: ["push"] },
  "group/strict": { refs: { main: { ".gitlab-ci.yml": "a: {}" } }, variables: "forbidden" },
  "group/old": { refs: {}, movedTo: "group/app" },
};
const TOKENS: NonNullable<GitlabOptions["tokens"]> = {
  dev: {
    username: "dev",
    scopes: ["api"],
    roles: { "group/app": "developer", "group/public": "developer", "group/strict": "developer" },
  },
  guest: { username: "guest", scopes: ["api"], roles: { "group/app": "guest" } },
  reader: { username: "reader", scopes: ["read_api"], roles: { "group/app": "reporter" } },
  files: { username: "files", scopes: ["read_repository"], roles: { "group/app": "reporter" } },
  old: { username: "old", scopes: ["api"], roles: {}, expired: true },
};

async function open(change: Partial<GitlabOptions> = {}) {
  const server = await startGitlab({ projects: PROJECTS, tokens: TOKENS, ...change });
  onTestFinished(() => server.close());
  async function call(method: string, path: string, token?: string, body?: unknown) {
    const response = await fetch(`${server.apiUrl}/projects/${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(token === undefined ? {} : { "private-token": token }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : text };
  }
  return { server, call };
}

const APP = "group%2Fapp";

describe("access", () => {
  test.each([
    ["GET", APP, undefined, 404, { message: "404 Project Not Found" }],
    ["GET", APP, "nobody", 401, { message: "401 Unauthorized" }],
    ["GET", APP, "old", 401, { error: "invalid_token" }],
    ["GET", APP, "files", 403, { error: "insufficient_scope", scope: "api read_api" }],
    ["GET", APP, "reader", 200, { default_branch: "main", visibility: "private", ci_config_path: "" }],
    ["GET", "group%2Fpublic", undefined, 200, { visibility: "public" }],
    ["GET", "100", "dev", 200, { path_with_namespace: "group/app" }],
    ["GET", "group%2Fnone", "dev", 404, { message: "404 Project Not Found" }],
    ["GET", `${APP}/pipelines`, "guest", 403, { message: "403 Forbidden" }],
    ["GET", `${APP}/pipelines/1`, "dev", 404, { message: "404 Not found" }],
    ["GET", `${APP}/pipelines/1/variables`, "dev", 404, { message: "404 Not found" }],
    ["POST", `${APP}/pipelines/1/cancel`, "dev", 404, { message: "404 Not found" }],
    ["POST", "group%2Fpublic/pipeline", undefined, 401, { message: "401 Unauthorized" }],
    ["POST", `${APP}/pipeline`, "reader", 403, { error: "insufficient_scope", scope: "api" }],
    ["GET", `${APP}/repository/files/a`, "files", 400, { error: "ref is missing" }],
    ["GET", `${APP}/repository/files/a?ref=x`, "files", 404, { message: "404 Commit Not Found" }],
    ["GET", `${APP}/repository/files/a?ref=HEAD`, "files", 404, { message: "404 File Not Found" }],
  ] as const)("%s %s with %s: %i", async (method, path, token, status, body) => {
    const { call } = await open();
    expect(await call(method, path, token)).toMatchObject({ status, json: body });
  });

  test("a bearer token counts, too, and a project that moved says where to", async () => {
    const { server, call } = await open();
    const headers = { authorization: "Bearer dev" };
    expect((await fetch(`${server.apiUrl}/projects/${APP}`, { headers })).status).toBe(200);
    const moved = await call("GET", "group%2Fold");
    expect([moved.status, moved.headers.get("location")]).toEqual([301, `${server.apiUrl}/projects/${APP}`]);
  });

  test("a request that it does not know is a problem", async () => {
    const { server, call } = await open();
    expect((await call("GET", `${APP}/issues`, "dev")).status).toBe(501);
    expect(server.problems).toEqual([expect.stringContaining("GET /projects/group%2Fapp/issues")]);
    expect((await call("POST", `${APP}/pipeline`, "dev", "{")).status).toBe(400);
  });
});

describe("starting a pipeline", () => {
  const trigger = { token: "trigger", ref: "main", inputs: { level: "low" } };

  test("fills the name in, keeps what it was started with, and ends as its onPipeline says", async () => {
    const ends: GitlabStatus[] = ["success"];
    const { server, call } = await open({
      async onPipeline() {
        const end = ends.pop();
        if (end === undefined) throw new Error("the build broke");
        return end;
      },
    });
    const variables = { KEY: "k.1" };
    const started = await call("POST", `${APP}/trigger/pipeline`, undefined, { ...trigger, variables });
    expect(started).toMatchObject({
      status: 201,
      json: { id: 5001, name: "Build k.1 low", source: "trigger" },
    });
    const list = [{ key: "KEY", value: "k.2" }];
    await call("POST", `${APP}/pipeline`, "dev", { ref: "main", variables: list, inputs: { level: "high" } });
    await server.settled();
    expect(server.pipelines.map(({ name, status }) => [name, status])).toEqual([
      ["Build k.1 low", "success"],
      ["Build k.2 high", "failed"],
    ]);
    expect((await call("GET", `${APP}/pipelines/5002/variables`, "dev")).json).toEqual([
      { variable_type: "env_var", key: "KEY", value: "k.2" },
    ]);
  });

  test.each([
    ["no token", { ref: "main" }, 400, { error: "token is missing" }],
    ["a wrong token", { ...trigger, token: "x" }, 404, { message: "404 Not Found" }],
    [
      "numbers as variables",
      { ...trigger, variables: { a: 1 } },
      400,
      { message: "variables needs to be a map of key-valued strings" },
    ],
    ["no ref", { token: "trigger" }, 400, { error: "ref is missing" }],
    ["an empty ref", { ...trigger, ref: "" }, 400, { error: "ref is empty" }],
    ["a wrong ref", { ...trigger, ref: "x" }, 400, { message: { base: ["Reference not found"] } }],
    ["no file", { ...trigger, ref: "v1" }, 400, { message: { base: ["Missing CI config file"] } }],
    [
      "no required input",
      { ...trigger, inputs: {} },
      400,
      { message: { base: ["`level` input: required value has not been provided"] } },
    ],
    [
      "a wrong option",
      { ...trigger, inputs: { level: "x" } },
      400,
      { message: { base: [expect.stringContaining("not in the list")] } },
    ],
    [
      "a wrong type",
      { ...trigger, inputs: { level: "low", tags: "x" } },
      400,
      { message: { base: ["`tags` input: provided value is not a array"] } },
    ],
    [
      "an unknown input",
      { ...trigger, inputs: { a: 1, b: 2 } },
      400,
      { message: { base: [expect.stringContaining("`a`, `b`")] } },
    ],
  ])("by a trigger with %s is refused", async (_name, body, status, json) => {
    const { server, call } = await open();
    expect(await call("POST", `${APP}/trigger/pipeline`, undefined, body)).toMatchObject({ status, json });
    expect(server.pipelines).toEqual([]);
  });

  test.each([
    ["group%2Fapp", { ref: "main", variables: { a: "1" } }, { error: "variables is invalid" }],
    ["group%2Fpublic", { ref: "main" }, { message: { base: [expect.stringContaining("will not run")] } }],
    [
      "group%2Fstrict",
      { ref: "main", variables: [{ key: "a", value: "1" }] },
      { message: { base: ["Insufficient permissions to set pipeline variables"] } },
    ],
  ])("of %s by an access token is refused", async (project, body, json) => {
    const { call } = await open();
    expect(await call("POST", `${project}/pipeline`, "dev", body)).toMatchObject({ status: 400, json });
  });

  test("on an older server ignores inputs, with the trigger of a project that is not there unnamed", async () => {
    const { call } = await open({ knowsInputs: false });
    const body = { ref: "main", inputs: { level: "low" } };
    expect((await call("POST", "group%2Fstrict/pipeline", "dev", body)).status).toBe(201);
    expect((await call("POST", "group%2Fnone/trigger/pipeline", undefined, trigger)).json).toEqual({
      message: "404 Not Found",
    });
  });
});

describe("its pipelines", () => {
  test("are listed in pages, newest first, and later than they start where lists lag", async () => {
    let now = Date.parse("2026-01-02T03:04:05Z");
    const { server, call } = await open({ now: () => now, listLagMs: 10_000 });
    for (let count = 0; count < 3; count += 1) server.startPipeline({ project: "group/app" });
    expect((await call("GET", `${APP}/pipelines`, "dev")).json).toEqual([]);
    now += 10_000;
    const first = await call("GET", `${APP}/pipelines?per_page=2`, "dev");
    expect(first.json.map(({ id }: { id: number }) => id)).toEqual([5003, 5002]);
    expect([first.headers.get("x-next-page"), first.json[0].user]).toEqual(["2", undefined]);
    const second = await call("GET", `${APP}/pipelines?per_page=2&page=2`, "dev");
    expect([second.json.length, second.headers.get("x-next-page")]).toEqual([1, ""]);
  });

  test("are cancelled while they go on, and moved by hand", async () => {
    const { server, call } = await open();
    server.startPipeline({ project: "group/app" });
    expect((await call("POST", `${APP}/pipelines/5001/cancel`, "dev")).json.status).toBe("canceled");
    server.updatePipeline(5001, "success");
    expect((await call("POST", `${APP}/pipelines/5001/cancel`, "dev")).json.status).toBe("success");
    expect(() => server.updatePipeline(1, "success")).toThrow("no pipeline 1");
    expect(() => server.startPipeline({ project: "group/none" })).toThrow("no project group/none");
  });
});
