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
