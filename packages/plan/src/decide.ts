import { formatReference, nameReference } from "@basewatch/image";
import type { Ledger } from "@basewatch/ledger";
import { delayFor } from "@basewatch/schedule";
import type { BaseObservation, Decision, ForceOrder, ImageObservation, PlannedImage } from "./types.ts";

/** What {@link decideImages} is given. */
export interface DecisionRequest {
  readonly images: readonly ImageObservation[];
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

/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due waits for it. */
export function decideImages(request: DecisionRequest): Decisions {
  const byReference = new Map(request.images.map((image) => [formatReference(image.reference), image]));
  const planned = new Map<string, PlannedImage>();
  const cycles: (readonly string[])[] = [];

  const decide = (image: ImageObservation, path: readonly string[]): PlannedImage => {
    const known = planned.get(image.name);
    if (known !== undefined) return known;
    const trail = [...path, image.name];
    const upstreams: PlannedImage[] = [];
    for (const upstream of upstreamsOf(image, byReference)) {
      if (trail.includes(upstream.name)) {
        cycles.push([...trail.slice(trail.indexOf(upstream.name)), upstream.name]);
      } else {
        upstreams.push(decide(upstream, trail));
      }
    }
    const result = decideImage(image, upstreams, request);
    planned.set(image.name, result);
    return result;
  };
  const images = request.images.map((image) => decide(image, []));
  return { images, cycles };
}

function upstreamsOf(
  image: ImageObservation,
  byReference: ReadonlyMap<string, ImageObservation>,
): readonly ImageObservation[] {
  const found = image.bases.map((base) => byReference.get(nameReference(base.reference)));
  return [...new Set(found)].filter((upstream) => upstream !== undefined);
}

function decideImage(
  image: ImageObservation,
  upstreams: readonly PlannedImage[],
  request: DecisionRequest,
): PlannedImage {
  const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
  const plan = (decision: Decision, dueAtMs?: number, waitsFor: readonly string[] = []): PlannedImage => ({
    observation: image,
    decision,
    dueAt: dueAtMs === undefined ? null : new Date(dueAtMs).toISOString(),
    causes,
    waitsFor,
  });
  const force = request.force ?? request.ledger.images[image.name]?.forced ?? undefined;
  const forcedUnchanged = force?.unchangedToo === true && image.verdict !== "unknown";
  if (image.verdict !== "changed" && !forcedUnchanged) return plan("none");
  if (!image.rebuildable) return plan("hold:watch-only");
  const isPinned = causes.length === 0 && image.bases.some((base) => base.movedPastPin);
  if (isPinned && !forcedUnchanged) return plan("hold:pinned");
  if (force === undefined) {
    if (!image.autoRebuild) return plan("hold:disabled");
    const dueAtMs = dueTime(image, causes, request);
    if (dueAtMs > request.nowMs) return plan("wait:delay", dueAtMs);
  }
  const waitsFor = upstreams.filter(isUnderWay).map((upstream) => upstream.observation.name);
  const mayWait = force === undefined || request.remembered;
  return waitsFor.length > 0 && mayWait ? plan("wait:upstream", undefined, waitsFor) : plan("rebuild");
}

function isUnderWay(upstream: PlannedImage): boolean {
  return upstream.decision === "rebuild" || upstream.decision === "wait:upstream";
}

/** The earliest time at which one of the moves has waited its delay. An image without causes (never published) is due at once. */
function dueTime(
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
