import { Failure } from "@basewatch/failure";
import type { Registry } from "@basewatch/registry";
import { type Library, openGeneration } from "./generation.ts";
import type { BaseVerdict } from "./types.ts";

/**
 * Reads the indexes that bases are now, once each, as far as no memory holds them: when a tag has moved on and its old index is deleted, nobody else knows what that held. What
 * cannot be read is left out, and so is what would use up a registry's limit: it is wanted, not needed.
 */
export async function learnCurrentChildren(library: Library, bases: readonly BaseVerdict[]): Promise<void> {
  await Promise.all(
    bases.map(async ({ reference, current, pinned }) => {
      if (current === undefined || pinned || isScarce(library.registry, reference.registry)) return;
      try {
        await openGeneration(library, reference, current).fetchChildren();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
    }),
  );
}

/** Docker Hub counts these reads (https://docs.docker.com/docker-hub/usage/pulls): from half of a limit on, the rest is for builds. */
function isScarce({ rateLimits }: Registry, registry: string): boolean {
  const { limit, remaining } = rateLimits[registry] ?? {};
  const [all, left] = [Number.parseInt(limit ?? "", 10), Number.parseInt(remaining ?? "", 10)];
  return all > 0 && left < all / 2;
}
