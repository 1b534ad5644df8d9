import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What a tool says of an image; `unknown` also when it fails, or has nothing to go by. */
export type ToolVerdict = "unchanged" | "changed" | "unknown";

/** What a tool is given, as a person would. */
export interface ToolQuestion {
  /** Full reference of the published image. */
  readonly image: string;
  /** Full reference of its base by tag; `undefined` when nobody knows it but the image. */
  readonly base: string | undefined;
}

/** A program that can tell whether an image's base moved, by its documented way of use. */
export interface OtherTool {
  readonly name: string;
  /** How it is used here, as a sentence for the page of results. */
  readonly way: string;
  version(): Promise<string>;
  ask(question: ToolQuestion): Promise<ToolVerdict>;
}

/** What a program printed, and its exit status. */
export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const run = promisify(execFile);

/** Runs a program to its end; one that is not there throws. */
export async function say(program: string, ...args: readonly string[]): Promise<Said> {
  try {
    const { stdout, stderr } = await run(program, [...args], { maxBuffer: 64 * 1024 * 1024 });
    return { status: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== "number") throw error;
    return { status: code, out: stdout ?? "", err: stderr ?? "" };
  }
}

/** A program's answer in JSON; `undefined` when it failed. */
export async function sayJson(program: string, ...args: readonly string[]): Promise<unknown> {
  const { status, out } = await say(program, ...args);
  return status === 0 && out.trim() !== "" ? JSON.parse(out) : undefined;
}
