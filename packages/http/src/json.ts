import { Failure } from "@basewatch/failure";
import { firstLine } from "@basewatch/redaction";
import { describeUrl } from "./failures.ts";
import type { HttpResponse } from "./types.ts";

// Deeper than any document of the services that are spoken to, and far from what recursion over the value could not stand.
const MAX_DEPTH = 500;
// Some hundred thousand values are the longest lists of those services. Brackets take fifty times their size in memory, so that a cap on bytes
// alone caps little.
const MAX_VALUES = 500_000;

/** A value, or what is wrong with the text, as the rest of a sentence. */
export type JsonReading = { readonly value: unknown } | { readonly fault: string };

/**
 * An answer's body as JSON, to be parsed by a schema; see {@link parseUntrustedJson}. Throws `http.malformed` when it is none that is taken.
 * @param what the answer's name in the message, e.g. "the token server's answer"
 */
export function readJson(response: HttpResponse, what: string): unknown {
  const reading = parseUntrustedJson(response.body);
  if ("value" in reading) return reading.value;
  throw new Failure(`${what} (${response.status} of ${describeUrl(response.url)}) ${reading.fault}`, {
    code: "http.malformed",
    hint: "Check that the URL is that of the service that is meant, and that no proxy or login page answers for it",
  });
}

/**
 * The value of a text in JSON (https://www.rfc-editor.org/rfc/rfc8259) from somebody who is not trusted, without `__proto__` keys; a fault when it
 * is none, is nested more than 500 deep, or holds more than `maxValues` values.
 */
export function parseUntrustedJson(bytes: Uint8Array, maxValues: number = MAX_VALUES): JsonReading {
  if (holdsMore(bytes, maxValues)) return { fault: `holds more than ${maxValues} values` };
  const text = new TextDecoder().decode(bytes);
  try {
    const value: unknown = JSON.parse(text);
    return cleanTree(value) ? { value } : { fault: `is nested more than ${MAX_DEPTH} deep` };
  } catch {
    const line = firstLine(text);
    return { fault: line === "" ? "is empty, and not JSON" : `is not JSON: ${line}` };
  }
}

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];

/** Every value but the first follows a comma or opens something. */
function holdsMore(bytes: Uint8Array, maxValues: number): boolean {
  let values = 0;
  let isInString = false;
  for (let at = 0; at < bytes.length && values <= maxValues; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isInString = !isInString;
    else if (byte === BACKSLASH) at += 1;
    else if (!isInString && (byte === COMMA || byte === BRACKET || byte === BRACE)) values += 1;
  }
  return values > maxValues;
}

/** Removes keys that would set a prototype when the value is copied; false when it is nested too deep. */
function cleanTree(root: unknown): boolean {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    level = level.flatMap(cleanNode);
  }
  return true;
}

function cleanNode(node: unknown): readonly unknown[] {
  if (typeof node !== "object" || node === null) return [];
  if (!Array.isArray(node)) Reflect.deleteProperty(node, "__proto__");
  return Object.values(node);
}
