import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "@basewatch/retry";
import { type BranchStoreOptions, createBranchStore } from "../branch-store.ts";
import type { LedgerStore } from "../store.ts";

const execute = promisify(execFile);

/** A bare repository in a folder of this machine, with folders for those who push to it. */
export interface TestRemote extends AsyncDisposable {
  readonly folder: string;
  readonly url: string;
  /** What git says in it, without white space at the end. */
  git(...args: readonly string[]): Promise<string>;
  /** Installs a hook, as a shell script. */
  hook(name: string, script: string): Promise<void>;
  /** A store on its branch `basewatch`. */
  store(change?: Partial<BranchStoreOptions>): LedgerStore;
  makeFolder(): Promise<string>;
}

/** Makes an empty bare repository. */
export async function openRemote(): Promise<TestRemote> {
  const root = await mkdtemp(join(tmpdir(), "basewatch-remote-"));
  const folder = join(root, "remote.git");
  const makeFolder = () => mkdtemp(join(root, "work-"));
  const git = async (...args: readonly string[]) =>
    (await execute("git", ["-C", folder, ...args], { maxBuffer: 2 ** 28 })).stdout.trimEnd();
  await execute("git", ["init", "--quiet", "--bare", folder]);
  return {
    folder,
    url: `file://${folder}`,
    git,
    makeFolder,
    async hook(name, script) {
      await writeFile(join(folder, "hooks", name), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, "hooks", name), 0o755);
    },
    store: (change = {}) =>
      createBranchStore({
        remote: { url: `file://${folder}` },
        branch: "basewatch",
        repository: "github.com/o/app",
        environment: process.env,
        makeFolder,
        clock: systemClock,
        random: Math.random,
        policy: { attempts: Number.POSITIVE_INFINITY, baseMs: 20, capMs: 400, budgetMs: 60_000 },
        ...change,
      }),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
