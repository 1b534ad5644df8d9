import { describe, expect, test } from "vitest";
import { GITEA_TOKEN, openGiteaBench, sendBuild, withRepository, withToken } from "../testing/gitea-bench.ts";
import { postsTo } from "../testing/gitlab-bench.ts";
import { BUILD_WORKFLOW, MARKER, requestBuild } from "../testing/workbench.ts";

const BARE = "on: { workflow_dispatch: { inputs: { version_bump: {} } } }";

describe("a dispatch to Gitea", () => {
  test("is accepted with its run, which the query asks for", async () => {
    await using bench = await openGiteaBench();
    const prepared = await bench.forge.prepareDispatch(requestBuild());
    expect(await bench.forge.sendDispatch(prepared)).toEqual({
      kind: "accepted",
      run: { id: 701, url: `${bench.server.serverUrl}/acme/app/actions/runs/701` },
      leftOut: [],
    });
    const [post] = postsTo(bench);
    expect([post?.path, post?.query, JSON.parse(post?.body ?? "")]).toEqual([
      "/repos/acme/app/actions/workflows/build.yml/dispatches",
      "return_run_details=true",
      { ref: "main", inputs: { version_bump: "patch", triggered_by: "basewatch", rebuild_key: MARKER } },
    ]);
    expect(bench.forge.describeDispatch(prepared)).toBe(
      `POST ${bench.server.apiUrl}/repos/acme/app/actions/workflows/build.yml/dispatches?return_run_details=true ${post?.body}`,
    );
    expect(bench.server.runs[0]).toMatchObject({ title: `Build ${MARKER}`, username: "robot" });
    expect(prepared).toMatchObject({
      what: "acme/app build.yml@main",
      event: "workflow_dispatch",
      page: `${bench.server.serverUrl}/acme/app/actions?workflow=build.yml`,
      declaration: { titleShowsKey: true },
    });
    expect(bench.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /repos/acme/app/contents/.gitea/workflows/build.yml",
      "GET /version",
      "POST /repos/acme/app/actions/workflows/build.yml/dispatches",
    ]);
    expect(bench.server.requests[0]?.headers["authorization"]).toBe(`token ${GITEA_TOKEN}`);
    expect(bench.server.problems).toEqual([]);
  });

  test("of an older server is accepted without a run, whose title does not show the key", async () => {
    await using bench = await openGiteaBench({ profile: "gitea-1.24" });
    const prepared = await bench.forge.prepareDispatch(requestBuild());
    expect(prepared.declaration?.titleShowsKey).toBe(false);
    expect(await bench.forge.sendDispatch(prepared)).toEqual({
      kind: "accepted",
      run: undefined,
      leftOut: [],
    });
    expect(bench.server.runs[0]?.title).toBe("Title of the commit");
    expect(postsTo(bench)).toHaveLength(1);
  });

  test.each([["nonsense"], [{ version: "abc" }]])(
    "of a server of version %j counts as older",
    async (body) => {
      await using bench = await openGiteaBench();
      bench.server.fail({ path: /version$/u }, { status: 200, body });
      expect((await bench.forge.prepareDispatch(requestBuild())).declaration?.titleShowsKey).toBe(false);
    },
  );
});

