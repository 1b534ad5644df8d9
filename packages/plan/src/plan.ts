import { nameReference } from "@basewatch/image";
import {
  archiveImages,
  type ForcedRequest,
  type ImageRecord,
  type Ledger,
  pruneAttempts,
  restoreImages,
} from "@basewatch/ledger";
import { attemptsByImage } from "./attempts.ts";
import { decideImages } from "./decide.ts";
import { type FleetOrder, orderImages } from "./fleet.ts";
import { recordOrders, releaseForced } from "./force.ts";
import { listRebuilds } from "./rebuilds.ts";
import { type Occasion, rememberObservations } from "./remember.ts";
import { applySettlements, forgiveFailures, settleByImages } from "./settle.ts";
import type {
  BaseObservation,
  FleetImage,
  ForceOrder,
  ImageObservation,
  PlannedImage,
  Rebuild,
  Settlement,
} from "./types.ts";

/** What {@link planRebuilds} is given. */
export interface PlanRequest {
  readonly images: readonly ImageObservation[];
  /** All images that the configuration lists, those included that this run left out; default those of `images`. */
  readonly fleet?: readonly FleetImage[] | undefined;
  /** Path of the images.yaml: what it lists no longer is archived. `null` for one image given by inputs. */
  readonly config?: string | null | undefined;
  /** Whether an image is in this run's share of the fleet: only those are archived and brought back, the others by their own shard; default all. */
  readonly isOwn?: ((name: string) => boolean) | undefined;
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** When the run began to observe; default now. */
  readonly startedMs?: number | undefined;
  /** The `state` input; `null` when nothing is remembered. */
  readonly state: string | null;
  readonly force: ForceOrder | undefined;
  /** What the runs of open attempts say. */
  readonly settlements?: readonly Settlement[] | undefined;
  /** Open attempts whose runs could be read, by `<key>.<attempt>`: they do not grow old. */
  readonly alive?: ReadonlySet<string> | undefined;
  /** Images that somebody else has recorded since this run read the ledger: theirs is newer, and this run decides nothing for them. */
  readonly stale?: ReadonlySet<string> | undefined;
}

/** What is to be done, and what is to be remembered of it. */
export interface Plan {
  /** In the order of the request. */
  readonly images: readonly PlannedImage[];
  readonly rebuilds: readonly Rebuild[];
  readonly ledger: Ledger;
  /** Paths of images that are built on each other in a ring, e.g. `["a", "b", "a"]`; they do not wait for each other. */
  readonly cycles: readonly (readonly string[])[];
  /** Images that left the configuration with this run. */
  readonly archived: readonly string[];
}

/** Verdicts, policy, ledger and clock in; decisions, rebuilds and the next ledger out. Pure: the same request gives the same plan. */
export function planRebuilds(request: PlanRequest): Plan {
  const at = new Date(request.nowMs).toISOString();
  const config = request.config ?? null;
  const occasion: Occasion = {
    at,
    config,
    startedAt: new Date(request.startedMs ?? request.nowMs).toISOString(),
  };
  const stale = withOvertaken(request);
  const images = request.images.filter(({ name }) => !stale.has(name));
  const fleet = request.fleet ?? request.images;
  const settled = applySettlements(request.ledger, request.settlements ?? [], at);
  const seen = rememberObservations(archiveAbsent(settled, { ...request, fleet }, at), images, occasion);
  const proven = settleByImages(seen, images, request.alive ?? new Set(), at);
  const observed = new Map(images.map((image) => [image.name, image]));
  const order = orderImages(withObserved(fleet, images), proven);
  const attempts = attemptsByImage(proven);
  const released = releaseForced(proven, observed, order, attempts);
  const ledger = forgiveFailures(released, images, attempts, at);
  const remembered = request.state !== null;
  const decided = decideImages({ ...request, observed, order, ledger, attempts, remembered });
  const { force, state } = request;
  const rebuilds = listRebuilds({ planned: decided, ledger, checkedAt: at, state, force });
  const planned = new Map(decided.map((image) => [image.observation.name, image]));
  const orders = recordOrders({
    planned: decided,
    stale: request.images.filter(({ name }) => stale.has(name)),
    order,
    ledger,
    force,
    at,
  });
  return {
    images: request.images.map((image) => planned.get(image.name) ?? asRecorded(image, ledger)),
    rebuilds,
    cycles: touching(order, observed),
    ledger: pruneAttempts(recordDecisions(ledger, decided, orders)),
    archived: Object.keys(request.ledger.images).filter((name) => !(name in ledger.images)),
  };
}

