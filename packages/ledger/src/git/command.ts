import type { ChildProcess } from "node:child_process";
import { Failure } from "@basewatch/failure";

/** How `git` is run. */
export interface GitRunner {
  /**
   * Runs one command and yields what it came to, whatever its exit status. Throws `Failure` `ledger.no-git` where there is no such program, `ledger.unreachable` when it takes longer than the time limit, and
   * the signal's reason when it is aborted.
   */
  run(args: readonly string[], input?: string): Promise<GitResult>;
}

/** What a command came to. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** What it said, for a person. */
  readonly stderr: string;
}

/** What {@link createGitRunner} needs. */
export interface GitRunnerOptions {
  /** The program; found in `PATH` unless it is a path. */
  readonly program: string;
  readonly folder: string;
  /** All of it: nothing else of the process's environment is passed on. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const MOST_STDERR = 64 * 1024;

/** Runs `git` in a folder, with an environment of its own, for a limited time. Secrets go in by the environment only: arguments are for everybody to see. */
export function createGitRunner(options: GitRunnerOptions): GitRunner {
  return { run: (args, input) => runGit(args, input, options) };
}

async function runGit(
  args: readonly string[],
  input: string | undefined,
  { program, folder, environment, timeoutMs, signal }: GitRunnerOptions,
): Promise<GitResult> {
  signal?.throwIfAborted();
  const { spawn } = await import("node:child_process");
  // A group of its own, since it is git's children that speak to the network and would outlive it.
  const child = spawn(program, args, { cwd: folder, env: environment, detached: true, stdio: "pipe" });
  let late = false;
  const onTimeout = () => {
    late = true;
    endGroup(child);
  };
  const timer = setTimeout(onTimeout, timeoutMs);
  const onAbort = () => endGroup(child);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const result = await collect(child, input);
    signal?.throwIfAborted();
    if (late) throw tooSlow(args, timeoutMs);
    return result;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function collect(child: ChildProcess, input: string | undefined): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const stdout: Buffer[] = [];
    let stderr = "";
    child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => {
      if (stderr.length < MOST_STDERR) stderr += chunk.toString("utf8");
    });
    // A command that fails before it has read all of its input says why itself.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
    child.on("error", (error) => reject(noGit(child.spawnfile, error)));
    child.on("close", (code) => resolve({ code: code ?? -1, stdout: Buffer.concat(stdout), stderr }));
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself in the meantime.
  }
}

function noGit(program: string, cause: Error): Failure {
  return new Failure(`state: ${program} cannot be run`, {
    code: "ledger.no-git",
    hint: "Install git 2.31 or newer on this runner, or keep the state in a file.",
    cause,
  });
}

function tooSlow(args: readonly string[], timeoutMs: number): Failure {
  return new Failure(`state: git ${args[0]} took longer than ${timeoutMs / 1000} s`, {
    code: "ledger.unreachable",
    hint: "Check that the git server answers from this runner, and its proxy.",
  });
}
