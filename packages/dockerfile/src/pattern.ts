import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Budget } from "./budget.ts";

/** A character that must be there, or a wildcard: `one` is `?`, `many` is `*`. */
type Token = { readonly character: string } | "one" | "many";

/**
 * What is left of `value` when the prefix (`#`) or suffix (`%`) that matches `word` is cut off: the shortest, or with
 * the sign doubled the longest (https://docs.docker.com/reference/dockerfile/#environment-replacement).
 *
 * @throws Failure `dockerfile.expansion` when an escape in the pattern escapes nothing that needs it.
 */
export function trimPattern(value: string, word: string, sign: "#" | "%", budget: Budget): string {
  const isLongest = word.startsWith(sign);
  const tokens = parsePattern(isLongest ? word.slice(1) : word);
  const characters = [...value];
  if (sign === "#") return characters.slice(findEnd(tokens, characters, 0, isLongest, budget)).join("");
  const end = findEnd(tokens.toReversed(), characters.toReversed(), 0, isLongest, budget) ?? 0;
  return characters.slice(0, characters.length - end).join("");
}

/** `value` with the first, or each, longest match of `pattern` replaced. Throws like {@link trimPattern}. */
export function replacePattern(
  value: string,
  pattern: string,
  replacement: string,
  isGlobal: boolean,
  budget: Budget,
): string {
  const tokens = parsePattern(pattern);
  const characters = [...value];
  let result = "";
  let position = 0;
  let lastEnd = -1;
  while (position <= characters.length) {
    const end = findEnd(tokens, characters, position, true, budget);
    // An empty match right behind another one is a part of that one.
    if (end !== undefined && end > lastEnd) {
      budget.spend(replacement.length);
      result += replacement;
      if (!isGlobal) return result + characters.slice(end).join("");
      lastEnd = end;
    }
    const next = Math.max(end ?? 0, position + 1);
    if (end === undefined || end === position) result += characters[position] ?? "";
    position = next;
  }
  return result;
}

function parsePattern(pattern: string): Token[] {
  const tokens: Token[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? "";
    if (character === "*") tokens.push("many");
    else if (character === "?") tokens.push("one");
    else if (character === "\\") tokens.push({ character: escaped(characters[++index]) });
    else tokens.push({ character });
  }
  return tokens;
}

/** Always a backslash, whatever the escape directive says. */
function escaped(character: string | undefined): string {
  if (character !== undefined && "*?\\}/".includes(character)) return character;
  throw new Failure(`\\${printable(character ?? "")} is not an escape in a pattern`, {
    code: "dockerfile.expansion",
    hint: "Only * ? \\ } and / can be escaped in a pattern",
  });
}

/**
 * Where the shortest or longest match that begins at `start` ends. All ways through the pattern advance together, one
 * character at a time, so that no pattern makes it go back.
 */
function findEnd(
  tokens: readonly Token[],
  characters: readonly string[],
  start: number,
  isLongest: boolean,
  budget: Budget,
): number | undefined {
  let states = withSkipped(tokens, [0]);
  let end: number | undefined;
  for (let position = start; states.size > 0; position += 1) {
    budget.spend(states.size);
    if (states.has(tokens.length)) end = position;
    const character = characters[position];
    if ((end !== undefined && !isLongest) || character === undefined) break;
    states = withSkipped(tokens, advance(tokens, states, character));
  }
  return end;
}

function* advance(tokens: readonly Token[], states: Iterable<number>, character: string): Iterable<number> {
  for (const state of states) {
    const token = tokens[state];
    if (token === "many") yield state;
    else if (token === "one" || token?.character === character) yield state + 1;
  }
}

/** The states and those behind the `*`s that stand there, which may match nothing. */
function withSkipped(tokens: readonly Token[], states: Iterable<number>): Set<number> {
  const all = new Set(states);
  // A set yields what is added while it is walked through.
  for (const state of all) if (tokens[state] === "many") all.add(state + 1);
  return all;
}
