import { printable } from "@basewatch/redaction";
import type { Budget } from "./budget.ts";
import type { FailureList } from "./failures.ts";
import { type Flag, splitFlags } from "./flags.ts";
import { findHeredocs, type Heredoc } from "./heredocs.ts";

/** One instruction, its continuation lines joined and its heredocs left out. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** The text behind the flags. */
  readonly text: string;
  /** 1-based line of its keyword. */
  readonly line: number;
}

/** What reading the lines needs to know and to tell. */
export interface Reading {
  readonly escape: string;
  readonly budget: Budget;
  readonly failures: FailureList;
}

interface LogicalLine {
  readonly text: string;
  /** Index of the first physical line behind it. */
  readonly end: number;
}

const TAKES_HEREDOCS: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN"]);

/**
 * The instructions of a Dockerfile (https://docs.docker.com/reference/dockerfile/#format). dockerfile-ast is not used for
 * this: it takes `\\` at a line's end for a continuation and the text of `3<<EOF` and `<<'A B'` for instructions, and
 * so loses and invents stages.
 */
export function readInstructions(lines: readonly string[], reading: Reading): readonly Instruction[] {
  const instructions: Instruction[] = [];
  for (let index = 0; index < lines.length; ) {
    const logical = joinLines(lines, index, reading.escape);
    const line = index + 1;
    index = logical.end;
    if (logical.text === "") continue;
    const instruction = splitInstruction(logical.text, line);
    instructions.push(instruction);
    if (logical.text.includes("<<") && canHoldHeredocs(instruction))
      for (const heredoc of findHeredocs(logical.text, reading.budget))
        index = skipHeredoc(lines, index, heredoc, line, reading);
  }
  return instructions;
}

/** Joins a line with those that continue it; comments and blank lines among them are dropped. */
function joinLines(lines: readonly string[], start: number, escapeSign: string): LogicalLine {
  let piece = splitContinuation(isComment(lines[start] ?? "") ? "" : (lines[start] ?? "").trim(), escapeSign);
  let text = piece.text;
  let end = start + 1;
  for (; piece.continues && end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    if (isComment(line) || line.trim() === "") continue;
    piece = splitContinuation(line, escapeSign);
    text += piece.text;
  }
  return { text: text.trim(), end };
}

/** A line continues when the escape character ends it, alone: doubled, it is itself escaped. */
function splitContinuation(
  line: string,
  escapeSign: string,
): { readonly text: string; readonly continues: boolean } {
  const trimmed = trimLineEnd(line);
  const continues = trimmed.endsWith(escapeSign) && !trimmed.endsWith(escapeSign + escapeSign);
  return { text: continues ? trimmed.slice(0, -1) : line, continues };
}

/** Without the blanks at the end; a pattern would look at each run of blanks in the line from each of its places. */
function trimLineEnd(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\r".includes(line[end - 1] ?? "\n")) end -= 1;
  return line.slice(0, end);
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith("#");
}

function splitInstruction(text: string, line: number): Instruction {
  const end = text.search(/\s/u);
  const keyword = (end < 0 ? text : text.slice(0, end)).toUpperCase();
  const { flags, rest } = splitFlags(end < 0 ? "" : text.slice(end));
  return { keyword, flags, text: rest, line };
}

function canHoldHeredocs({ keyword, text }: Instruction): boolean {
  return TAKES_HEREDOCS.has(keyword === "ONBUILD" ? splitInstruction(text, 0).keyword : keyword);
}

/** The index behind the heredoc that begins at `start`. */
function skipHeredoc(
  lines: readonly string[],
  start: number,
  heredoc: Heredoc,
  line: number,
  reading: Reading,
): number {
  for (let index = start; index < lines.length; index += 1) {
    reading.budget.spend(1);
    if (closes(lines[index] ?? "", heredoc)) return index + 1;
  }
  if (heredoc.isSpaced) return start;
  const name = printable(heredoc.name);
  reading.failures.add(line, `the heredoc <<${name} is not closed`, {
    code: "dockerfile.heredoc",
    hint: `Close it with a line that holds ${name} and nothing else`,
  });
  return lines.length;
}

function closes(line: string, heredoc: Heredoc): boolean {
  const text = heredoc.dropsTabs ? line.replace(/^\t+/u, "") : line;
  return text.startsWith(heredoc.name) && /^\r*$/u.test(text.slice(heredoc.name.length));
}
