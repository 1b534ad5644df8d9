import { describe, expect, test } from "vitest";
import {
  ACCESS_TOKEN,
  openGitlabBench,
  PLAIN_FILE,
  postsTo,
  requestPipeline,
  sendTo,
  TRIGGER_TOKEN,
  TYPED_FILE,
  withProject,
} from "../testing/gitlab-bench.ts";
import { MARKER } from "../testing/workbench.ts";

const TRIGGER_ONLY = { tokenOf: { trigger: TRIGGER_TOKEN } };
const BOTH = { tokenOf: { access: ACCESS_TOKEN, trigger: TRIGGER_TOKEN } };

describe("a pipeline", () => {
  test("of an access token is started with a list of variables", async () => {
    await using bench = await openGitlabBench();
    const prepared = await bench.gitlab.prepareDispatch(requestPipeline({ explicit: { EXTRA: "1" } }));
    expect(await bench.gitlab.sendDispatch(prepared)).toEqual({
      kind: "accepted",
      run: { id: 5001, url: `${bench.server.serverUrl}/group/sub/app/-/pipelines/5001` },
      leftOut: [],
    });
    expect(bench.server.pipelines).toMatchObject([
      {
        source: "api",
        ref: "main",
        username: "robot",
        name: `Build ${MARKER}`,
        variables: { version_bump: "patch", rebuild_key: MARKER, EXTRA: "1" },
      },
    ]);
    expect(prepared).toMatchObject({
      what: "group/sub/app pipeline@main",
      event: "api",
      workflow: "",
      page: `${bench.server.serverUrl}/group/sub/app/-/pipelines`,
      declaration: { inputs: {}, titleShowsKey: true },
    });
    expect(bench.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /projects/group%2Fsub%2Fapp",
      "GET /projects/group%2Fsub%2Fapp/repository/files/.gitlab-ci.yml",
      "POST /projects/group%2Fsub%2Fapp/pipeline",
    ]);
    expect(bench.server.requests.every(({ headers }) => headers["private-token"] === ACCESS_TOKEN)).toBe(
      true,
    );
    expect(bench.server.problems).toEqual([]);
  });

  test("of a trigger token needs no other right than that token's", async () => {
    await using bench = await openGitlabBench(TRIGGER_ONLY);
    const prepared = await bench.gitlab.prepareDispatch(requestPipeline());
    expect(prepared).toMatchObject({ event: "trigger", unreadable: { code: "forge.repository-not-found" } });
    expect((await bench.gitlab.sendDispatch(prepared)).kind).toBe("accepted");
    const [post] = postsTo(bench);
    expect([post?.path, JSON.parse(post?.body ?? "")]).toEqual([
      "/projects/group%2Fsub%2Fapp/trigger/pipeline",
      { token: TRIGGER_TOKEN, ref: "main", variables: { version_bump: "patch", rebuild_key: MARKER } },
    ]);
    expect(bench.server.pipelines[0]).toMatchObject({ source: "trigger" });
  });

  test("is started by the trigger token, and described without it, where there are both", async () => {
    await using bench = await openGitlabBench(BOTH);
    const prepared = await bench.gitlab.prepareDispatch(requestPipeline());
    expect(bench.gitlab.describeDispatch(prepared)).toBe(
      `POST ${bench.server.apiUrl}/projects/group%2Fsub%2Fapp/trigger/pipeline {"ref":"main","variables":{"version_bump":"patch","rebuild_key":"${MARKER}"}}`,
    );
    expect((await bench.gitlab.sendDispatch(prepared)).kind).toBe("accepted");
    expect(bench.server.pipelines[0]?.source).toBe("trigger");
  });

  test.each([{ tokenOf: { access: ACCESS_TOKEN } }, BOTH])(
    "gets the inputs that its file declares typed, and the rest as variables: %j",
    async (tokens) => {
      await using bench = await openGitlabBench({ ...tokens, projects: withProject({}, TYPED_FILE) });
      const explicit = { level: "high", count: "2.5", push: "false", tags: '["a"]' };
      expect((await sendTo(bench.gitlab, requestPipeline({ explicit }))).kind).toBe("accepted");
      expect(bench.server.pipelines).toMatchObject([
        {
          name: `Build ${MARKER}`,
          inputs: { rebuild_key: MARKER, level: "high", count: 2.5, push: false, tags: ["a"] },
          variables: { version_bump: "patch" },
        },
      ]);
    },
  );

  test("runs on the default branch when no ref is given", async () => {
    const refs = { trunk: { ".gitlab-ci.yml": PLAIN_FILE } };
    await using bench = await openGitlabBench({ projects: withProject({ defaultBranch: "trunk", refs }) });
    await sendTo(bench.gitlab, requestPipeline({ ref: undefined }));
    expect(bench.server.pipelines[0]?.ref).toBe("trunk");
  });

  test("whose project forbids variables starts without ours, and says so", async () => {
    await using bench = await openGitlabBench({
      projects: withProject({ variables: "forbidden" }, TYPED_FILE),
    });
    expect(await sendTo(bench.gitlab, requestPipeline())).toMatchObject({
      kind: "accepted",
      leftOut: ["version_bump"],
    });
    expect(bench.server.pipelines).toMatchObject([{ inputs: { rebuild_key: MARKER }, variables: {} }]);
    expect(postsTo(bench)).toHaveLength(2);
  });

  test("that lost its variables is ambiguous when the second answer is lost", async () => {
    await using bench = await openGitlabBench({ projects: withProject({ variables: "forbidden" }) });
    bench.server.fail(({ method, body }) => method === "POST" && body.includes('"variables":[]'), {
      status: 502,
    });
    expect((await sendTo(bench.gitlab, requestPipeline())).kind).toBe("ambiguous");
  });

  test.each([
    ["the user's own variables", { explicit: { EXTRA: "1" } }],
    ["strict inputs", { strict: true }],
  ])("whose project forbids variables is not started without %s", async (_name, change) => {
    await using bench = await openGitlabBench({ projects: withProject({ variables: "forbidden" }) });
    expect(await sendTo(bench.gitlab, requestPipeline(change))).toMatchObject({
      kind: "rejected",
      failure: { code: "forge.variables-forbidden" },
    });
    expect(postsTo(bench)).toHaveLength(1);
  });

  test("goes on with variables on a server that does not know inputs", async () => {
    await using bench = await openGitlabBench({ knowsInputs: false });
    expect((await sendTo(bench.gitlab, requestPipeline())).kind).toBe("accepted");
  });
});

