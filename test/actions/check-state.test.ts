import { stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { age, DAY_MS, INPUTS, publishApp, readLedger, rebuildApp, STATE } from "./check-ledger.ts";
import { decisionsOf, imageOf, openStage } from "./check-stage.ts";

describe("rebuildDelay", () => {
  test("waits from when the move was first seen, then is due, and is over when the image is rebuilt", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d");
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "unchanged none" });

    const moved = stage.base("node:22", 2);
    const waiting = await stage.check(INPUTS);
    expect(decisionsOf(waiting)).toEqual({ app: "changed wait:delay" });
    expect(waiting.outputs).toMatchObject({ changed: "true", "has-rebuilds": "false" });
    const { dueAt, bases } = imageOf(waiting, "app");
    expect(Date.parse(dueAt ?? "")).toBe(Date.parse(bases[0]?.firstSeenAt ?? "") + 7 * DAY_MS);
    expect(waiting.summary).toContain(`until ${dueAt}`);

    await age(stage, 6.9);
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "changed wait:delay" });
    await age(stage, 0.1);
    const due = await stage.check(INPUTS);
    expect(decisionsOf(due)).toEqual({ app: "changed rebuild" });
    expect(due.rebuilds).toMatchObject([
      { ledger: STATE, images: [{ bases: [{ current: moved.root.digest }] }] },
    ]);

    rebuildApp(stage, 2);
    const over = await stage.check(INPUTS);
    expect(decisionsOf(over)).toEqual({ app: "unchanged none" });
    expect((await readLedger(stage)).images["app"]).toMatchObject({ pendingSince: {}, episode: 1 });
  });

  test("a second move does not start the delay anew", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d");
    await stage.check(INPUTS);
    stage.base("node:22", 2);
    await stage.check(INPUTS);
    await age(stage, 5);
    stage.base("node:22", 3);
    await stage.check(INPUTS);
    await age(stage, 2);
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "changed rebuild" });
  });

  test("as a map: each base has its own", async () => {
    const stage = await openStage();
    await publishApp(stage, `, rebuildDelay: { "*/node:*": 7d, "*": 0 }`);
    stage.base("node:22", 2);
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "changed wait:delay" });
    await publishApp(stage, `, rebuildDelay: { "*/golang:*": 7d, "*": 0 }`);
    stage.base("node:22", 2);
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "changed rebuild" });
  });

  test("of one image given by inputs, also as a map", async () => {
    const stage = await openStage();
    await publishApp(stage);
    stage.base("node:22", 2);
    const one = { image: stage.ref("app"), state: STATE };
    expect(decisionsOf(await stage.check({ ...one, "rebuild-delay": "P7D" }))).toEqual({
      app: "changed wait:delay",
    });
    expect(decisionsOf(await stage.check({ ...one, "rebuild-delay": '"*/golang:*": 7d' }))).toEqual({
      app: "changed rebuild",
    });
    expect(firstError(await stage.check({ ...one, "rebuild-delay": '"*/node:*": 7 days' }))).toContain(
      '"7 days"',
    );
  });

  test("without a state is an error that names the image, before any request", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d");
    const result = await stage.check({ config: "images.yaml" });
    expect(result.status).toBe(1);
    expect(firstError(result)).toMatch(
      /app: it has a rebuildDelay.*state.*Set state to branch:basewatch, or to file:<path>/u,
    );
    expect(stage.registry.log).toEqual([]);
  });
});

