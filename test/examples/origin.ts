import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DIST } from "../bundles.ts";
import { createFolder } from "./programs.ts";

/** A git repository on this machine that stands where an example looks for one elsewhere. */
export interface Origin {
  readonly folder: string;
  /** HEAD's commit. */
  readonly sha: string;
}

/** A repository with these files and tags on its branch `main`. */
export async function createOrigin(
  files: Readonly<Record<string, string>>,
  tags: readonly string[],
): Promise<Origin> {
  const folder = await createFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return commit(folder, tags);
}

/** This repository as its users get it at `v1`: what the command line needs of it. */
export async function createBasewatchOrigin(): Promise<Origin> {
  const folder = await createFolder();
  cpSync(join(DIST, "basewatch"), join(folder, "dist/basewatch"), { recursive: true });
  return commit(folder, ["v1"]);
}

function commit(folder: string, tags: readonly string[]): Origin {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", "first");
  for (const tag of tags) git("tag", tag);
  return { folder, sha: git("rev-parse", "HEAD").toString("utf8").trim() };
}

/** The environment in which git takes what it would fetch from `url` out of `origin`. */
export function gitInsteadOf(url: string, origin: Origin): Readonly<Record<string, string>> {
  return {
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `url.file://${origin.folder}.insteadOf`,
    GIT_CONFIG_VALUE_0: url,
  };
}
