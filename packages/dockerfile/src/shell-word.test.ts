import { Failure } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Budget } from "./budget.ts";
import { expandWord, splitWords } from "./shell-word.ts";

const VARIABLES = new Map([
  ["A", "one"],
  ["EMPTY", ""],
  ["NAME", "node"],
  ["STRING", "foobarbaz"],
  ["PATH_", "a/b/c"],
  ["GLOB", "a*b?c"],
  ["BRACE", "a}b"],
  ["SLASHED", "a\\b"],
  ["EMOJI", "🦊x🦊y"],
  ["1", "first"],
  ["12", "twelfth"],
  ["0", "zero"],
  ["é_2", "accented"],
]);

function expand(text: string, escapeSign = "\\"): string {
  return expandWord(text, {
    escape: escapeSign,
    budget: new Budget(),
    lookUp: (name) => VARIABLES.get(name),
  });
}

function nested(levels: number): string {
  return `${`\${NOPE:-`.repeat(levels)}x${"}".repeat(levels)}`;
}

function raw() {
  return { escape: "\\", budget: new Budget(), keepsQuotes: true, keepsEscapes: true };
}

function failureOf(text: string): Failure {
  try {
    expand(text);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error(`${text} was expanded`);
}

describe("expandWord", () => {
  it.each([
    ["plain text", "node:22", "node:22"],
    ["nothing", "", ""],
    ["$X", "$NAME:22", "node:22"],
    ["$X up to what is no letter, digit or underscore", "$NAME-slim", "node-slim"],
    ["a name takes all it can", "$NAMEX", ""],
    [`\${X}`, `\${NAME}X`, "nodeX"],
    ["a variable that is not set is empty", `a$NOPE.b\${NOPE}`, "a.b"],
    ["a set and empty variable", "[$EMPTY]", "[]"],
    ["letters of any script", "$é_2", "accented"],
    ["digits are a name on their own", "$1A", "firstA"],
    ["several digits are one name", "$12", "twelfth"],
    ["a digit in braces", `\${1}`, "first"],
    ["special parameters are one character", "$0$@$*$#$?$-$!$$A", "zeroA"],
    ["a dollar before what is no name", "a$/b$.c", "a$/b$.c"],
    ["a dollar at the end", "a$", "a$"],
  ])("variables: %s", (_, text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it.each([
    [`\${X:-d} of a set one`, `\${A:-d}`, "one"],
    [`\${X:-d} of an empty one`, `\${EMPTY:-d}`, "d"],
    [`\${X:-d} of an unset one`, `\${NOPE:-d}`, "d"],
    [`\${X-d} of a set one`, `\${A-d}`, "one"],
    [`\${X-d} of an empty one`, `[\${EMPTY-d}]`, "[]"],
    [`\${X-d} of an unset one`, `\${NOPE-d}`, "d"],
    [`\${X:+a} of a set one`, `\${A:+a}`, "a"],
    [`\${X:+a} of an empty one`, `[\${EMPTY:+a}]`, "[]"],
    [`\${X:+a} of an unset one`, `[\${NOPE:+a}]`, "[]"],
    [`\${X+a} of a set one`, `\${A+a}`, "a"],
    [`\${X+a} of an empty one`, `\${EMPTY+a}`, "a"],
    [`\${X+a} of an unset one`, `[\${NOPE+a}]`, "[]"],
    [`\${X:?e} of a set one`, `\${A:?e}`, "one"],
    [`\${X?e} of a set one`, `\${A?e}`, "one"],
    [`\${X?e} of an empty one`, `[\${EMPTY?e}]`, "[]"],
    ["an empty default", `[\${NOPE:-}]`, "[]"],
    ["a default with signs of its own", `\${NOPE:-a:b-c/d#e%f+g?h}`, "a:b-c/d#e%f+g?h"],
    ["a default with an image", `\${NOPE:-ghcr.io/acme/app:1@sha256:00}`, "ghcr.io/acme/app:1@sha256:00"],
    ["nested defaults", `\${NOPE:-\${NOR:-\${A}}}`, "one"],
    ["a default between texts", `x\${NOPE:-$NAME:\${A}}y`, "xnode:oney"],
    ["quotes in a default", `\${NOPE:-'a}b'}\${NOPE:-"c}d"}`, "a}bc}d"],
    ["an escape in a default", `\${NOPE:-a\\}b\\$A}`, "a}b$A"],
    ["two in a row", `\${A}\${NAME}`, "onenode"],
  ])("defaults: %s", (_, text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  // The first eight are the examples of the Dockerfile reference, "Environment replacement".
  it.each([
    [`\${X#p} cuts the shortest prefix`, `\${STRING#f*b}`, "arbaz"],
    [`\${X##p} cuts the longest prefix`, `\${STRING##f*b}`, "az"],
    [`\${X%p} cuts the shortest suffix`, `\${STRING%b*}`, "foobar"],
    [`\${X%%p} cuts the longest suffix`, `\${STRING%%b*}`, "foo"],
    [`\${X/p/r} replaces the first`, `\${STRING/ba/fo}`, "fooforbaz"],
    [`\${X//p/r} replaces each`, `\${STRING//ba/fo}`, "fooforfoz"],
    ["? is any one character", `\${STRING#?oo}`, "barbaz"],
    ["an escaped star is a star", `\${GLOB#a\\*b}`, "?c"],
    ["an escaped star in a suffix", `\${STRING%%\\*}`, "foobarbaz"],
    ["an escaped star in a replacement's pattern", `\${STRING/\\*/x}`, "foobarbaz"],
    ["an escape in a replacement stays", `\${A/one/a\\b}`, "a\\b"],
    ["a prefix that is not there", `\${STRING#bar}`, "foobarbaz"],
    ["a suffix that is not there", `\${STRING%bar}`, "foobarbaz"],
    ["an empty pattern", `\${STRING#}\${STRING%}`, "foobarbazfoobarbaz"],
    ["a pattern that is everything", `[\${STRING#*}][\${STRING##*}][\${STRING%%*}]`, "[foobarbaz][][]"],
    ["the directory of a path", `\${PATH_%/*}`, "a/b"],
    ["the file of a path", `\${PATH_##*/}`, "c"],
    ["a variable in the pattern", `\${STRING#$NOPE\${A:+foo}}`, "barbaz"],
    ["a quoted closing brace in the pattern", `\${BRACE#*'}'}`, "b"],
    ["an escaped closing brace in the pattern", `\${BRACE#*\\}}`, "b"],
    ["an escaped slash in the pattern", `\${PATH_/\\//-}`, "a-b/c"],
    ["each slash", `\${PATH_//\\//-}`, "a-b-c"],
    ["a quoted slash in the pattern", `\${PATH_//'/'/-}`, "a-b-c"],
    ["an escaped backslash in the pattern", `\${SLASHED#a\\\\}`, "b"],
    ["nothing in place of the match", `\${STRING//ba/}`, "foorz"],
    ["a greedy star in a replacement's pattern", `\${STRING/o*b/-}`, "f-az"],
    ["a pattern without a match", `\${STRING/x/y}`, "foobarbaz"],
    ["an empty pattern matches before the first character", `\${A///-}`, "-o-n-e-"],
    ["and only once for a single replacement", `[\${EMPTY/*/x}]`, "[x]"],
    ["a star matches all there is, once", `\${STRING//*/x}`, "x"],
    ["a variable as the replacement", `\${STRING/bar/$A}`, "fooonebaz"],
    ["a slash in the replacement", `\${STRING/bar/a/b}`, "fooa/bbaz"],
    ["an unset variable", `[\${NOPE#a}\${NOPE%a}\${NOPE/a/b}]`, "[]"],
    ["characters outside of the basic plane are one", `\${EMOJI#?}\${EMOJI%%🦊*}\${EMOJI//?x/-}`, "x🦊y-🦊y"],
    ["cutting after a colon is the same", `\${STRING:#foo}`, "barbaz"],
  ])("patterns: %s", (_, text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it.each([
    ["single quotes keep everything", "'$A \\ \"x\"'", '$A \\ "x"'],
    ["double quotes keep blanks and expand", '"$A  b"', "one  b"],
    ["single quotes in double ones", `"it's $A"`, "it's one"],
    ["double quotes in single ones", `'"'`, '"'],
    ["empty quotes", `''""`, ""],
    ["quotes within a word", `no'd'"e":22`, "node:22"],
    ["an escaped dollar", "\\$A", "$A"],
    ["an escaped dollar in double quotes", '"\\$A"', "$A"],
    ["an escaped quote", "\\'a\\\"", "'a\""],
    ["an escaped double quote in double quotes", '"a\\"b"', 'a"b'],
    ["an escaped escape", "\\\\$A", "\\one"],
    ["an escaped escape in double quotes", '"\\\\$A"', "\\one"],
    ["an escaped letter", "\\n", "n"],
    ["an escape in double quotes that escapes nothing", '"\\n"', "\\n"],
    ["an escape at the end", "a\\", "a"],
    ["a lone < and a heredoc mark", "a<b << c", "a<b << c"],
  ])("quotes: %s", (_, text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it("escapes with a backtick when the directive says so, and then no longer with a backslash", () => {
    expect(expand("`$A\\$A", "`")).toBe("$A\\one");
    expect(expand('"`$A`n\\$A"', "`")).toBe("$A`n\\one");
  });

  it.each([
    [`\${X:?e} of an empty one says e`, `\${EMPTY:?give it}`, "EMPTY: give it"],
    [`\${X:?e} of an unset one says e`, `\${NOPE:?give $A}`, "NOPE: give one"],
    [`\${X?e} of an unset one says e`, `\${NOPE?give it}`, "NOPE: give it"],
    [`\${X:?} has its own words`, `\${EMPTY:?}`, "EMPTY: it must not be empty"],
    [`\${X?} has its own words`, `\${NOPE?}`, "NOPE: it must not be unset"],
    ["a default is read also when it is not needed", `\${A:-\${NOPE?no}}`, "NOPE: no"],
    ["no closing brace", `\${A`, `\${A…} is not a known form`],
    ["no closing brace after a default", `\${A:-b`, '"}" is missing'],
    ["no name", `\${}`, "a substitution names no variable"],
    ["two braces", `\${{A}}`, "a substitution names no variable"],
    ["a colon for a name", `\${:-a}`, "a substitution names no variable"],
    ["nothing after the brace", `\${`, "a substitution names no variable"],
    ["an unknown form", `\${A,,}`, `\${A,…} is not a known form`],
    ["a length", `\${#A}`, `\${#A…} is not a known form`],
    ["an unknown form with a colon", `\${A:0}`, `\${A:0…} is not a known form`],
    ["a colon alone", `\${A:}`, `\${A:}…} is not a known form`],
    ["a colon and the end", `\${A:`, `\${A:…} is not a known form`],
    ["a replacement without its second slash", `\${A/b}`, '"/" is missing'],
    ["a replacement without its end", `\${A/b/c`, '"}" is missing'],
    ["an open single quote", "a'b", "a single quote is not closed"],
    ["an open double quote", 'a"b', "a double quote is not closed"],
    ["an escape before the end of double quotes", '"a\\', "a double quote is not closed"],
    ["a pattern's escape of a letter", `\${A#\\n}`, "\\n is not an escape in a pattern"],
    ["a pattern's escape of nothing", `\${A#\\\\'\\'}`, "\\ is not an escape in a pattern"],
  ])("fails: %s", (_, text, message) => {
    expect(failureOf(text)).toMatchObject({ code: "dockerfile.expansion", message });
    expect(failureOf(text).hint).toMatch(/^(The forms of variables|Only \* \? \\ \} and \/)/u);
  });

  it("follows fifty levels of nesting and refuses more", () => {
    expect(expand(nested(50))).toBe("x");
    expect(failureOf(nested(51)).message).toBe(`more than 50 \${…} are nested`);
  });

  it("counts levels, not substitutions", () => {
    expect(expand(`\${NOPE:-x}`.repeat(60))).toBe("x".repeat(60));
  });

  it("stops at its budget when values grow by themselves", () => {
    const value = "x".repeat(1_000_000);
    const rules = { escape: "\\", budget: new Budget(), lookUp: () => value };
    expect(expandWord("$A$A$A$A", rules)).toHaveLength(4_000_000);
    expect(() => expandWord("$A", rules)).toThrow(expect.objectContaining({ code: "dockerfile.limit" }));
  });

  it.each([
    ["plain text", "x".repeat(1_000)],
    ["quoted text", `'${"x".repeat(998)}'`],
    ["double-quoted text", `"${"x".repeat(998)}"`],
    ["text in a substitution", `\${A:-${"x".repeat(994)}}`],
  ])("takes the length of %s from the budget", (_, text) => {
    const read = (steps: number) =>
      expandWord(text, { escape: "\\", budget: new Budget(steps), lookUp: () => "" });
    expect(read(1_010).length).toBeGreaterThan(0);
    expect(() => read(990)).toThrow(expect.objectContaining({ code: "dockerfile.limit" }));
  });

  it.each([
    ["each state of a pattern", `\${A#${"*a".repeat(20)}b}`, 1_000],
    ["each place of a replacement", `\${A//b/c}`, 150],
    ["what a replacement puts in", `\${A//a/${"b".repeat(100)}}`, 2_000],
  ])("takes %s from the budget", (_, text, steps) => {
    const rules = { escape: "\\", lookUp: () => "a".repeat(100) };
    expect(() => expandWord(text, { ...rules, budget: new Budget(steps) })).toThrow(
      expect.objectContaining({
        code: "dockerfile.limit",
        message: "expanding the Dockerfile's arguments takes too much work",
        hint: "Give the base images by base-images instead",
      }),
    );
    expect(() => expandWord(text, { ...rules, budget: new Budget() })).not.toThrow();
  });

  it("leaves text alone that has nothing to expand (property)", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9:/@._ -]*$/u), (text) => {
        expect(expand(text)).toBe(text);
      }),
    );
  });

  it("either yields text or fails with its own error (property)", () => {
    const parts = [
      "$",
      "{",
      "}",
      "A",
      "NOPE",
      ":",
      "-",
      "+",
      "?",
      "#",
      "%",
      "/",
      "*",
      "\\",
      "'",
      '"',
      " ",
      "x",
      "<",
    ];
    const anything = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((list) => list.join(""));
    fc.assert(
      fc.property(anything, (text) => {
        try {
          expect(typeof expand(text)).toBe("string");
        } catch (error) {
          expect(error).toMatchObject({ name: "Failure", code: "dockerfile.expansion" });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives back any text that was quoted (property)", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(expand(`'${text.replaceAll("'", "")}'`)).toBe(text.replaceAll("'", ""));
        expect(expand(`"${text.replaceAll(/[\\"$]/gu, "\\$&")}"`)).toBe(text);
      }),
    );
  });
});

describe("splitWords", () => {
  it.each([
    ["blanks of any kind and number", " a  b\tc ", ["a", "b", "c"]],
    ["no words", "   ", []],
    ["blanks in quotes split nothing", `a 'b c' "d e"`, ["a", "'b c'", '"d e"']],
    ["an escaped blank splits nothing", "a\\ b c", ["a\\ b", "c"]],
    ["escapes stay", '\\n "\\"" "\\x"', ["\\n", '"\\""', '"\\\\x"']],
    [
      "variables stay",
      `$A \${B:-c} \${D#e} \${F/g/h} "$I"`,
      ["$A", `\${B:-c}`, `\${D#e}`, `\${F/g/h}`, '"$I"'],
    ],
    ["blanks in a variable's default split", `\${A:-b c}`, [`\${A:-b`, "c}"]],
    ["a heredoc mark keeps its blanks", "cat << \t EOF >x", ["cat", "<< \t EOF", ">x"]],
    ["a redirection does not", "cat < EOF", ["cat", "<", "EOF"]],
    ["broken patterns matter only to who expands them", `\${A#\\x} \${B?}`, [`\${A#\\x}`, `\${B?}`]],
  ])("%s", (_, text, words) => {
    expect(splitWords(text, raw())).toEqual(words);
  });

  it("removes quotes and escapes when it is not to keep them", () => {
    expect(splitWords(`'A B' "C" D\\ E`, { escape: "\\", budget: new Budget() })).toEqual([
      "A B",
      "C",
      "D E",
    ]);
  });

  it("fails on forms that are not known, as the expansion does", () => {
    expect(() => splitWords(`\${A^^}`, raw())).toThrow(
      expect.objectContaining({ code: "dockerfile.expansion" }),
    );
  });
});
