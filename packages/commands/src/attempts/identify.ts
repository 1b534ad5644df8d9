import { type Forge, fitsDispatch, type Run, showsMarker } from "@basewatch/forge";
import type { RunTraces } from "@basewatch/ledger";

/** Dates of runs are cut to seconds. */
const SLACK_MS = 1_000;

/** What the run of an attempt is looked for by. */
export interface Sought {
  /** `<key>.<attempt>`. */
  readonly marker: string;
  readonly traces: RunTraces;
  /** As runs name it; `undefined` or empty where the forge has no workflows. */
  readonly workflow: string;
  readonly ref: string;
  /** By the server's clock, in milliseconds: it was sent between these two. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** The forge accepted it: it certainly has a run. */
  readonly started?: boolean | undefined;
}

/** What a list of runs says about an attempt. `several`: more than one could be it, and nothing tells which. */
export type Sighting =
  | { readonly kind: "found"; readonly run: Run }
  | { readonly kind: "absent" }
  | { readonly kind: "several"; readonly runs: readonly Run[] };

/**
 * The runs of attempts among others, in the attempts' order: the one whose title or inputs show an attempt's marker; of runs that show none, those of the workflow, ref, event
 * and actor in its window. Attempts that could have started the same unmarked runs are told apart by their order as long as the numbers agree: as many runs as attempts, or as
 * attempts of which it is certain that they started one. `taken` are the ids of runs that are known to be others.
 */
export function identifyRuns(
  runs: readonly Run[],
  soughts: readonly Sought[],
  taken: ReadonlySet<number>,
): readonly Sighting[] {
  const marked = new Map(
    soughts.flatMap((sought) => {
      const run = runs.find((one) => showsMarker(one, sought.marker));
      return run === undefined ? [] : [[sought, run] as const];
    }),
  );
  const free = runs.filter(({ id }) => !taken.has(id));
  return soughts.map((sought): Sighting => {
    const run = marked.get(sought);
    if (run !== undefined) return { kind: "found", run };
    if (sought.traces.marked) return { kind: "absent" };
    const rivals = soughts.filter((other) => !marked.has(other) && isRival(sought, other));
    return matchUnmarked(free, sought, rivals);
  });
}

/**
 * {@link identifyRuns} where a forge shows a run's inputs only one by one (GitLab): those of the runs in a window are read first. May throw
 * `Failure` as the forge does.
 */
export async function identifyAtForge(
  forge: Forge,
  repository: string,
  runs: readonly Run[],
  soughts: readonly Sought[],
  taken: ReadonlySet<number>,
): Promise<readonly Sighting[]> {
  if (forge.provider !== "gitlab") return identifyRuns(runs, soughts, taken);
  const told = runs.map(async (run) =>
    taken.has(run.id) || !soughts.some((sought) => couldBe(run, sought))
      ? run
      : { ...run, inputs: await forge.fetchRunInputs(repository, run) },
  );
  return identifyRuns(await Promise.all(told), soughts, taken);
}

function matchUnmarked(free: readonly Run[], sought: Sought, rivals: readonly Sought[]): Sighting {
  const own = free.filter((run) => couldBe(run, sought));
  const [only, another] = own;
  if (only === undefined) return { kind: "absent" };
  if (another === undefined && rivals.length === 1) return { kind: "found", run: only };
  const shared = free
    .filter((run) => rivals.some((rival) => couldBe(run, rival)))
    .toSorted((left, right) => left.createdAtMs - right.createdAtMs || left.id - right.id);
  const claimants = [rivals, rivals.filter(({ started }) => started === true)]
    .map((some) => some.toSorted((left, right) => left.sinceMs - right.sinceMs))
    .find((some) => fitsInOrder(some, shared));
  if (claimants === undefined) return { kind: "several", runs: own };
  const run = shared[claimants.indexOf(sought)];
  return run === undefined ? { kind: "absent" } : { kind: "found", run };
}

function fitsInOrder(claimants: readonly Sought[], runs: readonly Run[]): boolean {
  return (
    claimants.length === runs.length &&
    runs.every((run, index) => {
      const claimant = claimants[index];
      return claimant !== undefined && couldBe(run, claimant);
    })
  );
}

/** Whether two attempts leave the same traces; each is its own rival. */
function isRival(one: Sought, other: Sought): boolean {
  return (
    !other.traces.marked &&
    one.workflow === other.workflow &&
    one.ref === other.ref &&
    one.traces.event === other.traces.event
  );
}

/** Whether a run says by itself that it is of any attempt at a key. */
export function showsKey(run: Pick<Run, "title" | "inputs">, key: string): boolean {
  const pattern = new RegExp(`(?<![0-9a-f])${key}\\.\\d+(?!\\d)`, "u");
  return pattern.test(run.title) || pattern.test(run.inputs?.["rebuild_key"] ?? "");
}

/** Whether a run says that it is some attempt's. */
function showsAnyKey({ title, inputs }: Run): boolean {
  return /(?<![0-9a-f])[0-9a-f]{16}\.\d+/u.test(title) || (inputs?.["rebuild_key"] ?? "") !== "";
}

/** What either side does not say rules nothing out. */
function couldBe(run: Run, { workflow, ref, traces, sinceMs, untilMs }: Sought): boolean {
  const event = traces.event === "" ? run.event : traces.event;
  const isActor =
    run.actor === undefined ||
    traces.actor === null ||
    run.actor.toLowerCase() === traces.actor.toLowerCase();
  return (
    fitsDispatch(run, { workflow, ref, event }) &&
    isActor &&
    !showsAnyKey(run) &&
    run.createdAtMs >= sinceMs - SLACK_MS &&
    run.createdAtMs <= untilMs + SLACK_MS
  );
}
