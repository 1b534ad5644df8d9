import { Failure } from "@basewatch/failure";
import { firstLine } from "@basewatch/redaction";
import { describeUrl } from "./failures.ts";
import type { HttpResponse } from "./types.ts";

// Deeper than any document of the services that are spoken to, and far from what recursion over the value could not stand.
const MAX_DEPTH = 500;

/**
 * An answer's body as JSON (https://www.rfc-editor.org/rfc/rfc8259), without `__proto__` keys, to be parsed by a schema. Throws
 * `http.malformed` when it is none, or is nested more than 500 deep.
 * @param what the answer's name in the message, e.g. "the token server's answer"
 */
export function readJson(response: HttpResponse, what: string): unknown {
  const text = new TextDecoder().decode(response.body);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const line = firstLine(text);
    throw createMalformed(response, what, line === "" ? "is empty, and not JSON" : `is not JSON: ${line}`);
  }
  if (!cleanTree(value)) throw createMalformed(response, what, `is nested more than ${MAX_DEPTH} deep`);
  return value;
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

function createMalformed(response: HttpResponse, what: string, why: string): Failure {
  return new Failure(`${what} (${response.status} of ${describeUrl(response.url)}) ${why}`, {
    code: "http.malformed",
    hint: "Check that the URL is that of the service that is meant, and that no proxy or login page answers for it",
  });
}
