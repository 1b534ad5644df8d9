import { Failure } from "@basewatch/failure";
import { formatReference, type ImageReference, type Platform } from "@basewatch/image";
import type { Registry } from "@basewatch/registry";
import { type Court, type JudgedBase, judgeBase, resolveTarget, unknownBase } from "./base-verdict.ts";
import { countBases } from "./counted-bases.ts";
import { learnCurrentChildren } from "./current-children.ts";
import { rememberImage } from "./image-memory.ts";
import { sightImage } from "./ledger-evidence.ts";
import type { LineageMemory } from "./memory.ts";
import { createNotebook } from "./notebook.ts";
import { type PublishedImage, readPublishedImage } from "./published-image.ts";
import type { BaseVerdict, ImageLineage, LineageRequest, TrackedBase, Verdict } from "./types.ts";

/** What lineage needs of the world. */
export interface LineageDeps {
  readonly registry: Registry;
}

/**
 * What a published image was built on, and whether any of it has moved: for each base the best evidence that the image itself
 * carries, provenance before annotations before layers, and what a ledger saw over time where none of these decides. What a registry
 * cannot or will not say makes a verdict `unknown` with its `Failure`, and touches no other base's; nothing is thrown for it. With a
 * memory of the image's digest and the bases' it takes the HEADs of their tags and nothing else.
 */
export async function traceLineage(
  request: LineageRequest,
  { registry }: LineageDeps,
): Promise<ImageLineage> {
  const { memory } = request;
  // First, for its documents are read one after the other, and the bases meanwhile.
  const read = readPublishedImage(registry, request.image, request.platforms, memory?.image);
  for (const base of request.bases ?? []) startResolving(registry, base);
  const image = await unlessFailure(read);
  if (image instanceof Failure) return unreadable(registry, request, image);
  const library = { registry, notebook: createNotebook(memory?.bases) };
  const counted = await countBases(library, image, request);
  const { bases = [], holds } = counted;
  const sighting = memory && sightImage(image.digest, memory);
  const court: Court = { library, image, bases, memory, sighting, holds };
  const judged = await Promise.all(bases.map(async (base) => judgeWatchable(court, base, request)));
  if (request.learnsChildren === true)
    await learnCurrentChildren(
      library,
      judged.map(({ verdict }) => verdict),
    );
  const none = counted.bases === undefined ? noBases(request) : undefined;
  return {
    ...describe(request, image, judged, counted.error ?? none),
    remembered: rememberImage(image, sighting, counted, judged),
    children: library.notebook.learned,
  };
}

/**
 * The platforms of a published image, attestations left out. With a memory of its digest, its HEAD is the only request.
 *
 * @throws Failure of the registry, or `lineage.no-platform` for an index that lists no image.
 */
export async function fetchPlatforms(
  image: ImageReference,
  { registry }: LineageDeps,
  memory?: LineageMemory,
): Promise<readonly Platform[]> {
  const { allPlatforms } = await readPublishedImage(registry, image, undefined, memory?.image);
  return allPlatforms.map(({ platform }) => platform);
}

/** The registry remembers the answer, so that the bases' requests run beside the image's own. */
function startResolving(registry: Registry, base: TrackedBase): void {
  // Whoever asks again gets the failure.
  resolveTarget(registry, base).catch(() => undefined);
}

async function unreadable(
  registry: Registry,
  request: LineageRequest,
  error: Failure,
): Promise<ImageLineage> {
  const head = await unlessFailure(registry.resolveDigest(request.image));
  const verdicts = (request.bases ?? []).map(async (base) => {
    const current = await unlessFailure(resolveTarget(registry, base));
    return unknownBase(base, current instanceof Failure ? undefined : current, error);
  });
  return {
    reference: request.image,
    digest: head instanceof Failure ? undefined : head.digest,
    platforms: [],
    verdict: "unknown",
    bases: await Promise.all(verdicts),
    error,
  };
}

async function judgeWatchable(
  court: Court,
  base: TrackedBase,
  { bases }: LineageRequest,
): Promise<JudgedBase> {
  if (bases !== null || base.reference.tag !== undefined) return judgeBase(court, base);
  return { verdict: unwatchable(base), remembered: { judgements: [] } };
}

/** A digest that only the image's provenance names is nobody's pin, and without a tag there is nothing to watch. */
function unwatchable(base: TrackedBase): BaseVerdict {
  const error = new Failure(
    `${formatReference(base.reference)}: the image's provenance names no tag of it to watch`,
    {
      code: "lineage.no-tag",
      hint: "Give its Dockerfile or its base images, so that the tag is known",
    },
  );
  return unknownBase(base, undefined, error);
}

function noBases({ image }: LineageRequest): Failure {
  return new Failure(`${formatReference(image)}: neither provenance nor annotations name its base`, {
    code: "lineage.no-bases",
    hint: "Give its Dockerfile or its base images, or build it with provenance, as docker/build-push-action does by default",
  });
}

function describe(
  request: LineageRequest,
  image: PublishedImage,
  judged: readonly JudgedBase[],
  error: Failure | undefined,
): ImageLineage {
  const bases = judged.map(({ verdict }) => verdict);
  const worst = (["changed", "unknown"] as const).find((each) =>
    bases.some(({ verdict }) => verdict === each),
  );
  const verdict: Verdict = worst ?? (error === undefined ? "unchanged" : "unknown");
  const platforms = image.platforms.map(({ platform }) => platform);
  return { reference: request.image, digest: image.digest, platforms, verdict, bases, error };
}

async function unlessFailure<T>(promise: Promise<T>): Promise<T | Failure> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
