import { bucketOf } from "@basewatch/ledger";
import { MOST_SHARDS, type Shard } from "./shard.ts";

/** The smallest number of shards of which none has more than `most` of these images; {@link MOST_SHARDS} where that is not enough. */
export function countShards(names: readonly string[], most: number): number {
  const buckets = names.map(bucketOf);
  for (let count = Math.ceil(names.length / most); count < MOST_SHARDS; count += 1) {
    const sizes = Array.from({ length: count }, () => 0);
    for (const bucket of buckets) sizes[bucket % count] = (sizes[bucket % count] ?? 0) + 1;
    if (sizes.every((size) => size <= most)) return count;
  }
  return MOST_SHARDS;
}

/** Whether an image is in a shard: by its name alone, so that neither its place in images.yaml nor the other images matter. */
export function isInShard(name: string, { index, count }: Shard): boolean {
  return bucketOf(name) % count === index - 1;
}
