/** Secrets, each at least {@link BEGINNING} characters long, as they are looked for in text. */
export interface SecretIndex {
  add(secret: string): void;
  /** Those that occur in a text, overlapping ones included. The time it takes grows with the text and not with the number of secrets. */
  findIn(text: string): readonly string[];
}

const BEGINNING = 4;
const SLOTS = 2 ** 16;

/**
 * An index by how secrets begin: a run gets a token for each repository, and looks for all of them in each line that it prints.
 */
export function createSecretIndex(): SecretIndex {
  const byBeginning = new Map<string, Set<string>>();
  const taken = new Uint8Array(SLOTS);
  return {
    add(secret) {
      const beginning = secret.slice(0, BEGINNING);
      const alike = byBeginning.get(beginning) ?? new Set();
      byBeginning.set(beginning, alike.add(secret));
      taken[slotOf(secret, 0)] = 1;
    },
    findIn(text) {
      const found = new Set<string>();
      if (byBeginning.size === 0) return [];
      for (let at = 0; at + BEGINNING <= text.length; at += 1) {
        // Nearly all places end here, without a piece of the text being copied.
        if (taken[slotOf(text, at)] === 0) continue;
        for (const secret of byBeginning.get(text.slice(at, at + BEGINNING)) ?? []) {
          if (text.startsWith(secret, at)) found.add(secret);
        }
      }
      return [...found];
    },
  };
}

function slotOf(text: string, at: number): number {
  let slot = 0;
  for (let offset = 0; offset < BEGINNING; offset += 1) {
    slot = (slot * 33 + text.charCodeAt(at + offset)) % SLOTS;
  }
  return slot;
}
