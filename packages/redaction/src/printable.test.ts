import { describe, expect, test } from "vitest";
import { firstLine, printable } from "./index.ts";

describe("printable", () => {
  test.each([
    ["plain text stays", "plain text stays"],
    ["tab\tand\nnewline", "tab\\u{9}and\\u{a}newline"],
    ["esc\u001b[31m", "esc\\u{1b}[31m"],
    ["nul\u0000", "nul\\u{0}"],
    ["c1\u0085", "c1\\u{85}"],
    ["right\u202eleft", "right\\u{202e}left"],
    ["zero\u200bwidth", "zero\\u{200b}width"],
    ["separator\u2028", "separator\\u{2028}"],
    ["bom\ufeff", "bom\\u{feff}"],
    ["soft\u00adhyphen", "soft\\u{ad}hyphen"],
    ["isolate\u2066", "isolate\\u{2066}"],
    ["é 漢 😀", "é 漢 😀"],
  ])("%j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test("longer text is cut with an ellipsis", () => {
    expect(printable("abcdef", 3)).toBe("abc…");
    expect(printable("abc", 3)).toBe("abc");
    expect(printable("x".repeat(300))).toBe(`${"x".repeat(200)}…`);
  });
});

describe("firstLine", () => {
  test.each([
    ["<html>\n<body>", "<html>"],
    ["\n\r\n  not found  \nmore", "not found"],
    ["one\rtwo", "one"],
    ["", ""],
    [" \n\t", ""],
    ["\u001b[31mred", "\\u{1b}[31mred"],
  ])("%j", (body, line) => {
    expect(firstLine(body)).toBe(line);
  });

  test("is cut, and looks at the first 64 KiB only", () => {
    expect(firstLine("abcdef", 2)).toBe("ab…");
    expect(firstLine(`${"\n".repeat(64 * 1024)}late`)).toBe("");
  });
});
