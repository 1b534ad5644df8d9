import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Budget } from "./budget.ts";
import { replacePattern, trimPattern } from "./pattern.ts";

/** Each level of `${a:-${b:-…}}` is a level of our own stack. */
const MAX_DEPTH = 50;
/** What ends a run of plain characters, beside the escape character. */
const SPECIAL = "$'\"<";
/** A variable's name: digits, or one special parameter, or a word (POSIX shell, "Parameters and Variables"). */
const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}\p{Nd}_]+/uy;

/** How a word is read. */
export interface WordRules {
  /** The escape character, `\` or a backtick. */
  readonly escape: string;
  /** The value of a variable, `undefined` when it is not set. Without it variables stay as they are written. */
  readonly lookUp?: (name: string) => string | undefined;
  readonly keepsQuotes?: boolean;
  readonly keepsEscapes?: boolean;
  readonly budget: Budget;
}

/** Takes a piece of a word; blanks in it end the word only where `splits` is set. */
type Take = (piece: string, splits: boolean) => void;

/**
 * The word with its quotes removed and its variables replaced, as BuildKit's shell lexer does it
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement).
 *
 * @throws Failure `dockerfile.expansion` for broken quoting, a bad substitution or `${name:?message}`;
 *   `dockerfile.limit` beyond the budget.
 */
export function expandWord(text: string, rules: WordRules): string {
  return new ShellWord(text, rules).readAll();
}

/** The words of a line, split at blanks outside of quotes; `<<` stays with the word behind it. Throws like {@link expandWord}. */
export function splitWords(text: string, rules: WordRules): readonly string[] {
  const words: string[] = [];
  let word = "";
  new ShellWord(text, rules).read(undefined, (piece, splits) => {
    const [first = "", ...rest] = splits ? piece.split(/\s/u) : [piece];
    word += first;
    for (const next of rest) {
      if (word !== "") words.push(word);
      word = next;
    }
  });
  return word === "" ? words : [...words, word];
}

class ShellWord {
  readonly #text: string;
  readonly #rules: WordRules;
  #position = 0;
  #depth = 0;
  #keepsEscapes: boolean;

  constructor(text: string, rules: WordRules) {
    this.#text = text;
    this.#rules = rules;
    this.#keepsEscapes = rules.keepsEscapes ?? false;
  }

  readAll(): string {
    let result = "";
    this.read(undefined, (piece) => {
      result += piece;
    });
    return result;
  }

