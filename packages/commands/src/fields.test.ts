import { Failure } from "@basewatch/failure";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assignments,
  boolean,
  duration,
  type Field,
  integer,
  list,
  oneOf,
  optional,
  optionalText,
  parsed,
  parseEach,
  parseWord,
  splitLines,
  splitList,
  text,
} from "./fields.ts";
import { readField } from "./testing/issues.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

function refuse(word: string): never {
  throw new Failure(`"${word}" is refused`, { code: "test.refused", hint: "Write another." });
}

describe("a field", () => {
  const cases: readonly (readonly [string, Field<unknown>, string, unknown])[] = [
    ["text", text("fallback"), "given", "given"],
    ["text that is not given", text("fallback"), "", "fallback"],
    ["optional text", optionalText(), "given", "given"],
    ["optional text that is not given", optionalText(), "", undefined],
    ["an optional value", optional(Number), "12", 12],
    ["an optional value that is not given", optional(refuse), "", undefined],
    ["true", boolean(false), "true", true],
    ["True", boolean(false), "True", true],
    ["TRUE", boolean(false), "TRUE", true],
    ["false", boolean(true), "false", false],
    ["False", boolean(true), "False", false],
    ["FALSE", boolean(true), "FALSE", false],
    ["a boolean that is not given", boolean(true), "", true],
    ["yes", boolean(true), "yes", ['"yes" is not a boolean · Write true or false.']],
    ["1", boolean(true), "1", ['"1" is not a boolean · Write true or false.']],
    [
      "a boolean's name on every object",
      boolean(true),
      "constructor",
      ['"constructor" is not a boolean · Write true or false.'],
    ],
    ["a word", oneOf(["fast", "slow"], "fast"), "slow", "slow"],
    ["a word that is not given", oneOf(["fast", "slow"], "fast"), "", "fast"],
    [
      "a misspelt word",
      oneOf(["fast", "slow"], "fast"),
      "slwo",
      ['"slwo" is not one of fast, slow · Did you mean slow?'],
    ],
    [
      "a strange word",
      oneOf(["fast", "slow"], "fast"),
      "?",
      ['"?" is not one of fast, slow · Write one of fast, slow.'],
    ],
    ["an integer", integer(5, { min: 1, max: 9 }), "9", 9],
    ["an integer that is not given", integer(5, { min: 1, max: 9 }), "", 5],
    ["a duration", duration("0"), "1d12h", 1.5 * DAY_MS],
    ["a duration that is not given", duration("7d"), "", 7 * DAY_MS],
    ["a list", list(Number), "1, 2\n3 # three\n# four", [1, 2, 3]],
    ["a list that is not given", list(Number), "", []],
    ["assignments", assignments("argument"), "A=1\n B = x=y \n# C=3\nD=", { A: "1", B: "x=y", D: "" }],
    ["no assignments", assignments("argument"), "", {}],
    [
      "what is no assignment, twice",
      assignments("argument"),
      "A\n=b\nC=1",
      [
        '"A" is no argument · Write NAME=value, one a line.',
        '"=b" is no argument · Write NAME=value, one a line.',
      ],
    ],
  ];
  test.each(cases)("%s", (_name, field, raw, expected) => {
    expect(readField(field, raw)).toEqual(expected);
  });

  test.each(["0", "10", "-1", "1.5", "1e3", "0x1", " 1", "a", "9".repeat(20)])(
    "%j is no whole number from 1 to 9",
    (raw) => {
      expect(readField(integer(5, { min: 1, max: 9 }), raw)).toEqual([
        `"${raw}" is not a whole number from 1 to 9 · Write a number from 1 to 9; the default is 5.`,
      ]);
    },
  );

  test("reports every bad entry of a list", () => {
    expect(readField(list(refuse), "a,b")).toEqual([
      '"a" is refused · Write another.',
      '"b" is refused · Write another.',
    ]);
  });

  test("shows hostile text harmlessly and in part", () => {
    const [issue = ""] = readField(boolean(true), `\u001b[31m${"x".repeat(500)}`) as readonly string[];
    expect(issue).not.toContain("\u001b");
    expect(issue.length).toBeLessThan(200);
  });

  test("lets a defect through", () => {
    const defect = new TypeError("a defect");
    const broken = () => {
      throw defect;
    };
    expect(() => readField(parsed(broken), "x")).toThrow(defect);
    expect(() => parseEach(["x"], broken)).toThrow(defect);
  });
});

describe("parseWord", () => {
  test("has the code of a word", () => {
    expect(() => parseWord("a", ["b"])).toThrow(expect.objectContaining({ code: "input.word" }));
  });
});

describe("splitList", () => {
  const entry = fc.stringMatching(/^[\w.:/@=+-]{1,12}$/u);
  test("yields the entries, however they are separated and commented", () => {
    const separator = fc.constantFrom(",", "\n", " , ", ",,", "\n\n", " # a, comment\n", "\n#\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, separator)), (pairs) => {
        expect(splitList(pairs.map(([word, end]) => word + end).join(""))).toEqual(
          pairs.map(([word]) => word),
        );
      }),
    );
  });

  test("a # inside of an entry begins no comment", () => {
    expect(splitList("a#b, c")).toEqual(["a#b", "c"]);
  });

  test("lines may hold commas", () => {
    expect(splitLines(" a,b \r\n\n  # no\nc # d")).toEqual(["a,b", "c # d"]);
  });
});
