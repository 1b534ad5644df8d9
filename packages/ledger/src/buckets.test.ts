import { createHash } from "node:crypto";
import { parseDigest } from "@basewatch/image";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, joinLedger, splitLedger } from "./buckets.ts";
import { formatLedger, type Ledger, learnGeneration, parseLedger, seeBase } from "./index.ts";
import { attempt, FULL, image } from "./testing/records.ts";

describe("bucketOf", () => {
  // printf %s NAME | sha256sum
  test.each([
    ["", 0xe3],
    ["abc", 0xba],
    ["docker.io/library/node:22", 0x28],
  ])("%j: %i", (name, bucket) => {
    expect(bucketOf(name)).toBe(bucket);
  });
});

const name = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("constructor", "a/../b"));
const digest = fc
  .string()
  .map((text) => parseDigest(`sha256:${createHash("sha256").update(text).digest("hex")}`));
const time = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const record = fc.record({ text: fc.string(), digest, time, number: fc.integer() }).map((any) =>
  image({
    reference: any.text,
    digest: any.digest,
    dueAt: any.time,
    episode: any.number,
    evidence: { nested: [any.text, { deep: any.number }] },
  }),
);
const ledgers: fc.Arbitrary<Ledger> = fc.record({
  version: fc.constant(1 as const),
  repository: fc.option(fc.string()),
  bases: dictionary(
    fc
      .tuple(digest, time)
      .map(([seen, at]) =>
        learnGeneration(seeBase(undefined, seen, at), { digest: seen, children: { any: seen } }),
      ),
  ),
  images: dictionary(record),
  archive: dictionary(fc.tuple(record, time).map(([one, archivedAt]) => ({ ...one, archivedAt }))),
  attempts: dictionary(fc.string().map((reason) => attempt({ reason }))),
});

// Not fc.dictionary, whose keys are never this nasty.
function dictionary<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  return fc.array(fc.tuple(name, value), { maxLength: 8 }).map((entries) => Object.fromEntries(entries));
}

describe("whatever is in a ledger", () => {
  test("is read back from one document, and from its buckets", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        expect(parseLedger(formatLedger(ledger), "x")).toEqual(ledger);
        expect(joinLedger(splitLedger(ledger), "x")).toEqual(ledger);
      }),
    );
  });

  test("does not depend on the order in which it was learned", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const images = Object.fromEntries(Object.entries(ledger.images).toReversed());
        const turned = Object.fromEntries(Object.entries({ ...ledger, images }).toReversed()) as never;
        expect(formatLedger(turned)).toBe(formatLedger(ledger));
        expect([...splitLedger(turned)].sort()).toEqual([...splitLedger(ledger)].sort());
      }),
    );
  });
});

test("files that are not the ledger's are left alone", () => {
  const files = new Map([...splitLedger(FULL), ["images/README.md", "{"], ["images/000.json", "{"]]);
  expect(joinLedger(files, "x")).toEqual(FULL);
});
