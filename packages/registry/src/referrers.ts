import { Failure } from "@basewatch/failure";
import type { Digest, ImageReference } from "@basewatch/image";
import { entriesOf, type Reader } from "./reader.ts";
import type { Descriptor } from "./types.ts";

/** Lists what says that it is about a manifest. */
export type ListReferrers = (reference: ImageReference, digest: Digest) => Promise<readonly Descriptor[]>;

/** Asks the referrers API; a registry that once did not know it is asked for the tag schema from then on. */
export function createReferrersList(reader: Reader): ListReferrers {
  const withoutApi = new Set<string>();
  return async (reference, digest) => {
    if (!withoutApi.has(reference.registry)) {
      const listed = await reader.getReferrers(reference, digest);
      if (listed !== undefined) return listed;
      withoutApi.add(reference.registry);
    }
    try {
      return entriesOf(await reader.getManifest(reference, digest.replace(":", "-")));
    } catch (error) {
      if (error instanceof Failure && error.code === "registry.not-found") return [];
      throw error;
    }
  };
}
