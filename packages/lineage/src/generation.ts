import { Failure } from "@basewatch/failure";
import {
  type Digest,
  formatPlatform,
  formatReference,
  type ImageReference,
  nameReference,
  type Platform,
  withDigest,
} from "@basewatch/image";
import type { ImageConfig, Registry } from "@basewatch/registry";
import { type Children, childFor, childrenOf } from "./children.ts";
import type { Notebook } from "./notebook.ts";

/** What one digest in a base's repository holds. Nothing is fetched before it is asked for. */
export interface Generation {
  readonly reference: ImageReference;
  readonly digest: Digest;
  /** From memory, else from the registry; throws `registry.not-found` when that does not have it, or no longer. */
  fetchChildren(): Promise<Children>;
  /** The config of the child that a builder takes for a platform; throws `lineage.platform-gone` when there is none. */
  fetchConfig(platform: Platform): Promise<ImageConfig>;
}

/** Where generations are found. */
export interface Library {
  readonly registry: Registry;
  readonly notebook: Notebook;
}

/** The generation of a base that has a digest. */
export function openGeneration(
  { registry, notebook }: Library,
  reference: ImageReference,
  digest: Digest,
): Generation {
  async function fetchChildren(): Promise<Children> {
    const remembered = notebook.childrenOf(reference, digest);
    if (remembered !== undefined) return remembered;
    const children = childrenOf(await registry.fetchManifest(withDigest(reference, digest)));
    notebook.learnChildren(reference, digest, children);
    return children;
  }
  return {
    reference,
    digest,
    fetchChildren,
    async fetchConfig(platform) {
      const childDigest = childFor(await fetchChildren(), platform);
      if (childDigest === undefined) throw platformGone(reference, platform);
      const child = await registry.fetchManifest(withDigest(reference, childDigest));
      if (child.kind === "index") throw nestedIndex(reference, childDigest);
      return registry.fetchConfig(reference, child.config);
    },
  };
}

/** What a request yields, or `undefined` where the registry does not have it. */
export async function unlessGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Failure && error.code === "registry.not-found") return undefined;
    throw error;
  }
}

/** The failure for a base that has no image for a platform that it is used on. */
export function platformGone(reference: ImageReference, platform: Platform): Failure {
  return new Failure(`${nameReference(reference)} has no ${formatPlatform(platform)} now`, {
    code: "lineage.platform-gone",
    hint: "A rebuild for that platform would fail: build without it, or on a base that has it",
  });
}

/** The failure for an index inside an index where an image should be. */
export function nestedIndex(reference: ImageReference, digest: Digest): Failure {
  return new Failure(`${formatReference(withDigest(reference, digest))} is an index inside an index`, {
    code: "lineage.nested-index",
    hint: "Publish an index whose entries are image manifests",
  });
}
