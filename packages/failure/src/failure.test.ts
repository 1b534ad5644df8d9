import { describe, expect, test } from "vitest";
import { combineFailures, Failure, listFailures, nearestName } from "./index.ts";

const failure = (code: string) => new Failure(`it failed: ${code}`, { code });

describe("Failure", () => {
  test("carries message, code, hint and cause", () => {
    const cause = new Error("below");
    const made = new Failure("above", { code: "test.above", hint: "Look below.", cause });
    expect(made).toMatchObject({
      name: "Failure",
      message: "above",
      code: "test.above",
      hint: "Look below.",
      cause,
    });
    expect(made.details).toEqual([]);
  });

  test("has no cause property when none is given, so that nothing prints an undefined one", () => {
    expect("cause" in failure("a.b")).toBe(false);
  });
});

describe("combineFailures", () => {
  test("one failure stays itself", () => {
    const only = failure("a.b");
    expect(combineFailures([only], "several", "a.several")).toBe(only);
  });

  test("several become one with details in order", () => {
    const [first, second] = [failure("a.b"), failure("c.d")];
    const combined = combineFailures([first, second], "several", "a.several");
    expect(combined).toMatchObject({ message: "several", code: "a.several", details: [first, second] });
  });

  test("none become one without details", () => {
    expect(combineFailures([], "several", "a.several")).toMatchObject({ message: "several", details: [] });
  });
});

describe("listFailures", () => {
  test("unfolds details, however deep", () => {
    const [a, b, c] = [failure("a.a"), failure("b.b"), failure("c.c")];
    const inner = new Failure("inner", { code: "x.inner", details: [b, c] });
    expect(listFailures(new Failure("outer", { code: "x.outer", details: [a, inner] }))).toEqual([a, b, c]);
  });

  test("a failure without details is itself", () => {
    const only = failure("a.b");
    expect(listFailures(only)).toEqual([only]);
  });

  test("anything else is nobody's failure", () => {
    expect(listFailures(new TypeError("a defect"))).toEqual([]);
    expect(listFailures("text")).toEqual([]);
  });
});

describe("nearestName", () => {
  const known = ["rebuildDelay", "rebuildWindow", "autoRebuild", "tag"];
  test.each([
    ["rebuidDelay", "rebuildDelay"],
    ["REBUILDDELAY", "rebuildDelay"],
    ["autorebuild", "autoRebuild"],
    ["tags", "tag"],
    ["rebuildWindows", "rebuildWindow"],
    ["tg", "tag"],
    ["rebuildDealy", "rebuildDelay"],
    ["tga", "tag"],
    ["xtag", "tag"],
    ["agt", undefined],
    ["registry", undefined],
    ["", undefined],
    ["xyz", undefined],
  ])("%j means %j", (word, meant) => {
    expect(nearestName(word, known)).toBe(meant);
  });

  test("the nearest of several wins, the first of equals", () => {
    expect(nearestName("abcdef", ["abcdxx", "abcdex"])).toBe("abcdex");
    expect(nearestName("abcx", ["abcd", "abce"])).toBe("abcd");
  });

  test("a third of the length is the limit", () => {
    expect(nearestName("abcdefghi", ["abcdefxyz"])).toBe("abcdefxyz");
    expect(nearestName("abcdefghi", ["abcdewxyz"])).toBeUndefined();
  });

  test("a word of more than 64 characters is nobody's typing error", () => {
    expect(nearestName("a".repeat(64), ["a".repeat(63)])).toBe("a".repeat(63));
    expect(nearestName("a".repeat(65), ["a".repeat(64)])).toBeUndefined();
  });
});
