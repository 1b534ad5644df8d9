import { describe, expect, test } from "vitest";
import { entry, KEYS, openGithubStage, play, sentTo, TOKEN, WORKFLOW } from "./testing/stage.ts";

describe("one workflow", () => {
  test("is dispatched in this repository, on its default branch", async () => {
    await using server = await openGithubStage();
    const { results } = await play(server, {
      workflow: "build.yml",
      inputs: '{"target":"runtime"}',
      "base-image": "node:22",
    });
    expect(sentTo(server)).toMatchObject([
      { ref: "main", inputs: { version_bump: "patch", base_image: "node:22", target: "runtime" } },
    ]);
    expect(Object.keys(sentTo(server)[0]?.inputs ?? {})).not.toContain("base_digest");
    expect(results).toMatchObject([{ attempt: 1, images: [], status: "dispatched" }]);
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  test("is dispatched once by the same step of the same run, and again by another", async () => {
    await using server = await openGithubStage();
    const raw = { workflow: "build.yml", ref: "main" };
    const statuses: unknown[] = [];
    for (const environment of [{}, {}, { GITHUB_RUN_ID: "4712" }, { GITHUB_ACTION: "second" }]) {
      statuses.push((await play(server, raw, { environment })).results[0]?.["status"]);
    }
    expect(statuses).toEqual(["dispatched", "skipped", "dispatched", "dispatched"]);
  });

  test("may be in another repository", async () => {
    await using server = await openGithubStage({
      repositories: { "acme/other": { refs: { main: { ".github/workflows/build.yml": WORKFLOW } } } },
      tokens: {
        [TOKEN]: {
          kind: "app",
          repositories: ["acme/other"],
          permissions: { actions: "write", contents: "read" },
        },
      },
    });
    await play(server, { workflow: "build.yml", repository: "acme/other" });
    expect(server.runs.map(({ repository }) => repository)).toEqual(["acme/other"]);
  });

  test("on a server that does not name runs has no run id, and says so", async () => {
    await using server = await openGithubStage({ profile: "ghes-3.19" });
    const { outcome, results, said } = await play(server, { workflow: "build.yml", ref: "main" });
    expect(results).toMatchObject([{ status: "dispatched", runId: null, runUrl: null }]);
    expect(outcome.outputs["run-id"]).toBe("");
    expect(said).toContain(
      "info: acme/app build.yml@main: dispatched, in a run that this server does not name",
    );
    expect(outcome.summary).toContain("started; this server does not name the run");
  });
});

describe("inputs that cannot be used", () => {
  test.each([
    {
      name: "an entry without a dispatch and no workflow",
      raw: { rebuilds: JSON.stringify([entry({ dispatch: null })]) },
      code: "dispatch.no-target",
      message: "rebuilds: the entry for app says not where to dispatch to",
    },
    {
      name: "a workflow next to an entry with its own dispatch in a file",
      raw: { "rebuilds-file": "a.json", workflow: "build.yml" },
      code: "input.contradiction",
      message: `workflow and an entry of rebuilds (key ${KEYS[0]}) both say what to dispatch`,
    },
    {
      name: "a file that is not there",
      raw: { "rebuilds-file": "b.json" },
      code: "rebuilds.no-file",
      message: "rebuilds-file: no file matches b.json",
    },
    {
      name: "a file that is no JSON",
      raw: { "rebuilds-file": "c.json" },
      code: "rebuilds.json",
      message: 'c.json: this is not JSON: "hello"',
    },
    {
      name: "several files that are wrong",
      raw: { "rebuilds-file": "b.json,c.json" },
      code: "rebuilds.shape",
      message: "several files are wrong",
    },
    {
      name: "inputs that are no map",
      raw: { workflow: "build.yml", inputs: "- a" },
      code: "input.inputs",
      message: 'inputs: "- a" is not a map',
    },
    {
      name: "inputs that are no YAML",
      raw: { workflow: "build.yml", inputs: "a: [" },
      code: "input.inputs",
      message: /^inputs: this is neither YAML nor JSON: /u,
    },
    {
      name: "an input that is no text",
      raw: { workflow: "build.yml", inputs: "a: { b: c }" },
      code: "input.inputs",
      message: "inputs: the value of a is not plain text",
    },
  ])("$name", async ({ raw, code, message }) => {
    await using server = await openGithubStage();
    const files = { "a.json": JSON.stringify([entry()]), "c.json": "hello" };
    const matched = typeof message === "string" ? message : expect.stringMatching(message);
    await expect(play(server, raw, { files })).rejects.toMatchObject({ code, message: matched });
    expect(server.requests).toEqual([]);
  });

  test("a workflow without any repository", async () => {
    await using server = await openGithubStage();
    await expect(
      play(server, { workflow: "build.yml" }, { environment: { GITHUB_REPOSITORY: "" } }),
    ).rejects.toMatchObject({
      code: "dispatch.no-repository",
    });
  });
});
