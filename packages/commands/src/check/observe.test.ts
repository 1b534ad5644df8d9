import { describe, expect, test } from "vitest";
import { openGithub, openStage } from "../../../../test/actions/check-stage.ts";
import { runInProcess } from "./testing/check-run.ts";
import { INPUTS, publishApp, writeConfig } from "./testing/one-app.ts";

describe("what is dispatched", () => {
  test("is nothing where nobody knows the repository or the branch", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.base("node:22", 2);
    expect((await runInProcess(stage, INPUTS, { environment: {} })).decisions).toEqual({
      app: "changed hold:watch-only",
    });
    const environment = { GITHUB_REPOSITORY: "acme/app" };
    expect((await runInProcess(stage, INPUTS, { environment })).decisions).toEqual({
      app: "changed hold:watch-only",
    });
  });

  test("names another GitHub's API, the workflow, and the image's own inputs after version_bump", async () => {
    const stage = await openStage();
    await publishApp(stage);
    const { github } = await openGithub({
      "corp/app": { defaultBranch: "trunk", refs: { trunk: { Dockerfile: await stage.read("Dockerfile") } } },
    });
    stage.base("node:22", 2);
    await writeConfig(
      stage,
      `source: { repo: corp/app, apiUrl: "${github.apiUrl}", workflow: b.yml }, versionBump: minor, inputs: { a: x }`,
    );
    const tokens = `${new URL(github.apiUrl).host}=ghs_theTokenOfTheJob0123456789`;
    const { rebuilds } = await runInProcess(stage, { ...INPUTS, tokens });
    expect(rebuilds[0]?.dispatch).toEqual({
      provider: "github",
      apiUrl: github.apiUrl,
      repository: "corp/app",
      workflow: "b.yml",
      ref: "trunk",
      inputs: { version_bump: "minor", a: "x" },
    });
  });
});

describe("an image that is not there", () => {
  const missing = { ...INPUTS, "on-missing": "rebuild", "fail-on": "never" };

  test("is unknown, with its bases at what they are now", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.registry.store.deleteTag("app", "latest");
    const { decisions, report } = await runInProcess(stage, { ...INPUTS, "fail-on": "never" });
    expect(decisions).toEqual({ app: "unknown none" });
    expect(report.images[0]?.bases[0]?.current).toBe(stage.registry.store.getManifest("node", "22")?.digest);
  });

  test("is due with on-missing: rebuild, pins as they are written, and what is not there apart", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.registry.store.deleteTag("app", "latest");
    const pin = stage.base("tools:1", 1).root.digest;
    await stage.write(
      "Dockerfile",
      `FROM ${stage.ref("node:22")}\nCOPY --from=${stage.ref(`tools:1@${pin}`)} / /\nCOPY --from=${stage.ref("gone:1")} / /\n`,
    );
    const { decisions, report } = await runInProcess(stage, missing);
    expect(decisions).toEqual({ app: "changed rebuild" });
    expect(report.images[0]?.bases.map(({ verdict, current }) => [verdict, current])).toEqual([
      ["changed", stage.registry.store.getManifest("node", "22")?.digest],
      ["changed", pin],
      ["unknown", null],
    ]);
  });

  test("stays unknown where its Dockerfile cannot be read", async () => {
    const stage = await openStage();
    await writeConfig(stage, "source: { repo: acme/elsewhere }");
    const { decisions, report } = await runInProcess(stage, missing);
    expect(decisions).toEqual({ app: "unknown none" });
    expect(report.images[0]?.error?.code).toBe("input.token-missing");
  });

  test("is due with baseImages alone, on the platforms that it is to have", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.registry.store.deleteTag("app", "latest");
    await writeConfig(
      stage,
      `source: { dockerfile: null }, baseImages: ["${stage.ref("node:22")}"], platforms: [linux/arm64]`,
    );
    const { decisions } = await runInProcess(stage, missing);
    expect(decisions).toEqual({ app: "changed rebuild" });
  });
});
