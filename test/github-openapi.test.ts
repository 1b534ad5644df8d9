import { describe, expect, test } from "vitest";
import { createGithubOpenApi } from "./github-openapi.ts";

const GET = { method: "GET", query: "", headers: {}, body: "" };

describe("GitHub's description as a validator", () => {
  test.each([
    ["/repos/acme/app/contents/.github/workflows/build.yml", "ref=main", []],
    ["/repos/acme/app/git/ref/heads/release/1.x", "", []],
    ["/repos/acme/app/git/matching-refs/heads/release/1.x", "", []],
    ["/repos/acme/app/actions/runs", "created=%3E%3D2026-01-01", []],
    ["/repos/acme/app/actions/workflows/42", "", []],
    [
      "/repos/acme/app/actions/runs",
      "per_page=many",
      ["actions/list-workflow-runs-for-repo: /query/per_page must be integer"],
    ],
    ["/user", "", ["GET /user is not in GitHub's description."]],
    ["/graphql", "", []],
  ])("takes GET %s?%s for what it is", async (path, query, problems) => {
    const validator = await createGithubOpenApi();
    expect(validator.request({ ...GET, path, query })).toEqual(problems);
  });

  test("finds an answer that lacks what it should hold", async () => {
    const validator = await createGithubOpenApi();
    const request = { ...GET, path: "/repos/acme/app/actions/runs" };
    expect(validator.answer(request, { status: 200, body: { total_count: 0 } })).toEqual([
      "actions/list-workflow-runs-for-repo 200:  must have required property 'workflow_runs'",
    ]);
    expect(validator.answer(request, { status: 200, body: { total_count: 0, workflow_runs: [] } })).toEqual(
      [],
    );
    expect(validator.answer(request, { status: 404, body: {} })).toEqual([]);
  });
});