describe("a dispatch to Forgejo", () => {
  const refs = { main: { ".forgejo/workflows/build.yml": BUILD_WORKFLOW } };
  const repositories = withRepository({ refs });

  test("is accepted with its run, which the body asks for", async () => {
    await using bench = await openGiteaBench({ profile: "forgejo-16", repositories });
    const prepared = await bench.forge.prepareDispatch(requestBuild());
    expect(await bench.forge.sendDispatch(prepared)).toEqual({
      kind: "accepted",
      run: { id: 701, url: `${bench.server.serverUrl}/acme/app/actions/runs/1` },
      leftOut: [],
    });
    const [post] = postsTo(bench);
    expect([post?.query, JSON.parse(post?.body ?? "")]).toEqual([
      "",
      {
        ref: "main",
        inputs: { version_bump: "patch", triggered_by: "basewatch", rebuild_key: MARKER },
        return_run_info: true,
      },
    ]);
    expect(bench.forge.describeDispatch(prepared)).toMatch(/\/build\.yml\/dispatches \{"ref"/u);
    expect(bench.server.requests).toHaveLength(2);
  });

  test("of an older server is accepted without a run", async () => {
    await using bench = await openGiteaBench({ profile: "forgejo-7", repositories });
    expect(await sendBuild(bench)).toEqual({ kind: "accepted", run: undefined, leftOut: [] });
  });

  test("shows its key in lists, whatever its title is", async () => {
    const text = "on: { workflow_dispatch: { inputs: { rebuild_key: {} } } }";
    const world = withRepository({ refs: { main: { ".forgejo/workflows/build.yml": text } } });
    await using bench = await openGiteaBench({ profile: "forgejo-16", repositories: world });
    const prepared = await bench.forge.prepareDispatch(requestBuild());
    expect(prepared.declaration?.titleShowsKey).toBe(true);
    await bench.forge.sendDispatch(prepared);
    const { runs } = await bench.forge.listRuns({ repository: "acme/app", sinceMs: 0 });
    expect(runs[0]?.inputs).toEqual({ rebuild_key: MARKER });
    for (const run of runs)
      expect(await bench.forge.fetchRunInputs("acme/app", run)).toEqual({ rebuild_key: MARKER });
  });
});

describe.each(["gitea-1.28", "forgejo-16"] as const)("a dispatch to %s", (profile) => {
  test("leaves out what the workflow does not declare, since the server would not say", async () => {
    await using bench = await openGiteaBench({ profile, repositories: withRepository({}, BARE) });
    const prepared = await bench.forge.prepareDispatch(requestBuild({ explicit: { extra: "1" } }));
    expect(prepared.leftOut).toEqual(["triggered_by", "rebuild_key", "extra"]);
    expect(prepared.declaration?.titleShowsKey).toBe(false);
    await bench.forge.sendDispatch(prepared);
    expect(JSON.parse(postsTo(bench)[0]?.body ?? "").inputs).toEqual({ version_bump: "patch" });
  });

  test("refuses what it does not declare when strict", async () => {
    await using bench = await openGiteaBench({ profile });
    await expect(
      bench.forge.prepareDispatch(requestBuild({ explicit: { pusch: "1" }, strict: true })),
    ).rejects.toMatchObject({ code: "forge.unexpected-inputs", hint: expect.stringContaining("push") });
  });

  test("finds the workflow in a later folder, by its path, and on a ref with a slash", async () => {
    const refs = { main: { a: "" }, "release/1.x": { ".github/workflows/build.yml": BUILD_WORKFLOW } };
    await using bench = await openGiteaBench({ profile, repositories: withRepository({ refs }) });
    const ref = "release/1.x";
    expect((await sendBuild(bench, { ref })).kind).toBe("accepted");
    const byPath = { ref, workflow: ".github/workflows/build.yml" };
    expect((await sendBuild(bench, byPath)).kind).toBe("accepted");
    expect(bench.server.runs.map((run) => run.workflow)).toEqual(["build.yml", "build.yml"]);
  });

  test("goes to the default branch when no ref is given", async () => {
    const refs = { trunk: { ".gitea/workflows/build.yml": BUILD_WORKFLOW } };
    await using bench = await openGiteaBench({
      profile,
      repositories: withRepository({ refs, defaultBranch: "trunk" }),
    });
    await sendBuild(bench, { ref: undefined });
    expect(bench.server.runs[0]?.ref).toBe("refs/heads/trunk");
  });

  test("sends everything when the file may not be read or is no YAML", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail({ path: /contents/u }, { status: 403, body: { message: "no" } });
    const prepared = await bench.forge.prepareDispatch(requestBuild());
    expect(prepared).toMatchObject({ unreadable: { code: "forge.forbidden" }, leftOut: [] });

    await using other = await openGiteaBench({ profile, repositories: withRepository({}, "on: [") });
    expect((await other.forge.prepareDispatch(requestBuild())).unreadable?.message).toBe(
      "acme/app build.yml@main: the workflow's file is not YAML",
    );
  });

  test("stops for an outage", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail({ path: /contents/u }, { status: 502 }, { times: 9 });
    await expect(bench.forge.prepareDispatch(requestBuild())).rejects.toMatchObject({
      code: "forge.server-error",
    });
  });

  test("of an event is refused", async () => {
    await using bench = await openGiteaBench({ profile });
    await expect(bench.forge.prepareDispatch(requestBuild({ eventType: "x" }))).rejects.toMatchObject({
      code: "forge.not-supported",
    });
  });

  test.each([
    [{ workflow: "42" }, "forge.workflow-name"],
    [{ workflow: "../build.yml" }, "forge.workflow-name"],
    [{ repository: "acme/.." }, "forge.repository-name"],
    [{ repository: "acme" }, "forge.repository-name"],
  ])("is refused for %j before anything is sent", async (change, code) => {
    await using bench = await openGiteaBench({ profile });
    await expect(bench.forge.prepareDispatch(requestBuild(change))).rejects.toMatchObject({ code });
    expect(bench.server.requests).toEqual([]);
  });

  test("is refused for a workflow that wants none, which the server would start", async () => {
    await using bench = await openGiteaBench({ profile, repositories: withRepository({}, "on: push") });
    await expect(bench.forge.prepareDispatch(requestBuild())).rejects.toMatchObject({
      code: "forge.no-dispatch-trigger",
      message: "acme/app build.yml@main: the workflow cannot be dispatched",
      hint: "Add `workflow_dispatch:` under `on:` of build.yml on main.",
    });
  });

  test("is refused for a workflow that is not there, with those that are", async () => {
    await using bench = await openGiteaBench({ profile });
    await expect(bench.forge.prepareDispatch(requestBuild({ workflow: "biuld.yml" }))).rejects.toMatchObject({
      code: "forge.workflow-not-found",
      message: expect.stringContaining("acme/app biuld.yml@main: no workflow biuld.yml in ."),
      hint: "Did you mean build.yml? There are build.yml.",
    });
    await using empty = await openGiteaBench({
      profile,
      repositories: withRepository({ refs: { main: { a: "" } } }),
    });
    await expect(empty.forge.prepareDispatch(requestBuild())).rejects.toMatchObject({
      hint: "There are none.",
    });
  });

  test.each([
    [
      { ref: "mian" },
      "forge.ref-not-found",
      "acme/app: no branch or tag mian",
      "Its default branch is main.",
    ],
    [
      { repository: "acme/other" },
      "forge.repository-not-found",
      expect.stringContaining("acme/other: no such"),
      expect.stringContaining("the token is an access token."),
    ],
  ])("is refused for %j", async (change, code, message, hint) => {
    await using bench = await openGiteaBench({ profile });
    await expect(bench.forge.prepareDispatch(requestBuild(change))).rejects.toMatchObject({
      code,
      message,
      hint,
    });
  });

  test("passes on what keeps it from finding out", async () => {
    await using bench = await openGiteaBench({ profile });
    bench.server.fail({ path: /commits$/u }, { status: 500 }, { times: 9 });
    await expect(bench.forge.prepareDispatch(requestBuild({ ref: "mian" }))).rejects.toMatchObject({
      code: "forge.server-error",
    });
  });
});

describe("who the token acts as", () => {
  test("is asked once, and not known to a token that may not ask", async () => {
    await using bench = await openGiteaBench();
    expect([await bench.forge.fetchActor(), await bench.forge.fetchActor()]).toEqual(["robot", "robot"]);
    expect(bench.server.requests).toHaveLength(1);
    await using other = await openGiteaBench({ tokens: withToken({ scopes: ["write:repository"] }) });
    expect(await other.forge.fetchActor()).toBeUndefined();
  });
});
