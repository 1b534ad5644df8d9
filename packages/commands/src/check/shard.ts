import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** This job's share of the images: number `index`, from 1, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A job matrix has at most 256 jobs, and the ledger as many buckets. */
export const MOST_SHARDS = 256;

/** The `shard` input, `i/n`. Throws `Failure` `input.shard`. */
export function parseShard(value: string): Shard {
  const [, index = "", count = ""] = /^(\d{1,3})\/(\d{1,3})$/u.exec(value === "" ? "1/1" : value) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count && shard.count <= MOST_SHARDS) return shard;
  throw new Failure(`"${printable(value, 80)}" is not a shard`, {
    code: "input.shard",
    hint: `Write i/n, with i from 1 to n and n at most ${MOST_SHARDS}, for example 2/8.`,
  });
}
