import { nameReference } from "@basewatch/image";
import type { Ledger } from "@basewatch/ledger";
import type { FleetImage } from "./types.ts";

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
 * The order of a fleet, by what a ledger holds of each image's bases, those included that this run has just observed. The same in every shard, so that a ring is
 * cut at the same place by each.
 */
export function orderImages(fleet: readonly FleetImage[], { images }: Ledger): FleetOrder {
  const byReference = new Map(fleet.map(({ name, reference }) => [nameReference(reference), name]));
  const names = fleet.map(({ name }) => name).toSorted();
  return orderFleet(names, (name) => {
    const upstreams: string[] = [];
    for (const base of images[name]?.bases ?? []) {
      const upstream = byReference.get(base);
      if (upstream !== undefined) upstreams.push(upstream);
    }
    return upstreams;
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
    const first = visit(root);
    if (first === undefined) continue;
    if (first.rest.length === 0) {
      order.push(root);
      continue;
    }
    const path = [first];
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
    const rest = upstreamsOf(name);
    return { name, rest: rest.length < 2 ? [...rest] : [...new Set(rest)].toReversed() };
  }
}
