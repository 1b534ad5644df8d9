import { Failure } from "@basewatch/failure";
import { formatReference, type ImageReference, type Platform } from "@basewatch/image";
import type { Registry } from "@basewatch/registry";
import { judgeBase, resolveTarget, unknownBase } from "./base-verdict.ts";
import { discoverBases } from "./discovery.ts";
import { type PublishedImage, readPublishedImage } from "./published-image.ts";
import type { BaseVerdict, ImageLineage, LineageRequest, TrackedBase, Verdict } from "./types.ts";

/** What lineage needs of the world. */
export interface LineageDeps {
  readonly registry: Registry;
}

/**
 * What a published image was built on, and whether any of it has moved: for each base the best evidence that the image itself
 * carries, provenance before annotations before layers. What a registry cannot or will not say makes a verdict `unknown` with
 * its `Failure`, and touches no other base's; nothing is thrown for it.
 */
export async function traceLineage(
  request: LineageRequest,
  { registry }: LineageDeps,
): Promise<ImageLineage> {
  for (const base of request.bases ?? []) startResolving(registry, base);
  const image = await unlessFailure(readPublishedImage(registry, request.image, request.platforms));
  if (image instanceof Failure) return unreadable(registry, request, image);
  const bases = request.bases ?? (await unlessFailure(discoverBases(registry, image)));
  if (bases === undefined) return withoutBases(request, image, noBases(request));
  if (bases instanceof Failure) return withoutBases(request, image, bases);
  const verdicts = await Promise.all(
    bases.map(async (base) => {
      if (request.bases === null && base.reference.tag === undefined) return unwatchable(base);
      return judgeBase(
        registry,
        image,
        base,
        bases.filter((other) => other !== base),
      );
    }),
  );
  return describe(request, image, verdicts);
}

/**
 * The platforms of a published image, attestations left out.
 *
 * @throws Failure of the registry, or `lineage.no-platform` for an index that lists no image.
 */
export async function fetchPlatforms(
  image: ImageReference,
  { registry }: LineageDeps,
): Promise<readonly Platform[]> {
  const { platforms } = await readPublishedImage(registry, image, undefined);
  return platforms.map(({ platform }) => platform);
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

function withoutBases(request: LineageRequest, image: PublishedImage, error: Failure): ImageLineage {
  return { ...describe(request, image, []), verdict: "unknown", error };
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
  bases: readonly BaseVerdict[],
): ImageLineage {
  const worst = (["changed", "unknown"] as const).find((each) =>
    bases.some(({ verdict }) => verdict === each),
  );
  const verdict: Verdict = worst ?? "unchanged";
  const platforms = image.platforms.map(({ platform }) => platform);
  return { reference: request.image, digest: image.digest, platforms, verdict, bases, error: undefined };
}

async function unlessFailure<T>(promise: Promise<T>): Promise<T | Failure> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
