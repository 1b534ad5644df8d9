import { Failure } from "@basewatch/failure";
import type { Forge, Run } from "@basewatch/forge";
import { identifyAtForge, type Sought } from "../attempts/identify.ts";
import type { DispatchDeps } from "./deps.ts";
import { sleepUnlessStopped } from "./sleep.ts";
import type { Target } from "./targets.ts";

const FIRST_POLL_MS = 5_000;
const LONGEST_POLL_MS = 60_000;
/** How long a run may not be there yet after its dispatch. */
const APPEARANCE_MS = 60_000;

/** A dispatched run that is waited for. */
export interface Awaited {
  readonly target: Target;
  readonly forge: Forge;
  readonly sought: Sought;
  /** Runs that were there before. */
  readonly known: ReadonlySet<number>;
  /** `undefined` where the server did not name it: it is looked for first. */
  readonly runId: number | undefined;
}

/** How waiting for one run ended. */
export interface Ended {
  readonly run: Run | undefined;
  /** Set when it did not end in time, or cannot be read. */
  readonly failure: Failure | undefined;
}

/** Durations in milliseconds. */
export interface WaitOptions {
  readonly timeoutMs: number;
  readonly cancelOnTimeout: boolean;
}

/**
 * Waits until all runs are over, or the time is up, by the monotonic clock: one list for all runs of a repository in each round, rounds from seconds to a minute apart.
 * Results are in the order of `awaited`. Throws no `Failure`.
 */
export async function awaitRuns(
  awaited: readonly Awaited[],
  options: WaitOptions,
  deps: Pick<DispatchDeps, "clock" | "signal" | "log">,
): Promise<readonly Ended[]> {
  const { clock, signal, log } = deps;
  const startMs = clock.monotonicMs();
  const latest = new Map<Awaited, Run>();
  const ended = new Map<Awaited, Ended>();
  const states = new Map<Awaited, string>();
  const warned = new Set<string>();
  for (let pollMs = FIRST_POLL_MS; ended.size < awaited.length; ) {
    const elapsedMs = clock.monotonicMs() - startMs;
    const isLast = elapsedMs >= options.timeoutMs || signal.aborted;
    const pending = awaited.filter((one) => !ended.has(one));
    const changed = await lookAround(pending, elapsedMs);
    if (ended.size === awaited.length || isLast) break;
    pollMs = changed ? Math.max(pollMs / 2, FIRST_POLL_MS) : Math.min(pollMs * 1.5, LONGEST_POLL_MS);
    const leftMs = options.timeoutMs - (clock.monotonicMs() - startMs);
    await sleepUnlessStopped(clock, Math.min(pollMs, leftMs), signal);
  }
  const late = awaited.filter((one) => !ended.has(one));
  if (options.cancelOnTimeout && !signal.aborted) await Promise.all(late.map(cancel));
  return awaited.map(
    (one) =>
      ended.get(one) ?? { run: latest.get(one), failure: tooLate(one, latest.get(one), options, signal) },
  );

  async function lookAround(pending: readonly Awaited[], elapsedMs: number): Promise<boolean> {
    const before = describeStates(pending);
    const groups = Map.groupBy(pending, ({ forge, target }) => `${forge.apiUrl} ${target.repository}`);
    await Promise.all([...groups.values()].map((group) => lookAt(group, elapsedMs)));
    const after = describeStates(pending);
    if (before !== after) log.info(progress(awaited, states, ended));
    return before !== after;
  }

  async function lookAt(group: readonly Awaited[], elapsedMs: number): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    try {
      const sinceMs = Math.min(...group.map(({ sought }) => sought.sinceMs));
      const { repository } = first.target;
      const { runs } = await first.forge.listRuns({ repository, sinceMs });
      const sighted = await identifyUnnamed(group, runs);
      for (const one of group) await note(one, sighted.get(one) ?? (await findNamed(one, runs)), elapsedMs);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      warnOnce(`${first.target.repository}: ${error.message}; still waiting`);
    }
  }

  async function findNamed(one: Awaited, runs: readonly Run[]): Promise<Run | undefined> {
    const id = idOf(one);
    if (id === undefined) return undefined;
    return runs.find((run) => run.id === id) ?? (await one.forge.fetchRun(one.target.repository, id));
  }

  async function identifyUnnamed(
    group: readonly Awaited[],
    runs: readonly Run[],
  ): Promise<ReadonlyMap<Awaited, Run>> {
    const unnamed = group.filter((one) => idOf(one) === undefined);
    const [first] = unnamed;
    if (first === undefined) return new Map();
    const named = awaited.flatMap((one) => idOf(one) ?? []);
    const taken = new Set([...named, ...unnamed.flatMap(({ known }) => [...known])]);
    const soughts = unnamed.map(({ sought }) => ({ ...sought, started: true }));
    const { forge, target } = first;
    const sightings = await identifyAtForge(forge, target.repository, runs, soughts, taken);
    return new Map(
      unnamed.flatMap((one, index) => {
        const sighting = sightings[index];
        return sighting?.kind === "found" ? [[one, sighting.run] as const] : [];
      }),
    );
  }

  function idOf(one: Awaited): number | undefined {
    return latest.get(one)?.id ?? one.runId;
  }

  async function note(one: Awaited, found: Run | undefined, elapsedMs: number): Promise<void> {
    if (found === undefined) {
      if (one.runId !== undefined && elapsedMs >= APPEARANCE_MS)
        ended.set(one, { run: undefined, failure: vanished(one) });
      return;
    }
    states.set(one, found.state);
    latest.set(one, found);
    if (found.status !== "completed") return;
    const run = await one.forge.settleConclusion(one.target.repository, found);
    latest.set(one, run);
    ended.set(one, { run, failure: undefined });
  }

  function warnOnce(text: string): void {
    if (!warned.has(text)) log.warning(text);
    warned.add(text);
  }

  function describeStates(some: readonly Awaited[]): string {
    return some.map((one) => `${states.get(one) ?? ""} ${latest.get(one)?.conclusion ?? ""}`).join("|");
  }

  async function cancel(one: Awaited): Promise<void> {
    const run = latest.get(one);
    if (run === undefined) return;
    try {
      const answer = await one.forge.cancelRun(one.target.repository, run.id);
      log.info(
        `${nameOf(one)}: ${answer === "requested" ? "asked to cancel" : "was over already"}: ${run.url}`,
      );
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.warning(`${nameOf(one)}: it could not be cancelled: ${error.message}`);
    }
  }
}

