import { type Digest, nameReference, parseReference } from "@basewatch/image";
import type { LineageMemory, RememberedGeneration, RememberedRebuild } from "../memory.ts";
import { parseRememberedImage, type RememberedImage } from "../remembered.ts";
import { traceLineage } from "../trace.ts";
import type { ImageLineage, LineageRequest } from "../types.ts";
import { APP, NODE, track } from "./fixtures.ts";
import type { World } from "./world.ts";

/** A ledger as far as lineage is concerned: it is told what each look found, and knows it at the next one. */
export interface LedgerModel {
  /** Looks at the application, an hour after the last look, and remembers what it sees. */
  look(request?: Partial<LineageRequest>): Promise<ImageLineage>;
  /** What the next look is given. */
  memory(): LineageMemory;
  /** A rebuild of ours is claimed now. */
  claim(): void;
  /** Now, ISO 8601. */
  now(): string;
  /** By base: the digest that the image is known to be built on. */
  builtOn: Record<string, Digest>;
}

/** An empty ledger beside a world. */
export function createLedgerModel(world: World): LedgerModel {
  let hours = 0;
  let seen: { readonly digest: Digest; readonly at: string } | undefined;
  let image: RememberedImage | undefined;
  const bases = new Map<string, RememberedGeneration[]>();
  const rebuilds: RememberedRebuild[] = [];
  const now = () => new Date(Date.UTC(2026, 0, 1, hours)).toISOString();

  function memory(): LineageMemory {
    const histories = [...bases].map(([name, history]) => [name, { history }] as const);
    return {
      image,
      digest: seen?.digest ?? null,
      digestSeenAt: seen?.at ?? null,
      builtOn: model.builtOn,
      rebuilds,
      bases: Object.fromEntries(histories),
    };
  }

  function remember(lineage: ImageLineage): void {
    if (lineage.digest !== undefined && lineage.digest !== seen?.digest)
      seen = { digest: lineage.digest, at: now() };
    if (lineage.remembered !== undefined)
      image = parseRememberedImage(JSON.parse(JSON.stringify(lineage.remembered)));
    for (const { reference, pinned, current } of lineage.bases) {
      const history = bases.get(nameReference(reference)) ?? [];
      bases.set(nameReference(reference), history);
      if (!pinned && current !== undefined && history.at(-1)?.digest !== current)
        history.push({ digest: current, firstSeenAt: now() });
    }
    for (const { base, digest, children, chains } of lineage.children ?? []) {
      const history = bases.get(base) ?? [];
      const place = history.findLastIndex((generation) => generation.digest === digest);
      const known = history[place];
      if (known === undefined) continue;
      history[place] = {
        ...known,
        ...(children === undefined ? {} : { children }),
        chains: { ...known.chains, ...chains },
      };
    }
  }

  const model: LedgerModel = {
    builtOn: {},
    now,
    memory,
    claim() {
      rebuilds.push({ replaces: seen?.digest ?? null, claimedAt: now() });
    },
    async look(request = {}) {
      hours += 1;
      world.forget();
      const lineage = await traceLineage(
        {
          image: parseReference(APP),
          platforms: undefined,
          bases: [track(NODE)],
          memory: memory(),
          ...request,
        },
        { registry: world.registry },
      );
      remember(lineage);
      return lineage;
    },
  };
  return model;
}
