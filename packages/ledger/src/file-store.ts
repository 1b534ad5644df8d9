import { Failure } from "@basewatch/failure";
import { emptyLedger, formatLedger, parseLedger, requireOwn } from "./document.ts";
import { isSameJson } from "./json.ts";
import type { LedgerStore } from "./store.ts";
import type { Ledger } from "./types.ts";

/** The file access that a file store needs. */
export interface FileAccess {
  /** A file's bytes; `undefined` when there is none. */
  read(path: string): Promise<Buffer | undefined>;
  /**
   * Replaces a file, whole or not at all, by what `change` makes of its newest bytes, by compare-and-swap among the processes of this machine;
   * `undefined` leaves it as it is. What `change` throws is thrown on, and nothing is written then. Throws `Failure` `files.contended` when others have been writing all the time.
   */
  update(path: string, change: (stored: Buffer | undefined) => string | undefined): Promise<void>;
}

/** A ledger in one JSON file, of `repository` (`host/owner/repo`) where one is known. */
export function createFileStore(
  files: FileAccess,
  path: string,
  repository: string | null = null,
): LedgerStore {
  const read = (bytes: Buffer | undefined): Ledger =>
    bytes === undefined
      ? emptyLedger(repository)
      : requireOwn(parseLedger(bytes.toString("utf8"), path), repository, path);
  return {
    load: async () => read(await files.read(path)),
    async commit(change) {
      let result = { ledger: emptyLedger(repository), written: false };
      const update = files.update(path, (bytes) => {
        const stored = read(bytes);
        const { ledger } = change(stored);
        const written = !isSameJson(ledger, stored);
        const next = { ...ledger, repository: ledger.repository ?? repository };
        result = { ledger: written ? next : stored, written };
        return written ? formatLedger(next) : undefined;
      });
      await update.catch(nameContention);
      return result;
    },
  };
}

// The same trouble has the same code, wherever the ledger is.
function nameContention(error: unknown): never {
  if (!(error instanceof Failure) || error.code !== "files.contended") throw error;
  throw new Failure(error.message, { code: "ledger.contended", hint: error.hint, cause: error });
}
