import { describe, expect, it } from "vitest";
import { parseDocument } from "./document.ts";

describe("parseDocument", () => {
  it.each([
    ["a value", '{"a":[1]}', { a: [1] }],
    ["null", "null", null],
    ["no JSON", "{", undefined],
    ["nothing", "", undefined],
    ["as many values as it takes", `[${"1,".repeat(49_998)}1]`, Array.from({ length: 49_999 }, () => 1)],
    ["more values than it takes", `[${"1,".repeat(50_000)}1]`, undefined],
  ])("%s", (_name, text, expected) => {
    expect(parseDocument(Buffer.from(text))).toEqual(expected);
  });
});
