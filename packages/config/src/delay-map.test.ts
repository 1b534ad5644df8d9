import { listFailures } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { parseDelayMap } from "./index.ts";

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

function messagesOf(text: string): readonly string[] {
  try {
    parseDelayMap(text, "rebuild-delay");
  } catch (error) {
    return listFailures(error)
      .map(({ message }) => message)
      .toSorted();
  }
  return [];
}