describe("the ledger", () => {
  test("knows bases and images, by name, with times", async () => {
    const stage = await openStage();
    await publishApp(stage);
    await stage.check(INPUTS);
    const before = await readLedger(stage);
    const moved = stage.base("node:22", 2);
    const { report } = await stage.check(INPUTS);
    const after = await readLedger(stage);
    const node = stage.ref("node:22");
    expect(after.version).toBe(1);
    expect(after.bases[node]).toMatchObject({
      current: moved.root.digest,
      previous: before.bases[node]?.current,
      firstSeenAt: report?.checkedAt,
    });
    expect(after.images["app"]).toMatchObject({
      reference: stage.ref("app:latest"),
      verdict: "changed",
      decision: "rebuild",
      episode: 1,
      pendingSince: { [node]: report?.checkedAt },
    });
  });

  test("is not written again when nothing changed", async () => {
    const stage = await openStage();
    await publishApp(stage);
    await stage.check(INPUTS);
    const path = join(stage.workspace, "state/basewatch.json");
    const long = new Date("2026-01-01T00:00:00Z");
    await utimes(path, long, long);
    const text = await stage.read("state/basewatch.json");
    expect((await stage.check(INPUTS)).status).toBe(0);
    expect((await stat(path)).mtime).toEqual(long);
    expect(await stage.read("state/basewatch.json")).toBe(text);
  });

  test.each([
    ["is not JSON", "{", /state\/basewatch\.json: the ledger cannot be read: it is not JSON.*Restore it/u],
    ["has a wrong value", '{"version":1,"bases":{"a":{}},"images":{}}', /bases\.a\.current/u],
    ["is of a later version", '{"version":2}', /version 2.*reads version 1/u],
  ] as const)("that %s stops the run, and is not touched", async (_name, text, says) => {
    const stage = await openStage();
    await publishApp(stage);
    await stage.write("state/basewatch.json", text);
    const result = await stage.check(INPUTS);
    expect(result.status).toBe(1);
    expect(result.annotations).toHaveLength(1);
    expect(firstError(result)).toMatch(says);
    expect(await stage.read("state/basewatch.json")).toBe(text);
    expect(stage.registry.log).toEqual([]);
  });

  test("an unknown verdict hides no move: the delay goes on from when it was seen", async () => {
    const stage = await openStage();
    await publishApp(stage, ", rebuildDelay: 7d");
    await stage.check(INPUTS);
    stage.base("node:22", 2);
    await stage.check(INPUTS);
    await age(stage, 7);
    stage.registry.store.deleteTag("node", "22");
    expect(decisionsOf(await stage.check({ ...INPUTS, "fail-on": "never" }))).toEqual({
      app: "unknown none",
    });
    stage.base("node:22", 2);
    expect(decisionsOf(await stage.check(INPUTS))).toEqual({ app: "changed rebuild" });
  });

  test("archives an image that left the config, and brings it back with its history", async () => {
    const stage = await openStage();
    await publishApp(stage);
    const other = `- { name: other, registry: "${stage.registry.host}", repository: app, baseImages: ["${stage.ref("node:22")}"] }\n`;
    const config = await stage.read("images.yaml");
    await stage.check(INPUTS);
    stage.base("node:22", 2);
    await stage.check(INPUTS);
    const { app } = (await readLedger(stage)).images;
    await stage.write("images.yaml", other);
    const left = await stage.check(INPUTS);
    const without = await readLedger(stage);
    expect(Object.keys(without.images)).toEqual(["other"]);
    expect(without.archive).toEqual({ app: { ...app, archivedAt: left.report?.checkedAt } });
    await stage.write("images.yaml", config);
    await stage.check(INPUTS);
    const again = await readLedger(stage);
    expect(again.images).toEqual({ app });
    expect(Object.keys(again.archive)).toEqual(["other"]);
  });
});

describe("dry-run", () => {
  test.each([
    ["true", { "dry-run": "true" }, {}, false],
    ["false", { "dry-run": "false" }, {}, true],
    ["nothing said, on a schedule", {}, {}, true],
    ["nothing said, on a pull request", {}, { GITHUB_EVENT_NAME: "pull_request" }, false],
    ["nothing said, on a pull request's target", {}, { GITHUB_EVENT_NAME: "pull_request_target" }, false],
    ["false, on a pull request", { "dry-run": "false" }, { GITHUB_EVENT_NAME: "pull_request" }, false],
  ] as const)("%s", async (_name, inputs, environment, written) => {
    const stage = await openStage();
    await publishApp(stage);
    stage.base("node:22", 2);
    const result = await stage.check({ ...INPUTS, ...inputs }, environment);
    // All is read and decided as ever.
    expect(decisionsOf(result)).toEqual({ app: "changed rebuild" });
    expect(result.rebuilds).toHaveLength(1);
    await expect(
      readLedger(stage).then(
        () => true,
        () => false,
      ),
    ).resolves.toBe(written);
    expect(result.summary.includes("Nothing was recorded")).toBe(!written);
  });
});
