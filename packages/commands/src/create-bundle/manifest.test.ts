import { type BundleRequest, describeManifest } from "@basewatch/kardinal";
import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { spellManifest } from "./manifest.ts";

function spell(author: string, change: Partial<BundleRequest> = {}): string {
  return spellManifest(
    describeManifest({ pipeline: "my-app", type: "image", provenance: { author }, ...change }, 0),
  );
}

/** The text of the author's line, as it stands in the file. */
function lineOf(author: string): string {
  return (
    spell(author)
      .split("\n")
      .find((line) => line.includes("author:"))
      ?.trim() ?? ""
  );
}

describe("spellManifest", () => {
  test.each([
    ["a text that looks like a boolean", "yes", 'author: "yes"'],
    ["a number of YAML 1.1", "1_000", 'author: "1_000"'],
    ["a number of base 60", "12:30:45", 'author: "12:30:45"'],
    ["a time", "2026-04-09T10:00:00Z", 'author: "2026-04-09T10:00:00Z"'],
    ["null", "~", 'author: "~"'],
    ["nothing but a blank", " ", 'author: " "'],
    ["quotes and backslashes", String.raw`"a" 'b' \c`, String.raw`author: "\"a\" 'b' \\c"`],
    ["a line break", "a\nb: c\n---\n", String.raw`author: "a\nb: c\n---\n"`],
    ["a carriage return and a tab", "a\r\tb", String.raw`author: "a\r\tb"`],
    ["the line breaks of YAML 1.1", "a\u0085b\u2028c\u2029d", String.raw`author: "a\u0085b\u2028c\u2029d"`],
    ["control characters", "\u0000\u001b\u007f\u009b", String.raw`author: "\u0000\u001b\u007f\u009b"`],
    ["marks of direction and a BOM", "\u202eb\ufeff", String.raw`author: "\u202eb\ufeff"`],
    ["a tag character", "\u{e0041}", String.raw`author: "\U000e0041"`],
    ["an emoji", "\u{1f680}é", 'author: "\u{1f680}é"'],
    ["a shell's substitution", "$(id) `id` ${HOME}", 'author: "$(id) `id` ${HOME}"'],
    ["an anchor, an alias, a tag", "&a *b !!c", 'author: "&a *b !!c"'],
  ])("%s stays what it is", (_case, author, line) => {
    expect(lineOf(author)).toBe(line);
    expect(parse(spell(author))).toMatchObject({ spec: { provenance: { author } } });
  });

  test("a long text is one line", () => {
    const author = `${"word ".repeat(60)}\n${"x".repeat(200)}`;
    expect(lineOf(author)).toBe(`author: ${JSON.stringify(author)}`);
  });

  test("any text is read back, by the rules of YAML 1.1 too", () => {
    assert(
      property(string({ unit: "binary" }), (author) => {
        const expected = { spec: author === "" ? {} : { provenance: { author } } };
        expect(parse(spell(author))).toMatchObject(expected);
        expect(parse(spell(author), { version: "1.1" })).toMatchObject(expected);
      }),
      { numRuns: 100 },
    );
  });

  test("two that are equal are written twice, without an alias", () => {
    const image = { repository: "a", tag: "1" };
    expect(spell("a", { images: [image, image] })).not.toMatch(/[&*]/u);
  });
});
