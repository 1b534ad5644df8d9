import type { Failure } from "@basewatch/failure";
import type { Forge, PreparedDispatch, SendAgain, StartedRun } from "@basewatch/forge";
import { backoffMs } from "@basewatch/retry";
import type { DispatchDeps } from "./deps.ts";
import { ambiguous, leaseSpent, limitedBefore, provablyNotStarted, stoppedBefore } from "./refusals.ts";
import { createSearch, describeLook, type Span } from "./search.ts";
import { sleepUnlessStopped } from "./sleep.ts";
import type { Target } from "./targets.ts";

const MOST_TRIES = 4;
const RECONNECT = { attempts: MOST_TRIES, baseMs: 1_000, capMs: 10_000, budgetMs: 60_000 };

/** How dispatches are sent. Durations in milliseconds. */
export interface SenderOptions {
  readonly writeIntervalMs: number;
  /** How long the run of an ambiguous dispatch is looked for. */
  readonly reconcileTimeoutMs: number;
  /** A complete list of runs that is read this long after sending proves what is not in it. */
  readonly settleMs: number;
  /** `retry` sends once more when the list shows no run, at the risk of a second one. */
  readonly onAmbiguous: "hold" | "retry";
  /** The most that all waits for rate limits may add up to. */
  readonly limitBudgetMs: number;
}

/** A target that is ready to be sent. */
export interface Ready {
  readonly target: Target;
  readonly forge: Forge;
  readonly prepared: PreparedDispatch;
  readonly traces: { readonly marked: boolean; readonly event: string; readonly actor: string | null };
  /** Runs that were there before. */
  readonly known: ReadonlySet<number>;
  /** Nothing is sent once half of the claim's lease is over; `isOver(inMs)` asks for an instant to come. */
  readonly lease: { isOver(inMs?: number): boolean };
}

/** What became of sending. `not-started`: it was sent, and provably started nothing. */
export interface Sent {
  readonly status: "dispatched" | "deferred" | "unknown" | "failed" | "not-started";
  readonly run?: StartedRun | undefined;
  readonly failure?: Failure | undefined;
  readonly leftOut?: readonly string[] | undefined;
  /** The server's clock before it was sent, in milliseconds; absent when nothing was. */
  readonly sinceMs?: number | undefined;
  /** When it had been sent last at the latest, by the server's clock as far as it is known, in milliseconds since the epoch. */
  readonly sentAtMs?: number | undefined;
}

/**
 * Yields the function that sends one target after the other: paced, each at most once, a safe rejection again after its wait, and an ambiguous failure looked for instead.
 * After a limit that is longer than the budget nothing more goes to that server. It throws no `Failure`.
 */
export function createSender(
  options: SenderOptions,
  { clock, random, signal, log }: Pick<DispatchDeps, "clock" | "random" | "signal" | "log">,
): (ready: Ready) => Promise<Sent> {
  const limits = new Map<string, Failure>();
  const search = createSearch(options, { clock, signal });
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let limitLeftMs = options.limitBudgetMs;

  return async (ready) => {
    const sent = await send(ready);
    if (sent.status === "dispatched") search.remember(ready, sent);
    return sent;
  };

  /** @param before the ambiguous dispatch that this one follows */
  async function send(ready: Ready, before?: { readonly sinceMs: number }): Promise<Sent> {
    const { target, forge, prepared, lease } = ready;
    for (let tries = 1; ; tries += 1) {
      const limit = limits.get(forge.apiUrl);
      if (limit !== undefined) return { status: "deferred", failure: limitedBefore(target, limit) };
      await sleep(lastSentMs + options.writeIntervalMs - clock.monotonicMs());
      if (signal.aborted) return { status: "deferred", failure: stoppedBefore(target) };
      if (lease.isOver()) return { status: "deferred", failure: leaseSpent(target) };
      lastSentMs = clock.monotonicMs();
      const sinceMs = before?.sinceMs ?? forge.serverTimeMs() ?? clock.now();
      const result = await forge.sendDispatch(prepared);
      const sentAtMs = Math.max(clock.now(), forge.serverTimeMs() ?? 0);
      if (result.kind === "accepted")
        return { status: "dispatched", run: result.run, leftOut: result.leftOut, sinceMs, sentAtMs };
      if (result.kind === "ambiguous")
        return reconcile(ready, result.failure, { sinceMs, sentAtMs }, before === undefined);
      const { again, failure } = result;
      if (again === undefined) return { status: "failed", failure };
      const waitMs = waitFor(again, tries);
      if (!mayWait(again, waitMs, tries, lease)) return giveUp(forge, again, failure);
      if (again.reason === "limit") {
        limitLeftMs -= waitMs;
        log.info(`${prepared.what}: ${failure.message}; waiting ${Math.ceil(waitMs / 1000)} s`);
      }
      await sleep(waitMs);
    }
  }

  function waitFor({ afterMs, stated }: SendAgain, tries: number): number {
    if (stated) return afterMs;
    return Math.max(afterMs * 2 ** (tries - 1), backoffMs(RECONNECT, tries - 1, random));
  }

  function mayWait({ reason }: SendAgain, waitMs: number, tries: number, lease: Ready["lease"]): boolean {
    if (reason === "stopped" || tries >= MOST_TRIES || lease.isOver(waitMs)) return false;
    return reason !== "limit" || waitMs <= limitLeftMs;
  }

  function giveUp(forge: Forge, { reason }: SendAgain, failure: Failure): Sent {
    if (reason === "connection") return { status: "failed", failure };
    if (reason === "limit") limits.set(forge.apiUrl, failure);
    return { status: "deferred", failure };
  }

  async function reconcile(
    ready: Ready,
    cause: Failure,
    { sinceMs, sentAtMs }: Span,
    mayRepeat: boolean,
  ): Promise<Sent> {
    const { target, forge, prepared } = ready;
    const looked = forge.canReadRuns ? await search.lookForRun(ready, { sinceMs, sentAtMs }) : "no-token";
    const isSeen = typeof looked === "object";
    // The server's clock when it first answered after the dispatch.
    const span = { sinceMs, sentAtMs: Math.max(sentAtMs, isSeen ? looked.firstReadAtMs : 0) };
    if (isSeen && looked.sighting.kind === "found") {
      const { id, url } = looked.sighting.run;
      return { status: "dispatched", run: { id, url }, leftOut: [], ...span };
    }
    const isAbsent = isSeen && looked.sighting.kind === "absent" && looked.list.complete;
    if (isAbsent && looked.list.readAtMs >= span.sentAtMs + options.settleMs)
      return { status: "not-started", failure: provablyNotStarted(target, cause), ...span };
    if (isAbsent && mayRepeat && options.onAmbiguous === "retry" && !signal.aborted) {
      log.info(`${prepared.what}: no run was seen; sent once more, as on-ambiguous says`);
      const again = await send(ready, { sinceMs });
      // Whatever is certain of the second, of the first it is not.
      return again.status === "dispatched" || again.status === "unknown"
        ? again
        : { status: "unknown", failure: ambiguous(ready, cause, describeLook(looked, options)), ...span };
    }
    return { status: "unknown", failure: ambiguous(ready, cause, describeLook(looked, options)), ...span };
  }

  function sleep(ms: number): Promise<void> {
    return sleepUnlessStopped(clock, ms, signal);
  }
}
