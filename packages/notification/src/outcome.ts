import { printable } from "@basewatch/redaction";
import type { RunReport, RunTarget, Status } from "./report.ts";

/** What a person wants to know of a rebuild: its status, or how its build ended where that is known. */
export type OutcomeKind = Status | "succeeded" | "build-failed";

/** Worst first: the order of every message. */
export const OUTCOME_KINDS: readonly OutcomeKind[] = [
  "failed",
  "build-failed",
  "unknown",
  "succeeded",
  "dispatched",
  "deferred",
  "skipped",
];

const WORDS: Readonly<Record<OutcomeKind, string>> = {
  failed: "failed",
  "build-failed": "did not build",
  unknown: "unknown",
  succeeded: "succeeded",
  dispatched: "dispatched",
  deferred: "deferred",
  skipped: "skipped",
};

// A chat shows this much of a message in a notification.
const MOST_HEADLINE = 80;

export function outcomeOf({ status, conclusion }: RunTarget): OutcomeKind {
  if (status !== "dispatched" || conclusion === null) return status;
  return conclusion === "success" ? "succeeded" : "build-failed";
}

/** An outcome in words. */
export function describeOutcome(kind: OutcomeKind): string {
  return WORDS[kind];
}

/** The rebuilds of each outcome, worst first; outcomes without any are left out. */
export function groupByOutcome(
  targets: readonly RunTarget[],
): readonly (readonly [OutcomeKind, readonly RunTarget[]])[] {
  return OUTCOME_KINDS.flatMap((kind) => {
    const group = targets.filter((target) => outcomeOf(target) === kind);
    return group.length === 0 ? [] : [[kind, group] as const];
  });
}

/** How many rebuilds there were and how it went, in at most 80 characters: `4 rebuilds: 1 failed, 3 dispatched`. */
export function writeHeadline({ results, failures }: RunReport): string {
  const broken = failures.length === 0 ? "" : "the run failed";
  const [only] = results;
  if (only === undefined)
    return broken === "" ? "No rebuild was due" : "The run failed before any rebuild was tried";
  if (results.length === 1) {
    const start = `1 rebuild ${describeOutcome(outcomeOf(only))}${broken && `, ${broken}`}: `;
    return cut(start + printable(nameOf(only)));
  }
  const counts = groupByOutcome(results).map(([kind, group]) => `${group.length} ${describeOutcome(kind)}`);
  const parts = broken === "" ? counts : [broken, ...counts];
  return cut(`${results.length} rebuilds: ${parts.join(", ")}`);
}

/** What a rebuild is called: its images, or the workflow where the inputs named one. */
export function nameOf({ images, repository, workflow }: RunTarget): string {
  if (images.length > 0) return images.map(({ name }) => name).join(", ");
  return workflow === null ? repository : `${repository} ${workflow}`;
}

function cut(text: string): string {
  return text.length > MOST_HEADLINE ? `${text.slice(0, MOST_HEADLINE - 1)}…` : text;
}
