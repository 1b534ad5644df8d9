import { describe, expect, test } from "vitest";
import { clipSummary, code, link, MAX_SUMMARY_BYTES, plain, table } from "./index.ts";

describe("plain", () => {
  test.each([
    ["node 22", "node 22"],
    ["<img src=x>", "&#60;img src=x&#62;"],
    ["a|b", "a&#124;b"],
    ["[x](y)", "&#91;x&#93;(y)"],
    ["@user #1", "&#64;user &#35;1"],
    ["`code` **bold** _it_ ~s~", "&#96;code&#96; &#42;&#42;bold&#42;&#42; &#95;it&#95; &#126;s&#126;"],
    ["line\nbreak", "line&#92;u{a}break"],
    ["https://x.y", "https&#58;//x.y"],
    ["&lt; $x$ !", "&#38;lt; &#36;x&#36; &#33;"],
    ["ghcr.io/o/app:1.0-rc+1", "ghcr.io/o/app:1.0-rc+1"],
  ])("%j", (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test("is cut", () => {
    expect(plain("abcdef", 3)).toBe("abc…");
  });
});

test("code is an element, so that backticks and pipes stay inside", () => {
  expect(code("a`|b")).toBe("<code>a&#96;&#124;b</code>");
});

describe("link", () => {
  test.each([
    ["run", "https://github.com/o/r/actions/runs/1", "[run](https://github.com/o/r/actions/runs/1)"],
    ["a]b", "http://host/(x)|`", "[a&#93;b](http://host/%28x%29%7C%60)"],
    ["run", "javascript:alert(1)", "run"],
    ["run", "not a url", "run"],
  ])("%s to %s", (text, target, markdown) => {
    expect(link(text, target)).toBe(markdown);
  });
});

describe("table", () => {
  test("headers, a rule, rows", () => {
    expect(
      table(
        ["A", "B"],
        [
          ["1", "2"],
          ["3", "4"],
        ],
      ),
    ).toBe("| A | B |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n");
  });

  test("no rows, no table", () => {
    expect(table(["A"], [])).toBe("");
  });
});

describe("clipSummary", () => {
  test("what fits stays", () => {
    const fits = "x".repeat(1000);
    expect(clipSummary(fits, 1000)).toBe(fits);
  });

  test("what does not is cut at a line's end and says how much is left out", () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${String(index).padStart(4, "0")}\n`).join(
      "",
    );
    const clipped = clipSummary(lines, 700);
    expect(Buffer.byteLength(clipped)).toBeLessThanOrEqual(700);
    expect(clipped.startsWith("line 0000\n")).toBe(true);
    // 500 bytes are room for 50 lines of 10 bytes; the end of the last one is a 51st, empty, piece.
    expect(clipped).toContain("line 0049\n\n_51 more lines are left out");
  });

  test("one line that is too long leaves the note alone", () => {
    expect(clipSummary("é".repeat(1000), 300)).toMatch(/^\n_1 more lines are left out/u);
  });

  test("the default is under GitHub's 1 MiB", () => {
    expect(MAX_SUMMARY_BYTES).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(clipSummary("row\n".repeat(400_000)))).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
  });
});
