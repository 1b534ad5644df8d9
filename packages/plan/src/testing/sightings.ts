import type { Digest } from "@basewatch/image";
import type { BaseObservation, ImageObservation, Plan } from "../index.ts";
import { spell } from "./judgement.ts";
import type { Process } from "./processes.ts";
import type { World } from "./world.ts";

/** What checks have seen of bases, as far as the ledger can tell the next ones. */
export interface Sightings {
  /** Whether anybody has seen a digest. */
  has(digest: Digest | undefined): boolean;
  /** A check has observed an image. */
  note(image: ImageObservation, atMs: number): void;
  /** A check is about to commit: what its observations make everybody forget is gone. */
  commit(world: World, process: Process, plan: Plan): void;
  /** The first time, as far as checks can know, that a base was another one than an image is built on; of a pin, when there was such a digest. */
  movedMs(world: World, base: BaseObservation): number;
}

interface Sighting {
  readonly base: string;
  readonly digest: Digest;
  readonly atMs: number;
}

/** The sightings of one history. */
export function createSightings(): Sightings {
  let sightings: readonly Sighting[] = [];
  return {
    has: (wanted) => sightings.some(({ digest }) => digest === wanted),
    note({ bases }, atMs) {
      for (const { reference, current, pinned } of bases)
        if (!pinned && current !== undefined)
          sightings = [...sightings, { base: spell(reference), digest: current, atMs }];
    },
    commit({ ledger }, { plannedMs }, plan) {
      // A look that finds a base where the ledger has it leaves no trace there. When a slower check then records what it saw before that look, nobody can
      // know any more that the base had come back in between.
      const isForgotten = ({ base, atMs }: Sighting): boolean =>
        atMs > plannedMs && plan.ledger.bases[base]?.firstSeenAt !== ledger.bases[base]?.firstSeenAt;
      sightings = sightings.filter((sighting) => !isForgotten(sighting));
    },
    movedMs,
  };

  function movedMs(world: World, { reference, pinned, previous, current }: BaseObservation): number {
    const base = spell(reference);
    const moves = world.tags.get(base) ?? [];
    const [on] = previous;
    const seen = sightings.findLast((each) => each.base === base && each.digest === on);
    // Of an image on a digest that nobody has ever seen, nothing can be known of when it fell behind.
    if (seen === undefined && !pinned) return 0;
    // A pin moves when somebody edits it: after the digest was there, or while an earlier move waits already.
    const pinMs = pinned ? (moves.find(({ digest }) => digest === current)?.atMs ?? Infinity) : Infinity;
    const seenMs = pinned ? 0 : (seen?.atMs ?? 0);
    const first = moves.findIndex(({ digest }) => digest === on);
    const away = moves.findIndex(
      ({ digest }, index) => index > first && digest !== on && (moves[index + 1]?.atMs ?? Infinity) > seenMs,
    );
    return Math.min(pinMs, Math.max(moves[away]?.atMs ?? Infinity, seenMs));
  }
}
