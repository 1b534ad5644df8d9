import { combineFailures, type Failure } from "@basewatch/failure";
import { checkGlob, matchesGlob } from "@basewatch/image";
import { attempt } from "./attempt.ts";
import { parseDuration } from "./duration.ts";

/** Globs over fully qualified references; the first match in file order wins, and a base that none matches has no delay. */
export interface DelayPolicy {
  readonly rules: readonly { readonly glob: string; readonly delayMs: number }[];
}

/**
 * How long a moved base waits before its dependents are rebuilt: one duration for all, or a map of reference globs to durations.
 *
 * @throws Failure `schedule.duration` or `image.glob`; several mistakes in a map as one `schedule.delay` with details.
 */
export function parseDelayPolicy(value: string | Readonly<Record<string, string>>): DelayPolicy {
  if (typeof value === "string") return { rules: [{ glob: "*", delayMs: parseDuration(value) }] };
  const failures: Failure[] = [];
  const rules = Object.entries(value).map(([glob, duration]) => {
    attempt(() => checkGlob(glob), failures);
    return { glob, delayMs: attempt(() => parseDuration(duration), failures) ?? 0 };
  });
  if (failures.length > 0)
    throw combineFailures(failures, "the map of delays has mistakes", "schedule.delay");
  return { rules };
}

/** The delay of a fully qualified reference in milliseconds: that of the first rule that matches, else 0. */
export function delayFor(policy: DelayPolicy, reference: string): number {
  return policy.rules.find(({ glob }) => matchesGlob(glob, reference))?.delayMs ?? 0;
}
