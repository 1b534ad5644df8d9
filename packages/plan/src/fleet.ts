import { type ImageReference, nameReference } from "@basewatch/image";
import type { Ledger } from "@basewatch/ledger";
import type { FleetImage, ImageObservation } from "./types.ts";

/** Which images are built on which, without the edges that would close a ring. */
export interface FleetOrder {
  /** Every name, after all that it is built on. */
  readonly order: readonly string[];
  /** By name, the names that it is built on directly. */
  readonly upstreams: ReadonlyMap<string, readonly string[]>;
  /** Paths of images that are built on each other in a ring, e.g. `["a", "b", "a"]`. */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * The order of a fleet: what this run has observed of its images, and of the others what the ledger says that they are built on. The same in every shard, so
 * that a ring is cut at the same place by each.
 */
export function orderImages(
  fleet: readonly FleetImage[],
  observed: ReadonlyMap<string, ImageObservation>,
  ledger: Ledger,
): FleetOrder {
  const all = [...fleet, ...observed.values()];
  const byReference = new Map(all.map(({ name, reference }) => [nameReference(reference), name]));
  const nameOf = new Map<ImageReference, string | undefined>();
  const find = (reference: ImageReference): string | undefined => {
    if (!nameOf.has(reference)) nameOf.set(reference, byReference.get(nameReference(reference)));
    return nameOf.get(reference);
  };
  const names = [...new Set(all.map(({ name }) => name))].toSorted();
  return orderFleet(names, (name) => {
    const image = observed.get(name);
    const bases = image?.bases.map(({ reference }) => find(reference));
    return (bases ?? ledger.images[name]?.bases.map((base) => byReference.get(base)) ?? []).filter(
      (base) => base !== undefined,
    );
  });
}

/** Orders images so that each comes after those that it is built on; takes any depth, in time linear in images and edges. */
export function orderFleet(
  names: readonly string[],
  upstreamsOf: (name: string) => readonly string[],
): FleetOrder {
  const order: string[] = [];
  const upstreams = new Map<string, string[]>();
  const cycles: string[][] = [];
  // A stack of our own: a chain of images may be deeper than the call stack.
  for (const root of names) {
    const path = [visit(root)].filter((step) => step !== undefined);
    const depths = new Map(path.map(({ name }) => [name, 0]));
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.rest.pop();
      if (next === undefined) {
        order.push(step.name);
        depths.delete(step.name);
        path.pop();
        continue;
      }
      const depth = depths.get(next);
      if (depth !== undefined) {
        cycles.push([...path.slice(depth).map(({ name }) => name), next]);
        continue;
      }
      upstreams.get(step.name)?.push(next);
      const deeper = visit(next);
      if (deeper === undefined) continue;
      depths.set(next, path.length);
      path.push(deeper);
    }
  }
  return { order, upstreams, cycles };

  function visit(name: string): { readonly name: string; readonly rest: string[] } | undefined {
    if (upstreams.has(name)) return undefined;
    upstreams.set(name, []);
    return { name, rest: [...new Set(upstreamsOf(name))].toReversed() };
  }
}
