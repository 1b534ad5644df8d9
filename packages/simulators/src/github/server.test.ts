import { get } from "node:http";
import { describe, expect, test } from "vitest";
import { startGithub } from "./server.ts";
import { call, dispatch, open, REPOSITORIES, TOKENS } from "./testing/github.ts";

describe("the simulated GitHub", () => {
  test.each([
    ["/repos/acme/app", { full_name: "acme/app", default_branch: "main", private: false }],
    ["/repos/Acme/APP", { full_name: "acme/app" }],
    [
      "/repos/acme/app/actions/workflows?per_page=1&page=2",
      { total_count: 4, workflows: [{ state: "disabled_inactivity" }] },
    ],
    ["/repos/acme/app/actions/workflows/build.yml", { name: "Build", state: "active" }],
    ["/repos/acme/app/actions/workflows/push.yml", { name: ".github/workflows/push.yml" }],
    ["/repos/acme/app/actions/runs", { total_count: 0, workflow_runs: [] }],
    [
      "/repos/acme/app/contents/docs/a.md?ref=refs/heads/main",
      { type: "file", size: 200, encoding: "base64" },
    ],
  ])("answers GET %s as GitHub's description says", async (path, body) => {
    await using server = await open();
    const answer = await call(server, path);
    expect(answer).toMatchObject({ status: 200, json: body });
    expect(answer.headers.get("date")).toBe("Fri, 02 Jan 2026 03:04:05 GMT");
    expect(server.problems).toEqual([]);
  });

  test.each([
    ["/repos/acme/nothing"],
    ["/repos/acme/secret"],
    ["/repos/acme/app/actions/workflows/none.yml"],
    ["/repos/acme/app/actions/workflows/none.yml/runs"],
    ["/repos/acme/app/actions/runs/1"],
    ["/repos/acme/app/contents/docs/none.md"],
  ])("answers 404 to GET %s", async (path) => {
    await using server = await open();
    expect(await call(server, path)).toMatchObject({ status: 404, json: { message: "Not Found" } });
  });

  test("says which ref has no commit", async () => {
    await using server = await open();
    expect(await call(server, "/repos/acme/app/contents/docs/a.md?ref=none")).toMatchObject({
      status: 404,
      json: { message: "No commit found for the ref none" },
    });
  });

  test("refuses what it does not know, says what it expected, and remembers it", async () => {
    await using server = await startGithub({ repositories: REPOSITORIES, tokens: TOKENS });
    const { status, json } = await call(server, "/user");
    expect([status, json.message]).toEqual([
      501,
      expect.stringContaining("GET /repos/{}/{}/contents/{path}"),
    ]);
    expect(server.problems).toHaveLength(1);
  });

  test("refuses what GitHub's description does not allow", async () => {
    await using server = await open();
    expect((await dispatch(server, "build.yml", { inputs: {} })).status).toBe(422);
    expect(server.problems).toEqual([
      "actions/create-workflow-dispatch: /requestBody must have required property 'ref'",
    ]);
  });

  test("refuses a request without a User-Agent", async () => {
    await using server = await open();
    const status = await new Promise((resolve, reject) => {
      get(`${server.apiUrl}/repos/acme/app`, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(403);
  });
});
