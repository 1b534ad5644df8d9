import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readYaml } from "./yaml-document.ts";
import { splitEntries } from "./yaml-entries.ts";

/** So many entries that the text is long enough to be read in parts. */
const MANY = 2_000;

function entries(indent: string, entry: (index: number) => string = plain): string {
  return Array.from({ length: MANY }, (_, index) => `${indent}- ${entry(index)}\n`).join("");
}

function plain(index: number): string {
  return `{ name: app-${index}, repository: apps/app-${index}, tag: "1.${index}" }`;
}

/** An entry over several lines, with the things in it that begin like one. */
function rich(indent: string): (index: number) => string {
  return (index) =>
    [
      `name: app-${index} # - not an entry`,
      "inputs:",
      "  text: |",
      "    - one",
      "",
      "    - two",
      '  folded: "a',
      '    - b"',
      "baseImages:",
      "  - docker.io/library/node:22",
      "",
      "  # between",
    ].join(`\n${indent}  `);
}

const HEAD = "# all of them\nregistries:\n  ghcr.io: { concurrency: 4 }\nimages: # here\n\n";

describe("a long list reads as it would as a whole", () => {
  test.each([
    ["alone", entries("")],
    ["indented", entries("  ")],
    ["after comments", `# one\n\n  # two\n${entries("")}`],
    ["with lists and texts in its entries", entries("", rich(""))],
    ["with Windows' line ends", entries("", rich("")).replaceAll("\n", "\r\n")],
    ["as images", HEAD + entries("  ", rich("  "))],
    ["as images that are not indented", HEAD + entries("")],
  ])("%s", (_name, text) => {
    expect(splitEntries(text)?.parts.length).toBeGreaterThan(3);
    expect(readYaml(text, "images.yaml").value).toEqual(parse(text));
  });

  test("numbers stay text, but those that are numbers", () => {
    const text = entries("", (index) => `{ name: a-${index}, tag: 1.10, maxAttempts: 3 }`);
    const { value } = readYaml(text, "images.yaml");
    expect((value as unknown[])[MANY - 1]).toEqual({ name: `a-${MANY - 1}`, tag: "1.10", maxAttempts: 3 });
  });

  test("places are found in the whole text", () => {
    const { locate } = readYaml(HEAD + entries("  "), "images.yaml");
    expect(locate(["images", 100, "name"])).toEqual({ line: 106, column: 7 });
    expect(locate(["registries", "ghcr.io"])).toEqual({ line: 3, column: 3 });
  });
});

describe("is read as a whole", () => {
  test.each([
    ["a short text", plain(0)],
    ["one with an anchor", `- &a ${plain(0)}\n- *a\n${entries("")}`],
    ["one that says where it starts", `---\n${entries("")}`],
    ["one with a directive", `%YAML 1.2\n---\n${entries("")}`],
    ["one with a tag", `- !!map ${plain(0)}\n${entries("")}`],
    ["a list under another key", `defaults:\n  track:\n    - runtime\nimages:\n${entries("  ")}`],
    ["one whose entries stand under their dashes", `-\n  name: a\n${entries("")}`],
    ["one without entries", `images: [${"{}, ".repeat(20_000)}]`],
  ])("%s", (_name, text) => {
    expect(splitEntries(text)).toBeUndefined();
  });

  test("one whose list is not the end of it", () => {
    const text = `images:\n${entries("  ")}defaults: { maxAttempts: 2 }\n`;
    expect(readYaml(text, "images.yaml").value).toEqual(parse(text));
  });

  test("one with a mistake, which is told with its line", () => {
    const text = `${entries("")}- { name: a, name: b }\n- { name: "b\n`;
    expect(() => readYaml(text, "images.yaml")).toThrow("images.yaml is not valid YAML");
  });

  test("one whose head is another document's, or has images before", () => {
    const text = `images: []\nimages:\n${entries("  ")}`;
    expect(() => readYaml(text, "images.yaml")).toThrow(/images\.yaml:2:1: this key is there twice/u);
  });
});
