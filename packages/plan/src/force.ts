import { type ImageReference, nameReference } from "@basewatch/image";
import {
  type AttemptRecord,
  type ForcedRequest,
  type ImageRecord,
  isOpen,
  type Ledger,
} from "@basewatch/ledger";
import type { FleetOrder } from "./fleet.ts";
import type { ForceOrder, ImageObservation, PlannedImage } from "./types.ts";

type AttemptsByImage = ReadonlyMap<string, readonly AttemptRecord[]>;

/**
 * The ledger without the orders that have been carried out: an attempt under the order is proven, or the image is unchanged and, where unchanged ones were to be
 * rebuilt too, another one than before. As long as something that it is built on is under way, an image stays covered: what moves then is rebuilt under the order too.
 */
export function releaseForced(
  ledger: Ledger,
  observed: ReadonlyMap<string, ImageObservation>,
  { order, upstreams }: FleetOrder,
  attempts: AttemptsByImage,
): Ledger {
  const images: Record<string, ImageRecord> = { ...ledger.images };
  const lag = createLag(observed);
  const isPending = (name: string): boolean =>
    (images[name]?.forced ?? null) !== null || (attempts.get(name)?.some(isOpen) ?? false);
  for (const name of order) {
    const image = observed.get(name);
    const record = images[name];
    const forced = record?.forced ?? null;
    if (image === undefined || record === undefined || forced === null) continue;
    if (!isCarriedOut(image, forced, attempts.get(name) ?? [])) continue;
    const goesOn = upstreams.get(name)?.some(isPending) || lag(image);
    if (!goesOn) images[name] = { ...record, forced: null };
    else if (forced.unchangedToo) images[name] = { ...record, forced: { ...forced, unchangedToo: false } };
  }
  return { ...ledger, images };
}

/** Whether an image was compared with an older state of one of the images than this run has seen itself: it may have moved in between. */
function createLag(observed: ReadonlyMap<string, ImageObservation>): (image: ImageObservation) => boolean {
  const digests = new Map(
    [...observed.values()].map(({ reference, digest }) => [nameReference(reference), digest]),
  );
  const find = (reference: ImageReference) => digests.get(nameReference(reference));
  return ({ bases }) =>
    bases.some(({ reference, pinned, current }) => {
      const digest = pinned ? undefined : find(reference);
      return digest !== undefined && digest !== current;
    });
}

function isCarriedOut(
  image: ImageObservation,
  forced: ForcedRequest,
  attempts: readonly AttemptRecord[],
): boolean {
  const under = attempts.filter(({ claimedAt }) => Date.parse(claimedAt) >= Date.parse(forced.at));
  if (under.some(({ status }) => status === "proven")) return true;
  const isAtRest = image.bases.every(({ verdict, movedPastPin }) => verdict === "unchanged" || movedPastPin);
  if (image.verdict === "unknown" || !isAtRest) return false;
  // A build that yields the same bytes shows in its run alone.
  const isAnother = image.digest !== undefined && image.digest !== forced.imageDigest;
  return !forced.unchangedToo || isAnother || under.some(({ status }) => status === "built");
}

/** What {@link recordOrders} is given. */
export interface OrderRequest {
  readonly planned: readonly PlannedImage[];
  /** Images that the order names and this run may not decide about, as somebody else has recorded them since. */
  readonly stale: readonly ImageObservation[];
  readonly order: FleetOrder;
  readonly ledger: Ledger;
  readonly force: ForceOrder | undefined;
  /** ISO 8601. */
  readonly at: string;
}

/** By name, what is recorded of an order: for what is rebuilt by it or waits, and for all that is built on that, observed by this run or not. */
export function recordOrders(request: OrderRequest): ReadonlyMap<string, ForcedRequest> {
  const { force, ledger, order, at, planned } = request;
  if (force === undefined) return new Map();
  const named = new Set([
    ...planned.filter(({ decision }) => ORDERED.has(decision)).map(({ observation }) => observation.name),
    ...request.stale
      .filter((image) => isOrdered(image, ledger.images[image.name], force))
      .map(({ name }) => name),
  ]);
  const covered = new Set(named);
  for (const name of order.order)
    if (order.upstreams.get(name)?.some((each) => covered.has(each))) covered.add(name);
  const { by, reason, runId } = force;
  const observed = [...planned.map(({ observation }) => observation), ...request.stale];
  const digests = new Map(observed.map((image) => [image.name, image.digest]));
  const orders = new Map<string, ForcedRequest>();
  for (const name of covered) {
    const record = ledger.images[name];
    if (record === undefined) continue;
    // A dependent that the order did not name is rebuilt once its base has been: until then it is unchanged and must stay so.
    const unchangedToo = (force.unchangedToo && named.has(name)) || record.forced?.unchangedToo === true;
    const isOlder = !named.has(name) && record.forced !== null;
    // What this run saw, not what somebody else recorded: another image than that is one that was built after the order.
    const imageDigest = digests.get(name) ?? record.digest;
    orders.set(name, isOlder ? record.forced : { at, by, reason, runId, imageDigest, unchangedToo });
  }
  return orders;
}

const ORDERED: ReadonlySet<string> = new Set(["rebuild", "wait:upstream", "hold:in-flight"]);

/** Whether an order is for an image, by what this run saw of it or by what somebody else has recorded since. */
function isOrdered(
  { rebuildable, verdict, bases }: ImageObservation,
  record: ImageRecord | undefined,
  { unchangedToo }: ForceOrder,
): boolean {
  if (!rebuildable) return false;
  if (unchangedToo) return verdict !== "unknown" || (record !== undefined && record.verdict !== "unknown");
  const isDue = bases.some((base) => base.verdict === "changed" && !base.movedPastPin);
  return isDue || (record?.verdict === "changed" && record.decision !== "hold:pinned");
}
