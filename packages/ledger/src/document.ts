import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import { formatJson } from "./json.ts";
import { DOCUMENT } from "./schema.ts";
import type { Ledger } from "./types.ts";

/** A ledger that remembers nothing yet, of a repository where one is known. */
export function emptyLedger(repository: string | null = null): Ledger {
  return { version: 1, repository, bases: {}, images: {}, archive: {}, attempts: {} };
}

/**
 * Reads a ledger document; what an older writer did not know of is filled in. Throws `Failure` `ledger.corrupt` or
 * `ledger.newer-version`, naming `path` and the place in the document; a ledger that cannot be read must not be overwritten.
 */
export function parseLedger(text: string, path: string): Ledger {
  return parseDocument(text, path, DOCUMENT);
}

/** The document's text: keys sorted, two spaces, a newline at the end, so that two runs that know the same write the same bytes. */
export function formatLedger(ledger: Ledger): string {
  return formatJson(ledger);
}

/**
 * The ledger, when it belongs to `repository`, or when either of the two is not known. Throws `Failure` `ledger.other-repository`
 * naming `place`: the copy that came with a fork speaks of the other one's images and runs.
 */
export function requireOwn(ledger: Ledger, repository: string | null, place: string): Ledger {
  const other = ledger.repository;
  if (other === null || repository === null || other.toLowerCase() === repository.toLowerCase())
    return ledger;
  throw new Failure(
    `${place}: the ledger belongs to ${printable(other, 200)}, and this is ${printable(repository, 200)}`,
    {
      code: "ledger.other-repository",
      hint: 'Delete this copy to start with an empty memory, or, to take it over, change "repository" in its JSON.',
    },
  );
}

/** Reads one JSON document that says its version; see {@link parseLedger}. */
export function parseDocument<Schema extends z.core.$ZodType>(
  text: string,
  path: string,
  schema: Schema,
): z.output<Schema> {
  const value = parseJson(text, path);
  const version = z.safeParse(z.looseObject({ version: z.number() }), value);
  if (version.success && version.data.version > 1) {
    throw new Failure(
      `${path}: the ledger has version ${version.data.version}, and this release reads version 1`,
      {
        code: "ledger.newer-version",
        hint: "Use the release of Basewatch that wrote it, or a newer one; the ledger was not touched.",
      },
    );
  }
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw corrupt(path, `${printable(issue?.path.join(".") ?? "", 200) || "the document"}: ${issue?.message}`);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw corrupt(path, "it is not JSON", error);
  }
}

function corrupt(path: string, reason: string, cause?: unknown): Failure {
  return new Failure(`${path}: the ledger cannot be read: ${reason}`, {
    code: "ledger.corrupt",
    hint: "Restore it from an earlier version, or delete it to start with an empty memory; the ledger was not touched.",
    cause,
  });
}
