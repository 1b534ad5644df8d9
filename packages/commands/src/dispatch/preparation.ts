import { Failure } from "@basewatch/failure";
import type { Forge, ForgeProvider, PreparedDispatch, Run } from "@basewatch/forge";
import { showsKey, showsMarker } from "../attempts/identify.ts";
import type { DispatchInputs } from "./inputs.ts";
import type { Notes } from "./notes.ts";
import type { Ready } from "./sender.ts";
import type { Target } from "./targets.ts";

/** A target of which is known what would be sent, and which runs are there already. */
export type Prepared = Omit<Ready, "sendUntilMs"> & {
  /** A run that is this rebuild's already: it is not sent again. */
  readonly earlier: Run | undefined;
};

/** What {@link prepareTarget} needs. */
export interface PreparationDeps {
  readonly inputs: DispatchInputs;
  readonly openForge: (target: Target) => Promise<Forge>;
  readonly notes: Notes;
  /** Whether claims are kept: only then is it worth a request who runs are started by. */
  readonly hasLedger: boolean;
  /** How far back runs are looked at, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

/** The forges whose runs show their inputs. */
const TELLS_INPUTS: ReadonlySet<ForgeProvider> = new Set<ForgeProvider>(["gitlab", "forgejo"]);

/** Finds out what a target's dispatch would send, and whether a run of it is there. Rejects with `Failure` (`forge.*`, `input.*`). */
export async function prepareTarget(
  target: Target,
  { inputs, openForge, notes, hasLedger, sinceMs }: PreparationDeps,
): Promise<Prepared> {
  const forge = await openForge(target);
  const prepared = await forge.prepareDispatch(toRequest(target, inputs));
  const marked =
    prepared.declaration?.titleShowsKey === true || (TELLS_INPUTS.has(forge.provider) && forge.canReadRuns);
  notes.explain(prepared, marked);
  if (prepared.unreadable !== undefined) notes.unreadable(prepared.unreadable);
  const runs = inputs["dry-run"] ? [] : await listKnown(forge, prepared, sinceMs, notes);
  const actor = marked || !hasLedger ? undefined : await fetchActor(forge);
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

/** The forge keeps a list for all targets of a repository; where it cannot be read, the log says what is weaker for it. */
async function listKnown(
  forge: Forge,
  { request }: PreparedDispatch,
  sinceMs: number,
  notes: Notes,
): Promise<readonly Run[]> {
  const { repository } = request;
  if (!forge.canReadRuns) return [];
  try {
    return (await forge.listRuns({ repository, sinceMs, maxPages: 3 })).runs;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
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
