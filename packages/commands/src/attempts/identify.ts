import type { Forge, Run } from "@basewatch/forge";
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
}

/** What a list of runs says about an attempt. `several`: more than one could be it, and nothing tells which. */
export type Sighting =
  | { readonly kind: "found"; readonly run: Run }
  | { readonly kind: "absent" }
  | { readonly kind: "several"; readonly runs: readonly Run[] };

/**
 * The run of an attempt among others: the one whose title or inputs show its marker; where runs show none, the only one of the workflow, ref,
 * event and actor in the window. `taken` are the ids of runs that are known to be others.
 */
export function identifyRun(runs: readonly Run[], sought: Sought, taken: ReadonlySet<number>): Sighting {
  const marked = runs.find((run) => showsMarker(run, sought.marker));
  if (marked !== undefined) return { kind: "found", run: marked };
  if (sought.traces.marked) return { kind: "absent" };
  const candidates = runs.filter((run) => !taken.has(run.id) && couldBe(run, sought));
  const [only, another] = candidates;
  if (only === undefined) return { kind: "absent" };
  return another === undefined ? { kind: "found", run: only } : { kind: "several", runs: candidates };
}

/**
 * {@link identifyRun} where a forge shows a run's inputs only one by one (GitLab): those of the runs in the window are read first. May throw
 * `Failure` as the forge does.
 */
export async function identifyAtForge(
  forge: Forge,
  repository: string,
  runs: readonly Run[],
  sought: Sought,
  taken: ReadonlySet<number>,
): Promise<Sighting> {
  if (forge.provider !== "gitlab") return identifyRun(runs, sought, taken);
  const told = runs.map(async (run) =>
    taken.has(run.id) || !couldBe(run, sought)
      ? run
      : { ...run, inputs: await forge.fetchRunInputs(repository, run) },
  );
  return identifyRun(await Promise.all(told), sought, taken);
}

/** Whether a run says by itself that it is an attempt's. */
export function showsMarker(run: Pick<Run, "title" | "inputs">, marker: string): boolean {
  // A digit after it would make attempt 1 out of attempt 12.
  const pattern = new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u");
  return pattern.test(run.title) || run.inputs?.["rebuild_key"] === marker;
}

/** Whether a run says by itself that it is of any attempt at a key. */
export function showsKey(run: Pick<Run, "title" | "inputs">, key: string): boolean {
  const pattern = new RegExp(`(?<![0-9a-f])${key}\\.\\d+(?!\\d)`, "u");
  return pattern.test(run.title) || pattern.test(run.inputs?.["rebuild_key"] ?? "");
}

function couldBe(run: Run, { workflow, ref, traces, sinceMs, untilMs }: Sought): boolean {
  return (
    matches(run.workflow, workflow) &&
    matches(run.ref, ref) &&
    matches(run.event, traces.event) &&
    matches(run.actor, traces.actor) &&
    !/(?<![0-9a-f])[0-9a-f]{16}\.\d+/u.test(run.title) &&
    run.createdAtMs >= sinceMs - SLACK_MS &&
    run.createdAtMs <= untilMs + SLACK_MS
  );
}

/** What either side does not say rules nothing out. */
function matches(said: string | undefined, wanted: string | null): boolean {
  return (
    said === undefined || wanted === null || wanted === "" || said.toLowerCase() === wanted.toLowerCase()
  );
}
