import { Failure } from "@basewatch/failure";
import type { DelayPolicy, RebuildWindow } from "@basewatch/schedule";
import type * as z from "zod/mini";
import { explainIssues, type KnownKeys } from "./mistakes.ts";
import { reportMistakes } from "./report.ts";
import { resolveWindow } from "./resolution.ts";
import { alwaysOr, createSchemas, delay } from "./schema.ts";
import { readYaml } from "./yaml-document.ts";

const NO_KEYS: KnownKeys = {
  file: [],
  defaults: [],
  image: [],
  source: [],
  window: [],
  registry: [],
  mirror: [],
};

/**
 * Reads what `rebuildDelay` may be in images.yaml, a duration or a map of reference globs to durations, from YAML of its own.
 *
 * @param label shown in messages, in front of line and column.
 * @throws Failure as {@link parseConfiguration} does.
 */
export function parseDelayMap(text: string, label: string): DelayPolicy {
  return readInput(text, label, delay(), NO_KEYS);
}

/**
 * The same for `rebuildWindow`: a map of `timezone`, `allow` and `deny`, or `always`, which is `undefined`.
 *
 * @param label shown in messages, in front of line and column.
 * @throws Failure as {@link parseConfiguration} does.
 */
export function parseWindowMap(text: string, label: string): RebuildWindow | undefined {
  const { window } = createSchemas();
  const known = { ...NO_KEYS, file: Object.keys(window.shape) };
  const values = readInput(text, label, alwaysOr(window), known);
  try {
    return resolveWindow(undefined, values);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`${label}: ${error.message}`, { code: error.code, hint: error.hint, cause: error });
  }
}

function readInput<Schema extends z.ZodMiniType>(
  text: string,
  label: string,
  schema: Schema,
  known: KnownKeys,
): z.output<Schema> {
  const { value, locate } = readYaml(text, label);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw reportMistakes({ path: label, locate }, explainIssues(result.error.issues, value, known));
}
