import { Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { parseDuration } from "@basewatch/schedule";
import * as z from "zod/mini";

/** A field of an input schema: raw text in (empty: not given), a value out; mistakes become issues, nothing is thrown. */
export type Field<Value> = z.ZodMiniType<Value, string>;

/** A field from a parser that throws `Failure` on bad text; its message and hint become the issue's. */
export function parsed<Value>(parse: (text: string) => Value): Field<Value> {
  return z.pipe(
    z.string(),
    z.transform((text, context) => {
      try {
        return parse(text);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        for (const failure of error.details.length > 0 ? error.details : [error]) {
          context.issues.push({
            code: "custom",
            message: failure.message,
            params: { hint: failure.hint },
            input: text,
          });
        }
        return z.NEVER;
      }
    }),
  );
}

/** Any text; `fallback` when it is not given. */
export function text(fallback: string): Field<string> {
  return parsed((value) => (value === "" ? fallback : value));
}

/** Any text, or `undefined` when it is not given. */
export function optionalText(): Field<string | undefined> {
  return parsed((value) => (value === "" ? undefined : value));
}

/** A value of another field's, or `undefined` when it is not given. */
export function optional<Value>(parse: (text: string) => Value): Field<Value | undefined> {
  return parsed((value) => (value === "" ? undefined : parse(value)));
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#10212-boolean). */
export function parseBoolean(value: string): boolean {
  const known = BOOLEANS.get(value);
  if (known === undefined) {
    throw new Failure(`"${printable(value, 80)}" is not a boolean`, {
      code: "input.boolean",
      hint: "Write true or false.",
    });
  }
  return known;
}

/** A boolean; `fallback` when it is not given. */
export function boolean(fallback: boolean): Field<boolean> {
  return parsed((value) => (value === "" ? fallback : parseBoolean(value)));
}

/** One of a few words; `fallback` when it is not given. */
export function oneOf<const Word extends string>(words: readonly Word[], fallback: Word): Field<Word> {
  return parsed((value) => (value === "" ? fallback : parseWord(value, words)));
}

/** One of a few words; throws `Failure` `input.word` that names them all and the nearest. */
export function parseWord<const Word extends string>(value: string, words: readonly Word[]): Word {
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  const nearest = nearestName(value, words);
  throw new Failure(`"${printable(value, 80)}" is not one of ${words.join(", ")}`, {
    code: "input.word",
    hint: nearest === undefined ? `Write one of ${words.join(", ")}.` : `Did you mean ${nearest}?`,
  });
}

/** A whole number in a range, `fallback` when it is not given. */
export function integer(
  fallback: number,
  range: { readonly min: number; readonly max: number },
): Field<number> {
  return parsed((value) => {
    if (value === "") return fallback;
    const number = /^\d{1,15}$/u.test(value) ? Number(value) : Number.NaN;
    if (number >= range.min && number <= range.max) return number;
    throw new Failure(`"${printable(value, 80)}" is not a whole number from ${range.min} to ${range.max}`, {
      code: "input.integer",
      hint: `Write a number from ${range.min} to ${range.max}; the default is ${fallback}.`,
    });
  });
}

/** A duration in milliseconds; `fallback` (text) when it is not given. */
export function duration(fallback: string): Field<number> {
  return parsed((value) => parseDuration(value === "" ? fallback : value));
}

/** The entries of a list: separated by newlines or commas; blanks and `#` comments are ignored. */
export function splitList(value: string): readonly string[] {
  return value
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)#.*$/u, ""))
    .flatMap((line) => line.split(","))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** The lines of a list whose entries may hold commas; blanks and `#` comments are ignored. */
export function splitLines(value: string): readonly string[] {
  return value
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** A list, each entry parsed; every bad entry is an issue of its own. */
export function list<Value>(parse: (entry: string) => Value): Field<readonly Value[]> {
  return parsed((value) => parseEach(splitList(value), parse));
}

/** Parses every entry, and throws one `Failure` for all that are bad. */
export function parseEach<Entry, Value>(
  entries: readonly Entry[],
  parse: (entry: Entry) => Value,
): readonly Value[] {
  const failures: Failure[] = [];
  const values: Value[] = [];
  for (const entry of entries) {
    try {
      values.push(parse(entry));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new Failure("several entries are wrong", { code: "input.list", details: failures });
  return values;
}

/** `NAME=value` lines as a map; the value may hold anything. */
export function assignments(what: string): Field<Readonly<Record<string, string>>> {
  return parsed((value) =>
    Object.fromEntries(parseEach(splitLines(value), (line) => parseAssignment(line, what))),
  );
}

function parseAssignment(line: string, what: string): readonly [string, string] {
  const at = line.indexOf("=");
  const name = line.slice(0, at).trim();
  if (at < 1 || name === "") {
    throw new Failure(`"${printable(line, 80)}" is no ${what}`, {
      code: "input.assignment",
      hint: "Write NAME=value, one a line.",
    });
  }
  return [name, line.slice(at + 1).trim()];
}

/** A contradiction, and the input to report it for. */
export interface NamedContradiction {
  readonly name: string;
  readonly failure: Failure;
}

/**
 * A check of a whole input schema: what contradicts what. It runs also when a field is wrong, so that everything that is wrong is said at once.
 *
 * @param find yields the contradictions; `broken` names the inputs whose values could not be read and must not be judged
 */
export function refuseContradictions<Inputs>(
  find: (inputs: Inputs, broken: ReadonlySet<string>) => readonly (Failure | NamedContradiction)[],
) {
  return z.superRefine<Inputs>(
    (inputs, context) => {
      const broken = new Set(context.issues.map((issue) => String(issue.path?.[0])));
      for (const found of find(inputs, broken)) {
        const [path, { message, hint }] =
          found instanceof Failure ? [[], found] : [[found.name], found.failure];
        context.issues.push({
          code: "custom",
          path,
          message,
          params: { hint },
          input: inputs,
          continue: true,
        });
      }
    },
    { when: () => true },
  );
}
