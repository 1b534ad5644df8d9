import { groupByOutcome } from "./outcome.ts";
import { type RunReport, STATUSES } from "./report.ts";

/** What may let a run send its message. */
export const NOTIFY_EVENTS = [...STATUSES, "always"] as const;
export type NotifyEvent = (typeof NOTIFY_EVENTS)[number];

/**
 * Whether a run sends its message: when it has a rebuild with a status that is listed. `failed` is whatever fails the step: failed and unknown
 * rebuilds, a build that was waited for and did not succeed, a failure of the run itself. `always` is every run, also one without rebuilds.
 */
export function wantsMessage(report: RunReport, events: readonly NotifyEvent[]): boolean {
  if (events.includes("always")) return true;
  if (events.includes("failed") && hasFailed(report)) return true;
  return report.results.some(({ status }) => events.includes(status));
}

function hasFailed({ results, failures }: RunReport): boolean {
  if (failures.length > 0) return true;
  return groupByOutcome(results).some(([kind]) => ["failed", "build-failed", "unknown"].includes(kind));
}
