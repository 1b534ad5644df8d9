import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStage, RUNNER, temporaryFolder } from "../../../../test/actions/check-stage.ts";
import { runInProcess } from "./testing/check-run.ts";
import { INPUTS, publishApp } from "./testing/one-app.ts";

const NOW = Date.parse("2026-03-04T05:06:07Z");
const DAY_MS = 24 * 60 * 60 * 1000;
describe("a run", () => {
  test("unchanged, then moved and waiting, then due: by the clock that it is given", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d");
    const at = (days: number) => runInProcess(stage, INPUTS, { nowMs: NOW + days * DAY_MS });
    expect((await at(0)).decisions).toEqual({ app: "unchanged none" });
    stage.base("node:22", 2);
    const waiting = await at(1);
    expect(waiting.decisions).toEqual({ app: "changed wait:delay" });
    expect(waiting.report).toMatchObject({
      checkedAt: "2026-03-05T05:06:07.000Z",
      images: [{ dueAt: "2026-03-12T05:06:07.000Z", bases: [{ firstSeenAt: "2026-03-05T05:06:07.000Z" }] }],
    });
    expect((await at(7.999)).decisions).toEqual({ app: "changed wait:delay" });
    const due = await at(8);
    expect(due.decisions).toEqual({ app: "changed rebuild" });
    expect(due.rebuilds).toMatchObject([
      { checkedAt: "2026-03-12T05:06:07.000Z", ledger: "file:state.json" },
    ]);
    expect(due.said).toContain(`info: app (${stage.ref("app:latest")}): changed, rebuild`);
  });

  test("hides secrets in files, outputs and log", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.base("node:22", 2);
    const secret = "hunter2hunter2";
    const raw = { ...INPUTS, force: "true", only: "app", reason: `because of ${secret}` };
    const { rebuilds, said } = await runInProcess(stage, raw, { secret });
    expect(rebuilds[0]?.reason).toBe("because of ***");
    expect(said.join("\n")).not.toContain(secret);
    expect(await stage.read("out/rebuilds.json")).not.toContain(secret);
  });

  test("a defect is not taken for anything else", async () => {
    const stage = await openStage();
    await publishApp(stage);
    const read = async () => {
      throw new TypeError("a defect");
    };
    await expect(runInProcess(stage, INPUTS, { files: { read } })).rejects.toThrow(TypeError);
  });

  test("a delay without a state is refused before anything is asked", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d");
    await expect(runInProcess(stage, { config: "images.yaml", state: "none" })).rejects.toMatchObject({
      code: "check.delay-without-state",
    });
    expect(stage.registry.log).toEqual([]);
  });

  test.each([
    [{}, {}, true],
    [{ "dry-run": "true" }, {}, false],
    [{}, { GITHUB_EVENT_NAME: "pull_request" }, false],
    [{ "dry-run": "false" }, { GITHUB_EVENT_NAME: "pull_request_review" }, false],
    [{}, { GITHUB_EVENT_NAME: undefined }, true],
  ])("with %j and %j writes a ledger: %s", async (raw, environment, written) => {
    const stage = await openStage();
    await publishApp(stage);
    await runInProcess(stage, { ...INPUTS, ...raw }, { environment: { ...RUNNER, ...environment } });
    await expect(stage.read("state.json").then(Boolean, () => false)).resolves.toBe(written);
  });

  test.each([
    ["RUNNER_TEMP", (folder: string) => ({ RUNNER_TEMP: folder, TMPDIR: "/nowhere" })],
    ["TMPDIR", (folder: string) => ({ RUNNER_TEMP: "", TMPDIR: folder })],
  ])("leaves its files in %s", async (_name, environment) => {
    const stage = await openStage();
    await publishApp(stage);
    const folder = await temporaryFolder();
    const { outputs } = await runInProcess(
      stage,
      { ...INPUTS, "output-dir": "" },
      { environment: environment(folder) },
    );
    expect(outputs["report"]).toBe(join(folder, "report.json"));
  });

  test("leaves its files in /tmp where nobody names a folder", async () => {
    const stage = await openStage();
    await publishApp(stage);
    const folder = await temporaryFolder();
    const resolve = (path: string) => path.replace(/^\/tmp\//u, `${folder}/`);
    const options = { environment: {}, files: { resolve } };
    const { outputs } = await runInProcess(stage, { ...INPUTS, "output-dir": "" }, options);
    expect(outputs["report"]).toBe(join(folder, "report.json"));
  });

  test("warns of what is unknown and fails no step, with the hint", async () => {
    const stage = await openStage();
    await publishApp(stage);
    const lost = `- { name: lost, registry: "${stage.registry.host}", repository: lost }\n`;
    await stage.write("images.yaml", (await stage.read("images.yaml")) + lost);
    const { failures, said, decisions } = await runInProcess(stage, INPUTS);
    expect(failures).toEqual([]);
    expect(decisions).toEqual({ app: "unchanged none", lost: "unknown none" });
    expect(said.filter((line) => line.startsWith("warning"))).toEqual([
      expect.stringMatching(/^warning: lost \(.*lost:latest\) is unknown: .* · \S/u),
    ]);
  });

  test("warns of rebuilds that are too long for an output", async () => {
    const stage = await openStage();
    await publishApp(stage, `, inputs: { note: "${"x".repeat(600_000)}" }`);
    stage.base("node:22", 2);
    const { said, outputs, rebuilds } = await runInProcess(stage, INPUTS);
    expect(said).toContainEqual(expect.stringMatching(/^warning: .*rebuilds-file/u));
    expect(outputs).not.toHaveProperty("rebuilds");
    expect(rebuilds).toHaveLength(1);
  });

  test("asks each token server that is listed, however many lines a registry has", async () => {
    const bearer = { accounts: { ada: "secret-of-ada" }, anonymousPull: false };
    const stage = await openStage({ auth: { bearer }, tokenServer: "own" });
    await publishApp(stage);
    const auth = Buffer.from("ada:secret-of-ada").toString("base64");
    await stage.write("docker/config.json", JSON.stringify({ auths: { [stage.registry.host]: { auth } } }));
    const { host, tokenUrl } = stage.registry;
    const realms = `${host}=https://elsewhere.test\n${host}=${tokenUrl.origin}`;
    const raw = { ...INPUTS, "docker-config": "docker", "trusted-realms": realms };
    expect((await runInProcess(stage, raw)).decisions).toEqual({ app: "unchanged none" });
  });
});

describe("a forced run", () => {
  const BRANCH = { GITHUB_REPOSITORY: "acme/app", GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main" };
  const force = { ...INPUTS, only: "app", force: "true", reason: "CVE-2026-1" };
  test.each([
    ["a runner's actor", { GITHUB_ACTOR: "octocat", USER: "runner", GITHUB_RUN_ID: "1" }, "octocat", "1"],
    ["a GitLab user", { GITLAB_USER_LOGIN: "ada", USER: "root", CI_PIPELINE_ID: "2" }, "ada", "2"],
    ["a person at a laptop", { USER: "grace" }, "grace", String(NOW)],
    ["nobody that is known", {}, "unknown", String(NOW)],
  ])("is recorded with %s and the run", async (_name, environment, by, runId) => {
    const stage = await openStage();
    await publishApp(stage);
    stage.base("node:22", 2);
    await runInProcess(stage, force, {
      environment: { ...BRANCH, ...environment },
      nowMs: NOW,
    });
    expect(JSON.parse(await stage.read("state.json")).images.app.forced).toMatchObject({
      by,
      runId,
      reason: "CVE-2026-1",
    });
  });
});
