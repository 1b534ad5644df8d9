import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import {
  listFleet,
  openBranchStage,
  publishFleet,
  STATE_BASIC,
  STATE_TOKEN,
  spyOnGit,
} from "./check-branch.ts";
import { decisionsOf } from "./check-stage.ts";

const HOUR_MS = 60 * 60 * 1000;

describe("the default state of a config", () => {
  test("is the branch basewatch of this repository, made as an orphan, one commit for each run that learned something", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app", "tool"]);
    const first = await stage.run();
    expect(first.status, first.log).toBe(0);
    expect(await stage.commits()).toEqual(["Check 2 images: 0 changed, 0 rebuilds due\n\n[skip ci]"]);
    expect(await stage.remote.git("rev-list", "--max-parents=0", "--count", "basewatch")).toBe("1");
    expect(await stage.remote.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/basewatch");

    expect((await stage.run()).status).toBe(0);
    expect(await stage.commits()).toHaveLength(1);

    stage.base("node:22", 2);
    await listFleet(stage, ["app", "tool"], ", rebuildDelay: 1h");
    const moved = await stage.run();
    const until = new Date(Date.parse(moved.report?.checkedAt ?? "") + HOUR_MS).toISOString();
    expect(await stage.commits()).toEqual([
      `Check 2 images: 2 changed, 0 rebuilds due\n\napp: wait:delay until ${until}\ntool: wait:delay until ${until}\n\n[skip ci]`,
      expect.stringContaining("0 changed"),
    ]);
    expect(await stage.remote.git("log", "-1", "--format=%an <%ae>", "basewatch")).toBe(
      "basewatch <basewatch@noreply.invalid>",
    );
  });

  test("is named in the entries, and says whose it is", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    stage.base("node:22", 2);
    const { rebuilds } = await stage.run();
    expect(rebuilds).toMatchObject([{ ledger: "branch:basewatch" }]);
    expect((await stage.ledger()).repository).toBe(`${new URL(stage.server.origin).host}/acme/platform`);
  });

  test("is none for one image", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    const result = await stage.run({ config: "", image: stage.ref("app:latest") });
    expect(result.status, result.log).toBe(0);
    expect(stage.server.requests).toEqual([]);
  });
});

describe("the token of the state branch", () => {
  test("goes with every request, and is in no argument list, log, output, file or commit", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    const spy = await spyOnGit();
    const result = await stage.run({}, { PATH: spy.path, RUNNER_DEBUG: "1" });
    expect(result.status, result.log).toBe(0);
    const calls = await readFile(spy.calls, "utf8");
    expect(calls).toContain("push --porcelain");
    const seen = [
      calls,
      result.log,
      result.summary,
      JSON.stringify(result.outputs),
      JSON.stringify(result.report),
      JSON.stringify(result.rebuilds),
      await stage.remote.git("log", "-p", "--format=fuller", "basewatch"),
    ].join("\n");
    // As the runner itself masks it, at the top of the log.
    const shown = seen.replaceAll(/^::add-mask::.*$/gmu, "");
    for (const secret of [STATE_TOKEN, STATE_BASIC]) expect(shown).not.toContain(secret);
    expect(new Set(stage.server.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${STATE_BASIC}`]),
    );
  });

  test.each([
    ["is missing", { "state-token": "" }, /no token for the branch basewatch.*contents: write/u],
    ["is a wrong one", { "state-token": "ghs_wrong" }, /did not accept the token/u],
  ] as const)("that %s stops the run before any registry is asked", async (_name, inputs, says) => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    const result = await stage.run(inputs);
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(says);
    expect(stage.registry.log).toEqual([]);
    expect(await stage.commits()).toEqual([]);
  });
});

describe("the ledger is written only on schedules, dispatches and pushes to the default branch", () => {
  const PAYLOAD = JSON.stringify({ repository: { default_branch: "main" } });

  test.each([
    ["schedule", "refs/heads/main", undefined],
    ["workflow_dispatch", "refs/heads/topic", undefined],
    ["repository_dispatch", "refs/heads/main", undefined],
    ["push", "refs/heads/main", undefined],
    ["push", "refs/heads/topic", "this is a push to refs/heads/topic"],
    ["push", "refs/tags/main", "this is a push to refs/tags/main"],
    ["pull_request", "refs/pull/1/merge", "the event is pull_request"],
    ["pull_request_target", "refs/heads/main", "the event is pull_request_target"],
    ["merge_group", "refs/heads/main", "the event is merge_group"],
    ["release", "refs/tags/v1", "the event is release"],
    ["workflow_run", "refs/heads/main", "the event is workflow_run"],
    ["issue_comment", "refs/heads/main", "the event is issue_comment"],
  ] as const)("%s on %s", async (event, ref, why) => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    stage.base("node:22", 2);
    await stage.write("event.json", PAYLOAD);
    const result = await stage.run(
      { "dry-run": "false" },
      {
        GITHUB_EVENT_NAME: event,
        GITHUB_REF: ref,
        GITHUB_EVENT_PATH: join(stage.workspace, "event.json"),
      },
    );
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    const notices = result.annotations.filter(({ level }) => level === "notice");
    expect(notices.map(({ message }) => message)).toEqual(
      why === undefined
        ? []
        : [
            `Nothing was recorded: ${why}. The ledger is written on schedules, dispatches and pushes to the default branch.`,
          ],
    );
    const shown = result.summary.replaceAll(/&#(\d+);/gu, (_entity, code) =>
      String.fromCodePoint(Number(code)),
    );
    expect(shown.includes(`Nothing was recorded: ${why}.`)).toBe(why !== undefined);
    expect(await stage.commits()).toHaveLength(why === undefined ? 1 : 0);
  });

  test("not with dry-run, on a schedule", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    const result = await stage.run({ "dry-run": "true" });
    expect(result.summary).toContain("Nothing was recorded: this was a dry run.");
    expect(await stage.commits()).toEqual([]);
  });
});

describe("a ledger that is not this run's", () => {
  test.each([
    [
      "a fork's copy",
      { "ledger.json": '{"version":1,"repository":"github.com/upstream/platform"}' },
      /belongs to github\.com\/upstream\/platform/u,
    ],
    ["a corrupt bucket", { "ledger.json": '{"version":1}', "images/07.json": "{" }, /images\/07\.json/u],
    [
      "a wrong value",
      { "ledger.json": '{"version":1}', "bases/07.json": '{"version":1,"bases":{"a":{"current":"x"}}}' },
      /bases\/07\.json.*bases\.a\.current/u,
    ],
    ["a newer version", { "ledger.json": '{"version":2}' }, /version 2/u],
    ["a newer bucket", { "ledger.json": '{"version":1}', "images/07.json": '{"version":9}' }, /version 9/u],
    ["another branch's files", { "package.json": "{}" }, /other files, and no ledger/u],
  ] as const)("%s stops the run, and is not touched", async (_name, files, says) => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    await stage.remote.edit(files);
    const before = await stage.remote.git("rev-parse", "basewatch");
    const result = await stage.run();
    expect(result.status).toBe(1);
    expect(result.annotations.map(({ level }) => level)).toEqual(["error"]);
    expect(firstError(result)).toMatch(says);
    expect(stage.registry.log).toEqual([]);
    expect(await stage.remote.git("rev-parse", "basewatch")).toBe(before);
  });
});
