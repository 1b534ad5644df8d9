import { Failure } from "@basewatch/failure";
import type { Forge, Run, RunList } from "@basewatch/forge";
import { type AttemptRecord, isOpen, type Ledger } from "@basewatch/ledger";
import type { Settlement } from "@basewatch/plan";
import { identifyAtForge, type Sought } from "./identify.ts";

/** What settling needs. */
export interface SettleDeps {
  /** The forge that an attempt was sent to. May reject with `Failure`: what cannot be read stays open. */
  readonly openForge: (target: AttemptRecord["target"]) => Promise<Forge>;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** Told once for each server or repository that cannot be read. */
  readonly warn: (failure: Failure) => void;
}

/** What became of open attempts. */
export interface Settled {
  /** Attempts of which more is known than before. */
  readonly settlements: readonly Settlement[];
  /** `<key>.<attempt>` of those whose runs could be read and go on. */
  readonly alive: ReadonlySet<string>;
}

/**
 * Asks the forges what became of the open attempts among `attempts`: each by its run, or by the list of runs where no answer named one. An attempt whose claim
 * still lives is left to its owner. Throws no `Failure`.
 */
export async function settleAttempts(
  attempts: readonly AttemptRecord[],
  ledger: Pick<Ledger, "attempts">,
  deps: SettleDeps,
): Promise<Settled> {
  const open = attempts.filter(isOpen);
  const taken = takenRuns(ledger);
  const lists = createLists(open);
  const alive = new Set<string>();
  const settlements: Settlement[] = [];
  await Promise.all(
    open.map(async (attempt) => {
      const id = `${attempt.key}.${attempt.attempt}`;
      if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > deps.nowMs) {
        alive.add(id);
        return;
      }
      try {
        const settlement = await settleOne(attempt, { taken, lists, rivals: countRivals(open) }, deps);
        if (settlement !== undefined) settlements.push({ id, ...settlement });
        if (settlement === undefined || settlement.runId !== null) alive.add(id);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        deps.warn(error);
      }
    }),
  );
  return { settlements, alive };
}

type Told = Omit<Settlement, "id">;
interface Surroundings {
  readonly taken: ReadonlySet<number>;
  readonly lists: Lists;
  /** How many other attempts could have started the same unmarked run. */
  readonly rivals: (attempt: AttemptRecord) => number;
}
type Lists = (forge: Forge, attempt: AttemptRecord) => Promise<RunList>;

/** `undefined`: nothing new, and its run goes on. */
async function settleOne(
  attempt: AttemptRecord,
  { taken, lists, rivals }: Surroundings,
  deps: SettleDeps,
): Promise<Told | undefined> {
  const forge = await deps.openForge(attempt.target);
  const { repository } = attempt.target;
  if (attempt.runId !== null) {
    const run = await forge.fetchRun(repository, Number(attempt.runId));
    if (run === undefined)
      throw new Failure(`${repository}: run ${attempt.runId} is not there (404)`, {
        code: "settle.no-run",
        hint: "It was deleted, or the token may not read it; the image itself decides, or 24 hours.",
      });
    return run.status === "completed" ? tell(run) : undefined;
  }
  const list = await lists(forge, attempt);
  const sighting = await identifyAtForge(forge, repository, list.runs, soughtOf(attempt), taken);
  const isRivalled = !attempt.traces.marked && rivals(attempt) > 0;
  if (sighting.kind === "found" && isRivalled)
    return {
      ...unknown,
      message: `${sighting.run.url} could be it, or another attempt's: its title shows no rebuild_key`,
    };
  if (sighting.kind === "found") return tell(await forge.settleConclusion(repository, sighting.run));
  if (sighting.kind === "several")
    return {
      ...unknown,
      message: `${sighting.runs.length} runs could be it: ${sighting.runs.map(({ url }) => url).join(", ")}`,
    };
  const isProven = list.complete && deps.nowMs >= Date.parse(attempt.provableAt);
  return isProven
    ? { ...unknown, status: "not-started", message: "a complete list of runs shows none for it" }
    : { ...unknown, message: attempt.message };
}

const unknown = { status: "unknown", runId: null, runUrl: null, conclusion: null } as const;

function tell(run: Run): Told {
  const shared = { runId: String(run.id), runUrl: run.url, conclusion: run.conclusion ?? null };
  if (run.conclusion === undefined) return { ...shared, status: "dispatched", message: null };
  if (run.conclusion === "success") return { ...shared, status: "built", message: null };
  if (run.conclusion === "superseded") return { ...shared, status: "superseded", message: null };
  return { ...shared, status: "failed", message: `its run ended with ${run.conclusion}` };
}

function soughtOf(attempt: AttemptRecord): Sought {
  const { key, target, traces, claimedAt, sentAfter, provableAt } = attempt;
  return {
    marker: `${key}.${attempt.attempt}`,
    traces,
    workflow: target.workflow,
    ref: target.ref,
    sinceMs: Date.parse(sentAfter ?? claimedAt),
    untilMs: Date.parse(provableAt),
  };
}

function takenRuns({ attempts }: Pick<Ledger, "attempts">): ReadonlySet<number> {
  return new Set(Object.values(attempts).flatMap(({ runId }) => (runId === null ? [] : [Number(runId)])));
}

/** Lists the runs of a repository once, back to the oldest of its attempts. */
function createLists(open: readonly AttemptRecord[]): Lists {
  const lists = new Map<string, Promise<RunList>>();
  return (forge, { target }) => {
    const id = `${forge.apiUrl} ${target.repository}`;
    const since = open
      .filter((other) => other.target.repository === target.repository)
      .map((other) => Date.parse(other.sentAfter ?? other.claimedAt));
    const list =
      lists.get(id) ?? forge.listRuns({ repository: target.repository, sinceMs: Math.min(...since) });
    lists.set(id, list);
    return list;
  };
}

function countRivals(open: readonly AttemptRecord[]): Surroundings["rivals"] {
  return ({ key, attempt, target }) =>
    open.filter(
      (other) =>
        (other.key !== key || other.attempt !== attempt) &&
        other.runId === null &&
        !other.traces.marked &&
        other.target.repository === target.repository &&
        other.target.workflow === target.workflow &&
        other.target.ref === target.ref,
    ).length;
}
