import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseShard } from "./shard.ts";
import { countShards, isInShard } from "./shares.ts";

const NAMES = Array.from({ length: 500 }, (_, index) => `team-${index % 7}/image-${index}`);

function share(names: readonly string[], index: number, count: number): readonly string[] {
  return names.filter((name) => isInShard(name, { index, count }));
}

describe("the shard input", () => {
  test.each([
    ["", { index: 1, count: 1 }],
    ["1/1", { index: 1, count: 1 }],
    ["3/8", { index: 3, count: 8 }],
    ["256/256", { index: 256, count: 256 }],
  ])("%j", (text, shard) => {
    expect(parseShard(text)).toEqual(shard);
  });

  test.each(["0/3", "4/3", "1/0", "1/257", "1", "a/b", "1/3/5", " 1/3", "-1/3", "1.5/3"])(
    "%j is refused with what to write",
    (text) => {
      expect(() => parseShard(text)).toThrow(
        expect.objectContaining({ code: "input.shard", hint: expect.stringContaining("2/8") }),
      );
    },
  );
});

describe("the shards of a fleet", () => {
  test.each([2, 3, 5, 8, 100, 256])("%i of them are disjoint and complete", (count) => {
    const shares = Array.from({ length: count }, (_, index) => share(NAMES, index + 1, count));
    expect(shares.flat().toSorted()).toEqual(NAMES.toSorted());
  });

  test("depend on an image's name alone: the first byte of its SHA-256, modulo the number of shards", () => {
    for (const name of NAMES) {
      const [byte = 0] = createHash("sha256").update(name).digest();
      expect(isInShard(name, { index: (byte % 5) + 1, count: 5 })).toBe(true);
    }
    expect(share(NAMES.toReversed(), 2, 5).toSorted()).toEqual(share(NAMES, 2, 5).toSorted());
  });
});

describe("the number of shards that a list needs", () => {
  test.each([
    ["what fits into one", 500, 500, 1],
    ["what just does not", 500, 499, 2],
    ["more than shards can part", 500, 1, 256],
  ])("%s", (_name, images, most, count) => {
    expect(countShards(NAMES.slice(0, images), most)).toBe(count);
  });

  test("leaves none of them with too much, and is the smallest of that kind", () => {
    const count = countShards(NAMES, 60);
    const largest = (shards: number) =>
      Math.max(...Array.from({ length: shards }, (_, index) => share(NAMES, index + 1, shards).length));
    expect(largest(count)).toBeLessThanOrEqual(60);
    for (let fewer = 1; fewer < count; fewer += 1) expect(largest(fewer)).toBeGreaterThan(60);
  });
});
