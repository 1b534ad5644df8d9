import { createScanner, type Scanner } from "./scanner.ts";

const BLANKS = /[ \t\r\n]*/uy;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const MAX_DEPTH = 100;

/** A place in a text; lines and columns count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a text stops being JSON (RFC 8259). `JSON.parse` tells it only for some mistakes, and quotes what stands around it, which in
 * a file of credentials is a secret.
 */
export function locateJsonFault(text: string): TextPosition {
  const scanner = createScanner(text);
  skipValue(scanner, 0);
  scanner.skip(BLANKS);
  const before = text.slice(0, scanner.position());
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}

/** Moves past a value, or up to what is wrong in it. */
function skipValue(scanner: Scanner, depth: number): boolean {
  scanner.skip(BLANKS);
  if (depth > MAX_DEPTH) return false;
  if (scanner.skip(/\{/uy)) return skipItems(scanner, /\}/uy, () => skipMember(scanner, depth));
  if (scanner.skip(/\[/uy)) return skipItems(scanner, /\]/uy, () => skipValue(scanner, depth + 1));
  return scanner.skip(STRING) || scanner.skip(SCALAR);
}

function skipMember(scanner: Scanner, depth: number): boolean {
  scanner.skip(BLANKS);
  if (!scanner.skip(STRING)) return false;
  scanner.skip(BLANKS);
  return scanner.skip(/:/uy) && skipValue(scanner, depth + 1);
}

function skipItems(scanner: Scanner, close: RegExp, skipItem: () => boolean): boolean {
  scanner.skip(BLANKS);
  if (scanner.skip(close)) return true;
  do {
    if (!skipItem()) return false;
    scanner.skip(BLANKS);
  } while (scanner.skip(/,/uy));
  return scanner.skip(close);
}
