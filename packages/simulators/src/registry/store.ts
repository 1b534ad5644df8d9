import { type Digest, digestOf } from "@basewatch/image";

/** A manifest as it was pushed. */
export interface StoredManifest {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** An image with everything that it is made of. */
export interface StoredContent {
  readonly root: StoredManifest;
  readonly manifests: ReadonlyMap<Digest, StoredManifest>;
  readonly blobs: ReadonlyMap<Digest, Buffer>;
}

/** What a registry holds. Nothing is checked here: a test may store what no registry would accept. */
export interface RegistryStore {
  /** Stores a manifest, and points a tag at it when one is given; returns its digest. */
  putManifest(
    repository: string,
    tag: string | undefined,
    mediaType: string,
    bytes: Uint8Array | string,
  ): Digest;
  /** Stores a whole image (`buildImage`) and points a tag at its root; returns the root's digest. */
  putContent(repository: string, tag: string | undefined, content: StoredContent): Digest;
  /** Stores a blob and returns its digest. */
  putBlob(repository: string, bytes: Uint8Array | string): Digest;
  /** Whether there was such a tag. Its manifest stays. */
  deleteTag(repository: string, tag: string): boolean;
  /** Whether there was such a manifest. Its tags go with it. */
  deleteManifest(repository: string, digest: string): boolean;
  /** The manifest under a tag or digest. */
  getManifest(repository: string, tagOrDigest: string): StoredManifest | undefined;
  getBlob(repository: string, digest: string): Buffer | undefined;
  /** All manifests of a repository, in the order of their first push. */
  listManifests(repository: string): readonly StoredManifest[];
  /** Tags in lexical order; `undefined` when nothing was ever pushed to the repository. */
  listTags(repository: string): readonly string[] | undefined;
}

interface Repository {
  readonly manifests: Map<string, StoredManifest>;
  readonly tags: Map<string, Digest>;
  readonly blobs: Map<string, Buffer>;
}

/** An empty registry, in memory. */
export function createRegistryStore(): RegistryStore {
  const repositories = new Map<string, Repository>();
  const open = (name: string): Repository => {
    const found = repositories.get(name) ?? { manifests: new Map(), tags: new Map(), blobs: new Map() };
    repositories.set(name, found);
    return found;
  };
  const putManifest: RegistryStore["putManifest"] = (name, tag, mediaType, content) => {
    const bytes = Buffer.from(content);
    const digest = digestOf(bytes);
    const repository = open(name);
    repository.manifests.set(digest, { digest, mediaType, bytes });
    if (tag !== undefined) repository.tags.set(tag, digest);
    return digest;
  };
  return {
    putManifest,
    putContent(name, tag, { root, manifests, blobs }) {
      for (const [digest, bytes] of blobs) open(name).blobs.set(digest, bytes);
      for (const { mediaType, bytes } of manifests.values()) putManifest(name, undefined, mediaType, bytes);
      return putManifest(name, tag, root.mediaType, root.bytes);
    },
    putBlob(name, content) {
      const bytes = Buffer.from(content);
      const digest = digestOf(bytes);
      open(name).blobs.set(digest, bytes);
      return digest;
    },
    deleteTag: (name, tag) => repositories.get(name)?.tags.delete(tag) ?? false,
    deleteManifest(name, digest) {
      const repository = repositories.get(name);
      for (const [tag, target] of repository?.tags ?? []) if (target === digest) repository?.tags.delete(tag);
      return repository?.manifests.delete(digest) ?? false;
    },
    getManifest(name, tagOrDigest) {
      const repository = repositories.get(name);
      return repository?.manifests.get(repository.tags.get(tagOrDigest) ?? tagOrDigest);
    },
    getBlob: (name, digest) => repositories.get(name)?.blobs.get(digest),
    listManifests: (name) => [...(repositories.get(name)?.manifests.values() ?? [])],
    listTags(name) {
      const repository = repositories.get(name);
      return repository === undefined ? undefined : [...repository.tags.keys()].toSorted();
    },
  };
}