/**
 * The stale images, with those of which a base has come back to what they are on, as somebody saw after this run had looked: what this run would rebuild for is
 * over. An order goes on all the same.
 */
function withOvertaken({
  images,
  ledger,
  nowMs,
  force,
  stale = new Set(),
}: PlanRequest): ReadonlySet<string> {
  if (force !== undefined) return stale;
  const hasReturned = ({ reference, verdict, pinned, previous }: BaseObservation): boolean => {
    if (verdict !== "changed" || pinned) return false;
    const record = ledger.bases[nameReference(reference)];
    return (
      record !== undefined && Date.parse(record.firstSeenAt) > nowMs && previous.includes(record.current)
    );
  };
  const overtaken = images.filter(({ bases }) => bases.some(hasReturned));
  return overtaken.length === 0 ? stale : new Set([...stale, ...overtaken.map(({ name }) => name)]);
}

/** All images, also where a caller lists fewer than it has observed. */
function withObserved(fleet: readonly FleetImage[], images: readonly FleetImage[]): readonly FleetImage[] {
  if (fleet === images) return fleet;
  const listed = new Set(fleet.map(({ name }) => name));
  return [...fleet, ...images.filter(({ name }) => !listed.has(name))];
}

/** The rings that one of the observed images is in. */
function touching({ cycles }: FleetOrder, observed: ReadonlyMap<string, unknown>): Plan["cycles"] {
  return cycles.filter((path) => path.some((name) => observed.has(name)));
}

/** An image whose record is newer than this run: what the other run decided, which is also the one to act on it. */
function asRecorded(image: ImageObservation, { images }: Ledger): PlannedImage {
  const record = images[image.name];
  const decision = record?.decision === "rebuild" ? "hold:in-flight" : (record?.decision ?? "none");
  return {
    observation: image,
    decision: decision as PlannedImage["decision"],
    dueAt: record?.dueAt ?? null,
    causes: [],
    waitsFor: [],
    failures: [],
    ineffective: null,
  };
}

/** Two configurations may share a ledger: what another one lists stays. */
function archiveAbsent(
  ledger: Ledger,
  {
    fleet,
    config = null,
    isOwn = () => true,
  }: Pick<PlanRequest, "config" | "isOwn"> & { readonly fleet: readonly FleetImage[] },
  archivedAt: string,
): Ledger {
  const listed = new Set(fleet.map(({ name }) => name));
  const restored = restoreImages(ledger, new Set([...listed].filter(isOwn)));
  if (config === null) return restored;
  for (const name of Object.keys(restored.images))
    if (restored.images[name]?.config !== config || !isOwn(name)) listed.add(name);
  return archiveImages(restored, listed, archivedAt);
}

function recordDecisions(
  ledger: Ledger,
  planned: readonly PlannedImage[],
  orders: ReadonlyMap<string, ForcedRequest>,
): Ledger {
  const images: Record<string, ImageRecord> = { ...ledger.images };
  for (const { observation, decision, dueAt } of planned) {
    const record = images[observation.name];
    if (record !== undefined && (record.decision !== decision || record.dueAt !== dueAt))
      images[observation.name] = { ...record, decision, dueAt };
  }
  for (const [name, forced] of orders) {
    const record = images[name];
    if (record !== undefined) images[name] = { ...record, forced };
  }
  return { ...ledger, images };
}
