import type { ImageConfiguration } from "@basewatch/config";
import { type Failure, listFailures } from "@basewatch/failure";
import type { Platform } from "@basewatch/image";
import {
  fetchPlatforms,
  type ImageLineage,
  type LineageMemory,
  type TrackedBase,
  traceLineage,
} from "@basewatch/lineage";
import type { Dispatch } from "@basewatch/plan";
import type { Registry } from "@basewatch/registry";
import { findBases } from "./bases.ts";
import type { ObservedImage } from "./checked-image.ts";
import type { DockerfileSource } from "./dockerfiles.ts";

/** What observing images needs. */
export interface Observer {
  readonly registry: Registry;
  /** The GitHub repository that the workspace is a checkout of, `owner/repo`, where one is known. */
  readonly repository: string | undefined;
  /** One image given by inputs. */
  readonly single: boolean;
  /** What earlier runs left behind about an image; `undefined` without a ledger. */
  readonly recall: ((name: string) => LineageMemory | undefined) | undefined;
  /** An image that was never published is to be built. */
  readonly buildMissing: boolean;
}

/** Finds what one image is built from, what it was built on, and whether that has moved. Only a defect makes it reject. */
export async function observeImage(
  image: ImageConfiguration,
  reading: Promise<DockerfileSource>,
  observer: Observer,
): Promise<ObservedImage> {
  const [dockerfile, platforms] = await Promise.all([reading, findPlatforms(image, observer)]);
  const { bases, errors } = await findBases(image, dockerfile.text, platforms);
  // A Dockerfile that cannot be read must not be replaced by a guess at its bases.
  const traced = dockerfile.error !== undefined && bases === null ? [] : bases;
  const memory = observer.recall?.(image.name);
  const found = await traceLineage(
    {
      image: image.reference,
      platforms: image.platforms,
      bases: traced,
      track: image.track,
      memory,
      learnsChildren: memory !== undefined,
    },
    { registry: observer.registry },
  );
  const lineage = observer.recall === undefined ? withoutMemory(found) : found;
  const missing = observer.buildMissing && lineage.error?.code === "registry.not-found";
  const blockers = [lineage.error, dockerfile.error, ...errors].filter((error) => error !== undefined);
  return {
    configuration: image,
    lineage: missing ? await asMissing(lineage, bases ?? [], observer.registry) : lineage,
    verdict:
      missing && dockerfile.error === undefined && errors.length === 0 ? "changed" : judge(lineage, blockers),
    errors: missing ? blockers.filter((error) => error !== lineage.error) : blockers,
    dispatch: observer.single ? null : describeDispatch(image, dockerfile.ref, observer.repository),
  };
}

/** Where nothing is remembered, what would be is only in the way. */
function withoutMemory({ reference, digest, platforms, verdict, bases, error }: ImageLineage): ImageLineage {
  return { reference, digest, platforms, verdict, bases, error };
}

function judge(lineage: ImageLineage, blockers: readonly Failure[]): ImageLineage["verdict"] {
  return lineage.verdict === "unchanged" && blockers.length > 0 ? "unknown" : lineage.verdict;
}

/**
 * The platforms that a Dockerfile is read for: those of the configuration, else of the published image; none when there is no Dockerfile, or the
 * image cannot be read, which tracing it says with its reason.
 */
async function findPlatforms(
  image: ImageConfiguration,
  { registry, recall }: Observer,
): Promise<readonly Platform[]> {
  if (image.platforms !== undefined) return image.platforms;
  if (image.source === undefined || image.source.dockerfile === null) return [];
  try {
    return await fetchPlatforms(image.reference, { registry }, recall?.(image.name));
  } catch (error) {
    if (listFailures(error).length === 0) throw error;
    return [];
  }
}

/** An image that is to be built for the first time: every base counts as changed, at what it is now. */
async function asMissing(
  lineage: ImageLineage,
  bases: readonly TrackedBase[],
  registry: Registry,
): Promise<ImageLineage> {
  const resolved = bases.map(async (base) => {
    const shared = { ...base, previous: [], evidence: undefined, evidenceSkipped: [], movedPastPin: false };
    try {
      const current = base.pinned
        ? base.reference.digest
        : (await registry.resolveDigest(base.reference)).digest;
      return { ...shared, verdict: "changed" as const, current, error: undefined };
    } catch (error) {
      const [failure] = listFailures(error);
      if (failure === undefined) throw error;
      return { ...shared, verdict: "unknown" as const, current: undefined, error: failure };
    }
  });
  return { ...lineage, bases: await Promise.all(resolved) };
}

function describeDispatch(
  { source, versionBump, inputs }: ImageConfiguration,
  ref: string | undefined,
  ownRepository: string | undefined,
): Dispatch | null {
  const repository = source?.repo ?? ownRepository;
  if (source === undefined || repository === undefined || ref === undefined) return null;
  const { provider, apiUrl, workflow } = source;
  return {
    provider,
    apiUrl: apiUrl ?? null,
    repository,
    workflow,
    ref,
    inputs: { version_bump: versionBump, ...inputs },
  };
}
