import { createHash } from "node:crypto";
import { parseDigest } from "@basewatch/image";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, changeFiles, formatHead, HEAD_PATH, joinLedger } from "./buckets.ts";
import { emptyLedger, formatLedger, type Ledger, learnGeneration, parseLedger, seeBase } from "./index.ts";
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

// zod drops __proto__, and no image or base is called so.
const name = fc
  .oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("constructor", "a/../b"))
  .filter((text) => text !== "__proto__");
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

function apply(files: ReadonlyMap<string, string>, next: Ledger): ReadonlyMap<string, string> {
  const result = new Map([...files, [HEAD_PATH, formatHead(next)]]);
  for (const [path, text] of changeFiles(joinLedger(files, "x"), next)) {
    if (text === undefined) result.delete(path);
    else result.set(path, text);
  }
  return result;
}

function filesOf(ledger: Ledger): ReadonlyMap<string, string> {
  return apply(new Map([[HEAD_PATH, formatHead(emptyLedger())]]), ledger);
}

describe("whatever is in a ledger", () => {
  test("is read back from one document, and from its buckets", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        expect(parseLedger(formatLedger(ledger), "x")).toEqual(ledger);
        expect(joinLedger(filesOf(ledger), "x").ledger).toEqual(ledger);
      }),
    );
  });

  test("the files after a change are those that the new ledger would have from the start", () => {
    fc.assert(
      fc.property(ledgers, ledgers, (before, after) => {
        expect(apply(filesOf(before), after)).toEqual(filesOf(after));
      }),
    );
  });

  test("does not depend on the order in which it was learned", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const images = Object.fromEntries(Object.entries(ledger.images).toReversed());
        const turned = Object.fromEntries(Object.entries({ ...ledger, images }).toReversed()) as never;
        expect(formatLedger(turned)).toBe(formatLedger(ledger));
        expect(filesOf(turned)).toEqual(filesOf(ledger));
      }),
    );
  });
});

test("files that are not the ledger's are left alone", () => {
  const files = new Map([...filesOf(FULL), ["images/README.md", "{"], ["images/000.json", "{"]]);
  expect(joinLedger(files, "x").ledger).toEqual(FULL);
});

describe("a record that a person put into another file", () => {
  const own = `images/${bucketOf("app").toString(16).padStart(2, "0")}.json`;
  const other = own === "images/00.json" ? "images/01.json" : "images/00.json";
  const files = new Map([
    [HEAD_PATH, formatHead(FULL)],
    [other, formatLedger({ version: 1, images: { app: image(), zoo: image() } } as never)],
  ]);

  test("moves to its own with the next change, and its neighbours stay", () => {
    const { ledger } = joinLedger(files, "x");
    const renamed = image({ reference: "x/y:1" });
    const changed = apply(files, { ...ledger, images: { ...ledger.images, app: renamed } });
    expect([...changed.keys()].toSorted()).toEqual([own, other, HEAD_PATH].toSorted());
    expect(JSON.parse(changed.get(own) ?? "").images).toEqual({ app: renamed });
    expect(JSON.parse(changed.get(other) ?? "").images).toEqual({ zoo: image() });
  });

  test("is forgotten where it is", () => {
    const { ledger } = joinLedger(files, "x");
    const changed = apply(files, { ...ledger, images: { zoo: image() } });
    expect(JSON.parse(changed.get(other) ?? "").images).toEqual({ zoo: image() });
    expect(changed.has(own)).toBe(false);
  });
});
