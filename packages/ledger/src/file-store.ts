import { emptyLedger, formatLedger, parseLedger } from "./document.ts";
import type { Ledger } from "./types.ts";

/** Where a ledger is kept between runs. */
export interface LedgerStore {
  /** The ledger as it is stored; an empty one when there is none yet. Throws `Failure` `ledger.corrupt`, `ledger.newer-version`. */
  load(): Promise<Ledger>;
  /** Stores the ledger; yields `false` and writes nothing when the document is the same as the one loaded. */
  save(ledger: Ledger): Promise<boolean>;
}

/** The file access that a file store needs; a write is whole or not at all. */
export interface FileAccess {
  read(path: string): Promise<Buffer | undefined>;
  write(path: string, text: string): Promise<void>;
}

/** A ledger in one JSON file. */
export function createFileStore(files: FileAccess, path: string): LedgerStore {
  let stored: string | undefined;
  return {
    async load() {
      stored = (await files.read(path))?.toString("utf8");
      return stored === undefined ? emptyLedger() : parseLedger(stored, path);
    },
    async save(ledger) {
      const text = formatLedger(ledger);
      if (text === stored) return false;
      await files.write(path, text);
      stored = text;
      return true;
    },
  };
}
