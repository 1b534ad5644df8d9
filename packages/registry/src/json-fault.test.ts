import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateJsonFault } from "./json-fault.ts";

describe("locateJsonFault", () => {
  const cases: readonly [text: string, line: number, column: number][] = [
    ["", 1, 1],
    ["  x", 1, 3],
    ["{", 1, 2],
    ['{"a"', 1, 5],
    ['{"a" 1}', 1, 6],
    ['{"a": }', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['{"a": 1 "b": 2}', 1, 9],
    ["{a: 1}", 1, 2],
    ['{\n"a": [1,\n  2 3]}', 3, 5],
    ["[1,]", 1, 4],
    ["[01]", 1, 3],
    ['["\t"]', 1, 2],
    ['["\\x"]', 1, 2],
    ['{"a": tru}', 1, 7],
    ["null null", 1, 6],
    ["[".repeat(100_000), 1, 102],
  ];
  it.each(cases)("%j stops being JSON at %i:%i", (text, line, column) => {
    expect(locateJsonFault(text)).toEqual({ line, column });
  });

  it("finds nothing wrong before the end of what is JSON", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(locateJsonFault(text)).toEqual({ line: 1, column: text.length + 1 });
      }),
    );
  });

  it("is total", () => {
    const piece = fc.oneof(
      fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", "1", "\n", "true"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const { line, column } = locateJsonFault(text);
        const lines = text.split("\n");
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }),
    );
  });
});
