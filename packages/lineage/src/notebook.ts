import { type Digest, type ImageReference, nameReference, type Platform } from "@basewatch/image";
import { type Children, readChildren, writeChildren } from "./children.ts";
import type { LearnedGeneration, RememberedBase, RememberedGeneration } from "./memory.ts";
import { writePlatform } from "./platform-text.ts";

/** What is known of the bases' generations: what was remembered of them, and what this look learns. */
export interface Notebook {
  /** The generations under a base's name, oldest first; none when it was never seen. */
  generationsOf(base: ImageReference): readonly RememberedGeneration[];
  /** A generation's children, as far as they are remembered. */
  childrenOf(base: ImageReference, digest: Digest): Children | undefined;
  learnChildren(base: ImageReference, digest: Digest, children: Children): void;
  learnChain(base: ImageReference, digest: Digest, platform: Platform, chain: Digest): void;
  readonly learned: readonly LearnedGeneration[];
}

interface Learned {
  readonly base: string;
  readonly digest: Digest;
  children?: Readonly<Record<string, Digest>>;
  chains?: Record<string, Digest>;
}

export function createNotebook(bases: Readonly<Record<string, RememberedBase>> = {}): Notebook {
  const learned = new Map<string, Learned>();

  function generationsOf(base: ImageReference): readonly RememberedGeneration[] {
    const name = nameReference(base);
    return (Object.hasOwn(bases, name) ? bases[name]?.history : undefined) ?? [];
  }

  function find(base: ImageReference, digest: Digest): RememberedGeneration | undefined {
    return generationsOf(base).findLast((generation) => generation.digest === digest);
  }

  function note(base: ImageReference, digest: Digest): Learned {
    const name = nameReference(base);
    const known = learned.get(`${name} ${digest}`) ?? { base: name, digest };
    learned.set(`${name} ${digest}`, known);
    return known;
  }

  return {
    generationsOf,
    childrenOf(base, digest) {
      const { children } = find(base, digest) ?? {};
      return children && readChildren(children);
    },
    learnChildren(base, digest, children) {
      const written = writeChildren(children);
      if (written !== undefined) note(base, digest).children = written;
    },
    learnChain(base, digest, platform, chain) {
      const text = writePlatform(platform);
      if (text === undefined || find(base, digest)?.chains?.[text] === chain) return;
      const generation = note(base, digest);
      generation.chains = { ...generation.chains, [text]: chain };
    },
    get learned() {
      return [...learned.values()];
    },
  };
}
