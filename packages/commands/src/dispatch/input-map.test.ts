import { describe, expect, test } from "vitest";
import { parseInputMap } from "./input-map.ts";

describe("the inputs input", () => {
  test.each([
    ["nothing", undefined, {}],
    [
      "YAML",
      "version: 1.10\ndate: 2026-01-01\nflag: on\nempty:\n",
      { version: "1.10", date: "2026-01-01", flag: "on", empty: "" },
    ],
    [
      "JSON",
      '{\n\t"version": 1.10,\n\t"flag": true,\n\t"none": null\n}',
      { version: "1.10", flag: "true", none: "null" },
    ],
    ["text over lines", "notes: |\n  one\n  two\n", { notes: "one\ntwo\n" }],
    [
      "a name like a prototype's",
      "__proto__: x\nconstructor: y",
      JSON.parse('{"__proto__":"x","constructor":"y"}'),
    ],
  ])("takes %s, each value as it is written", async (_name, text, expected) => {
    const map = await parseInputMap(text);
    expect(Object.entries(map)).toEqual(Object.entries(expected));
  });
});
