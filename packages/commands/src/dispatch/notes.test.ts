import { describe, expect, test } from "vitest";
import { elsewhere, entry, KEYS, LEDGER, openGithubStage, play, TOKEN, WORKFLOW } from "./testing/stage.ts";

describe("what is said", () => {
  test("names inputs that are left out, and what is weaker without the key in the title, once", async () => {
    const bare = "on: { workflow_dispatch: { inputs: { version_bump: {} } } }";
    await using server = await openGithubStage({
      repositories: { "acme/app": { refs: { main: { ".github/workflows/build.yml": bare } } } },
    });
    const { said } = await play(server, {
      rebuilds: JSON.stringify([entry(), entry({ key: KEYS[1] })]),
      "write-interval": "0",
    });
    expect(said.filter((line) => !line.includes("dispatched,"))).toEqual([
      "notice: acme/app build.yml@main: left out triggered_by, base_image, base_digest, images, rebuild_key, which the workflow does not declare.",
      "info: acme/app build.yml@main: its run-name does not show the input rebuild_key, so its runs cannot be told apart: a second dispatch of the same rebuild would not be noticed, and after a lost answer the only new run of the workflow is taken for it.",
      "info: There is no ledger (state): what was dispatched before is known by the runs that the lists show, so two steps at the same moment may both dispatch, and no later run settles what stays unknown.",
    ]);
    expect(server.requests.filter(({ path }) => path.endsWith("/actions/runs"))).toHaveLength(1);
  });

  test("says what is weaker without a ledger, and nothing of it with one", async () => {
    await using server = await openGithubStage();
    const bare = await play(server, { rebuilds: JSON.stringify([entry()]) });
    expect(bare.said.filter((line) => line.includes("There is no ledger"))).toHaveLength(1);
    const state = "file:ledger.json";
    const kept = { rebuilds: JSON.stringify([entry({ key: KEYS[1], ledger: state })]), state };
    const { said } = await play(server, kept, { files: { "ledger.json": LEDGER } });
    expect(said.filter((line) => line.includes("There is no ledger"))).toEqual([]);
  });

  test("warns when the workflow's file and the runs cannot be read", async () => {
    await using server = await openGithubStage({
      repositories: {
        "acme/app": { private: true, refs: { main: { ".github/workflows/build.yml": WORKFLOW } } },
      },
      tokens: { [TOKEN]: { kind: "actions", repository: "acme/app", permissions: { actions: "write" } } },
    });
    server.fail(
      { path: /\/actions\/runs$/u },
      { status: 403, body: { message: "Resource not accessible by integration" } },
    );
    const { said, results } = await play(server, { rebuilds: JSON.stringify([entry()]) });
    expect(results).toMatchObject([{ status: "dispatched" }]);
    expect(said.filter((line) => line.startsWith("warning"))).toEqual([
      "warning: acme/app build.yml@main: the token may not do this (403: Resource not accessible by integration); all inputs were sent without knowing which ones it declares. Add `contents: read` to the job's `permissions:`.",
      "warning: acme/app: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed (acme/app: the token may not do this (403: Resource not accessible by integration)).",
    ]);
  });

  test("is a table with links in the summary", async () => {
    await using server = await openGithubStage();
    const { outcome } = await play(server, {
      rebuilds: JSON.stringify([
        entry({ name: "<b>app</b>" }),
        entry({ key: KEYS[1], ...elsewhere("two", "biuld.yml") }),
      ]),
    });
    const lines = outcome.summary.split("\n");
    expect(lines[0]).toBe("### Rebuilds: 1 dispatched, 1 failed");
    expect(lines[2]).toBe("| Image | Workflow | Status | Run |");
    expect(lines[4]).toContain(`](${server.serverUrl}/acme/app/actions/runs/${server.runs[0]?.id})`);
    expect(lines[5]).toContain("| failed | acme/app biuld.yml");
    expect(outcome.summary).not.toContain("<b>");
  });
});

describe("a dry run", () => {
  test("says exactly what would be sent, and sends nothing", async () => {
    await using server = await openGithubStage();
    const { said, results, outcome, files } = await play(
      server,
      {
        rebuilds: JSON.stringify([entry({ ledger: "file:ledger.json", name: "app\u202e" })]),
        state: "file:ledger.json",
        "dry-run": "true",
      },
      { files: { "ledger.json": LEDGER } },
    );
    expect(said).toEqual([
      `info: Dry run: POST ${server.apiUrl}/repos/acme/app/actions/workflows/build.yml/dispatches {"ref":"main","inputs":{"version_bump":"minor","triggered_by":"basewatch","base_image":"docker.io/library/node:22","base_digest":"sha256:${"4".repeat(64)}","images":"app\\u202e","rebuild_key":"3f9a2c41d0b7e615.1"}}`,
    ]);
    expect(results).toMatchObject([{ status: "skipped", errorCode: "dispatch.dry-run" }]);
    expect(outcome.summary).toMatch(/^### Dry run: nothing was dispatched\n/u);
    expect(outcome.failures).toEqual([]);
    expect(files.get("ledger.json")).toBe(LEDGER);
    expect(server.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("keeps to max-dispatches, and fails where the real one would", async () => {
    await using server = await openGithubStage();
    const { results } = await play(server, {
      rebuilds: JSON.stringify([
        entry(),
        entry({ key: KEYS[1], ...elsewhere("two", "/etc/passwd") }),
        entry({ key: KEYS[2] }),
      ]),
      "max-dispatches": "2",
      "dry-run": "true",
    });
    expect(results.map(({ status }) => status)).toEqual(["skipped", "failed", "skipped"]);
  });
});
