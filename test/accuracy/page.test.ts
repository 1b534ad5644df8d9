import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BUILT } from "./buildah/built.ts";
import { OTHERS, PAGE, renderScores, renderTools, sectionOf } from "./page.ts";
import { REMEMBERED } from "./remembered.ts";
import { NUMBERED } from "./simulated.ts";

const page = readFileSync(PAGE, "utf8");
const names = [...NUMBERED, ...REMEMBERED, ...BUILT].map(({ situation }) => situation.name);

describe("docs/accuracy.md", () => {
  test("counts what its own tables say", () => {
    expect(sectionOf(page, "scores")).toBe(renderScores(page));
  });

  test("names the tools and the versions that were asked", () => {
    expect(sectionOf(page, "tools")).toBe(renderTools());
  });

  test("has an answer of each tool for each situation, and for nothing else", () => {
    expect(Object.keys(OTHERS.answers).sort()).toEqual([...names].sort());
    const tools = OTHERS.tools.map(({ name }) => name);
    const partial = Object.entries(OTHERS.answers).filter(
      ([, said]) => Object.keys(said).join() !== tools.join(),
    );
    expect(partial).toEqual([]);
  });

  test("shows each situation once", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => page.split(`| ${name} |`).length !== 2)).toEqual([]);
  });
});
