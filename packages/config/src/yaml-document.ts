import { combineFailures, Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import { splitEntries } from "./yaml-entries.ts";

/** A place in a document's value: the keys and list positions that lead there from its root. */
export type ValuePath = readonly PropertyKey[];

/** A place in a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A document's value, with the way back to its text. */
export interface YamlDocument {
  /** Every number but those of `concurrency` and `maxAttempts` is the text that was written, so that a tag `1.10` keeps its zero. */
  readonly value: unknown;
  /** Where the key or list item at a place starts; the nearest one above where it does not exist. */
  locate(place: ValuePath): Position;
}

/** How often an anchor may be used, nested uses multiplied: enough for one anchor in each of very many images. */
const MAX_ALIASES = 10_000;
/** The keys whose values are numbers. */
const NUMERIC_KEYS: ReadonlySet<unknown> = new Set(["concurrency", "maxAttempts"]);
/** The keys of maps whose own keys are anybody's. */
const FREE_MAPS: ReadonlySet<unknown> = new Set(["inputs", "buildArgs"]);

const OPTIONS = { prettyErrors: false, schema: "core", stringKeys: true, logLevel: "error" } as const;

const EXPLANATIONS: ReadonlyMap<string, string> = new Map([
  ["DUPLICATE_KEY", "this key is there twice"],
  ["TAB_AS_INDENT", "a tab cannot indent, use blanks"],
  ["MULTIPLE_DOCS", "a second document starts here, and the file must be one"],
  ["NON_STRING_KEY", "a list or a map cannot be a key"],
  ["RESOURCE_EXHAUSTION", "it is nested too deeply"],
]);

/**
 * Reads one YAML 1.2 document by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema).
 *
 * @throws Failure `config.yaml` with every mistake in the syntax, each with line and column.
 */
export function readYaml(text: string, path: string): YamlDocument {
  const value = readInParts(text);
  if (value === undefined) return readWhole(text, path);
  let whole: YamlDocument | undefined;
  return {
    value,
    // Where something is only matters for mistakes.
    locate(place) {
      whole ??= readWhole(text, path);
      return whole.locate(place);
    },
  };
}

/** The value of a long list that has no mistakes, read in parts, since all of its nodes at once take a hundred times the room of its text. */
function readInParts(text: string): unknown {
  const split = splitEntries(text);
  if (split === undefined) return undefined;
  const entries: unknown[] = [];
  for (const part of split.parts) {
    const value = readFlawless(part);
    if (!Array.isArray(value)) return undefined;
    // Not spread over arguments, of which there can be too many.
    for (const entry of value) entries.push(entry);
  }
  if (split.head === undefined) return entries;
  const head = readFlawless(split.head);
  return isRecord(head) && head["images"] === null ? { ...head, images: entries } : undefined;
}

/** `undefined` for whatever there is something to say about. */
function readFlawless(text: string): unknown {
  const document = parseDocument(text, OPTIONS);
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  keepNumbersAsText(document);
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readWhole(text: string, path: string): YamlDocument {
  const lines = new LineCounter();
  try {
    const document = parse(text, path, lines);
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, locate: (place) => positionOf(lines, offsetOf(document, place)) };
  } catch (error) {
    // The parser's own way to say that an alias has no anchor before it, or is used without end.
    if (error instanceof ReferenceError) throw yamlFailure(path, error.message);
    throw error;
  }
}

function parse(text: string, path: string, lines: LineCounter): Document {
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
  const mistakes = new Map<number, Failure>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const { line, column } = positionOf(lines, pos[0]);
    const failure = yamlFailure(`${path}:${line}:${column}`, EXPLANATIONS.get(code) ?? message);
    // What else is wrong on a line mostly follows from its first mistake.
    if (!mistakes.has(line)) mistakes.set(line, failure);
  }
  if (mistakes.size > 0)
    throw combineFailures([...mistakes.values()], `${path} is not valid YAML`, "config.yaml");
  keepNumbersAsText(document);
  return document;
}

function keepNumbersAsText(document: Document): void {
  visit(document, {
    Scalar(_key, node, ancestors) {
      if (typeof node.value !== "number") return;
      const keys = ancestors.map((above) => (isPair(above) && isScalar(above.key) ? above.key.value : null));
      const isNumeric = NUMERIC_KEYS.has(keys.at(-1)) && !keys.some((key) => FREE_MAPS.has(key));
      if (!isNumeric) node.value = node.source;
    },
  });
}

/** The offset of the deepest node on the way to a place. */
function offsetOf(document: Document, place: ValuePath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const segment of place) {
    const holder = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(holder)
      ? holder.items.find(({ key }) => isScalar(key) && key.value === segment)
      : undefined;
    node = isSeq(holder) ? holder.items[Number(segment)] : pair?.value;
    offset = startOf(pair?.key ?? node) ?? offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function positionOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function yamlFailure(location: string, reason: string): Failure {
  return new Failure(`${location}: ${printable(reason)}`, {
    code: "config.yaml",
    hint: "Correct the YAML; blanks indent, and quotes protect : # { [ * & ! @",
  });
}
