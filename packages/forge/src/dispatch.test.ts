import { describe, expect, test } from "vitest";
import {
  BUILD_WORKFLOW,
  DISPATCHES,
  dispatch,
  MARKER,
  OWN_TOKEN,
  openWorkbench,
  requestBuild,
  type Workbench,
  workflowFiles,
} from "./testing/workbench.ts";

describe("a dispatch that GitHub accepts", () => {
  test("sends the declared inputs as strings and yields the run", async () => {
    await using bench = await openWorkbench();
    const result = await dispatch(bench, { explicit: { push: "false" } });
    const [run] = bench.server.runs;
    expect(result).toEqual({
      kind: "accepted",
      run: { id: run?.id, url: `${bench.server.serverUrl}/acme/app/actions/runs/${run?.id}` },
      leftOut: [],
    });
    expect(run?.inputs).toMatchObject({ version_bump: "patch", triggered_by: "basewatch", push: "false" });
    expect(run?.displayTitle).toBe(`Build ${MARKER}`);
    expect(bench.server.problems).toEqual([]);
  });

  test("is two requests: the workflow's file and the dispatch", async () => {
    await using bench = await openWorkbench();
    await dispatch(bench);
    await dispatch(bench, { marker: "3f9a2c41d0b7e615.2" });
    expect(bench.server.requests.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)).toEqual([
      "GET /repos/acme/app/contents/.github/workflows/build.yml",
      "POST /repos/acme/app/actions/workflows/build.yml/dispatches",
      "POST /repos/acme/app/actions/workflows/build.yml/dispatches",
    ]);
  });

  test("goes to the default branch when no ref is given", async () => {
    await using bench = await openWorkbench({
      repositories: {
        "acme/app": {
          defaultBranch: "trunk",
          refs: { trunk: workflowFiles({ "build.yml": BUILD_WORKFLOW }) },
        },
      },
    });
    await dispatch(bench, { ref: undefined });
    expect(bench.server.runs.map(({ ref }) => ref)).toEqual(["trunk"]);
  });

  test.each([".github/workflows/build.yml", "build.yml", "by id"])(
    "finds the workflow by %s",
    async (name) => {
      await using bench = await openWorkbench();
      const [listed] = await listWorkflows(bench);
      const result = await dispatch(bench, { workflow: name === "by id" ? String(listed?.id) : name });
      expect(result.kind).toBe("accepted");
    },
  );

  test("speaks with its own user agent and the token, and prints nothing", async () => {
    await using bench = await openWorkbench();
    await dispatch(bench);
    for (const { headers } of bench.server.requests) {
      expect(headers["user-agent"]).toMatch(/^basewatch-test /u);
      expect(headers["authorization"]).toBe(`token ${OWN_TOKEN}`);
    }
  });

  test("counts as started when its answer is not what it should be", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 200, body: "welcome to the proxy" }, { afterStarting: true });
    expect(await dispatch(bench)).toEqual({ kind: "accepted", run: undefined, leftOut: [] });
  });
});

async function listWorkflows({ server }: Workbench): Promise<readonly { id: number }[]> {
  const response = await fetch(`${server.apiUrl}/repos/acme/app/actions/workflows`);
  return ((await response.json()) as { workflows: { id: number }[] }).workflows;
}

test("is not tried while the workflow's file cannot be read because of an outage", async () => {
  await using bench = await openWorkbench();
  bench.server.fail({ path: /\/contents\//u }, { status: 503 }, { times: 9 });
  await expect(bench.github.prepareDispatch(requestBuild())).rejects.toMatchObject({
    code: "forge.server-error",
    message: "acme/app build.yml@main: GitHub is not well (503)",
  });
});
