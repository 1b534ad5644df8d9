import { describe, expect, test } from "vitest";
import { attempt } from "../../packages/ledger/src/testing/records.ts";
import { firstError } from "../bundles.ts";
import { type BranchStage, listFleet, openBranchStage, publishFleet } from "./check-branch.ts";
import { decisionsOf } from "./check-stage.ts";

/** The branch with the files on top, as somebody else will have pushed it when the next push arrives: the first one loses. */
async function loseNextPush(stage: BranchStage, files: Readonly<Record<string, string>>): Promise<void> {
  const { remote } = stage;
  const before = await remote.git("rev-parse", "basewatch");
  await remote.edit(files);
  await remote.git("branch", "rival", "basewatch");
  await remote.git("update-ref", "refs/heads/basewatch", before);
  // While the push is decided: git has compared the branch already, and compares it again when it moves it.
  await remote.hook(
    "update",
    `[ "$(git rev-parse "$1")" = ${before} ] && git update-ref "$1" refs/heads/rival; exit 0`,
  );
}

/** A bucket's file with an attempt at `app` that another dispatcher has just claimed. */
function claimFile(): Readonly<Record<string, string>> {
  const claimedAt = new Date().toISOString();
  const later = new Date(Date.now() + 30 * 60 * 1000).toISOString();
  const claim = attempt({ claimedAt, expiresAt: later, provableAt: later });
  const id = `${claim.key}.${claim.attempt}`;
  return { "attempts/e0.json": `${JSON.stringify({ version: 1, attempts: { [id]: claim } })}\n` };
}

describe("a push that loses its race", () => {
  test("plans again on what the winner stored: what somebody else has claimed is not due twice", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app", "tool"]);
    await stage.run();
    stage.base("node:22", 2);
    await loseNextPush(stage, claimFile());
    const result = await stage.run();
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed hold:in-flight", tool: "changed rebuild" });
    expect(JSON.parse(result.outputs["rebuilds"] ?? "")).toEqual(result.rebuilds);
    expect(result.rebuilds.flatMap(({ images }) => images.map(({ name }) => name))).toEqual(["tool"]);
    const { images, attempts } = await stage.ledger();
    expect(images["app"]).toMatchObject({ verdict: "changed", decision: "hold:in-flight" });
    expect(Object.values(attempts)).toMatchObject([{ status: "claimed", images: ["app"] }]);
    expect((await stage.commits()).map((message) => message.split("\n")[0])).toEqual([
      "Check 2 images: 2 changed, 1 rebuild due",
      "edit",
      "Check 2 images: 0 changed, 0 rebuilds due",
    ]);
  });

  test("leaves alone what the winner knows of an image: theirs is newer", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app", "tool"]);
    await stage.run();
    stage.base("node:22", 2);
    const [path = ""] = (await stage.remote.git("grep", "-l", '"app": {', "basewatch", "--", "images"))
      .split("\n")
      .map((line) => line.replace("basewatch:", ""));
    const newer = (await stage.remote.git("show", `basewatch:${path}`)).replace(
      '"decision": "none"',
      '"decision": "rebuild"',
    );
    await loseNextPush(stage, { [path]: `${newer}\n` });
    const result = await stage.run();
    expect(result.status, result.log).toBe(0);
    expect(decisionsOf(result)).toEqual({ app: "changed hold:in-flight", tool: "changed rebuild" });
    expect((await stage.ledger()).images["app"]).toMatchObject({ verdict: "unchanged", decision: "rebuild" });
  });
});

describe("checks that overlap", () => {
  test("lose none of each other's facts", async () => {
    const stage = await openBranchStage();
    const names = ["app", "tool", "site", "docs"];
    await publishFleet(stage, names);
    const results = await Promise.all(
      names.map((name) => stage.run({ only: name, "output-dir": `out-${name}` })),
    );
    expect(results.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    const { images, bases } = await stage.ledger();
    expect(Object.keys(images).toSorted()).toEqual(names.toSorted());
    expect(Object.keys(bases)).toEqual([stage.ref("node:22")]);
    expect(await stage.commits()).toHaveLength(4);
    expect(await stage.remote.git("rev-list", "--merges", "basewatch")).toBe("");
  });

  test("of the same images find one rebuild due between them", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    await stage.run();
    stage.base("node:22", 2);
    const results = await Promise.all([1, 2].map((run) => stage.run({ "output-dir": `out-${run}` })));
    expect(results.map(({ status }) => status)).toEqual([0, 0]);
    const keys = new Set(results.flatMap(({ rebuilds }) => rebuilds.map(({ key }) => key)));
    expect(keys.size).toBe(1);
    expect((await stage.ledger()).images["app"]).toMatchObject({ episode: 1, decision: "rebuild" });
  });
});

describe("a push that is refused", () => {
  test("fails the step with the server's reason and a hint; the outputs are set", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app"]);
    stage.base("node:22", 2);
    await stage.remote.hook("pre-receive", "echo 'GH006: Protected branch update failed' >&2; exit 1");
    const result = await stage.run();
    expect(result.status).toBe(1);
    expect(result.outputs).toMatchObject({ changed: "true", "has-rebuilds": "true", "changed-count": "1" });
    expect(result.rebuilds).toHaveLength(1);
    expect(result.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
    expect(firstError(result)).toMatch(/basewatch.*refused the push.*contents: write/u);
    expect(await stage.commits()).toEqual([]);
  });
});

describe("an image that leaves images.yaml", () => {
  test("is archived, and comes back with its history", async () => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app", "tool"]);
    await stage.run();
    stage.base("node:22", 2);
    await stage.run();
    const { app } = (await stage.ledger()).images;
    expect(app).toMatchObject({ verdict: "changed", episode: 1 });

    await listFleet(stage, ["tool"]);
    const left = await stage.run();
    expect(await stage.ledger()).toMatchObject({
      images: { tool: {} },
      archive: { app: { ...app, archivedAt: left.report?.checkedAt } },
    });
    expect((await stage.commits())[0]).toContain("app: archived, since it is listed no longer");

    await listFleet(stage, ["app", "tool"]);
    await stage.run();
    const back = await stage.ledger();
    expect(back.archive).toEqual({});
    expect(back.images["app"]).toEqual(app);
  });

  test.each([
    ["only", { only: "tool" }],
    ["shard", { shard: "2/256" }],
    ["only-bases", { "only-bases": "*/golang:*" }],
    ["one image of inputs", { config: "", state: "branch:basewatch" }],
  ] as const)("%s archives nothing", async (kind, inputs) => {
    const stage = await openBranchStage();
    await publishFleet(stage, ["app", "tool"]);
    const go = stage.base("golang:1", 1);
    stage.app("gopher:latest", { on: go, used: { "golang:1": go } });
    const config = await stage.read("images.yaml");
    await stage.write("go/Dockerfile", `FROM ${stage.ref("golang:1")}\n`);
    await stage.write(
      "images.yaml",
      `${config}- { name: gopher, registry: "${stage.registry.host}", repository: gopher, source: { dockerfile: go/Dockerfile } }\n`,
    );
    await stage.run();
    stage.base("node:22", 2);
    const image = kind === "one image of inputs" ? { image: stage.ref("gopher:latest") } : {};
    const result = await stage.run({ ...inputs, ...image });
    expect(result.status, result.log).toBe(0);
    const { images, archive } = await stage.ledger();
    expect(Object.keys(images).toSorted()).toEqual(["app", "gopher", "tool"]);
    expect(archive).toEqual({});
  });
});
