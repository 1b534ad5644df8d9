import { combineFailures, Failure, nearestName } from "@basewatch/failure";
import { firstLine, printable } from "@basewatch/redaction";
import * as z from "zod/mini";

const PROVIDERS = ["github", "gitlab", "gitea", "forgejo"] as const;
const MOST_BYTES = 1024 * 1024;

const time = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u, "is not an ISO 8601 time in UTC"));

const dispatchSchema = z.object({
  provider: z.enum(PROVIDERS),
  apiUrl: z.nullable(z.string()),
  repository: z.string(),
  workflow: z.string(),
  ref: z.string(),
  inputs: z.record(z.string(), z.string()),
});

const baseSchema = z.object({
  reference: z.string(),
  role: z.string(),
  previous: z.optional(z.array(z.string())),
  current: z.nullable(z.string()),
});

const rebuildSchema = z.object({
  key: z.string().check(z.regex(/^[0-9a-f]{16}$/u, "is not 16 hex digits")),
  attempt: z.int().check(z.minimum(1)),
  reason: z.nullable(z.string()),
  checkedAt: time,
  ledger: z.nullable(z.string()),
  dispatch: z.nullable(dispatchSchema),
  images: z.array(z.object({ name: z.string(), reference: z.string(), bases: z.array(baseSchema) })),
});

/** One entry of `rebuilds`, as far as dispatching needs it. */
export type RebuildEntry = z.infer<typeof rebuildSchema>;

/**
 * Reads a `rebuilds` document of check-base-digest's. Throws one `Failure` for all its mistakes (`rebuilds.json`,
 * `rebuilds.too-large`, `rebuilds.shape`).
 *
 * @param source what messages begin with: a file's path, or nothing for the input
 */
export function parseRebuilds(text: string, source: string): readonly RebuildEntry[] {
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes > MOST_BYTES) {
    throw failure(
      source,
      `${bytes} bytes are more than 1 MiB`,
      "too-large",
      "Split it over several files, or shard the check.",
    );
  }
  const document = parseJson(text, source);
  if (!Array.isArray(document)) {
    throw failure(
      source,
      `this is not a JSON array: ${quote(text)}`,
      "shape",
      "Pass the rebuilds output of check-base-digest as it is.",
    );
  }
  const parsed = z.safeParse(z.array(rebuildSchema), document);
  if (parsed.success) return parsed.data;
  const failures = parsed.error.issues.map((issue) => describeIssue(issue, document, source));
  throw combineFailures(failures, "several entries are wrong", "rebuilds.shape");
}

/** The entries without those that are there twice: of one key, the highest attempt stays. */
export function collapseDuplicates(entries: readonly RebuildEntry[]): readonly RebuildEntry[] {
  const kept = new Map<string, RebuildEntry>();
  for (const entry of entries) {
    const known = kept.get(entry.key);
    if (known === undefined || known.attempt < entry.attempt) kept.set(entry.key, entry);
  }
  return [...kept.values()];
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failure(
      source,
      `this is not JSON: ${quote(text)}`,
      "json",
      "Pass the rebuilds output of check-base-digest as it is.",
      error,
    );
  }
}

function describeIssue(issue: z.core.$ZodIssue, document: unknown, source: string): Failure {
  const path = issue.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  const value = valueAt(document, issue.path);
  const shown =
    value === undefined ? "is missing" : `${firstLine(JSON.stringify(value), 80)} ${complaint(issue)}`;
  return failure(source, `rebuilds${path}: ${shown}`, "shape", hintFor(issue.path, value));
}

function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return `is not of type ${issue.expected}`;
  if (issue.code === "invalid_value") return `is not one of ${issue.values.map(String).join(", ")}`;
  return issue.code === "invalid_format" && issue.message !== "" ? issue.message : "is not allowed here";
}

function hintFor(path: readonly PropertyKey[], value: unknown): string {
  if (path.at(-1) !== "provider" || typeof value !== "string")
    return "Pass the rebuilds output of check-base-digest as it is.";
  const near = nearestName(value, PROVIDERS);
  return near === undefined ? `Use one of ${PROVIDERS.join(", ")}.` : `Did you mean ${near}?`;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return value;
}

function quote(text: string): string {
  return `"${firstLine(text, 80)}"`;
}

function failure(source: string, what: string, kind: string, hint: string, cause?: unknown): Failure {
  return new Failure(source === "" ? what : `${printable(source)}: ${what}`, {
    code: `rebuilds.${kind}`,
    hint,
    cause,
  });
}
