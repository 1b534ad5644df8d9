import { type BaseRole, type ImageReference, type Platform, parseReference } from "@basewatch/image";
import { type Library, openGeneration, unlessGone } from "./generation.ts";
import { orNothing } from "./or-nothing.ts";
import { sameName } from "./provenance.ts";
import type { PublishedImage } from "./published-image.ts";
import type { PublishedPlatform } from "./published-platform.ts";
import type { Material } from "./statement.ts";
import { writeBase } from "./tracked-base.ts";
import type { TrackedBase } from "./types.ts";

/** An image that the build used although its Dockerfile does not name it, on the platform whose provenance says so. */
interface Extra {
  readonly material: Material;
  readonly materials: readonly Material[];
  readonly platform: Platform;
}

/**
 * The images that the `ONBUILD` triggers of an image's bases took files from (https://docs.docker.com/reference/dockerfile/#onbuild): no Dockerfile names them, the
 * provenance does. The bases are only asked for their triggers where the provenance has an image that nothing else explains.
 *
 * @throws Failure of the registry when it does not say what a base's triggers are.
 */
export async function findTriggered(
  library: Library,
  image: PublishedImage,
  bases: readonly TrackedBase[],
): Promise<readonly TrackedBase[]> {
  // Bases that were given one by one are all that count.
  if (!bases.some(({ line }) => line !== undefined)) return [];
  const extras = (await Promise.all(image.platforms.map((each) => listExtras(each, bases)))).flat();
  const [first] = extras;
  if (first === undefined) return [];
  const stages = bases.filter(({ role }) => role === "runtime" || role === "build");
  const triggers = await Promise.all(stages.map((base) => fetchTriggers(library, base, first)));
  const named = triggers.flat().flatMap(readTrigger);
  const used = named.filter(({ reference }) =>
    extras.some(({ material }) => sameName(material.reference, reference)),
  );
  return [...new Map(used.map((base) => [writeBase(base), base])).values()];
}

async function listExtras(
  image: PublishedPlatform,
  bases: readonly TrackedBase[],
): Promise<readonly Extra[]> {
  const reading = await image.fetchProvenance();
  const materials = "materials" in reading ? reading.materials : [];
  const explained = ({ reference, tool }: Material) =>
    tool || bases.some((base) => isOf(reference, base.reference));
  return materials
    .filter((material) => !explained(material))
    .map((material) => ({ material, materials, platform: image.platform }));
}

/** Whether a material's name is a base's, or may be: by its digest alone where a build context replaced it. */
function isOf(material: ImageReference, base: ImageReference): boolean {
  if (sameName(material, base)) return true;
  const { tag, registry, repository } = material;
  return tag === undefined && registry === base.registry && repository === base.repository;
}

/** The triggers of the generation of a base that the image was built on, as far as its provenance names it. */
async function fetchTriggers(
  library: Library,
  base: TrackedBase,
  { materials, platform }: Extra,
): Promise<readonly string[]> {
  const used = materials.find(({ reference }) => isOf(reference, base.reference));
  if (used === undefined) return [];
  const generation = openGeneration(library, base.reference, used.digest);
  return (await unlessGone(generation.fetchConfig(used.platform ?? platform)))?.onBuild ?? [];
}

function readTrigger(trigger: string): readonly TrackedBase[] {
  const copied = /^\s*COPY\s/iu.test(trigger) ? [...trigger.matchAll(/\s--from=(\S+)/gu)] : [];
  const mounted = /^\s*RUN\s/iu.test(trigger)
    ? [...trigger.matchAll(/\s--mount=\S*?\bfrom=([^,\s]+)/gu)]
    : [];
  return [
    ...copied.map((match) => track("copy", match)),
    ...mounted.map((match) => track("mount", match)),
  ].flat();
}

function track(role: BaseRole, [, name = ""]: readonly string[]): readonly TrackedBase[] {
  const reference = orNothing(() => parseReference(name));
  if (reference === undefined) return [];
  return [{ role, reference, line: undefined, platforms: undefined, pinned: reference.digest !== undefined }];
}