function progress(
  awaited: readonly Awaited[],
  states: ReadonlyMap<Awaited, string>,
  ended: ReadonlyMap<Awaited, Ended>,
): string {
  if (awaited.length === 1) {
    const [one] = awaited;
    const conclusion = one === undefined ? undefined : ended.get(one)?.run?.conclusion;
    return one === undefined ? "" : `${nameOf(one)}: ${conclusion ?? states.get(one) ?? "not listed yet"}`;
  }
  const counts = Map.groupBy(
    awaited,
    (one) => ended.get(one)?.run?.conclusion ?? states.get(one) ?? "not listed yet",
  );
  const parts = [...counts].map(([state, some]) => `${some.length} ${state}`);
  return `${ended.size} of ${awaited.length} runs are over: ${parts.join(", ")}`;
}

function tooLate(
  one: Awaited,
  run: Run | undefined,
  { timeoutMs }: WaitOptions,
  signal: AbortSignal,
): Failure {
  const after = signal.aborted
    ? "when this step was told to stop"
    : `after ${Math.round(timeoutMs / 1000)} s`;
  const state = run === undefined ? "no run of it was seen" : `${run.url} was still ${run.state}`;
  return new Failure(`${nameOf(one)}: ${state} ${after}`, {
    code: signal.aborted ? "dispatch.stopped" : "dispatch.wait-timeout",
    hint: "Raise wait-timeout, or leave wait off: the next check settles what became of it.",
  });
}

function vanished(one: Awaited): Failure {
  return new Failure(`${nameOf(one)}: run ${one.runId} is not there (404)`, {
    code: "dispatch.run-gone",
    hint: "It was deleted, or the token may not read runs: actions: read on GitHub, read_api on GitLab.",
  });
}

function nameOf({ target }: Awaited): string {
  return target.images.join(", ") || `${target.repository} ${target.workflow}`;
}
