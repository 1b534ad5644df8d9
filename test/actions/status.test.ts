import { execFile } from "node:child_process";
import { describe, expect, test } from "vitest";
import { DIST } from "../bundles.ts";
import { type BranchStage, listFleet, openBranchStage, publishFleet, STATE_TOKEN } from "./check-branch.ts";
import { OWN_REPOSITORY } from "./check-stage.ts";

const STATE = ["--state", "branch:basewatch"];

/** Runs `dist/basewatch/index.js status` as a person in a CI job of the repository would. */
function status(stage: BranchStage, ...args: readonly string[]) {
  const env = {
    PATH: process.env["PATH"],
    TMPDIR: stage.workspace,
    GITHUB_REPOSITORY: OWN_REPOSITORY,
    GITHUB_SERVER_URL: stage.server.origin,
    GITHUB_TOKEN: STATE_TOKEN,
  };
  return new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    execFile(
      process.execPath,
      [`${DIST}basewatch/index.js`, "status", ...args],
      { env, cwd: stage.workspace },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

/** app waits for its delay, tool is at rest, and old has left images.yaml while it waited. */
async function openWatched() {
  const stage = await openBranchStage();
  await publishFleet(stage, ["app", "old"]);
  const go = stage.base("golang:1", 1);
  stage.app("tool:latest", { on: go, used: { "golang:1": go } });
  await stage.write("go/Dockerfile", `FROM ${stage.ref("golang:1")}\n`);
  const tool = `- { name: tool, registry: "${stage.registry.host}", repository: tool, source: { dockerfile: go/Dockerfile } }\n`;
  const list = async (names: readonly string[]) => {
    await listFleet(stage, names, ", rebuildDelay: 7d");
    await stage.write("images.yaml", (await stage.read("images.yaml")) + tool);
  };
  await list(["app", "old"]);
  await stage.run();
  stage.base("node:22", 2);
  await stage.run();
  await list(["app"]);
  const last = await stage.run();
  return { stage, last };
}

describe("basewatch status of a branch", () => {
  test("is a table: what is tracked, on which base, since when, what waits for what and until when", async () => {
    const { stage } = await openWatched();
    const { app } = (await stage.ledger()).images;
    const { code, out, err } = await status(stage, ...STATE);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.split("\n").map((line) => line.trimEnd().split(/ {2,}/u));
    expect(lines).toContainEqual([
      "app",
      "changed",
      `wait:delay until ${String(app?.["dueAt"])}`,
      `its rebuildDelay has not passed: it waits until ${String(app?.["dueAt"])}`,
    ]);
    expect(lines).toContainEqual(["tool", "unchanged", "none"]);
    expect(out).toContain(stage.ref("node:22"));
    expect(out).not.toContain("old");
  });

  test("--json has the same, on one line", async () => {
    const { stage } = await openWatched();
    const { code, out } = await status(stage, ...STATE, "--json");
    expect(code).toBe(0);
    expect(out.trimEnd()).not.toContain("\n");
    expect(JSON.parse(out)).toMatchObject({
      repository: `${new URL(stage.server.origin).host}/${OWN_REPOSITORY}`,
      images: [
        {
          image: "app",
          verdict: "changed",
          decision: "wait:delay",
          bases: [{ reference: stage.ref("node:22"), pendingSince: expect.any(String) }],
        },
        { image: "tool", verdict: "unchanged", decision: "none", dueAt: null, why: null },
      ],
      attempts: [],
    });
  });

  test("of an image that has left images.yaml has its history, and since when", async () => {
    const { stage, last } = await openWatched();
    const { code, out } = await status(stage, "old", ...STATE, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out).images).toMatchObject([
      { image: "old", verdict: "changed", archivedAt: last.report?.checkedAt },
    ]);
    expect((await status(stage, "old", ...STATE)).out).toContain(`archived ${last.report?.checkedAt}`);
  });

  test("of a name that is not there says which is near, and shows no token", async () => {
    const { stage } = await openWatched();
    const { code, out, err } = await status(stage, "apps", ...STATE);
    expect(code).toBe(1);
    expect(err).toMatch(/knows no image "apps".*Did you mean app\?/su);
    expect(out + err).not.toContain(STATE_TOKEN);
  });

  test("before the first check says what to run", async () => {
    const stage = await openBranchStage();
    const { code, err } = await status(stage, ...STATE);
    expect(code).toBe(1);
    expect(err).toMatch(/there is no ledger yet.*basewatch check/su);
  });
});

test("the job summary shows the same decisions, and a graph of bases and images, coloured by verdict", async () => {
  const { stage, last } = await openWatched();
  const { app } = (await stage.ledger()).images;
  expect(last.summary).toContain("**0 due for a rebuild** · 1 changed · 0 unknown · 1 unchanged");
  const row = last.summary.split("\n").find((line) => line.includes("app:latest")) ?? "";
  expect(row).toContain("🔴 changed");
  expect(row).toContain(`wait:delay<br>until ${String(app?.["dueAt"])}`);
  const [, drawing = ""] = /```mermaid\n([\s\S]*?)```/u.exec(last.summary) ?? [];
  const colourOf = (label: string) => {
    const node = drawing.split("\n").find((line) => line.includes(`"${label}"`));
    return /:::(\w+)/u.exec(node ?? "")?.[1];
  };
  expect([colourOf("app"), colourOf("tool")]).toEqual(["red", "green"]);
  expect([colourOf(stage.ref("node:22")), colourOf(stage.ref("golang:1"))]).toEqual(["red", "green"]);
  expect(drawing.match(/-->/gu)).toHaveLength(2);
});
