import { describe, expect, test } from "vitest";
import { HISTORY_LENGTH, learnGeneration, seeBase } from "./index.ts";
import { at, digest } from "./testing/records.ts";

const CHILDREN = { "linux/amd64": digest("d"), "linux/arm64/v8": digest("e") };

describe("seeBase", () => {
  test("first seen", () => {
    expect(seeBase(undefined, digest("a"), at(1))).toEqual({
      current: digest("a"),
      firstSeenAt: at(1),
      previous: null,
      history: [{ digest: digest("a"), firstSeenAt: at(1) }],
    });
  });

  test("seen again: the record is the same", () => {
    const record = seeBase(undefined, digest("a"), at(1));
    expect(seeBase(record, digest("a"), at(2))).toBe(record);
  });

  test("moved: the one before is kept", () => {
    const moved = seeBase(seeBase(undefined, digest("a"), at(1)), digest("b"), at(2));
    expect(moved).toMatchObject({ current: digest("b"), firstSeenAt: at(2), previous: digest("a") });
    expect(moved.history).toEqual([
      { digest: digest("a"), firstSeenAt: at(1) },
      { digest: digest("b"), firstSeenAt: at(2) },
    ]);
  });

  test("what was learned is carried along: with the digest before, and when the tag comes back to it", () => {
    const first = learnGeneration(seeBase(undefined, digest("a"), at(1)), {
      digest: digest("a"),
      children: CHILDREN,
    });
    const back = seeBase(seeBase(first, digest("b"), at(2)), digest("a"), at(3));
    expect(back.history.map(({ children }) => children)).toEqual([CHILDREN, undefined, CHILDREN]);
    expect(back).toMatchObject({ current: digest("a"), previous: digest("b"), firstSeenAt: at(3) });
  });

  test("a key that a later version adds stays", () => {
    const record = { ...seeBase(undefined, digest("a"), at(1)), colour: "blue" };
    expect(seeBase(record, digest("b"), at(2))).toMatchObject({ colour: "blue" });
  });

  test("the history is bounded, and the newest stay", () => {
    let record = seeBase(undefined, digest("0"), at(1));
    for (let move = 1; move <= HISTORY_LENGTH; move += 1)
      record = seeBase(record, digest((move % 10).toString()), at(2));
    expect(record.history).toHaveLength(HISTORY_LENGTH);
    expect(record.history.at(-1)?.digest).toBe(record.current);
    expect(record.history[0]?.digest).toBe(digest("1"));
  });
});

describe("learnGeneration", () => {
  const record = seeBase(seeBase(undefined, digest("a"), at(1)), digest("b"), at(2));

  test("what its index and its layers hold is noted once somebody has read them, and its time stays", () => {
    const chains = { "linux/amd64": digest("f") };
    const learned = learnGeneration(record, { digest: digest("a"), children: CHILDREN, chains });
    expect(learned.history).toEqual([
      { digest: digest("a"), firstSeenAt: at(1), children: CHILDREN, chains },
      { digest: digest("b"), firstSeenAt: at(2) },
    ]);
    expect(learnGeneration(learned, { digest: digest("a"), children: CHILDREN, chains })).toBe(learned);
    const more = { "linux/arm64/v8": digest("c") };
    expect(learnGeneration(learned, { digest: digest("a"), chains: more }).history[0]).toMatchObject({
      children: CHILDREN,
      chains: { ...chains, ...more },
    });
  });

  test("of a digest that is not of its history nothing is noted", () => {
    expect(learnGeneration(record, { digest: digest("c"), children: CHILDREN })).toBe(record);
  });
});
