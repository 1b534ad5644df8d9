import { parseReference } from "@basewatch/image";
import { traceLineage } from "../trace.ts";
import type { ImageLineage, LineageRequest } from "../types.ts";
import { APP, NODE, track } from "./fixtures.ts";
import type { World } from "./world.ts";

/** Traces the application in a world, on node:22 unless the request says otherwise. */
export function trace(world: World, request: Partial<LineageRequest> = {}): Promise<ImageLineage> {
  const defaults = { image: parseReference(APP), platforms: undefined, bases: [track(NODE)] };
  return traceLineage({ ...defaults, ...request }, { registry: world.registry });
}
