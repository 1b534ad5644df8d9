import { Failure } from "@basewatch/failure";
import { bucketOf } from "@basewatch/ledger";
import { printable } from "@basewatch/redaction";

/** This job's share of the images: number `index`, from 1, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A job matrix has at most 256 jobs, and the ledger as many buckets. */
const MOST_SHARDS = 256;

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

/** The smallest number of shards of which none has more than `most` of these images; {@link MOST_SHARDS} where that is not enough. */
export function countShards(names: readonly string[], most: number): number {
  const buckets = names.map(bucketOf);
  for (let count = Math.ceil(names.length / most); count < MOST_SHARDS; count += 1) {
    const sizes = new Array<number>(count).fill(0);
    for (const bucket of buckets) sizes[bucket % count] = (sizes[bucket % count] ?? 0) + 1;
    if (sizes.every((size) => size <= most)) return count;
  }
  return MOST_SHARDS;
}

/** Whether an image is in a shard: by its name alone, so that neither its place in images.yaml nor the other images matter. */
export function isInShard(name: string, { index, count }: Shard): boolean {
  return bucketOf(name) % count === index - 1;
}
