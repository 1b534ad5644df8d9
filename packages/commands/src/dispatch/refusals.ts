import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Ready } from "./sender.ts";
import type { Target } from "./targets.ts";

const HOUR_MS = 3_600_000;

/** Throws `Failure` `dispatch.too-old` for a target that was decided longer ago than `maxAgeMs`. */
export function refuseStale(target: Target, maxAgeMs: number, nowMs: number): void {
  const ageMs = nowMs - target.checkedAtMs;
  if (ageMs <= maxAgeMs) return;
  const age = `${(ageMs / HOUR_MS).toFixed(1)} h ago, and max-age is ${(maxAgeMs / HOUR_MS).toFixed(1)} h`;
  throw new Failure(`${nameOf(target)}: this rebuild was decided ${age}`, {
    code: "dispatch.too-old",
    hint: "Run check-base-digest again and dispatch what it says now, or raise max-age.",
  });
}

/** The claims could not be stored, so nothing was sent. */
export function unclaimed(cause: Failure): Failure {
  return new Failure(`nothing was dispatched, since no claim could be stored: ${cause.message}`, {
    code: cause.code,
    hint: cause.hint,
    cause,
  });
}

/** A limit that an earlier target met. */
export function limitedBefore(target: Target, limit: Failure): Failure {
  return new Failure(`${nameOf(target)}: not sent after ${limit.message}`, {
    code: limit.code,
    hint: limit.hint,
  });
}

/** The run was told to stop before this target's turn came. */
export function stoppedBefore(target: Target): Failure {
  return new Failure(`${nameOf(target)}: the run was told to stop before this was sent`, {
    code: "dispatch.stopped",
    hint: "The next run goes on from here.",
  });
}

/** Half of the claim's lease is over. */
export function leaseSpent(target: Target): Failure {
  return new Failure(`${nameOf(target)}: not sent, since half of its claim's lease is over`, {
    code: "dispatch.lease",
    hint: "The next run goes on from here; lower max-dispatches or write-interval when this comes again.",
  });
}

/** It was sent, and the runs prove that it started none. */
export function provablyNotStarted(target: Target, cause: Failure): Failure {
  return new Failure(`${nameOf(target)}: no run started (${cause.message})`, {
    code: "dispatch.not-started",
    hint: "The next check plans it again, as another attempt.",
    cause,
  });
}

/** Nobody can tell yet whether it started. */
export function ambiguous({ target, prepared, traces }: Ready, cause: Failure, looked: string): Failure {
  const title = traces.marked
    ? ""
    : " Declare the input rebuild_key and put ${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.";
  return new Failure(`${nameOf(target)}: ${cause.message}${looked}`, {
    code: "forge.ambiguous",
    hint: `Look at ${prepared.page} before you send it again: a second run would build twice. With a ledger, the next check settles it.${title}`,
    cause,
  });
}

/** `max-dispatches` is used up. */
export function tooMany(target: Target, most: number): Failure {
  return new Failure(`${nameOf(target)}: not sent, since ${most} dispatches are the most for one run`, {
    code: "dispatch.max-dispatches",
    hint: "The next run goes on from here; raise max-dispatches to do more at once.",
  });
}

/** `dry-run` is set. */
export function rehearsed(target: Target): Failure {
  return new Failure(`${nameOf(target)}: dry run, nothing was sent`, {
    code: "dispatch.dry-run",
    hint: "Set dry-run to false to send it.",
  });
}

function nameOf({ images, repository, workflow }: Target): string {
  return printable(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
