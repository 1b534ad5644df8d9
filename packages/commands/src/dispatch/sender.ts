import { Failure } from "@basewatch/failure";
import type { Forge, PreparedDispatch, RunList, SendAgain, StartedRun } from "@basewatch/forge";
import { backoffMs } from "@basewatch/retry";
import { identifyAtForge, type Sighting } from "../attempts/identify.ts";
import { ambiguous, leaseSpent, limitedBefore, provablyNotStarted, stoppedBefore } from "./refusals.ts";
import type { DispatchDeps } from "./run-dispatch.ts";
import type { Target } from "./targets.ts";

const FIRST_LOOK_MS = 2_000;
const LONGEST_LOOK_MS = 15_000;
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
  /** Nothing is sent from then on, on the monotonic clock. */
  readonly sendUntilMs: number;
}

/** What became of sending. `not-started`: it was sent, and provably started nothing. */
export interface Sent {
  readonly status: "dispatched" | "deferred" | "unknown" | "failed" | "not-started";
  readonly run?: StartedRun | undefined;
  readonly failure?: Failure | undefined;
  readonly leftOut?: readonly string[] | undefined;
  /** The server's clock before it was sent, in milliseconds; absent when nothing was. */
  readonly sinceMs?: number | undefined;
  /** When it was sent last, in milliseconds since the epoch. */
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
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let limitLeftMs = options.limitBudgetMs;

  async function send(ready: Ready, mayRepeat: boolean): Promise<Sent> {
    const { target, forge, prepared, sendUntilMs } = ready;
    for (let tries = 1; ; tries += 1) {
      const limit = limits.get(forge.apiUrl);
      if (limit !== undefined) return { status: "deferred", failure: limitedBefore(target, limit) };
      await sleep(lastSentMs + options.writeIntervalMs - clock.monotonicMs());
      if (signal.aborted) return { status: "deferred", failure: stoppedBefore(target) };
      if (clock.monotonicMs() >= sendUntilMs) return { status: "deferred", failure: leaseSpent(target) };
      lastSentMs = clock.monotonicMs();
      const sinceMs = forge.serverTimeMs() ?? clock.now();
      const result = await forge.sendDispatch(prepared);
      if (result.kind === "accepted")
        return { status: "dispatched", run: result.run, leftOut: result.leftOut, sinceMs };
      if (result.kind === "ambiguous") return reconcile(ready, result.failure, sinceMs, mayRepeat);
      const { again, failure } = result;
      if (again === undefined) return { status: "failed", failure };
      const waitMs = waitFor(again, tries);
      if (again.reason === "stopped" || !mayWait(again, waitMs, tries, sendUntilMs))
        return giveUp(forge, again, failure);
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

  function mayWait(again: SendAgain, waitMs: number, tries: number, sendUntilMs: number): boolean {
    const isInTime = clock.monotonicMs() + waitMs < sendUntilMs;
    return isInTime && tries < MOST_TRIES && (again.reason !== "limit" || waitMs <= limitLeftMs);
  }

  function giveUp(forge: Forge, { reason }: SendAgain, failure: Failure): Sent {
    if (reason === "connection") return { status: "failed", failure };
    if (reason === "limit") limits.set(forge.apiUrl, failure);
    return { status: "deferred", failure };
  }

  async function reconcile(ready: Ready, cause: Failure, sinceMs: number, mayRepeat: boolean): Promise<Sent> {
    const { target, forge, prepared } = ready;
    if (!forge.canReadRuns)
      return {
        status: "unknown",
        failure: ambiguous(ready, cause, "; no token here may read its runs"),
        sinceMs,
      };
    const sentMs = forge.serverTimeMs() ?? clock.now();
    const looked = await lookForRun(ready, sinceMs, Math.max(sentMs, clock.now()));
    if (looked?.sighting.kind === "found") {
      const { id, url } = looked.sighting.run;
      return { status: "dispatched", run: { id, url }, leftOut: [], sinceMs };
    }
    const isAbsent = looked?.sighting.kind === "absent" && looked.list.complete;
    if (isAbsent && looked.list.readAtMs >= sentMs + options.settleMs)
      return { status: "not-started", failure: provablyNotStarted(target, cause), sinceMs };
    if (isAbsent && mayRepeat && options.onAmbiguous === "retry") {
      log.info(`${prepared.what}: no run was seen; sent once more, as on-ambiguous says`);
      return send(ready, false);
    }
    return { status: "unknown", failure: ambiguous(ready, cause, describeLook(looked)), sinceMs };
  }

  async function lookForRun(ready: Ready, sinceMs: number, untilMs: number): Promise<Look | undefined> {
    const deadlineMs = clock.monotonicMs() + options.reconcileTimeoutMs;
    for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_LOOK_MS)) {
      const looked = await lookOnce(ready, sinceMs, untilMs);
      const leftMs = deadlineMs - clock.monotonicMs();
      if (looked?.sighting.kind === "found" || leftMs <= 0 || signal.aborted) return looked;
      await sleep(Math.min(pauseMs, leftMs));
    }
  }

  // A run that is told to stop still has a result to write.
  async function sleep(ms: number): Promise<void> {
    if (ms <= 0 || signal.aborted) return;
    try {
      await clock.sleep(ms, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  function describeLook(looked: Look | undefined): string {
    if (looked === undefined) return "; its runs could not be listed";
    if (looked.sighting.kind === "several")
      return `; ${looked.sighting.runs.length} runs could be it: ${looked.sighting.runs.map(({ url }) => url).join(", ")}`;
    return `; no run of it was seen within ${options.reconcileTimeoutMs / 1000} s`;
  }

  return async (ready) => {
    const sent = await send(ready, true);
    return sent.sinceMs === undefined ? sent : { ...sent, sentAtMs: clock.now() };
  };
}

interface Look {
  readonly list: RunList;
  readonly sighting: Sighting;
}

/** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
async function lookOnce(
  { forge, prepared, traces, known }: Ready,
  sinceMs: number,
  untilMs: number,
): Promise<Look | undefined> {
  const { repository, marker } = prepared.request;
  try {
    const list = await forge.listRuns({ repository, sinceMs, once: true });
    const { workflow, ref } = prepared;
    const sought = { marker, traces, workflow, ref, sinceMs, untilMs };
    return { list, sighting: await identifyAtForge(forge, repository, list.runs, sought, known) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}
