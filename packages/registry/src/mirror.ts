import { Failure } from "@basewatch/failure";
import { type ImageReference, isDigest } from "@basewatch/image";
import type { Reader } from "./reader.ts";

/** A registry that has copies of another one's repositories. It has credentials of its own, or none, and never the other one's. */
export interface Mirror {
  readonly registry: string;
  /** What stands before the names of repositories there, `hub/proxy`; empty where they have the same names. */
  readonly path: string;
  /** Whether it is believed about what tags are now. Content needs no belief: it is held against its digest. */
  readonly freshness: boolean;
}

/** Mirrors by the registry that they have copies of. */
export type Mirrors = ReadonlyMap<string, Mirror>;

export interface MirrorOptions {
  readonly mirrors?: Mirrors | undefined;
  readonly onMirrorLeft?: ((text: string) => void) | undefined;
}

/** What one repository says of itself; the mirror may still serve others. */
const LACKING: ReadonlySet<string> = new Set(["registry.not-found", "registry.denied", "registry.too-large"]);

/**
 * A reader that asks mirrors for content, and the registries themselves for what a mirror lacks. What a tag is now is asked of the
 * registry, unless its mirror is to say that, too. A mirror that fails otherwise, or that serves other bytes than were asked for, is
 * left alone for the rest of the run.
 *
 * @param origins reads at registries
 * @param copies reads at mirrors
 */
export function createMirroredReader(
  origins: Reader,
  copies: Reader,
  { mirrors, onMirrorLeft }: MirrorOptions,
): Reader {
  const left = new Set<Mirror>();

  function leave(mirror: Mirror, registry: string, { message }: Failure): void {
    if (left.has(mirror)) return;
    left.add(mirror);
    onMirrorLeft?.(
      `${mirror.registry}, the mirror of ${registry}, is not asked any more in this run: ${message}`,
    );
  }

  async function preferMirror<T>(
    reference: ImageReference,
    isContent: boolean,
    read: (reader: Reader, reference: ImageReference) => Promise<T>,
  ): Promise<T> {
    const { registry } = reference;
    const mirror = mirrors?.get(registry);
    if (mirror === undefined || left.has(mirror) || !(isContent || mirror.freshness))
      return read(origins, reference);
    try {
      return await read(copies, copyOf(reference, mirror));
    } catch (error) {
      // A run that is out of time has none for the registry either.
      if (!(error instanceof Failure) || error.code === "http.budget") throw error;
      if (!LACKING.has(error.code)) leave(mirror, registry, error);
      return read(origins, reference);
    }
  }

  return {
    headManifest: (reference, target) =>
      preferMirror(reference, false, (reader, where) => reader.headManifest(where, target)),
    getManifest: (reference, target) =>
      preferMirror(reference, isDigest(target), (reader, where) => reader.getManifest(where, target)),
    getConfig: (reference, config) =>
      preferMirror(reference, true, (reader, where) => reader.getConfig(where, config)),
    getBlob: (reference, descriptor, maxBytes) =>
      preferMirror(reference, true, (reader, where) => reader.getBlob(where, descriptor, maxBytes)),
    // A list that grows: a copy of it may be old.
    getReferrers: (reference, digest) =>
      preferMirror(reference, false, (reader, where) => reader.getReferrers(where, digest)),
  };
}

function copyOf(reference: ImageReference, { registry, path }: Mirror): ImageReference {
  const repository = path === "" ? reference.repository : `${path}/${reference.repository}`;
  return { ...reference, registry, repository };
}
