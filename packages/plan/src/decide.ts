import { nameReference } from "@basewatch/image";
import { type AttemptRecord, isOpen, type Ledger } from "@basewatch/ledger";
import { delayFor } from "@basewatch/schedule";
import { failuresHere, failuresOf, pauseEndMs } from "./attempts.ts";
import type { FleetOrder } from "./fleet.ts";
import type { BaseObservation, Decision, ForceOrder, ImageObservation, PlannedImage } from "./types.ts";

/** What {@link decideImages} is given. */
export interface DecisionRequest {
  /** By name. */
  readonly observed: ReadonlyMap<string, ImageObservation>;
  /** Of all images, those included that this run has not observed: what the ledger says of them counts. */
  readonly order: FleetOrder;
  /** As {@link rememberObservations} left it: it holds when each move was first seen. */
  readonly ledger: Ledger;
  /** By image, oldest first. */
  readonly attempts: ReadonlyMap<string, readonly AttemptRecord[]>;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  readonly force: ForceOrder | undefined;
  /** Whether a later run will know of this one: only then can a forced rebuild wait for its base without being lost. */
  readonly remembered: boolean;
}

/** How soon an image will move: by itself or by a dispatch, or when a window opens. */
type Outlook = "soon" | "window" | undefined;

/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due or building waits for it. */
export function decideImages(request: DecisionRequest): readonly PlannedImage[] {
  const { attempts, observed, order } = request;
  const planned = new Map<string, PlannedImage>();
  const outlooks = new Map<string, Outlook>();
  for (const name of order.order) {
    const image = observed.get(name);
    const own = attempts.get(name) ?? [];
    const upstreams = order.upstreams.get(name) ?? [];
    if (image !== undefined) {
      const outlookOf = (upstream: string): Outlook => outlooks.get(upstream);
      planned.set(name, decideImage(image, { upstreams, outlookOf }, own, request));
    }
    const { decision, dueAt } = planned.get(name) ?? request.ledger.images[name] ?? AT_REST;
    outlooks.set(name, own.some(isOpen) ? "soon" : foresee(decision, dueAt, upstreams, outlooks));
  }
  return [...observed.keys()].flatMap((name) => planned.get(name) ?? []);
}

const AT_REST = { decision: "none", dueAt: null };

/** What a decision makes of an image. What waits for an instant that never comes holds nobody up. */
function foresee(
  decision: string,
  dueAt: string | null,
  upstreams: readonly string[],
  outlooks: ReadonlyMap<string, Outlook>,
): Outlook {
  switch (decision) {
    case "rebuild":
    case "hold:in-flight":
      return "soon";
    case "wait:retry":
      return dueAt === null ? undefined : "soon";
    case "wait:window":
      return dueAt === null ? undefined : "window";
    case "wait:upstream": {
      const awaited = new Set(upstreams.map((name) => outlooks.get(name)));
      return awaited.has("soon") || !awaited.has("window") ? "soon" : "window";
    }
    default:
      return undefined;
  }
}

/** What an image is built on, and how soon that will move. */
interface Surroundings {
  readonly upstreams: readonly string[];
  readonly outlookOf: (upstream: string) => Outlook;
}

function decideImage(
  image: ImageObservation,
  { upstreams, outlookOf }: Surroundings,
  attempts: readonly AttemptRecord[],
  request: DecisionRequest,
): PlannedImage {
  const record = request.ledger.images[image.name];
  const force = request.force ?? record?.forced ?? undefined;
  if (attempts.length === 0 && image.verdict !== "changed" && force === undefined) return atRest(image);
  const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
  const failures = failuresOf(attempts, record);
  const here = failuresHere(failures, causes);
  // An order waits for what is on its way, and for nobody's window.
  const busy = upstreams.filter((name) =>
    force === undefined ? outlookOf(name) !== undefined : outlookOf(name) === "soon",
  );
  const plan = (decision: Decision, dueAtMs?: number): PlannedImage => ({
    observation: image,
    decision,
    dueAt: dueAtMs === undefined ? null : new Date(dueAtMs).toISOString(),
    causes,
    waitsFor: decision === "wait:upstream" ? busy : [],
    failures: here,
    ineffective: looksIneffective(image, here),
  });
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

/** Most images are unchanged most of the time, and nothing else is to be found out about them. */
function atRest(observation: ImageObservation): PlannedImage {
  return {
    observation,
    decision: "none",
    dueAt: null,
    causes: [],
    waitsFor: [],
    failures: [],
    ineffective: null,
  };
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
    // Another run, a moment later, may have been the first to record what this one has seen as well.
    const sinceMs = Math.min(since === undefined ? request.nowMs : Date.parse(since), request.nowMs);
    return sinceMs + delayFor(image.rebuildDelay, name);
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
