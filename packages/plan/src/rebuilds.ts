import { digestOf, formatReference, nameReference } from "@basewatch/image";
import type { Ledger } from "@basewatch/ledger";
import { seenAt } from "./remember.ts";
import type { BaseObservation, Dispatch, ForceOrder, PlannedImage, Rebuild, RebuildBase } from "./types.ts";

/** What {@link listRebuilds} is given. */
export interface RebuildRequest {
  readonly planned: readonly PlannedImage[];
  readonly ledger: Ledger;
  /** ISO 8601. */
  readonly checkedAt: string;
  /** The `state` input; `null` for none. */
  readonly state: string | null;
  readonly force: ForceOrder | undefined;
}

/** The rebuilds that are due: images with the same dispatch and inputs share one. */
export function listRebuilds(request: RebuildRequest): readonly Rebuild[] {
  const groups = Map.groupBy(
    request.planned.filter((image) => image.decision === "rebuild"),
    (image) => groupName(image),
  );
  const numbers = lastAttempts(request.ledger);
  return [...groups.values()].map((group) => toRebuild(group, request, numbers));
}

function groupName({ observation }: PlannedImage): string {
  const { dispatch } = observation;
  return dispatch === null
    ? `image ${observation.name}`
    : JSON.stringify([spellDispatch(dispatch), sorted(dispatch.inputs)]);
}

function toRebuild(
  group: readonly PlannedImage[],
  request: RebuildRequest,
  numbers: ReadonlyMap<string, number>,
): Rebuild {
  const images = group.map((image) => ({
    name: image.observation.name,
    reference: formatReference(image.observation.reference),
    bases: image.causes.map((base) => toBase(base, request.ledger)),
  }));
  const dispatch = group[0]?.observation.dispatch ?? null;
  const key = idempotencyKey(dispatch, group, request);
  return {
    key,
    attempt: 1 + (numbers.get(key) ?? 0),
    reason: ordersOf(group, request, ({ reason }) => reason),
    checkedAt: request.checkedAt,
    ledger: request.state,
    dispatch,
    images,
  };
}

/** By key, the number of its last attempt, whatever became of it: a number is never used twice. */
function lastAttempts({ attempts }: Ledger): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { key, attempt } of Object.values(attempts))
    last.set(key, Math.max(attempt, last.get(key) ?? 0));
  return last;
}

function toBase(base: BaseObservation, ledger: Ledger): RebuildBase {
  const name = nameReference(base.reference);
  return {
    reference: name,
    role: base.role,
    previous: base.previous,
    current: base.current ?? null,
    evidence: base.evidence ?? null,
    firstSeenAt: seenAt(ledger.bases[name], base.current) ?? null,
  };
}

/** What the orders say that a group is rebuilt under: each thing once, whatever order the images come in; `null` without orders. */
function ordersOf(
  group: readonly PlannedImage[],
  request: RebuildRequest,
  say: (order: { readonly runId: string; readonly reason: string }) => string,
): string | null {
  const recorded = group.map(
    ({ observation }) => request.ledger.images[observation.name]?.forced ?? undefined,
  );
  const orders = request.force === undefined ? recorded : [request.force];
  const said = new Set(orders.flatMap((order) => (order === undefined ? [] : [say(order)])));
  return said.size === 0 ? null : [...said].toSorted().join("; ");
}

/**
 * 16 hex digits that are the same for the same situation on every machine: the dispatch without its inputs, and for each image its name,
 * its changed references with their current digests, and its episode; with a forced request, also the id of the run that forced it.
 */
function idempotencyKey(
  dispatch: Dispatch | null,
  group: readonly PlannedImage[],
  request: RebuildRequest,
): string {
  const images = group.map((image) => [
    image.observation.name,
    image.causes.map((base) => `${nameReference(base.reference)}@${base.current ?? ""}`).toSorted(),
    request.ledger.images[image.observation.name]?.episode ?? 0,
  ]);
  const situation = JSON.stringify([
    dispatch === null ? null : spellDispatch(dispatch),
    images.toSorted((left, right) => (String(left[0]) < String(right[0]) ? -1 : 1)),
    ordersOf(group, request, ({ runId }) => runId),
  ]);
  return digestOf(Buffer.from(situation)).slice("sha256:".length, "sha256:".length + 16);
}

function spellDispatch({
  provider,
  apiUrl,
  repository,
  workflow,
  ref,
}: Dispatch): readonly (string | null)[] {
  return [provider, apiUrl, repository, workflow, ref];
}

function sorted(map: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(map).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