  /** Reads up to the character `stop` and past it, or to the end. */
  read(stop: string | undefined, take: Take): void {
    for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
      if (next === stop) {
        this.#rules.budget.spend(1);
        this.#position += 1;
        return;
      }
      const plain = this.#readUpTo(`${SPECIAL}${this.#rules.escape}${stop ?? ""}`);
      this.#rules.budget.spend(Math.max(1, plain.length));
      if (plain === "") this.#readPiece(next, take);
      else take(plain, true);
    }
    if (stop !== undefined) throw expansionFailure(`"${stop}" is missing`);
  }

  #readPiece(next: string, take: Take): void {
    if (next === "$") take(this.#readVariable(), true);
    else if (next === "'") take(this.#readSingleQuoted(), false);
    else if (next === '"') take(this.#readDoubleQuoted(), false);
    else if (next === "<") take(this.#readHeredocMark(), false);
    else take(this.#readEscaped(), false);
  }

  /** Everything up to one of these characters: at once, since a text put together by the character takes many times its size. */
  #readUpTo(ends: string): string {
    const start = this.#position;
    while (!ends.includes(this.#peek() ?? ends)) this.#position += 1;
    return this.#text.slice(start, this.#position);
  }

  #readSingleQuoted(): string {
    const end = this.#text.indexOf("'", this.#position + 1);
    if (end < 0) throw expansionFailure("a single quote is not closed");
    const outer = this.#text.slice(this.#position, end + 1);
    this.#position = end + 1;
    this.#rules.budget.spend(outer.length);
    return this.#rules.keepsQuotes === true ? outer : outer.slice(1, -1);
  }

  #readDoubleQuoted(): string {
    let result = this.#next();
    for (let next = this.#peek(); next !== '"'; next = this.#peek()) {
      if (next === undefined) throw expansionFailure("a double quote is not closed");
      const start = this.#position;
      if (next === "$") result += this.#readVariable();
      else if (next === this.#rules.escape) result += this.#readQuotedEscape();
      else result += this.#readUpTo(`"$${this.#rules.escape}`);
      this.#rules.budget.spend(this.#position - start);
    }
    result += this.#next();
    return this.#rules.keepsQuotes === true ? result : result.slice(1, -1);
  }

  /** In double quotes only the quote, `$` and the escape character itself can be escaped. */
  #readQuotedEscape(): string {
    const sign = this.#next();
    const next = this.#peek();
    const kept = this.#keepsEscapes ? sign : "";
    return next === '"' || next === "$" || next === sign ? kept + this.#next() : kept + sign;
  }

  #readEscaped(): string {
    const sign = this.#next();
    return (this.#keepsEscapes ? sign : "") + this.#next();
  }

  // Blanks between << and a heredoc's name belong to the mark, so that both stay in one word.
  #readHeredocMark(): string {
    const start = this.#position;
    this.#position += this.#text[start + 1] === "<" ? 2 : 1;
    if (this.#position === start + 2)
      while (this.#peek() === " " || this.#peek() === "\t") this.#position += 1;
    return this.#text.slice(start, this.#position);
  }

  #readVariable(): string {
    const start = this.#position;
    this.#position += 1;
    const value = this.#peek() === "{" ? this.#readBraced() : this.#readPlainVariable();
    return this.#rules.lookUp === undefined ? this.#text.slice(start, this.#position) : value;
  }

  #readPlainVariable(): string {
    const name = this.#readName();
    return name === "" ? "$" : (this.#valueOf(name) ?? "");
  }

  #readBraced(): string {
    this.#position += 1;
    if ("{}:".includes(this.#peek() ?? "}")) throw expansionFailure("a substitution names no variable");
    const name = this.#readName();
    const modifier = this.#next();
    if (modifier === "}") return this.#valueOf(name) ?? "";
    if (modifier === "/") return this.#readReplacement(name);
    return this.#readModified(name, modifier === ":" ? this.#next() : modifier, modifier === ":");
  }

  #readModified(name: string, modifier: string, emptyIsUnset: boolean): string {
    if (modifier === "" || !"+-?#%".includes(modifier))
      throw expansionFailure(`\${${name}${emptyIsUnset ? ":" : ""}${modifier}…} is not a known form`);
    const word = this.#readNested("}", modifier === "#" || modifier === "%");
    if (this.#rules.lookUp === undefined) return "";
    const value = this.#valueOf(name);
    if (modifier === "#" || modifier === "%")
      return trimPattern(value ?? "", word, modifier, this.#rules.budget);
    const isSet = value !== undefined && !(emptyIsUnset && value === "");
    if (modifier === "+") return isSet ? word : "";
    if (isSet) return value;
    if (modifier === "-") return word;
    throw expansionFailure(`${name}: ${word || `it must not be ${emptyIsUnset ? "empty" : "unset"}`}`);
  }

  #readReplacement(name: string): string {
    const isGlobal = this.#peek() === "/";
    if (isGlobal) this.#position += 1;
    const pattern = this.#readNested("/", true);
    const replacement = this.#readNested("}", true);
    if (this.#rules.lookUp === undefined) return "";
    return replacePattern(this.#valueOf(name) ?? "", pattern, replacement, isGlobal, this.#rules.budget);
  }

  #readNested(stop: string, keepsEscapes: boolean): string {
    if (this.#depth === MAX_DEPTH) throw expansionFailure(`more than ${MAX_DEPTH} \${…} are nested`);
    const outer = this.#keepsEscapes;
    this.#depth += 1;
    this.#keepsEscapes = keepsEscapes;
    let result = "";
    this.read(stop, (piece) => {
      result += piece;
    });
    this.#keepsEscapes = outer;
    this.#depth -= 1;
    return result;
  }

  #readName(): string {
    NAME.lastIndex = this.#position;
    const name = NAME.exec(this.#text)?.[0] ?? "";
    this.#position += name.length;
    return name;
  }

  #valueOf(name: string): string | undefined {
    const value = this.#rules.lookUp?.(name);
    this.#rules.budget.spend(value?.length ?? 0);
    return value;
  }

  #peek(): string | undefined {
    return this.#text[this.#position];
  }

  /** The next character, past which it goes; empty at the end. */
  #next(): string {
    const next = this.#text[this.#position] ?? "";
    this.#position += next.length;
    return next;
  }
}

function expansionFailure(message: string): Failure {
  return new Failure(printable(message), {
    code: "dockerfile.expansion",
    hint: "The forms of variables are listed in the Dockerfile reference, section Environment replacement",
  });
}
