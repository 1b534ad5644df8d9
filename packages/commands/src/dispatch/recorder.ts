import { createFileStore, noteDispatch } from "@basewatch/ledger";
import type { World } from "../action.ts";
import type { State } from "../state.ts";
import type { DispatchResultEntry } from "./results.ts";

/** Remembers what was dispatched. */
export interface Recorder {
  record(results: readonly DispatchResultEntry[]): Promise<void>;
}

/**
 * The recorder of a state; `undefined` for none. What was not sent is not recorded. Throws `Failure` (`ledger.*`) when the ledger
 * cannot be read: it is better to know that before anything is sent.
 */
export async function openRecorder(
  state: State,
  { files, clock }: Pick<World, "files" | "clock">,
): Promise<Recorder | undefined> {
  if (state.kind === "none") return undefined;
  const store = createFileStore(files, state.path);
  await store.load();
  return {
    async record(results) {
      const at = new Date(clock.now()).toISOString();
      let ledger = await store.load();
      for (const { key, attempt, images, status, runUrl } of results) {
        if (status === "skipped" || status === "deferred") continue;
        ledger = noteDispatch(ledger, images, { key, attempt, at, status, runUrl });
      }
      await store.save(ledger);
    },
  };
}
