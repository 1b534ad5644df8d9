/** A flag of an instruction, `--name=value`. */
export interface Flag {
  readonly name: string;
  /** `undefined` for a bare `--name`. */
  readonly value: string | undefined;
}

/** The flags at the beginning of an instruction's text, and the arguments behind them. */
export interface FlaggedText {
  readonly flags: readonly Flag[];
  readonly rest: string;
}

/**
 * Splits off an instruction's leading flags. Quotes in them are removed here already, and the backslash escapes
 * whatever the escape directive says: both as BuildKit does it.
 */
export function splitFlags(text: string): FlaggedText {
  const flags: Flag[] = [];
  let position = skipBlanks(text, 0);
  while (text.startsWith("--", position)) {
    const word = readFlagWord(text, position);
    position = skipBlanks(text, word.end);
    if (word.text === "--") break;
    flags.push(parseFlag(word.text));
  }
  return { flags, rest: text.slice(position).trimEnd() };
}

function parseFlag(word: string): Flag {
  const equals = word.indexOf("=");
  if (equals < 0) return { name: word.slice(2), value: undefined };
  return { name: word.slice(2, equals), value: word.slice(equals + 1) };
}

function readFlagWord(text: string, start: number): { readonly text: string; readonly end: number } {
  let word = "";
  let quote: string | undefined;
  let position = start;
  for (; position < text.length; position += 1) {
    const character = text[position] ?? "";
    if (quote === undefined && isBlank(character)) break;
    if (character === quote) quote = undefined;
    else if (quote === undefined && (character === "'" || character === '"')) quote = character;
    else if (character === "\\") word += text[++position] ?? "";
    else word += character;
  }
  return { text: word, end: position };
}

/**
 * Splits the arguments of `ARG` at blanks outside of quotes; quotes and escapes stay, for the expansion to remove
 * (https://docs.docker.com/reference/dockerfile/#arg).
 */
export function splitArguments(text: string, escapeSign: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  let quote: string | undefined;
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position] ?? "";
    if (quote === undefined && isBlank(character)) {
      if (word !== "") words.push(word);
      word = "";
      continue;
    }
    if (character === quote) quote = undefined;
    else if (quote === undefined && (character === "'" || character === '"')) quote = character;
    if (character !== escapeSign || quote === "'") word += character;
    else if (position + 1 < text.length) word += character + text[++position];
  }
  return word === "" ? words : [...words, word];
}

function skipBlanks(text: string, start: number): number {
  let position = start;
  while (position < text.length && isBlank(text[position] ?? "")) position += 1;
  return position;
}

function isBlank(character: string): boolean {
  return /\s/u.test(character);
}
