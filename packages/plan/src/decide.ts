import { formatReference, nameReference } from "@basewatch/image";
import { type AttemptRecord, isOpen, type Ledger } from "@basewatch/ledger";
import { delayFor } from "@basewatch/schedule";
import { attemptsByImage, failuresHere, failuresOf, pauseEndMs } from "./attempts.ts";
import { orderFleet } from "./fleet.ts";
import type {
  BaseObservation,
  Decision,
  FleetImage,
  ForceOrder,
  ImageObservation,
  PlannedImage,
} from "./types.ts";

/** What {@link decideImages} is given. */
export interface DecisionRequest {
  readonly images: readonly ImageObservation[];
  /** All images, those included that this run has not observed: what the ledger says of them counts. */
  readonly fleet: readonly FleetImage[];
  /** As {@link rememberObservations} left it: it holds when each move was first seen. */
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  readonly force: ForceOrder | undefined;
  /** Whether a later run will know of this one: only then can a forced rebuild wait for its base without being lost. */
  readonly remembered: boolean;
}

/** Decisions in the order of the images, and the paths of images that are built on each other in a ring. */
export interface Decisions {
  readonly images: readonly PlannedImage[];
  readonly cycles: readonly (readonly string[])[];
}

/** An upstream with one of these decisions is about to move: what is built on it waits. */
const BUSY: ReadonlySet<string> = new Set<Decision>([
  "rebuild",
  "wait:upstream",
  "wait:retry",
  "wait:window",
  "hold:in-flight",
]);

/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due or building waits for it. */
export function decideImages(request: DecisionRequest): Decisions {
  const { ledger } = request;
  const observed = new Map(request.images.map((image) => [image.name, image]));
  const attempts = attemptsByImage(ledger);
  const { order, upstreams, cycles } = orderFleet(
    [...observed.keys()],
    findUpstreams(request.fleet, observed, ledger),
  );
  const planned = new Map<string, PlannedImage>();
  const isBusy = (name: string): boolean =>
    (attempts.get(name)?.some(isOpen) ?? false) ||
    BUSY.has(planned.get(name)?.decision ?? ledger.images[name]?.decision ?? "none");
  for (const name of order) {
    const image = observed.get(name);
    if (image === undefined) continue;
    const busy = (upstreams.get(name) ?? []).filter(isBusy);
    planned.set(name, decideImage(image, busy, attempts.get(name) ?? [], request));
  }
  return { images: request.images.flatMap(({ name }) => planned.get(name) ?? []), cycles };
}

function findUpstreams(
  fleet: readonly FleetImage[],
  observed: ReadonlyMap<string, ImageObservation>,
  ledger: Ledger,
): (name: string) => readonly string[] {
  const all = [...fleet, ...observed.values()];
  const byReference = new Map(all.map(({ name, reference }) => [formatReference(reference), name]));
  return (name) => {
    const bases =
      observed.get(name)?.bases.map((base) => nameReference(base.reference)) ??
      ledger.images[name]?.bases ??
      [];
    return bases.flatMap((base) => byReference.get(base) ?? []);
  };
}

function decideImage(
  image: ImageObservation,
  busy: readonly string[],
  attempts: readonly AttemptRecord[],
  request: DecisionRequest,
): PlannedImage {
  const record = request.ledger.images[image.name];
  const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
  const failures = failuresOf(attempts, record);
  const here = failuresHere(failures, causes);
  const plan = (decision: Decision, dueAtMs?: number): PlannedImage => ({
    observation: image,
    decision,
    dueAt: dueAtMs === undefined ? null : new Date(dueAtMs).toISOString(),
    causes,
    waitsFor: decision === "wait:upstream" ? busy : [],
    failures: here,
    ineffective: looksIneffective(image, here),
  });
  const force = request.force ?? record?.forced ?? undefined;
  const forcedUnchanged = force?.unchangedToo === true && image.verdict !== "unknown";
  if (attempts.some(isOpen)) return plan("hold:in-flight");
  if (image.verdict !== "changed" && !forcedUnchanged) return plan("none");
  if (!image.rebuildable) return plan("hold:watch-only");
  const isPinned = causes.length === 0 && image.bases.some((base) => base.movedPastPin);
  if (isPinned && !forcedUnchanged) return plan("hold:pinned");
  if (force === undefined && !image.autoRebuild) return plan("hold:disabled");
  const delayedMs = force === undefined ? delayEndMs(image, causes, request) : request.nowMs;
  const open = (fromMs: number): number | undefined =>
    force !== undefined || image.nextOpenMs === undefined ? fromMs : image.nextOpenMs(fromMs);
  if (delayedMs > request.nowMs) return plan("wait:delay", open(delayedMs));
  // An order overrules what failed before it; what failed under it counts.
  if (request.force === undefined) {
    if (here.length >= image.maxAttempts) return plan("hold:attempts");
    const retryMs = pauseEndMs(failures);
    if (retryMs > request.nowMs) return plan("wait:retry", open(retryMs));
  }
  const openMs = open(request.nowMs);
  if (openMs !== request.nowMs) return plan("wait:window", openMs);
  const mayWait = force === undefined || request.remembered;
  return busy.length > 0 && mayWait ? plan("wait:upstream") : plan("rebuild");
}

/** The earliest time at which one of the moves has waited its delay. An image without causes (never published) is due at once. */
function delayEndMs(
  image: ImageObservation,
  causes: readonly BaseObservation[],
  request: DecisionRequest,
): number {
  const pending = request.ledger.images[image.name]?.pendingSince ?? {};
  const times = causes.map((base) => {
    const name = nameReference(base.reference);
    const since = pending[name];
    return (since === undefined ? request.nowMs : Date.parse(since)) + delayFor(image.rebuildDelay, name);
  });
  return times.length === 0 ? request.nowMs : Math.min(...times);
}

/** A run that succeeded and left the image on its old base either did not pull the base, or did not publish the image. */
function looksIneffective(
  image: ImageObservation,
  here: readonly AttemptRecord[],
): PlannedImage["ineffective"] {
  const last = here.findLast(({ status }) => status === "built");
  if (last === undefined || image.verdict !== "changed") return null;
  return image.digest === last.imageDigests[image.name] ? "does-not-publish" : "does-not-pull";
}
