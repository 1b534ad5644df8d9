import { printable } from "@basewatch/redaction";
import type { FailureList } from "./failures.ts";

/** What the comments at a Dockerfile's very beginning decide. */
export interface Directives {
  /** The character that escapes and continues lines: `\`, or a backtick. */
  readonly escape: string;
  /** The image that `# syntax=` names, on its 1-based line. */
  readonly syntax: { readonly image: string; readonly line: number } | undefined;
}

interface Directive {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

const KNOWN: ReadonlySet<string> = new Set(["syntax", "escape", "check"]);

/**
 * Reads the parser directives: comments `# name=value` before anything else, be it another comment or a blank line
 * (https://docs.docker.com/reference/dockerfile/#parser-directives).
 */
export function readDirectives(lines: readonly string[], failures: FailureList): Directives {
  // BuildKit looks for the frontend before it parses, and there it lets a #! line pass.
  const syntax = readBlock(lines, lines[0]?.startsWith("#!") ? 1 : 0).find(({ name }) => name === "syntax");
  const block = readBlock(lines, 0);
  reportRepeated(block, failures);
  const chosen = block.find(({ name }) => name === "escape");
  if (chosen !== undefined && chosen.value !== "\\" && chosen.value !== "`")
    failures.add(chosen.line, `"${printable(chosen.value)}" cannot be the escape character`, {
      code: "dockerfile.directive",
      hint: "Write # escape=` or # escape=\\",
    });
  return {
    escape: chosen?.value === "`" ? "`" : "\\",
    syntax: syntax && { image: syntax.value.split(/\s/u, 1)[0] ?? "", line: syntax.line },
  };
}

function readBlock(lines: readonly string[], start: number): readonly Directive[] {
  const block: Directive[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const directive = readDirective(lines[index] ?? "", index + 1);
    if (directive === undefined) break;
    block.push(directive);
  }
  return block;
}

function readDirective(text: string, line: number): Directive | undefined {
  const comment = text.trim();
  const equals = comment.indexOf("=");
  if (!comment.startsWith("#") || equals < 0) return undefined;
  const name = comment.slice(1, equals).trim().toLowerCase();
  const value = comment.slice(equals + 1).trim();
  return KNOWN.has(name) && value !== "" ? { name, value, line } : undefined;
}

function reportRepeated(block: readonly Directive[], failures: FailureList): void {
  const seen = new Set<string>();
  for (const { name, line } of block) {
    if (seen.has(name))
      failures.add(line, `# ${name}= is here a second time`, {
        code: "dockerfile.directive",
        hint: "Keep one of them",
      });
    seen.add(name);
  }
}
