import { Failure } from "@basewatch/failure";
import {
  type Digest,
  digestOf,
  formatReference,
  type ImageReference,
  parseReference,
} from "@basewatch/image";
import type { Descriptor, ManifestHead, Registry } from "@basewatch/registry";
import type { ImageContent, StoredManifest } from "@basewatch/simulators";
import { parseConfig, parseManifest } from "./parsing.ts";

/** A registry in memory over made images, for lineage's tests: it counts requests, forgets images and fails as it is told. */
export interface World {
  readonly registry: Registry;
  /** Each request as `HEAD docker.io/library/node:22`; what was asked for before is not asked again. */
  readonly log: readonly string[];
  /** Another run begins: nothing was asked before. */
  forget(): void;
  publish(reference: string, content: ImageContent): void;
  /** Deletes a manifest, as a registry's clean-up does; what it listed stays. */
  remove(reference: string, digest: Digest): void;
  /** Every request for the repository, or the document or blob with the digest, fails. */
  fail(repositoryOrDigest: string, failure: unknown): void;
  /** Nothing fails any more. */
  heal(): void;
  /** Serves other bytes than were stored under the digest. */
  tamper(digest: Digest): void;
}

interface Repository {
  readonly tags: Map<string, Digest>;
  readonly manifests: Map<Digest, StoredManifest>;
  readonly blobs: Map<Digest, Buffer>;
}

/** An empty registry. */
export function createWorld(): World {
  const repositories = new Map<string, Repository>();
  const failures = new Map<string, unknown>();
  const memory = new Map<string, Promise<unknown>>();
  const log: string[] = [];

  function repositoryOf(reference: ImageReference): Repository {
    const key = `${reference.registry}/${reference.repository}`;
    const repository = repositories.get(key) ?? { tags: new Map(), manifests: new Map(), blobs: new Map() };
    repositories.set(key, repository);
    return repository;
  }

  function ask<T>(method: string, reference: ImageReference, digest: Digest | undefined, answer: () => T) {
    const request = `${method} ${formatReference({ ...reference, ...(digest ? { tag: undefined, digest } : {}) })}`;
    const asked = memory.get(request) as Promise<T> | undefined;
    if (asked !== undefined) return asked;
    log.push(request);
    const answered = Promise.resolve().then(() => {
      for (const key of [`${reference.registry}/${reference.repository}`, digest ?? reference.digest ?? ""])
        if (failures.has(key)) throw failures.get(key);
      return answer();
    });
    memory.set(request, answered);
    return answered;
  }

  function find(reference: ImageReference): StoredManifest {
    const repository = repositoryOf(reference);
    const digest = reference.digest ?? repository.tags.get(reference.tag ?? "");
    const manifest = digest === undefined ? undefined : repository.manifests.get(digest);
    if (manifest === undefined)
      throw new Failure(`${formatReference(reference)}: not found`, { code: "registry.not-found" });
    return manifest;
  }

  function blob(reference: ImageReference, digest: Digest): Buffer {
    const bytes = repositoryOf(reference).blobs.get(digest);
    if (bytes === undefined) throw new Failure(`${digest}: not found`, { code: "registry.not-found" });
    if (digestOf(bytes) !== digest)
      throw new Failure(`${digest}: other bytes`, { code: "registry.digest-mismatch" });
    return bytes;
  }

  const registry: Registry = {
    resolveDigest: (reference): Promise<ManifestHead> =>
      ask("HEAD", reference, undefined, () => {
        const { digest, mediaType } = find(reference);
        return { digest, mediaType };
      }),
    fetchManifest: (reference) => ask("GET", reference, undefined, () => parseManifest(find(reference))),
    fetchConfig: (reference, descriptor: Descriptor) =>
      ask("CONFIG", reference, descriptor.digest, () => parseConfig(blob(reference, descriptor.digest))),
    fetchBlob: (reference, descriptor, maxBytes) =>
      ask("BLOB", reference, descriptor.digest, () => {
        const bytes = blob(reference, descriptor.digest);
        if (bytes.length > maxBytes)
          throw new Failure(`longer than ${maxBytes} bytes`, { code: "registry.too-large" });
        return bytes;
      }),
    fetchReferrers: (reference, digest) =>
      ask("REFERRERS", reference, digest, () =>
        [...repositoryOf(reference).manifests.values()].flatMap((stored) => {
          const document = parseManifest(stored);
          if (document.kind === "index" || document.subject !== digest) return [];
          const { mediaType, artifactType } = document;
          return [
            { mediaType, digest: stored.digest, size: stored.bytes.length, annotations: {}, artifactType },
          ];
        }),
      ),
    requests: { head: 0, get: 0, token: 0, retried: 0 },
    rateLimits: {},
  };

  return {
    registry,
    log,
    forget() {
      memory.clear();
      log.length = 0;
    },
    publish(text, content) {
      const reference = parseReference(text);
      const repository = repositoryOf(reference);
      for (const [digest, manifest] of content.manifests) repository.manifests.set(digest, manifest);
      for (const [digest, bytes] of content.blobs) repository.blobs.set(digest, bytes);
      if (reference.tag !== undefined) repository.tags.set(reference.tag, content.root.digest);
    },
    remove: (text, digest) => repositoryOf(parseReference(text)).manifests.delete(digest),
    fail: (key, failure) => failures.set(key, failure),
    heal: () => failures.clear(),
    tamper(digest) {
      for (const { blobs } of repositories.values())
        if (blobs.has(digest)) blobs.set(digest, Buffer.from("{}"));
    },
  };
}
