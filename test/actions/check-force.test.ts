import { describe, expect, test } from "vitest";
import { INPUTS, publishApp, readLedger, rebuildApp } from "./check-ledger.ts";
import { decisionsOf, openStage } from "./check-stage.ts";

describe("force", () => {
  const force = { force: "true", reason: "CVE-2026-1234", only: "app" };

  test("rebuilds a changed image at once, and the ledger has who and why", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d, autoRebuild: false");
    await stage.check(INPUTS);
    stage.base("node:22", 2);
    const plain = await stage.check(INPUTS);
    expect(decisionsOf(plain)).toEqual({ app: "changed hold:disabled" });
    const forced = await stage.check({ ...INPUTS, ...force });
    expect(decisionsOf(forced)).toEqual({ app: "changed rebuild" });
    expect(forced.rebuilds).toMatchObject([{ reason: "CVE-2026-1234" }]);
    expect((await readLedger(stage)).images["app"]?.["forced"]).toMatchObject({
      by: "octocat",
      reason: "CVE-2026-1234",
      runId: "4711",
      unchangedToo: false,
    });
  });

  test("survives until the published image shows it, with the same key, and ends then", async () => {
    const stage = await openStage();
    await publishApp(stage, ", autoRebuild: false");
    stage.base("node:22", 2);
    const forced = await stage.check({ ...INPUTS, ...force });
    const later = await stage.check(INPUTS, { GITHUB_RUN_ID: "4712", GITHUB_ACTOR: "schedule" });
    expect(later.rebuilds).toMatchObject([{ key: forced.rebuilds[0]?.key, reason: "CVE-2026-1234" }]);
    rebuildApp(stage, 2);
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "unchanged none" });
    expect((await readLedger(stage)).images["app"]?.["forced"]).toBeNull();
  });

  test("force again, by another run, is another key", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.base("node:22", 2);
    const keys: (string | undefined)[] = [];
    for (const run of ["1", "1", "2"])
      keys.push((await stage.check({ ...INPUTS, ...force }, { GITHUB_RUN_ID: run })).rebuilds[0]?.key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test.each([
    ["an unchanged image is left alone", { force: "true" }, "unchanged none"],
    ["force-unchanged rebuilds it too", { force: "true", "force-unchanged": "true" }, "unchanged rebuild"],
  ] as const)("%s", async (_name, inputs, answer) => {
    const stage = await openStage();
    await publishApp(stage);
    expect(decisionsOf(await stage.check({ ...INPUTS, ...force, ...inputs }))).toEqual({ app: answer });
  });

  test("an unknown verdict stays unknown", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.registry.store.deleteTag("node", "22");
    const result = await stage.check({ ...INPUTS, ...force, "force-unchanged": "true" });
    expect(decisionsOf(result)).toEqual({ app: "unknown none" });
    expect(result.rebuilds).toEqual([]);
  });

  test("one image given by inputs needs neither only nor a state", async () => {
    const stage = await openStage();
    await publishApp(stage);
    const result = await stage.check({
      image: stage.ref("app"),
      force: "true",
      "force-unchanged": "true",
      reason: "try it",
    });
    expect(result.rebuilds).toMatchObject([
      { reason: "try it", dispatch: null, ledger: null, images: [{ name: "app", bases: [] }] },
    ]);
  });
});
