import { listFailures } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { parseDelayMap, parseWindowMap } from "./index.ts";

const DAY = 86_400_000;

describe("parseDelayMap", () => {
  it("reads a map and a single duration", () => {
    expect(parseDelayMap('{ "docker.io/library/node:*": 7d, "*": 1d }', "rebuild-delay").rules).toStrictEqual(
      [
        { glob: "docker.io/library/node:*", delayMs: 7 * DAY },
        { glob: "*", delayMs: DAY },
      ],
    );
    expect(parseDelayMap("node: 0", "rebuild-delay").rules).toStrictEqual([{ glob: "node", delayMs: 0 }]);
    expect(parseDelayMap("7d", "rebuild-delay").rules).toStrictEqual([{ glob: "*", delayMs: 7 * DAY }]);
  });

  it("reports every mistake, with its place", () => {
    expect(messagesOf("node: soon\n'a b': 1d")).toStrictEqual([
      'rebuild-delay:1:1: node: "soon" is not a duration',
      'rebuild-delay:2:1: ["a b"]: "a b" is not a glob over image references',
    ]);
    expect(messagesOf("")).toStrictEqual([
      "rebuild-delay:1:1: must be a duration, or a map of reference globs to durations, not nothing",
    ]);
    expect(messagesOf("[7d]")).toStrictEqual([
      "rebuild-delay:1:1: must be a duration, or a map of reference globs to durations, not a list",
    ]);
    expect(messagesOf("a: *b")).toHaveLength(1);
  });
});

describe("parseWindowMap", () => {
  it("reads a map, in lines or in one line", () => {
    const window = { timezone: "Asia/Tokyo", allow: [{ text: "Sat" }], deny: [] };
    expect(parseWindowMap("timezone: Asia/Tokyo\nallow: [Sat]", "rebuild-window")).toMatchObject(window);
    expect(parseWindowMap("{ timezone: Asia/Tokyo, allow: [Sat] }", "rebuild-window")).toMatchObject(window);
  });

  it("is nothing for always", () => {
    expect(parseWindowMap("always", "rebuild-window")).toBeUndefined();
  });

  it("reports every mistake, with its place", () => {
    const read = (text: string) => () => parseWindowMap(text, "rebuild-window");
    expect(failuresOf(read("timezone: Londn\nallow:\n  - Fry\ndney: []"))).toStrictEqual([
      'rebuild-window:1:1: timezone: "Londn" is not a time zone',
      'rebuild-window:3:5: allow[0]: "Fry" is not a span of the week: "Fry" is not a day',
      "rebuild-window:4:1: dney: unknown key, did you mean deny?",
    ]);
    expect(failuresOf(read("Sat"))).toStrictEqual([
      'rebuild-window:1:1: must be always, or a map of timezone, allow and deny, not "Sat"',
    ]);
    expect(failuresOf(read("deny: ['*']"))).toStrictEqual([
      "rebuild-window: the window never opens: deny covers the whole week",
    ]);
  });
});

function messagesOf(text: string): readonly string[] {
  return failuresOf(() => parseDelayMap(text, "rebuild-delay"));
}

function failuresOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    return listFailures(error)
      .map(({ message }) => message)
      .toSorted();
  }
  return [];
}
