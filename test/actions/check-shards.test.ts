import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type BranchStage, listFleet, openBranchStage, publishFleet } from "./check-branch.ts";
import { type Checked, decisionsOf } from "./check-stage.ts";

const NAMES = Array.from({ length: 9 }, (_, index) => `app-${index}`);

/** The bucket of a name: the first byte of its SHA-256. */
function byteOf(name: string): number {
  return createHash("sha256").update(name).digest()[0] ?? 0;
}

function bucketPath(name: string): string {
  return `images/${byteOf(name).toString(16).padStart(2, "0")}.json`;
}

/** The names among `names` that are in shard `index` of `count`. */
function shareOf(names: readonly string[], index: number, count: number): readonly string[] {
  return names.filter((name) => byteOf(name) % count === index - 1);
}

/** One run for each shard, one after the other. */
async function runShards(stage: BranchStage, count: number): Promise<readonly Checked[]> {
  const results: Checked[] = [];
  for (let index = 1; index <= count; index += 1)
    results.push(await stage.run({ shard: `${index}/${count}`, "fail-on": "never" }));
  expect(results.map(({ status, log }) => (status === 0 ? 0 : log))).toEqual(results.map(() => 0));
  return results;
}

function namesOf(result: Checked): readonly string[] {
  return Object.keys(decisionsOf(result));
}

describe("shards 1/3 to 3/3", () => {
  test("are disjoint, complete, and the same when images.yaml is in another order", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, NAMES);
    const shares = (await runShards(stage, 3)).map(namesOf);
    expect(shares).toEqual([1, 2, 3].map((index) => shareOf(NAMES, index, 3)));
    expect(shares.flat().toSorted()).toEqual(NAMES.toSorted());
    await listFleet(stage, NAMES.toReversed());
    const again = (await runShards(stage, 3)).map(namesOf);
    expect(again.map((names) => names.toSorted())).toEqual(shares.map((names) => names.toSorted()));
  });

  test("write the buckets of their own images only, also when they run at once", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, NAMES);
    await stage.run();
    stage.base("node:22", 2);
    const results = await Promise.all(
      [1, 2, 3].map((index) => stage.run({ shard: `${index}/3`, "output-dir": `out-${index}` })),
    );
    expect(results.map(({ status }) => status)).toEqual([0, 0, 0]);
    const log = await stage.remote.git(
      "log",
      "-3",
      "--format=%x00",
      "--name-only",
      "--no-renames",
      "basewatch",
    );
    const written = log
      .split("\0")
      .map((text) => text.split("\n").filter((path) => path.startsWith("images/")))
      .filter((paths) => paths.length > 0);
    const expected = [1, 2, 3].map((index) =>
      [...new Set(shareOf(NAMES, index, 3).map(bucketPath))].toSorted(),
    );
    expect(written.map((paths) => paths.toSorted()).toSorted()).toEqual(expected.toSorted());
    const due = results.flatMap(({ rebuilds }) =>
      rebuilds.flatMap(({ images }) => images.map(({ name }) => name)),
    );
    expect(due.toSorted()).toEqual(NAMES.toSorted());
  });

  test("archive and bring back the images of their own only", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, NAMES);
    await stage.run();
    const gone = [1, 2, 3].flatMap((index) => shareOf(NAMES, index, 3).slice(0, 1));
    expect(gone).toHaveLength(3);
    await listFleet(
      stage,
      NAMES.filter((name) => !gone.includes(name)),
    );
    for (const [at, name] of gone.entries()) {
      await stage.run({ shard: `${at + 1}/3` });
      expect(await stage.changedPaths()).toEqual([
        bucketPath(name).replace("images", "archive"),
        bucketPath(name),
      ]);
    }
    expect(Object.keys((await stage.ledger()).archive).toSorted()).toEqual(gone.toSorted());
    await listFleet(stage, NAMES);
    await runShards(stage, 3);
    const { images, archive } = await stage.ledger();
    expect(archive).toEqual({});
    expect(Object.keys(images).toSorted()).toEqual(NAMES.toSorted());
  }, 120_000);

  test("change to 5 without losing any history", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, NAMES);
    await runShards(stage, 3);
    stage.base("node:22", 2);
    await listFleet(stage, NAMES, ", rebuildDelay: 7d");
    await runShards(stage, 3);
    const before = await stage.ledger();
    const commits = await stage.commits();
    await runShards(stage, 5);
    expect(await stage.ledger()).toEqual(before);
    expect(await stage.commits()).toEqual(commits);
    expect(Object.values(before.images)).toHaveLength(NAMES.length);
    for (const image of Object.values(before.images))
      expect(image).toMatchObject({ verdict: "changed", decision: "wait:delay", episode: 1 });
  }, 120_000);
});

describe("an image that is built on one of another shard", () => {
  test("waits for it: wait:upstream, by what the ledger says of it", async () => {
    const stage = await openBranchStage();
    const [node, tools] = [stage.base("node:22", 1), stage.base("tools:1", 1)];
    const middle = stage.app("middle:latest", { on: node, used: { "node:22": node } });
    stage.app("leaf:latest", { on: middle, used: { "middle:latest": middle, "tools:1": tools } });
    await stage.write("middle/Dockerfile", `FROM ${stage.ref("node:22")}\n`);
    await stage.write(
      "leaf/Dockerfile",
      `FROM ${stage.ref("middle")}\nCOPY --from=${stage.ref("tools:1")} / /\n`,
    );
    const lines = ["middle", "leaf"].map(
      (name) =>
        `- { name: ${name}, registry: "${stage.registry.host}", repository: ${name}, source: { dockerfile: ${name}/Dockerfile } }\n`,
    );
    await stage.write("images.yaml", lines.join(""));
    const shardOf = (name: string) => `${(byteOf(name) % 2) + 1}/2`;
    expect(shardOf("middle")).not.toBe(shardOf("leaf"));
    await runShards(stage, 2);

    stage.base("node:22", 2);
    expect(decisionsOf(await stage.run({ shard: shardOf("middle") }))).toEqual({ middle: "changed rebuild" });
    stage.base("tools:1", 2);
    const waiting = await stage.run({ shard: shardOf("leaf") });
    expect(decisionsOf(waiting)).toEqual({ leaf: "changed wait:upstream" });
    expect(waiting.report?.images).toMatchObject([{ waitsFor: ["middle"] }]);
    expect(waiting.summary).toMatch(/wait:upstream.*middle/u);
  });
});
