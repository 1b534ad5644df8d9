import {
  type ImageReference,
  nameReference,
  type Platform,
  parseReference,
  samePlatform,
} from "@basewatch/image";
import { type Library, openGeneration, unlessGone } from "./generation.ts";
import { orNothing } from "./or-nothing.ts";
import { sameName } from "./provenance.ts";
import type { PublishedImage } from "./published-image.ts";
import type { PublishedPlatform } from "./published-platform.ts";
import type { Material } from "./statement.ts";
import type { TrackedBase } from "./types.ts";

/** What one platform's image says that it was built on. Its annotations are only asked where its provenance leaves a doubt. */
interface Account {
  readonly image: PublishedPlatform;
  /** From its provenance; `undefined` when there is none to believe. */
  readonly materials: readonly Material[] | undefined;
  /** From its annotations. */
  readonly named: ImageReference | undefined;
}

/**
 * The bases that a published image itself names, when nobody else does: those of its provenance, tools left out, else the one of
 * its annotations. Labels may be inherited and name nothing. Provenance does not say which image the final stage is from: it is
 * the only one on the platform, or the annotated one, or the one whose layers begin the image, and all others count as `build`.
 * `undefined` when nothing names any; empty when provenance says that there are none (`FROM scratch`).
 *
 * @throws Failure of the registry when it does not give the provenance or annotations that there are, or the layers that tell the
 *   final stage's base: what the others name might not be all.
 */
export async function discoverBases(
  library: Library,
  image: PublishedImage,
): Promise<readonly TrackedBase[] | undefined> {
  const accounts = await Promise.all(image.platforms.map(readAccount));
  const references = distinct(
    accounts.flatMap(({ materials, named }) => materials?.map(({ reference }) => reference) ?? named ?? []),
  );
  if (references.length === 0)
    return accounts.every(({ materials }) => materials !== undefined) ? [] : undefined;
  const runtime = (await Promise.all(accounts.map((account) => findRuntime(library, account)))).flat();
  return references.map((reference) => ({
    reference,
    role: runtime.some((each) => sameBase(each, reference)) ? "runtime" : "build",
    line: undefined,
    platforms: platformsNaming(accounts, reference),
    pinned: false,
  }));
}

async function readAccount(image: PublishedPlatform): Promise<Account> {
  const provenance = await image.fetchProvenance();
  if (!("materials" in provenance)) {
    if (provenance.cause !== undefined) throw provenance.cause;
    const named = await readName(image);
    const attached = named === undefined ? await image.fetchReferrers() : provenance;
    if (!("materials" in attached)) return { image, materials: undefined, named };
    return readMaterials(image, attached.materials);
  }
  return readMaterials(image, provenance.materials);
}

async function readMaterials(image: PublishedPlatform, all: readonly Material[]): Promise<Account> {
  const materials = all.filter(({ tool }) => !tool).map(asTracked);
  const settled = materialsOn(image, materials).length < 2;
  return { image, materials, named: settled ? undefined : await readName(image) };
}

function materialsOn({ platform }: PublishedPlatform, materials: readonly Material[]): readonly Material[] {
  return materials.filter(
    (material) => material.platform === undefined || samePlatform(material.platform, platform),
  );
}

async function readName(image: PublishedPlatform): Promise<ImageReference | undefined> {
  const { name = "" } = (await image.fetchAnnotations()) ?? {};
  return orNothing(() => parseReference(name));
}

/** The digest in a material's name says how the build found the image, and pins nothing where there is a tag. */
function asTracked(material: Material): Material {
  const { reference } = material;
  return reference.tag === undefined
    ? material
    : { ...material, reference: { ...reference, digest: undefined } };
}

async function findRuntime(library: Library, account: Account): Promise<readonly ImageReference[]> {
  const { materials, named, image } = account;
  if (materials === undefined) return named === undefined ? [] : [named];
  const here = materialsOn(image, materials);
  const annotated = here.filter(({ reference }) => named !== undefined && sameName(reference, named));
  if (annotated.length > 0) return annotated.map(({ reference }) => reference);
  if (here.length < 2) return here.map(({ reference }) => reference);
  const begin = await Promise.all(here.map((material) => beginsImage(library, image, material)));
  return here.filter((_, place) => begin[place]).map(({ reference }) => reference);
}

async function beginsImage(
  library: Library,
  image: PublishedPlatform,
  { reference, digest }: Material,
): Promise<boolean> {
  const generation = openGeneration(library, reference, digest);
  const [own, base] = await Promise.all([
    image.fetchConfig(),
    unlessGone(generation.fetchConfig(image.platform)),
  ]);
  if (base === undefined || base.diffIds.length === 0) return false;
  return base.diffIds.every((diffId, place) => own.diffIds[place] === diffId);
}

/** `undefined` when every platform that gives an account names the base. */
function platformsNaming(
  accounts: readonly Account[],
  reference: ImageReference,
): readonly Platform[] | undefined {
  const denies = ({ materials, named }: Account) =>
    materials === undefined
      ? named !== undefined && !sameBase(named, reference)
      : !materials.some((material) => sameBase(material.reference, reference));
  if (!accounts.some(denies)) return undefined;
  return accounts.filter((account) => !denies(account)).map(({ image }) => image.platform);
}

function distinct(references: readonly ImageReference[]): readonly ImageReference[] {
  return [...new Map(references.map((reference) => [nameReference(reference), reference])).values()];
}

function sameBase(left: ImageReference, right: ImageReference): boolean {
  return nameReference(left) === nameReference(right);
}
