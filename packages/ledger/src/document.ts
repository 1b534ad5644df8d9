import { Failure } from "@basewatch/failure";
import { isDigest } from "@basewatch/image";
import * as z from "zod/mini";
import type { Ledger } from "./types.ts";

const digest = z.custom<Ledger["bases"][string]["current"]>(
  (value) => typeof value === "string" && isDigest(value),
  "not a digest",
);
const time = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));

const baseRecord = z.looseObject({
  current: digest,
  firstSeenAt: time,
  previous: z.nullable(digest),
  history: z.array(z.looseObject({ digest, firstSeenAt: time })),
});

const forcedRequest = z.looseObject({
  at: time,
  by: z.string(),
  reason: z.string(),
  runId: z.string(),
  imageDigest: z.nullable(digest),
  unchangedToo: z.boolean(),
});

const dispatchRecord = z.looseObject({
  key: z.string(),
  attempt: z.int(),
  at: time,
  status: z.string(),
  runUrl: z.nullable(z.string()),
});

const imageRecord = z.looseObject({
  reference: z.string(),
  digest: z.nullable(digest),
  verdict: z.enum(["unchanged", "changed", "unknown"]),
  proven: z.nullable(z.enum(["unchanged", "changed"])),
  unknownSince: z.nullable(time),
  decision: z.string(),
  dueAt: z.nullable(time),
  episode: z.int(),
  pendingSince: z.record(z.string(), time),
  forced: z.nullable(forcedRequest),
  dispatches: z.array(dispatchRecord),
});

// Loose objects: a key that a later minor version adds is carried along, not dropped.
const document = z.looseObject({
  version: z.literal(1),
  bases: z.record(z.string(), baseRecord),
  images: z.record(z.string(), imageRecord),
});

/** A ledger that remembers nothing yet. */
export function emptyLedger(): Ledger {
  return { version: 1, bases: {}, images: {} };
}

/**
 * Reads a ledger document. Throws `Failure` `ledger.corrupt` or `ledger.newer-version`, naming `path` and the place in the document;
 * a ledger that cannot be read must not be overwritten.
 */
export function parseLedger(text: string, path: string): Ledger {
  const value = parseJson(text, path);
  const version = z.safeParse(z.looseObject({ version: z.number() }), value);
  if (version.success && version.data.version > 1) {
    throw new Failure(
      `${path}: the ledger has version ${version.data.version}, and this release reads version 1`,
      {
        code: "ledger.newer-version",
        hint: "Use the release of Basewatch that wrote it, or a newer one; the file was not touched.",
      },
    );
  }
  const parsed = z.safeParse(document, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw corrupt(path, `${issue?.path.join(".") || "the document"}: ${issue?.message}`);
}

/** The document's text: keys sorted, two spaces, a newline at the end, so that two runs that know the same write the same bytes. */
export function formatLedger(ledger: Ledger): string {
  return `${JSON.stringify(sortKeys(ledger), null, 2)}\n`;
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
    hint: "Restore it from an earlier version, or delete it to start with an empty memory; the file was not touched.",
    cause,
  });
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
