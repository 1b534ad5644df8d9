import { describe, expect, test } from "vitest";
import { startGithub } from "./server.ts";
import { dispatch, GOOD, open, REPOSITORIES, TOKENS } from "./testing/github.ts";

describe("its dispatches", () => {
  test.each([
    ["names the run in version 2026-03-10", "github.com", "2026-03-10", {}, 200],
    ["answers 204 in version 2022-11-28", "github.com", "2022-11-28", {}, 204],
    ["names the run on request", "github.com", "2022-11-28", { return_run_details: true }, 200],
    ["has no such request in the new version", "github.com", "2026-03-10", { return_run_details: true }, 422],
    ["knows the request on 3.20", "ghes-3.20", "2022-11-28", { return_run_details: true }, 200],
    ["does not know the new version on 3.20", "ghes-3.20", "2026-03-10", {}, 400],
    ["does not know the request on 3.19", "ghes-3.19", "2022-11-28", { return_run_details: true }, 422],
    ["answers 204 on 3.19", "ghes-3.19", "2022-11-28", {}, 204],
  ] as const)("%s", async (_name, profile, version, extra, status) => {
    await using server = await open({ profile });
    const answer = await dispatch(server, "build.yml", { ...GOOD, ...extra }, { version });
    expect(answer.status).toBe(status);
    expect(server.runs).toHaveLength(status < 300 ? 1 : 0);
    if (status === 200) expect(answer.json.workflow_run_id).toBe(server.runs[0]?.id);
    expect(server.problems).toEqual([]);
  });

  test.each([
    ["none.yml", GOOD, 404, "Not Found"],
    ["build.yml", { ...GOOD, ref: "none" }, 422, "No ref found for: none"],
    ["build.yml", { ...GOOD, ref: "v1" }, 422, "Workflow does not have 'workflow_dispatch' trigger"],
    ["push.yml", GOOD, 422, "Workflow does not have 'workflow_dispatch' trigger"],
    ["off.yml", GOOD, 422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow"],
    [
      "build.yml",
      { ref: "main", inputs: { level: "low", extra: "x" } },
      422,
      'Unexpected inputs provided: ["extra"]',
    ],
    ["build.yml", { ref: "main" }, 422, "Required input 'level' not provided"],
    ["build.yml", { ref: "main", inputs: { level: "mid" } }, 422, "Invalid value for input 'level'"],
    [
      "build.yml",
      { ref: "main", inputs: { level: "low", count: "x" } },
      422,
      "Invalid value for input 'count'",
    ],
    [
      "build.yml",
      { ref: "main", inputs: { level: "low", push: "yes" } },
      422,
      "Invalid value for input 'push'",
    ],
    [
      "build.yml",
      { ref: "main", inputs: { level: 1 } },
      422,
      "Invalid request.\n\nFor 'properties/level', 1 is not a string.",
    ],
    ["build.yml", { ref: "main", inputs: { level: "x".repeat(66_000) } }, 422, "inputs are too large."],
  ])("of %s with %o are refused in GitHub's words", async (workflow, body, status, message) => {
    await using server = await open();
    expect(await dispatch(server, workflow, body)).toMatchObject({ status, json: { message } });
    expect(server.runs).toEqual([]);
  });

  test.each([
    ["no JSON", "{", 400],
    ["no object", "null", 400],
    ["no ref", {}, 422],
    ["inputs that are no object", { ref: "main", inputs: null }, 422],
    [
      "more inputs than 25",
      { ref: "main", inputs: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`i${i}`, ""])) },
      422,
    ],
  ])("with %s are refused without a description to check them", async (_name, body, status) => {
    await using server = await startGithub({ repositories: REPOSITORIES, tokens: TOKENS });
    expect((await dispatch(server, "build.yml", body)).status).toBe(status);
  });

  test("fill in defaults and the run's title", async () => {
    await using server = await open();
    await dispatch(server, "build.yml", { ref: "main", inputs: { level: "high", rebuild_key: "k.1" } });
    await dispatch(server, "build.yml", GOOD);
    await dispatch(server, "list.yaml", { ref: "main" });
    expect(server.runs.map(({ displayTitle, inputs }) => [displayTitle, inputs])).toEqual([
      [`Build k.1 of main $\{{ steps.x }}`, { level: "high", rebuild_key: "k.1", count: "1", push: "" }],
      [`Build by hand of main $\{{ steps.x }}`, { level: "low", rebuild_key: "", count: "1", push: "" }],
      [".github/workflows/list.yaml", {}],
    ]);
  });
});
