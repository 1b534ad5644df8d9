import { Failure } from "@basewatch/failure";
import { parseReference } from "@basewatch/image";
import type { BundleImage } from "@basewatch/kardinal";
import { createRegistry } from "@basewatch/registry";
import type { World } from "../action.ts";
import { openCredentials } from "../registries.ts";
import { openRegistryTransport } from "../transport.ts";

const SETTINGS = {
  command: "create-bundle",
  policy: { attempts: 4, baseMs: 500, capMs: 8_000, budgetMs: 60_000 },
  timeoutMs: 30_000,
  budgetMs: 10 * 60_000,
  concurrency: 16,
} as const;

/**
 * The images with the digests that their tags have in their registries now; `latest` for one without a tag. An image that has a digest is left
 * alone, and nothing is asked when all have.
 *
 * @throws Failure `create-bundle.digests` with one detail for each image that could not be resolved.
 */
export async function resolveDigests(
  images: readonly BundleImage[],
  world: World,
): Promise<readonly BundleImage[]> {
  if (images.every(({ digest }) => digest !== undefined)) return images;
  const registry = createRegistry({
    transport: openRegistryTransport(world, SETTINGS),
    clock: world.clock,
    redactor: world.redactor,
    credentials: await openCredentials(world, undefined, undefined),
    insecureRegistries: [],
    trustedRealms: new Map(),
  });
  const failures: Failure[] = [];
  const resolved = await Promise.all(
    images.map(async (image) => {
      if (image.digest !== undefined) return image;
      const { repository, tag } = image;
      try {
        const reference = parseReference(tag === undefined ? repository : `${repository}:${tag}`);
        const { digest } = await registry.resolveDigest(reference);
        return { ...image, digest };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failures.push(error);
        return image;
      }
    }),
  );
  if (failures.length === 0) return resolved;
  throw new Failure(`resolve-digests: ${failures.length} of ${images.length} images have no digest`, {
    code: "create-bundle.digests",
    details: failures,
  });
}
