import { createHash } from "node:crypto";
import { type Digest, type ImageReference, parseDigest, parseReference } from "@basewatch/image";
import { bucketOf } from "@basewatch/ledger";
import type { FleetImage } from "@basewatch/plan";

/** A made fleet: image `k` is built on base `k` modulo the number of bases. The same size gives the same fleet everywhere. */
export interface Fleet {
  readonly size: number;
  readonly bases: number;
  /** How many shards look after it. */
  readonly shards: number;
  readonly images: readonly FleetImage[];
}

/** Sizes of the page's rows, and the shards that it recommends for each: some thousand images for one job. */
export const ROWS: readonly { readonly size: number; readonly shards: number }[] = [
  { size: 10, shards: 1 },
  { size: 100, shards: 1 },
  { size: 1_000, shards: 1 },
  { size: 10_000, shards: 4 },
  { size: 100_000, shards: 32 },
  { size: 1_000_000, shards: 256 },
];

/** The fleet of a row: a base for every twenty images, at least two and at most 500, as organisations share them. */
export function makeFleet({ size, shards }: (typeof ROWS)[number]): Fleet {
  const images = Array.from({ length: size }, (_, index) => {
    const name = `image-${index}`;
    return { name, reference: parseReference(`ghcr.io/acme/${name}:latest`) };
  });
  return { size, shards, bases: Math.min(500, Math.max(2, Math.ceil(size / 20))), images };
}

/** The number of the base that an image is built on. */
export function baseOf({ bases }: Pick<Fleet, "bases">, { name }: Pick<FleetImage, "name">): number {
  return Number(name.slice("image-".length)) % bases;
}

/** The reference of a base. */
export function baseReference(number: number): ImageReference {
  return parseReference(`docker.io/library/base-${number}:1`);
}

/** The images of shard 1 of the fleet, as `shard: 1/n` chooses them. */
export function firstShard({ images, shards }: Fleet): readonly FleetImage[] {
  return images.filter(({ name }) => bucketOf(name) % shards === 0);
}

/** A digest that belongs to some words. */
export function digestOf(...words: readonly (string | number)[]): Digest {
  return parseDigest(`sha256:${createHash("sha256").update(words.join("\n")).digest("hex")}`);
}
