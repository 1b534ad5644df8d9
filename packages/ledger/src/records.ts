import type { Digest } from "@basewatch/image";
import type { BaseRecord, DispatchRecord, Ledger } from "./types.ts";

/** How many digests of a base, and dispatches of an image, are kept. */
export const HISTORY_LENGTH = 20;

/** A base's record after its tag was seen at `digest`: the same record when it has not moved. */
export function seeBase(record: BaseRecord | undefined, digest: Digest, at: string): BaseRecord {
  if (record?.current === digest) return record;
  const history = [...(record?.history ?? []), { digest, firstSeenAt: at }].slice(-HISTORY_LENGTH);
  return { current: digest, firstSeenAt: at, previous: record?.current ?? null, history };
}

/** The ledger with a dispatch noted at each of the named images; a name that it does not know is left out. */
export function noteDispatch(ledger: Ledger, names: readonly string[], dispatch: DispatchRecord): Ledger {
  const images = { ...ledger.images };
  for (const name of names) {
    const record = images[name];
    if (record === undefined) continue;
    images[name] = { ...record, dispatches: [...record.dispatches, dispatch].slice(-HISTORY_LENGTH) };
  }
  return { ...ledger, images };
}
