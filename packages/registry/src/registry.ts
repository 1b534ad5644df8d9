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
// More than the documents that are of use at one time. What thousands of images say of themselves is read once and not wanted again.
const MAX_DOCUMENTS = 1_000;

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
    const key = contentKey(reference, digest);
    return remember(manifests, key, () => reader.getManifest(reference, digest), MAX_DOCUMENTS);
  }

  /** What a tag names is known under its digest as well, and what the tag is now need not be asked any more. */
  function getByTarget(reference: ImageReference): Promise<Manifest> {
    const manifest = reader.getManifest(reference, targetOf(reference)).then((found) => {
      remember(manifests, contentKey(reference, found.digest), async () => found, MAX_DOCUMENTS);
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
    fetchConfig(reference, config) {
      const key = contentKey(reference, config.digest);
      return remember(configs, key, () => reader.getConfig(reference, config), MAX_DOCUMENTS);
    },
    fetchBlob(reference, descriptor, maxBytes) {
      // Blobs are large: shared while they are on their way, then let go.
      const key = contentKey(reference, descriptor.digest);
      const blob = remember(blobs, key, () => reader.getBlob(reference, descriptor, maxBytes));
      return blob.finally(() => blobs.delete(key));
    },
    fetchReferrers(reference, digest) {
      const key = contentKey(reference, digest);
      return remember(referrers, key, () => listReferrers(reference, digest), MAX_DOCUMENTS);
    },
  };
}

/**
 * One promise for each key, made when it is first wanted. A failure is an answer like others.
 *
 * @param most that are remembered; beyond that, the one that was not asked for longest is let go
 */
function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
  most = Number.POSITIVE_INFINITY,
): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) {
    known.delete(key);
    known.set(key, found);
    return found;
  }
  const made = make();
  known.set(key, made);
  const [oldest = key] = known.size > most ? known.keys() : [];
  if (oldest !== key) known.delete(oldest);
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
