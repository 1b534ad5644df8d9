import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  it("keeps the same ledger for the check, the dispatch and the cache", () => {
    const steps = parseWorkflow(readText("examples/check.yml")).jobs["check"]?.steps ?? [];
    const state = steps.flatMap(({ with: inputs }) => inputs?.["state"] ?? []);
    const cached = steps.flatMap(({ with: inputs }) => inputs?.["path"] ?? []);
    expect(state).toEqual(["file:.basewatch/ledger.json", "file:.basewatch/ledger.json"]);
    expect(cached).toEqual([".basewatch", ".basewatch"]);
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
