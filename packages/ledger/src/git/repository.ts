import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { GitResult, GitRunner } from "./command.ts";

/** Who a commit is said to be by. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** One state of the branch: its commit, and the files in it that were asked for. */
export interface Snapshot {
  readonly commit: string;
  /** Whether there is no file in it at all. */
  readonly isEmpty: boolean;
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** One commit to be made. */
export interface NewCommit {
  /** `undefined`: the first of an orphan branch. */
  readonly parent: string | undefined;
  readonly message: string;
  readonly identity: Identity;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** Text by path; `undefined` takes the file away. All others stay. */
  readonly changes: ReadonlyMap<string, string | undefined>;
}

/** A bare repository in a temporary folder, between the branch and us. */
export interface BranchRepository {
  /** The newest state of the branch with the files that `wants` names; `undefined` when there is no such branch. Rejects with {@link GitFailedError}. */
  fetch(wants: (path: string) => boolean): Promise<Snapshot | undefined>;
  /** Makes a commit here, and yields its object name. */
  write(commit: NewCommit): Promise<string>;
  /** Moves the branch to `commit` if it still is at `expected` (`undefined`: is not there). */
  push(
    commit: string,
    expected: string | undefined,
    options: { readonly skipCi: boolean },
  ): Promise<GitResult>;
  /** Whether the branch, which has moved on, holds `commit` among its last 100. */
  holds(commit: string): Promise<boolean>;
}

/** A git command that failed; what it means is for its caller to say. */
export class GitFailedError extends Error {
  readonly stderr: string;

  constructor(stderr: string) {
    super("git failed");
    this.stderr = stderr;
  }
}

const TIP = "refs/basewatch/tip";
const NEXT = "refs/basewatch/next";

/** Makes the repository. Throws `Failure` `ledger.no-git`, `ledger.old-git`. */
export async function openRepository(
  git: GitRunner,
  { url, branch }: { readonly url: string; readonly branch: string },
): Promise<BranchRepository> {
  const ref = `refs/heads/${branch}`;
  const [version] = await Promise.all([
    succeed(git, ["version"]),
    succeed(git, ["init", "--quiet", "--bare", "--template=", "."]),
  ]);
  requireVersion(version.stdout.toString("utf8"));
  return {
    async fetch(wants) {
      const result = await git.run([...FETCH, "--depth=1", url, `+${ref}:${TIP}`]);
      if (result.code === 0) return readSnapshot(git, wants);
      if (/couldn't find remote ref/u.test(result.stderr)) return undefined;
      throw new GitFailedError(result.stderr);
    },
    async write(commit) {
      const stream = [...commitStream(commit)].join("");
      const args = ["fast-import", "--quiet", "--force", "--done", "--date-format=raw"];
      return (await succeed(git, args, stream)).stdout.toString("utf8").trim();
    },
    push: (commit, expected, { skipCi }) =>
      git.run([
        "push",
        "--porcelain",
        "--no-verify",
        `--force-with-lease=${ref}:${expected ?? ""}`,
        ...(skipCi ? ["--push-option=ci.skip"] : []),
        url,
        `${commit}:${ref}`,
      ]),
    async holds(commit) {
      const result = await git.run([...FETCH, "--depth=100", url, `+${ref}:${TIP}`]);
      if (result.code !== 0) throw new GitFailedError(result.stderr);
      return (await git.run(["merge-base", "--is-ancestor", commit, TIP])).code === 0;
    },
  };
}

const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];

async function succeed(git: GitRunner, args: readonly string[], input?: string): Promise<GitResult> {
  const result = await git.run(args, input);
  if (result.code !== 0) throw new GitFailedError(result.stderr);
  return result;
}

async function readSnapshot(git: GitRunner, wants: (path: string) => boolean): Promise<Snapshot> {
  const listing = (await succeed(git, ["ls-tree", "-r", "-z", TIP])).stdout.toString("utf8");
  const entries = listing
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => ({ object: line.slice(0, line.indexOf("\t")).split(" ")[2] ?? "", path: pathIn(line) }));
  const wanted = entries.filter(({ path }) => wants(path));
  const input = [TIP, ...wanted.map(({ object }) => object), ""].join("\n");
  const { stdout } = await succeed(git, ["cat-file", "--batch"], input);
  const [tip, ...contents] = readBatch(stdout);
  const files = wanted.map(({ path }, index) => [path, contents[index]?.content ?? ""] as const);
  return { commit: tip?.object ?? "", isEmpty: entries.length === 0, files: new Map(files) };
}

function pathIn(line: string): string {
  return line.slice(line.indexOf("\t") + 1);
}

/** The objects in the output of `git cat-file --batch` (https://git-scm.com/docs/git-cat-file#_batch_output): `<name> <type> <size>`, a newline, the content, a newline. */
function* readBatch(output: Buffer): Generator<{ readonly object: string; readonly content: string }> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [object = "", , size = ""] = output.toString("latin1", at, end).split(" ");
    const start = end + 1;
    const next = start + Number(size);
    yield { object, content: output.toString("utf8", start, next) };
    at = next + 1;
  }
}

/** The stream that `git fast-import` makes the commit of (https://git-scm.com/docs/git-fast-import#_input_format). */
function* commitStream({ parent, message, identity, atMs, changes }: NewCommit): Generator<string> {
  yield `commit ${NEXT}\nmark :1\n`;
  yield `committer ${plain(identity.name)} <${plain(identity.email)}> ${Math.floor(atMs / 1000)} +0000\n`;
  yield data(message);
  if (parent !== undefined) yield `from ${parent}\n`;
  for (const [path, text] of changes) {
    yield text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`;
  }
  yield "get-mark :1\ndone\n";
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

// What would end the line or the address early.
function plain(text: string): string {
  return printable(text.replaceAll(/[<>]/gu, ""), 100);
}

function requireVersion(said: string): void {
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/u.exec(said) ?? [];
  if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31)) return;
  throw new Failure(`state: ${printable(said.trim(), 80)} is too old`, {
    code: "ledger.old-git",
    hint: "Install git 2.31 or newer on this runner: older ones cannot be given a token without showing it.",
  });
}
