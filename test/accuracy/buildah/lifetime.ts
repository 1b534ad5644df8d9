import type { Lifetime } from "../../interop/workshop.ts";

/** The lifetime of a workshop that many tests share, or a script. */
export interface OwnLifetime {
  /** Runs what needs a workshop; yields `undefined` when it was passed over. */
  unlessSkipped<T>(use: (lifetime: Lifetime) => Promise<T>): Promise<T | undefined>;
  /** Why it was passed over. */
  skipped(): string;
  /** Ends what was opened, the last one first. */
  end(): Promise<void>;
}

class Skipped extends Error {}

/** Opens a lifetime that its user ends. */
export function openLifetime(): OwnLifetime {
  const endings: (() => Promise<void>)[] = [];
  let reason = "";
  const lifetime: Lifetime = {
    skip(note) {
      reason = note;
      throw new Skipped(note);
    },
    onTestFinished: (ending) => void endings.unshift(ending),
  };
  return {
    async unlessSkipped(use) {
      try {
        return await use(lifetime);
      } catch (error) {
        if (error instanceof Skipped) return undefined;
        throw error;
      }
    },
    skipped: () => reason,
    async end() {
      for (const ending of endings) await ending();
    },
  };
}
