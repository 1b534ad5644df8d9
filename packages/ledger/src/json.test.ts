import { describe, expect, test } from "vitest";
import { formatJson, isSameJson } from "./json.ts";

describe("formatJson", () => {
  test.each([
    [{ b: 1, a: 2 }, '{\n  "a": 2,\n  "b": 1\n}\n'],
    [{ a: 1, b: { d: 1, c: 2 } }, '{\n  "a": 1,\n  "b": {\n    "c": 2,\n    "d": 1\n  }\n}\n'],
    [[{ b: 1, a: null }, 3], '[\n  {\n    "a": null,\n    "b": 1\n  },\n  3\n]\n'],
    [{ a: undefined, b: [] }, '{\n  "b": []\n}\n'],
    [{ a: 'ä"\n' }, '{\n  "a": "ä\\"\\n"\n}\n'],
    [{ B: 1, a: 2, ä: 3 }, '{\n  "B": 1,\n  "a": 2,\n  "ä": 3\n}\n'],
  ])("%j", (value, text) => {
    expect(formatJson(value)).toBe(text);
  });

  test("what it is given stays as it was", () => {
    const value = { b: [{ d: 1, c: 2 }], a: 1 };
    formatJson(value);
    expect(JSON.stringify(value)).toBe('{"b":[{"d":1,"c":2}],"a":1}');
  });
});

describe("isSameJson", () => {
  test.each([
    [1, 1, true],
    [1, "1", false],
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    [[], {}, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [{ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 }, true],
    [{ a: 1, b: { c: [1] } }, { b: { c: [2] }, a: 1 }, false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: undefined }, {}, true],
    [{ a: undefined, b: 1 }, { a: 1, b: undefined }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [JSON.parse('{"toString":{}}'), { a: {} }, false],
  ])("%j and %j: %s", (left, right, same) => {
    expect(isSameJson(left, right)).toBe(same);
    expect(isSameJson(right, left)).toBe(same);
  });
});
