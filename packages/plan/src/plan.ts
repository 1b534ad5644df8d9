import { formatReference, type ImageReference, nameReference } from "@basewatch/image";
import type { ForcedRequest, ImageRecord, Ledger } from "@basewatch/ledger";
import { decideImages } from "./decide.ts";
import { listRebuilds } from "./rebuilds.ts";
import { rememberObservations } from "./remember.ts";
import type { ForceOrder, ImageObservation, PlannedImage, Rebuild } from "./types.ts";

/** What {@link planRebuilds} is given. */
export interface PlanRequest {
  readonly images: readonly ImageObservation[];
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** The `state` input; `null` when nothing is remembered. */
  readonly state: string | null;
  readonly force: ForceOrder | undefined;
}

/** What is to be done, and what is to be remembered of it. */
export interface Plan {
  readonly images: readonly PlannedImage[];
  readonly rebuilds: readonly Rebuild[];
  readonly ledger: Ledger;
  /** Paths of images that are built on each other in a ring, e.g. `["a", "b", "a"]`; they do not wait for each other. */
  readonly cycles: readonly (readonly string[])[];
}

/** Verdicts, policy, ledger and clock in; decisions, rebuilds and the next ledger out. Pure: the same request gives the same plan. */
export function planRebuilds(request: PlanRequest): Plan {
  const checkedAt = new Date(request.nowMs).toISOString();
  const seen = rememberObservations(request.ledger, request.images, checkedAt);
  const { images, cycles } = decideImages({ ...request, ledger: seen, remembered: request.state !== null });
  const rebuilds = listRebuilds({
    planned: images,
    ledger: seen,
    checkedAt,
    state: request.state,
    force: request.force,
  });
  return { images, rebuilds, cycles, ledger: recordDecisions(seen, images, request.force, checkedAt) };
}

function recordDecisions(
  ledger: Ledger,
  planned: readonly PlannedImage[],
  force: ForceOrder | undefined,
  at: string,
): Ledger {
  const images: Record<string, ImageRecord> = { ...ledger.images };
  const covered = force === undefined ? new Set<string>() : coveredByForce(planned);
  for (const image of planned) {
    const { name } = image.observation;
    const record = images[name];
    if (record === undefined) continue;
    const forced = force !== undefined && covered.has(name) ? recordForce(force, image, at) : record.forced;
    images[name] = { ...record, decision: image.decision, dueAt: image.dueAt, forced };
  }
  return { ...ledger, images };
}

function recordForce(force: ForceOrder, image: PlannedImage, at: string): ForcedRequest {
  const { by, reason, runId } = force;
  // A dependent that the order did not name is rebuilt once its base has been: until then it is unchanged and must stay so.
  const unchangedToo = force.unchangedToo && image.decision !== "none";
  return { at, by, reason, runId, unchangedToo, imageDigest: image.observation.digest ?? null };
}

/** The images that are rebuilt by force, and all that are built on them, however deep. */
function coveredByForce(planned: readonly PlannedImage[]): ReadonlySet<string> {
  const forced = planned.filter((image) => image.decision === "rebuild");
  return new Set(
    withDependents(
      forced.map((image) => image.observation),
      planned.map((image) => image.observation),
    ),
  );
}

/** An image and what it is built on. */
interface Node {
  readonly name: string;
  readonly reference: ImageReference;
  readonly bases: readonly { readonly reference: ImageReference }[];
}

/** The names of `images` and of every one among `all` that is built on them, directly or through others. */
export function withDependents(
  images: readonly Pick<Node, "name">[],
  all: readonly Node[],
): readonly string[] {
  const names = new Set(images.map((image) => image.name));
  for (let size = -1; size !== names.size; ) {
    size = names.size;
    const references = new Set(
      all.filter((image) => names.has(image.name)).map((image) => formatReference(image.reference)),
    );
    for (const image of all) {
      if (image.bases.some((base) => references.has(nameReference(base.reference)))) names.add(image.name);
    }
  }
  return [...names];
}