describe("preparing a pipeline", () => {
  test.each([
    [{ level: "middle" }, "level", "one of low, high"],
    [{ count: "many" }, "count", "a number"],
    [{ count: " " }, "count", "a number"],
    [{ push: "yes" }, "push", "a boolean: true or false"],
    [{ tags: "a" }, "tags", "an array, written as JSON"],
    [{ tags: "{}" }, "tags", "an array, written as JSON"],
  ])("refuses values that are not of the declared type: %j", async (explicit, name, takes) => {
    await using bench = await openGitlabBench({ projects: withProject({}, TYPED_FILE) });
    await expect(bench.gitlab.prepareDispatch(requestPipeline({ explicit }))).rejects.toMatchObject({
      code: "forge.invalid-input-value",
      hint: `${name} is ${takes}.`,
    });
  });

  test("refuses names that no variable can have", async () => {
    await using bench = await openGitlabBench();
    await expect(
      bench.gitlab.prepareDispatch(requestPipeline({ explicit: { "a-b": "1" } })),
    ).rejects.toMatchObject({
      code: "forge.variable-name",
      message: 'group/sub/app pipeline@main: "a-b" cannot be the name of a pipeline variable',
    });
  });

  test.each(["app", "group/../app", "/app", "group//app", "https://gitlab.com/group/app"])(
    "refuses %j as a project",
    async (repository) => {
      await using bench = await openGitlabBench();
      await expect(bench.gitlab.prepareDispatch(requestPipeline({ repository }))).rejects.toMatchObject({
        code: "forge.repository-name",
      });
    },
  );

  test("takes a project's id", async () => {
    await using bench = await openGitlabBench();
    expect((await sendTo(bench.gitlab, requestPipeline({ repository: "100" }))).kind).toBe("accepted");
  });

  test("refuses an event", async () => {
    await using bench = await openGitlabBench();
    await expect(
      bench.gitlab.prepareDispatch(requestPipeline({ eventType: "rebuild" })),
    ).rejects.toMatchObject({ code: "forge.not-supported", hint: "Leave event-type out." });
  });

  test("needs the ref where a trigger token is all there is", async () => {
    await using bench = await openGitlabBench(TRIGGER_ONLY);
    await expect(bench.gitlab.prepareDispatch(requestPipeline({ ref: undefined }))).rejects.toMatchObject({
      code: "forge.repository-not-found",
      hint: `Check the path group/sub/app; there is no access token for it: add the line ${bench.host}=<secret> to tokens.`,
    });
  });

  test("fails where the project cannot be seen", async () => {
    await using bench = await openGitlabBench();
    await expect(
      bench.gitlab.prepareDispatch(requestPipeline({ repository: "group/other" })),
    ).rejects.toMatchObject({ code: "forge.repository-not-found" });
  });

  test("fails in an empty repository", async () => {
    await using bench = await openGitlabBench({ projects: withProject({ refs: {} }) });
    await expect(bench.gitlab.prepareDispatch(requestPipeline({ ref: undefined }))).rejects.toMatchObject({
      code: "forge.ref-not-found",
      message: "group/sub/app: the repository is empty",
    });
    await expect(bench.gitlab.fetchDefaultBranch("group/sub/app")).rejects.toMatchObject({
      code: "forge.ref-not-found",
    });
  });

  test.each([
    ["is not there", { refs: { main: {} } }, "forge.file-not-found"],
    ["is no YAML", { refs: { main: { ".gitlab-ci.yml": "a: [" } } }, "forge.malformed"],
    ["is a list", { refs: { main: { ".gitlab-ci.yml": "- a" } } }, "forge.malformed"],
    ["is in another project", { pipelineFile: "ci.yml@group/ci" }, "forge.file-not-found"],
    ["is at a URL", { pipelineFile: "https://example.com/ci.yml" }, "forge.file-not-found"],
  ])("goes on without a declaration when the file %s", async (_name, change, code) => {
    await using bench = await openGitlabBench({ projects: withProject(change) });
    const prepared = await bench.gitlab.prepareDispatch(requestPipeline());
    expect(prepared.unreadable?.code).toBe(code);
    expect(prepared.declaration).toBeUndefined();
  });

  test("reads the pipeline's file where the project keeps it", async () => {
    const refs = { main: { "ci/build.yml": TYPED_FILE } };
    await using bench = await openGitlabBench({
      projects: withProject({ pipelineFile: "ci/build.yml", refs }),
    });
    const { declaration } = await bench.gitlab.prepareDispatch(requestPipeline());
    expect(declaration).toEqual({
      titleShowsKey: true,
      isDispatchable: true,
      inputs: {
        rebuild_key: { type: "string", options: [], required: false },
        level: { type: "string", options: ["low", "high"], required: false },
        count: { type: "number", options: [], required: false },
        push: { type: "boolean", options: [], required: false },
        tags: { type: "array", options: [], required: false },
      },
    });
  });

  test("goes on without a declaration that the token may not read, and stops for an outage", async () => {
    await using bench = await openGitlabBench();
    const files = { path: /\/files\//u };
    bench.server.fail(files, { status: 403, body: { message: "403 Forbidden" } });
    expect((await bench.gitlab.prepareDispatch(requestPipeline())).unreadable?.code).toBe("forge.forbidden");
    bench.server.fail(files, { status: 502 }, { times: 9 });
    await expect(bench.gitlab.prepareDispatch(requestPipeline())).rejects.toMatchObject({
      code: "forge.server-error",
      message: "group/sub/app .gitlab-ci.yml@main: GitLab is not well (502)",
    });
  });

  test("passes a lost connection on", async () => {
    await using bench = await openGitlabBench();
    await bench.server.close();
    await expect(bench.gitlab.prepareDispatch(requestPipeline())).rejects.toMatchObject({
      code: "http.refused",
    });
  });
});
