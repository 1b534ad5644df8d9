import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, matchesGlob } from "node:path";
import { parseConfiguration } from "@basewatch/config";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { readText } from "../layout/files.ts";
import { parseWorkflow } from "./documents.ts";

const BUILDS = ["examples/build.yml", "examples/build-and-promote.yml"];

describe("examples/images.yaml", () => {
  it("is read without a mistake, with the seed's image first", () => {
    expect(readNames()).toEqual(["backstage", "uv"]);
  });

  it("holds the names that check.yml lets a person pick", () => {
    const Check = z.object({
      on: z.object({
        workflow_dispatch: z.object({
          inputs: z.object({ image: z.object({ options: z.array(z.string()) }) }),
        }),
      }),
    });
    const { options } = Check.parse(parse(readText("examples/check.yml"))).on.workflow_dispatch.inputs.image;
    expect(options).toEqual(["all", ...readNames()]);
  });
});

describe("check.yml", () => {
  it("keeps the ledger on one branch for the check and the dispatch, and may write it", () => {
    const job = parseWorkflow(readText("examples/check.yml")).jobs["check"];
    const steps = job?.steps ?? [];
    expect(steps.flatMap(({ with: inputs }) => inputs?.["state"] ?? [])).toEqual([
      "branch:basewatch",
      "branch:basewatch",
    ]);
    expect(job?.permissions).toEqual({ contents: "write", actions: "write", packages: "read" });
  });
});

describe("check-in-shards.yml", () => {
  const text = readText("examples/check-in-shards.yml");
  const { check, dispatch } = parseWorkflow(text).jobs;
  const stepOf = (job: typeof check, action: string) =>
    job?.steps.find(({ uses }) => uses?.includes(action))?.with;

  it("has as many shards as jobs, numbered from 1, and writes the ledger in both jobs", () => {
    const { strategy } = z
      .object({ strategy: z.object({ matrix: z.object({ shard: z.array(z.number()) }) }) })
      .parse(check);
    const { shard } = strategy.matrix;
    expect(shard).toEqual(shard.map((_, index) => index + 1));
    expect(stepOf(check, "check-base-digest")).toMatchObject({
      state: "branch:basewatch",
      shard: `\${{ matrix.shard }}/\${{ strategy.job-total }}`,
    });
    expect(stepOf(dispatch, "dispatch-rebuild")?.["state"]).toBe("branch:basewatch");
    expect(check?.permissions).toEqual({ contents: "write", packages: "read" });
    expect(dispatch?.permissions).toEqual({ contents: "write", actions: "write" });
  });

  it("hands the rebuilds of each shard to the one job that dispatches, once all have ended", () => {
    const name = String(stepOf(check, "upload-artifact")?.["name"]).replace("${{ matrix.shard }}", "3");
    const { pattern, path } = stepOf(dispatch, "download-artifact") ?? {};
    // download-artifact puts each artifact that matches into a folder of its name.
    expect(matchesGlob(name, String(pattern))).toBe(true);
    const file = join(String(path), name, "rebuilds.json");
    expect(matchesGlob(file, String(stepOf(dispatch, "dispatch-rebuild")?.["rebuilds-file"]))).toBe(true);
    expect(dispatch).toMatchObject({ needs: "check", if: "${{ !cancelled() }}" });
  });

  it("runs once at a time", () => {
    expect(parse(text).concurrency).toEqual({ group: "basewatch", "cancel-in-progress": false });
  });
});

describe.each(BUILDS)("%s", (path) => {
  const steps = parseWorkflow(readText(path)).jobs["build"]?.steps ?? [];
  const script = steps.find(({ id }) => id === "version")?.run ?? "exit 9";

  it.each([
    ["patch", ["v1.9.9", "v1.10.3", "v2.0.0-rc.1", "vnext"], "1.10.4"],
    ["minor", ["v1.9.9", "v1.10.3"], "1.11.0"],
    ["major", ["v1.9.9", "v1.10.3"], "2.0.0"],
    ["patch", [], "0.0.1"],
  ])("version_bump %s after %j is %s", (bump, tags, expected) => {
    expect(runVersionStep(script, bump, tags)).toEqual({ status: 0, output: `next=${expected}\n` });
  });

  it("refuses another version_bump", () => {
    expect(runVersionStep(script, "huge", ["v1.0.0"])).toEqual({ status: 1, output: "" });
  });

  it("pushes the version that was worked out, and pulls the base image", () => {
    const build = steps.find(({ uses }) => uses?.startsWith("docker/build-push-action@"));
    expect(build?.with).toMatchObject({ push: true, pull: true, provenance: "mode=min" });
    expect(build?.with?.["tags"]).toContain(`:\${{ steps.version.outputs.next }}`);
  });
});

/** Runs the script as a runner does, in a git repository that has these tags. */
function runVersionStep(script: string, bump: string, tags: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "basewatch-version-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder });
  git("init", "--quiet");
  git("commit", "--quiet", "--allow-empty", "--message", "first");
  for (const tag of tags) git("tag", tag);
  const outputFile = join(folder, "output");
  writeFileSync(outputFile, "");
  const env = { ...process.env, VERSION_BUMP: bump, GITHUB_OUTPUT: outputFile };
  const { status } = spawnSync("bash", ["-e", "-c", script], { cwd: folder, env });
  return { status, output: readFileSync(outputFile, "utf8") };
}

function readNames(): readonly string[] {
  const path = "examples/images.yaml";
  return parseConfiguration(readText(path), path).images.map(({ name }) => name);
}
