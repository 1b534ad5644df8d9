import type { DelayPolicy } from "@basewatch/schedule";
import { explainIssues } from "./mistakes.ts";
import { reportMistakes } from "./report.ts";
import { delay } from "./schema.ts";
import { readYaml } from "./yaml-document.ts";

const NO_KEYS = { file: [], defaults: [], image: [], source: [], registry: [], mirror: [] };

/**
 * Reads what `rebuildDelay` may be in images.yaml, a duration or a map of reference globs to durations, from YAML of its own.
 *
 * @param label shown in messages, in front of line and column.
 * @throws Failure as {@link parseConfiguration} does.
 */
export function parseDelayMap(text: string, label: string): DelayPolicy {
  const { value, locate } = readYaml(text, label);
  const result = delay().safeParse(value);
  if (result.success) return result.data;
  throw reportMistakes({ path: label, locate }, explainIssues(result.error.issues, value, NO_KEYS));
}
