import { type Digest, type Platform, selectPlatform } from "@basewatch/image";
import { type Child, type Children, childFor, readChildren } from "./children.ts";
import { type Generation, platformGone, unlessGone } from "./generation.ts";
import type { RememberedGeneration } from "./memory.ts";

/** A digest that an image records for its base. */
export interface BaseRecord {
  readonly digest: Digest;
  /** The base's platforms that were used; empty when they cannot be told, and then all of them count. */
  readonly platforms: readonly Platform[];
}

/** The generations of a base that a record is held against. */
export interface Era {
  /** What the base is now: the tag's generation, or the pin's. */
  readonly target: Generation;
  /** Any generation in the base's repository. */
  readonly open: (digest: Digest) => Generation;
  /** Those that are remembered. */
  readonly past: readonly RememberedGeneration[];
}

/**
 * How a recorded generation stands to another: `elsewhere` when it is another platform's, `gone` when the registry does not have it and nobody remembers it; neither
 * tells anything.
 */
export type Comparison = "same" | "different" | "elsewhere" | "gone";

/**
 * Whether a recorded base is the target generation, as far as the platforms that were used are concerned. The record may be an
 * index's digest or that of a platform's child (buildah). Requests nothing when the digests are equal.
 *
 * @throws Failure of the registry, or `lineage.platform-gone` when the target lacks a platform that was used.
 */
export async function compareRecord(record: BaseRecord, era: Era): Promise<Comparison> {
  const { digest, platforms } = record;
  if (digest === era.target.digest) return "same";
  const now = await era.target.fetchChildren();
  const place = placeAmong(now, record);
  if (place !== undefined) return place === "used" ? "same" : "elsewhere";
  const remembered = era.past.flatMap(
    ({ children = {} }) => placeAmong(readChildren(children), record) ?? [],
  );
  if (remembered.length > 0) return remembered.includes("used") ? "different" : "elsewhere";
  const recorded = era.open(digest);
  const then = await unlessGone(recorded.fetchChildren());
  if (then === undefined) return "gone";
  if ("list" in then) return sameChildren(then.list, now, platforms, era.target) ? "same" : "different";
  const wasTagged = era.past.some((generation) => generation.digest === digest);
  return wasTagged || "only" in now ? "different" : placeChild(recorded, platforms);
}

/** One word for several records of one evidence: any difference counts, and what is not known leaves open whether there is one. */
export function summarise(comparisons: readonly Comparison[]): Comparison {
  const worst = (["different", "gone", "elsewhere"] as const).find((each) => comparisons.includes(each));
  return worst ?? "same";
}

/** Whether a record is the child of an index for a platform that is used, or another's; `undefined` when it is none of its children. */
function placeAmong(
  children: Children | undefined,
  { digest, platforms }: BaseRecord,
): "used" | "other" | undefined {
  if (children === undefined || "only" in children) return undefined;
  if (!children.list.some((child) => child.digest === digest)) return undefined;
  const isUsed = platforms.length === 0 || platforms.some((each) => childFor(children, each) === digest);
  return isUsed ? "used" : "other";
}

/** A manifest of which no index is known is an older child, where it is of a platform that is used. */
async function placeChild(recorded: Generation, used: readonly Platform[]): Promise<Comparison> {
  const [platform] = used;
  if (platform === undefined) return "different";
  const config = await unlessGone(recorded.fetchConfig(platform));
  if (config === undefined) return "gone";
  const fits = used.some((wanted) => selectPlatform(wanted, [config.platform]) !== undefined);
  return fits ? "different" : "elsewhere";
}

function sameChildren(
  then: readonly Child[],
  now: Children,
  platforms: readonly Platform[],
  target: Generation,
): boolean {
  const used = platforms.filter((platform) => childFor({ list: then }, platform) !== undefined);
  // A stage on the builder's own platform uses a child that the image's platforms do not tell: then all count.
  if (used.length === 0) return then.every((child) => childFor(now, child) === child.digest);
  return used.every((platform) => {
    const child = childFor(now, platform);
    if (child === undefined) throw platformGone(target.reference, platform);
    return child === childFor({ list: then }, platform);
  });
}
