import {
  type Digest,
  formatReference,
  type ImageReference,
  nameReference,
  withDigest,
} from "@basewatch/image";
import { createRegistryClient, type RegistryOptions } from "./client.ts";
import { createMirroredReader } from "./mirror.ts";
import { createReader } from "./reader.ts";
import { createReferrersList } from "./referrers.ts";
import type { Descriptor, ImageConfig, Manifest, ManifestHead, Registry } from "./types.ts";

// A mirror is there to be fast, and there is somebody else to ask.
const MIRROR_TIMEOUT_MS = 10_000;

/** A client for all registries of a run; see {@link Registry}. Nothing is sent before something is asked. */
export function createRegistry(options: RegistryOptions): Registry {
  const client = createRegistryClient(options);
  const origins = createReader(client, options.clock);
  const copies = createReader(client, options.clock, MIRROR_TIMEOUT_MS);
  const reader = createMirroredReader(origins, copies, options);
  const heads = new Map<string, Promise<ManifestHead>>();
  const manifests = new Map<string, Promise<Manifest>>();
  const configs = new Map<string, Promise<ImageConfig>>();
  const blobs = new Map<string, Promise<Buffer>>();
  const referrers = new Map<string, Promise<readonly Descriptor[]>>();
  const listReferrers = createReferrersList(reader);

  function getByDigest(reference: ImageReference, digest: Digest): Promise<Manifest> {
    return remember(manifests, contentKey(reference, digest), () => reader.getManifest(reference, digest));
  }

  /** What a tag names is known under its digest as well, and what the tag is now need not be asked any more. */
  function getByTarget(reference: ImageReference): Promise<Manifest> {
    const manifest = reader.getManifest(reference, targetOf(reference)).then((found) => {
      remember(manifests, contentKey(reference, found.digest), async () => found);
      return found;
    });
    remember(heads, nameReference(reference), () => manifest.then(headOf));
    return manifest;
  }

  async function resolve(reference: ImageReference): Promise<ManifestHead> {
    const head = await reader.headManifest(reference, targetOf(reference));
    return head ?? headOf(await getByTarget(reference));
  }

  return {
    requests: client.requests,
    get rateLimits() {
      return Object.fromEntries(client.rateLimits);
    },
    resolveDigest: (reference) => remember(heads, nameReference(reference), () => resolve(reference)),
    async fetchManifest(reference) {
      if (reference.digest !== undefined) return getByDigest(reference, reference.digest);
      // By the digest where it is known, so that a push in between does not mix two generations.
      const head = heads.get(nameReference(reference));
      return head === undefined ? getByTarget(reference) : getByDigest(reference, (await head).digest);
    },
    fetchConfig: (reference, config) =>
      remember(configs, contentKey(reference, config.digest), () => reader.getConfig(reference, config)),
    fetchBlob(reference, descriptor, maxBytes) {
      // Blobs are large: shared while they are on their way, then let go.
      const key = contentKey(reference, descriptor.digest);
      const blob = remember(blobs, key, () => reader.getBlob(reference, descriptor, maxBytes));
      return blob.finally(() => blobs.delete(key));
    },
    fetchReferrers: (reference, digest) =>
      remember(referrers, contentKey(reference, digest), () => listReferrers(reference, digest)),
  };
}

/** One promise for each key, made when it is first wanted. A failure is an answer like others. */
function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  // Whoever waits for it sees its failure; that nobody does is no defect.
  made.catch(() => {});
  return made;
}

/** What is asked for: where it is now, when that can change. A reference has a tag or a digest. */
function targetOf({ tag, digest }: ImageReference): string {
  return `${tag ?? digest}`;
}

function headOf({ digest, mediaType }: Manifest): ManifestHead {
  return { digest, mediaType };
}

function contentKey(reference: ImageReference, digest: Digest): string {
  return formatReference(withDigest(reference, digest));
}
