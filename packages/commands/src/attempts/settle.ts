import { Failure } from "@basewatch/failure";
import type { Forge, Run, RunList } from "@basewatch/forge";
import { type AttemptRecord, attemptId, isOpen, type Ledger } from "@basewatch/ledger";
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
  const alive = new Set<string>();
  const settlements: Settlement[] = [];
  const unnamed = Object.values(ledger.attempts).filter((one) => isOpen(one) && one.runId === null);
  const surroundings = { taken: takenRuns(ledger), lists: createLists(unnamed), unnamed };
  await Promise.all(
    open.map(async (attempt) => {
      const id = attemptId(attempt);
      if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > deps.nowMs) {
        alive.add(id);
        return;
      }
      try {
        const told = await settleOne(attempt, surroundings, deps);
        if (told !== undefined) settlements.push({ id, ...told });
        if ((told ?? attempt).runId !== null) alive.add(id);
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
  /** All open attempts whose runs no answer named, those at other images too: they may have started the same unmarked runs. */
  readonly unnamed: readonly AttemptRecord[];
}
type Lists = (forge: Forge, attempt: AttemptRecord) => Promise<RunList>;

/** `undefined`: nothing new. */
async function settleOne(
  attempt: AttemptRecord,
  { taken, lists, unnamed }: Surroundings,
  deps: SettleDeps,
): Promise<Told | undefined> {
  const forge = await deps.openForge(attempt.target);
  const { repository } = attempt.target;
  if (attempt.runId !== null) return settleRun(forge, repository, attempt.runId);
  const list = await lists(forge, attempt);
  const rivals = unnamed.filter((other) => isAtSamePlace(other, attempt));
  const soughts = rivals.map(soughtOf);
  const sightings = await identifyAtForge(forge, repository, list.runs, soughts, taken);
  const sighting = sightings[rivals.findIndex((other) => attemptId(other) === attemptId(attempt))] ?? {
    kind: "absent",
  };
  if (sighting.kind === "found") return tell(await forge.settleConclusion(repository, sighting.run));
  // That it was accepted is more than a list can say; what the image shows decides, or 24 hours.
  if (attempt.status === "dispatched") return undefined;
  if (sighting.kind === "several")
    return {
      ...unknown,
      message: `${sighting.runs.length} runs could be it: ${sighting.runs.map(({ url }) => url).join(", ")}`,
    };
  const isProven = list.complete && list.readAtMs >= Date.parse(attempt.provableAt);
  return isProven
    ? { ...unknown, status: "not-started", message: "a complete list of runs shows none for it" }
    : { ...unknown, message: attempt.message };
}

async function settleRun(forge: Forge, repository: string, runId: string): Promise<Told | undefined> {
  const run = await forge.fetchRun(repository, Number(runId));
  if (run === undefined)
    throw new Failure(`${repository}: run ${runId} is not there (404)`, {
      code: "settle.no-run",
      hint: "It was deleted, or the token may not read it; the image itself decides, or 24 hours.",
    });
  return run.status === "completed" ? tell(run) : undefined;
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
  const { target, traces, claimedAt, sentAfter, provableAt } = attempt;
  return {
    marker: attemptId(attempt),
    traces,
    workflow: target.workflow,
    ref: target.ref,
    sinceMs: Date.parse(sentAfter ?? claimedAt),
    untilMs: Date.parse(provableAt),
    started: attempt.status === "dispatched",
  };
}

/** Ids of the runs that attempts are known to have started. */
export function takenRuns({ attempts }: Pick<Ledger, "attempts">): ReadonlySet<number> {
  return new Set(Object.values(attempts).flatMap(({ runId }) => (runId === null ? [] : [Number(runId)])));
}

/** Lists the runs of a repository once, back to the oldest of its attempts. */
function createLists(unnamed: readonly AttemptRecord[]): Lists {
  const lists = new Map<string, Promise<RunList>>();
  return (forge, { target }) => {
    const id = `${forge.apiUrl} ${target.repository}`;
    const since = unnamed
      .filter((other) => other.target.repository === target.repository)
      .map((other) => Date.parse(other.sentAfter ?? other.claimedAt));
    const list =
      lists.get(id) ?? forge.listRuns({ repository: target.repository, sinceMs: Math.min(...since) });
    lists.set(id, list);
    return list;
  };
}

function isAtSamePlace({ target }: AttemptRecord, { target: other }: AttemptRecord): boolean {
  return (
    target.provider === other.provider &&
    target.apiUrl === other.apiUrl &&
    target.repository === other.repository
  );
}
