import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { onTestFinished, type TestContext } from "vitest";

/** A fresh folder that is gone after the test. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-examples-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** One call of a program that was replaced. */
export interface Call {
  readonly args: readonly string[];
  /** What came in on standard input; empty when nothing was piped. */
  readonly stdin: string;
  /** The text of each file that an argument names, by its path. */
  readonly files: Readonly<Record<string, string>>;
}

/** A program on PATH that notes how it is called, and does nothing else than its `body` says. */
export interface Replacement {
  readonly folder: string;
  calls(): Promise<readonly Call[]>;
}

/**
 * Puts a program of this name into a folder for PATH. `body` is JavaScript that sees `args`, `fs` and `print`; it stands for what the
 * real program would do.
 */
export async function replaceProgram(name: string, body = ""): Promise<Replacement> {
  const folder = await createFolder();
  const [script, log] = [join(folder, `${name}.cjs`), join(folder, "calls")];
  await writeFile(log, "");
  await writeFile(
    script,
    `const fs = require("node:fs");
const args = process.argv.slice(2);
const print = (text) => process.stdout.write(text + "\\n");
const stdin = fs.fstatSync(0).isFIFO() ? fs.readFileSync(0, "utf8") : "";
const isFile = (path) => fs.existsSync(path) && fs.statSync(path).isFile();
const files = Object.fromEntries(args.filter(isFile).map((path) => [path, fs.readFileSync(path, "utf8")]));
fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, stdin, files }) + "\\n");
${body}
`,
  );
  await mkdir(join(folder, "bin"));
  const program = join(folder, "bin", name);
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  await chmod(program, 0o755);
  const read = async () => (await readFile(log, "utf8")).split("\n").filter((line) => line !== "");
  return {
    folder: join(folder, "bin"),
    calls: async () => (await read()).map((line): Call => JSON.parse(line)),
  };
}

/** PATH with the replaced programs first, then this Node, then what the machine has. */
export function pathWith(...replacements: readonly Replacement[]): string {
  const first = replacements.map(({ folder }) => folder);
  return [...first, dirname(process.execPath), process.env["PATH"]].join(delimiter);
}

/** How a script ended and what it said. */
export interface ScriptResult {
  readonly status: number | null;
  readonly log: string;
}

/** Runs a command with this environment and no other; the servers of this process go on answering meanwhile. */
export function runProgram(
  command: readonly [string, ...string[]],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<ScriptResult> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        log += chunk.toString("utf8");
      });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, log }));
  });
}

/** Skips the test, and says so, where a program that an example needs is not installed; CI has them, so there it fails. */
export async function needPrograms({ skip }: TestContext, ...programs: readonly string[]): Promise<void> {
  const environment = { PATH: process.env["PATH"] ?? "" };
  for (const program of programs) {
    const { status } = await runProgram(["sh", "-c", `command -v ${program}`], "/", environment);
    if (status === 0) continue;
    const message = `${program} is not installed, and without it this was not tried`;
    if (process.env["CI"]) throw new Error(message);
    skip(message);
  }
}
