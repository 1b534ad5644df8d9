import { isDeepStrictEqual } from "node:util";
import type { Digest } from "@basewatch/image";
import type { BaseGeneration, BaseRecord } from "./types.ts";

/** How many digests of a base, and closed attempts of an image, are kept. */
export const HISTORY_LENGTH = 20;

/**
 * A base's record after its tag was seen at `digest` (`at` is ISO 8601): the same record when nothing is new. What was learned of a digest stays with it, also
 * when the tag comes back to it.
 */
export function seeBase(record: BaseRecord | undefined, digest: Digest, at: string): BaseRecord {
  if (record?.current === digest) return record;
  const history = record?.history ?? [];
  const known = history.findLast((seen) => seen.digest === digest);
  return {
    ...record,
    current: digest,
    firstSeenAt: at,
    previous: record?.current ?? null,
    history: [...history, { ...known, digest, firstSeenAt: at }].slice(-HISTORY_LENGTH),
  };
}

/** A base's record with what was learned of one of its digests; the same record when that is not new, or not a digest of its history. */
export function learnGeneration(
  record: BaseRecord,
  { digest, ...learned }: Pick<BaseGeneration, "digest" | "children" | "chains">,
): BaseRecord {
  const at = record.history.findLastIndex((seen) => seen.digest === digest);
  const seen = record.history[at];
  if (seen === undefined) return record;
  const children = seen.children ?? learned.children;
  const chains = learned.chains === undefined ? seen.chains : { ...learned.chains, ...seen.chains };
  const richer = {
    ...seen,
    ...(children === undefined ? {} : { children }),
    ...(chains === undefined ? {} : { chains }),
  };
  return isDeepStrictEqual(seen, richer) ? record : { ...record, history: record.history.with(at, richer) };
}
