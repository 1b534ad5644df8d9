import { imagesYamlJsonSchema } from "@basewatch/config";
import { describe, expect, it } from "vitest";
import { listFiles, readText } from "./files.ts";
import { readFences } from "./markdown.ts";
import { findYamlMistakes, SCHEMA_LINE } from "./mistakes.ts";

const PATH = "packages/config/images.schema.json";
const ENTRY = "- { name: a, registry: ghcr.io, repository: a/b }\n";

describe(PATH, () => {
  it("is what the schemas make, as npm run generate writes it", () => {
    expect(readText(PATH)).toBe(`${JSON.stringify(imagesYamlJsonSchema(), null, 2)}\n`);
  });

  it("is where the line for editors says", () => {
    expect(SCHEMA_LINE.endsWith(`/main/${PATH}`)).toBe(true);
    expect(listFiles(PATH)).toEqual([PATH]);
  });
});

describe("an example of images.yaml", () => {
  it.each(listFiles("examples/**/images*.yaml", "examples/**/images*.yml"))(
    "%s starts with the line for editors",
    (path) => {
      expect(findYamlMistakes(readText(path))).toEqual([]);
    },
  );

  it("is in the documents, too", () => {
    const documents = listFiles("README.md", "docs/**/*.md");
    const fences = documents.flatMap((path) =>
      readFences(readText(path)).map(({ text }) => ({ path, text })),
    );
    const paths = fences.filter(({ text }) => text.startsWith(SCHEMA_LINE)).map(({ path }) => path);
    expect([...new Set(paths)]).toEqual(expect.arrayContaining(["README.md", "docs/guides/add-an-image.md"]));
  });

  it("without the line is a mistake, and so are mistakes in it", () => {
    expect(findYamlMistakes(ENTRY)).toEqual([`images.yaml: the first line is not ${SCHEMA_LINE}`]);
    expect(findYamlMistakes(`${SCHEMA_LINE}\n${ENTRY}`)).toEqual([]);
    expect(findYamlMistakes(`${SCHEMA_LINE}\nimages:\n${ENTRY.replace("name", "nmae")}`)).toHaveLength(2);
  });
});
