import { execFile, execFileSync } from "node:child_process";
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
  /** Commits files on top of its branch `basewatch`, as a person would; makes the branch where it is missing. */
  edit(files: Readonly<Record<string, string>>): Promise<void>;
  /** A store on its branch `basewatch`. */
  store(change?: Partial<BranchStoreOptions>): LedgerStore;
  /** An executable shell script in a folder of its own, by its path. */
  program(script: string): Promise<string>;
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
    async edit(files) {
      const tip = await git("rev-parse", "--verify", "--quiet", "basewatch").catch(() => undefined);
      const stream = [
        "commit refs/heads/basewatch\ncommitter p <p@p> 1 +0000\ndata 4\nedit\n",
        ...(tip === undefined ? [] : [`from ${tip}\n`]),
        ...Object.entries(files).map(
          ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
        ),
        "done\n",
      ];
      execFileSync("git", ["-C", folder, "fast-import", "--quiet", "--done"], { input: stream.join("") });
    },
    hook: (name, script) => writeProgram(join(folder, "hooks", name), `#!/bin/sh\n${script}\n`),
    async program(script) {
      const path = join(await makeFolder(), "program");
      await writeProgram(path, script);
      return path;
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

async function writeProgram(path: string, script: string): Promise<void> {
  await writeFile(path, script);
  await chmod(path, 0o755);
}
