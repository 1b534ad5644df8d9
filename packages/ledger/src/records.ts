import type { Digest } from "@basewatch/image";
import type { BaseGeneration, BaseRecord } from "./types.ts";

/** How many digests of a base, and closed attempts of an image, are kept. */
export const HISTORY_LENGTH = 20;

/**
 * A base's record after its tag was seen at `digest` (`at` is ISO 8601): the same record when nothing is new. What was learned of an index,
 * `children` by platform, stays with its digest, also when the tag comes back to it.
 */
export function seeBase(
  record: BaseRecord | undefined,
  digest: Digest,
  at: string,
  children?: BaseGeneration["children"],
): BaseRecord {
  const history = record?.history ?? [];
  if (record?.current === digest) return children === undefined ? record : learn(record, digest, children);
  const known = children ?? history.findLast((seen) => seen.digest === digest)?.children;
  const seen = { digest, firstSeenAt: at, ...(known === undefined ? {} : { children: known }) };
  return {
    ...record,
    current: digest,
    firstSeenAt: at,
    previous: record?.current ?? null,
    history: [...history, seen].slice(-HISTORY_LENGTH),
  };
}

function learn(
  record: BaseRecord,
  digest: Digest,
  children: NonNullable<BaseGeneration["children"]>,
): BaseRecord {
  const at = record.history.findLastIndex((seen) => seen.digest === digest);
  const seen = record.history[at];
  if (seen === undefined || seen.children !== undefined) return record;
  return { ...record, history: record.history.with(at, { ...seen, children }) };
}
