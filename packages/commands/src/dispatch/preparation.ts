import { Failure } from "@basewatch/failure";
import { type Forge, isDeferring, type Run, showsMarker } from "@basewatch/forge";
import { showsKey } from "../attempts/identify.ts";
import type { DispatchDeps, Results } from "./deps.ts";
import type { DispatchInputs } from "./inputs.ts";
import { createNotes, type Notes } from "./notes.ts";
import { limitedBefore, refuseStale } from "./refusals.ts";
import type { Ready } from "./sender.ts";
import type { Target } from "./targets.ts";

/** A target of which is known what would be sent, and which runs are there already. */
export type Prepared = Omit<Ready, "lease"> & {
  /** A run that is this rebuild's already: it is not sent again. */
  readonly earlier: Run | undefined;
};

/**
 * Finds out what the dispatch of each target would send, and whether a run of it is there: one read for each workflow, one list of runs for each repository. What is wrong
 * with a target is in `results`, and stops no other; after a rate limit nothing more is asked of that server.
 */
export async function prepareTargets(
  targets: readonly Target[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
  results: Results,
): Promise<readonly Prepared[]> {
  const notes = createNotes(deps.log, deps.store !== undefined);
  // A rebuild that was decided before, by an earlier check with the same outcome, has the same key.
  const sinceMs = Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"];
  const listKnown = createLists(sinceMs, notes);
  const limits = new Map<string, Failure>();
  const prepared: Prepared[] = [];
  for (const target of targets) {
    try {
      refuseStale(target, inputs["max-age"], deps.clock.now());
      const limit = limits.get(placeOf(target));
      if (limit !== undefined) throw limitedBefore(target, limit);
      prepared.push(await prepareOne(target, inputs, deps, { notes, listKnown }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (isDeferring(error)) limits.set(placeOf(target), error);
      results.set(target, { target, status: isDeferring(error) ? "deferred" : "failed", failure: error });
    }
  }
  return prepared;
}

async function prepareOne(
  target: Target,
  inputs: DispatchInputs,
  { openForge }: DispatchDeps,
  { notes, listKnown }: { readonly notes: Notes; readonly listKnown: ListKnown },
): Promise<Prepared> {
  const forge = await openForge(target);
  const prepared = await forge.prepareDispatch(toRequest(target, inputs));
  const marked = prepared.declaration?.titleShowsKey === true;
  notes.explain(prepared, marked);
  if (prepared.unreadable !== undefined) notes.unreadable(prepared.unreadable);
  const runs = inputs["dry-run"] ? [] : await listKnown(forge, target.repository);
  const actor = marked || inputs["dry-run"] ? undefined : await fetchActor(forge);
  return {
    target,
    forge,
    prepared,
    traces: { marked, event: prepared.event, actor: actor ?? null },
    known: new Set(runs.map(({ id }) => id)),
    earlier: findEarlier(runs, target),
  };
}

/** This attempt's run, whatever became of it, or another attempt's at the same key that is not over. */
function findEarlier(runs: readonly Run[], { key, attempt }: Target): Run | undefined {
  return (
    runs.find((run) => showsMarker(run, `${key}.${attempt}`)) ??
    runs.find((run) => run.status !== "completed" && showsKey(run, key))
  );
}

type ListKnown = (forge: Forge, repository: string) => Promise<readonly Run[]>;

/** Lists the runs of a repository once; where they cannot be read, the log says what is weaker for it. */
function createLists(sinceMs: number, notes: Notes): ListKnown {
  const lists = new Map<string, Promise<readonly Run[]>>();
  return (forge, repository) => {
    const id = `${forge.apiUrl} ${repository.toLowerCase()}`;
    const list = lists.get(id) ?? listKnown(forge, repository, sinceMs, notes);
    lists.set(id, list);
    return list;
  };
}

async function listKnown(
  forge: Forge,
  repository: string,
  sinceMs: number,
  notes: Notes,
): Promise<readonly Run[]> {
  if (!forge.canReadRuns) return [];
  try {
    return (await forge.listRuns({ repository, sinceMs, maxPages: 3 })).runs;
  } catch (error) {
    if (!(error instanceof Failure) || isDeferring(error)) throw error;
    notes.unlisted(repository, error);
    return [];
  }
}

async function fetchActor(forge: Forge): Promise<string | undefined> {
  try {
    return await forge.fetchActor();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

function placeOf({ provider, apiUrl }: Target): string {
  return `${provider} ${apiUrl ?? ""}`;
}

function toRequest(target: Target, inputs: DispatchInputs): Parameters<Forge["prepareDispatch"]>[0] {
  const { repository, workflow, ref, standard, explicit, key, attempt, eventType } = target;
  return {
    repository,
    workflow,
    ref,
    standard,
    explicit,
    strict: inputs["strict-inputs"],
    marker: `${key}.${attempt}`,
    eventType,
  };
}
