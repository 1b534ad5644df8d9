import { Failure } from "@basewatch/failure";
import { attemptId } from "@basewatch/ledger";
import type { Claims } from "./claims.ts";
import { claimedBefore, LEASE_MS } from "./claims.ts";
import type { DispatchDeps, Results } from "./deps.ts";
import type { DispatchInputs } from "./inputs.ts";
import type { Prepared } from "./preparation.ts";
import { rehearsed, tooMany, unclaimed } from "./refusals.ts";
import type { Ready } from "./sender.ts";

/** Those of the prepared targets that are to be sent: not rehearsed, not there already, not too many. What becomes of the others is in `results`. */
export function chooseSendable(
  prepared: readonly Prepared[],
  inputs: DispatchInputs,
  log: DispatchDeps["log"],
  results: Results,
): readonly Prepared[] {
  const most = inputs["max-dispatches"];
  const sendable: Prepared[] = [];
  let count = 0;
  for (const one of prepared) {
    const { target, earlier, forge } = one;
    if (earlier !== undefined) {
      log.info(`${one.prepared.what}: ${earlier.url} is this rebuild's run already.`);
      results.set(target, { target, status: "skipped", run: earlier });
      continue;
    }
    count += 1;
    if (count > most) {
      results.set(target, { target, status: "deferred", failure: tooMany(target, most) });
    } else if (inputs["dry-run"]) {
      log.info(`Dry run: ${escapeInvisible(forge.describeDispatch(one.prepared))}`);
      results.set(target, { target, status: "skipped", failure: rehearsed(target) });
    } else {
      sendable.push(one);
    }
  }
  return sendable;
}

/**
 * Claims what is to be sent, in one commit, and yields what may be. Where the claims cannot be stored nothing may: each target has failed then, for the same reason.
 * Without claims everything is sent, and no lease bounds it.
 */
export async function admit(
  sendable: readonly Prepared[],
  claims: Claims | undefined,
  clock: DispatchDeps["clock"],
  results: Results,
): Promise<readonly Ready[]> {
  if (sendable.length === 0) return [];
  if (claims === undefined) return sendable.map((one) => ({ ...one, lease: { isOver: () => false } }));
  const lease = startLease(clock);
  try {
    const claimed = await claims.claim(sendable.map(toWanted), clock.now());
    return sendable.flatMap((one) => {
      const { target } = one;
      if (claimed.granted.has(attemptId(target))) return [{ ...one, lease }];
      const by = claimed.refusedBy[attemptId(target)];
      const run = by?.runId == null ? undefined : { id: Number(by.runId), url: by.runUrl ?? "" };
      const failure = by === undefined ? undefined : claimedBefore(target, by);
      results.set(target, { target, status: "skipped", run, failure });
      return [];
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const failure = unclaimed(error);
    for (const { target } of sendable) results.set(target, { target, status: "failed", failure });
    return [];
  }
}

/** Over at half of the claims' lease, by either clock: one stands still while the machine sleeps, the other may be set back. */
function startLease(clock: DispatchDeps["clock"]): Ready["lease"] {
  const monotonicMs = clock.monotonicMs();
  const startMs = clock.now();
  return {
    isOver(inMs = 0) {
      const elapsedMs = Math.max(clock.monotonicMs() - monotonicMs, clock.now() - startMs);
      return elapsedMs + inMs >= LEASE_MS / 2;
    },
  };
}

function toWanted({ target, traces, prepared, forge }: Prepared): Parameters<Claims["claim"]>[0][number] {
  const { workflow, ref } = prepared;
  return { target, traces, workflow, ref, serverTimeMs: forge.serverTimeMs() };
}

/** What a log would hide or reorder, written as escapes. */
function escapeInvisible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
