import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseWorkflow } from "../workflows/documents.ts";
import { listFiles, ROOT, readText } from "./files.ts";
import { readAnchors, readTables } from "./markdown.ts";

/** One claim of CLAIMS.md, with the tests that are named for it. */
interface Claim {
  readonly text: string;
  readonly tests: readonly { readonly path: string; readonly titles: readonly string[] }[];
}

/** The rows of all tables of claims; each cell of tests is `path` › `title` · `title`, with `<br>` between files. */
function readClaims(markdown: string): readonly Claim[] {
  const tables = readTables(markdown).filter(({ head }) => head.join() === "Claim,Test");
  return tables.flatMap(({ rows }) =>
    rows.map(([text = "", cell = ""]) => ({ text, tests: cell.split("<br>").flatMap(readTests) })),
  );
}

function readTests(line: string): Claim["tests"] {
  const [, path, titles] = /^`([^`]+)` › (.+)$/u.exec(line.trim()) ?? [];
  if (path === undefined || titles === undefined) return [];
  return [{ path, titles: Array.from(titles.matchAll(/`([^`]+)`/gu), ([, title = ""]) => title) }];
}

/** What is wrong with claims, one sentence each. */
function findUnheld(claims: readonly Claim[], read: (path: string) => string | undefined): readonly string[] {
  return claims.flatMap(({ text, tests }) => {
    if (tests.length === 0 || tests.some(({ titles }) => titles.length === 0)) return [`${text}: no test`];
    return tests.flatMap(({ path, titles }) => {
      const source = read(path);
      if (source === undefined) return [`${text}: there is no ${path}`];
      return titles
        .filter((title) => !isQuotedIn(source, title))
        .map((title) => `${text}: ${path} has no "${title}"`);
    });
  });
}

/** Whether a source holds a text as a whole string: a title, a template of titles, or the name of a case. */
function isQuotedIn(source: string, text: string): boolean {
  return ['"', "'", "`"].some((quote) => source.includes(`${quote}${text}${quote}`));
}

function readIfThere(path: string): string | undefined {
  return existsSync(resolve(ROOT, path)) ? readText(path) : undefined;
}

describe("test/CLAIMS.md", () => {
  it("names a test for each claim, each in a file that is there", () => {
    const claims = readClaims(readText("test/CLAIMS.md"));
    expect(claims.length).toBeGreaterThan(250);
    expect(findUnheld(claims, readIfThere)).toEqual([]);
  });

  it("makes no claim twice under one heading", () => {
    for (const { head, rows } of readTables(readText("test/CLAIMS.md"))) {
      const texts = rows.map(([text = ""]) => text);
      expect(
        texts.filter((text, index) => texts.indexOf(text) !== index),
        head.join(),
      ).toEqual([]);
    }
  });

  it.each([
    ["a test that is there", "`a.ts` › `it works`", []],
    ["a case of a table", "`a.ts` › `one` · `%s is`", []],
    ["no test", "", ["it works: no test"]],
    ["a file alone", "`a.ts`", ["it works: no test"]],
    ["a file that is not there", "`b.ts` › `one`", ["it works: there is no b.ts"]],
    ["a title that is not there", "`a.ts` › `one` · `it wor`", ['it works: a.ts has no "it wor"']],
    ["the second of two files", "`a.ts` › `one`<br>`b.ts` › `one`", ["it works: there is no b.ts"]],
  ])("is checked: %s", (_, cell, expected) => {
    const claims = readClaims(`| Claim | Test |\n| --- | --- |\n| it works | ${cell} |\n`);
    const source = 'test("it works", () => {});\ntest.each(["one"])("%s is", () => {});\n';
    expect(claims).toHaveLength(1);
    expect(findUnheld(claims, (path) => (path === "a.ts" ? source : undefined))).toEqual(expected);
  });
});

describe("what was asked for is there", () => {
  it.each([
    "0001-scheduled-http-calls-not-webhooks",
    "0002-checking-and-dispatching-apart",
    "0003-ncc-behind-rolldown",
    "0004-one-error-type",
    "0005-no-module-mocks",
    "0022-registry-profiles-and-mirrors",
    "0023-rebuild-windows",
    "0024-notifications",
    "0025-forges",
  ])("the decision %s", (name) => {
    const page = readText(`docs/adr/${name}.md`);
    expect(readAnchors(page)).toEqual(expect.arrayContaining(["context", "decision", "consequences"]));
  });

  it.each(["add-an-image", "change-what-a-rebuild-sends"])("the guide %s", (name) => {
    expect(readText("README.md")).toContain(`(docs/guides/${name}.md)`);
    expect(readAnchors(readText(`docs/guides/${name}.md`)).length).toBeGreaterThan(2);
  });

  it.each(["Nothing was dispatched", "401", "404", "422", "It is always unknown"])(
    "the symptom %s",
    (symptom) => {
      expect(readText("docs/troubleshooting.md").split("\n")).toContain(`## ${symptom}`);
    },
  );

  it("ARCHITECTURE has a picture", () => {
    expect(readText("docs/ARCHITECTURE.md")).toContain("```mermaid\n");
  });

  it("a workflow ends with create-bundle", () => {
    const { jobs } = parseWorkflow(readText("examples/build-and-promote.yml"));
    const uses = Object.values(jobs).map(({ steps }) => steps.map((step) => step.uses ?? "").join());
    expect(uses.at(-1)).toContain("actions/create-bundle@v1");
  });

  it("check.yml runs on a schedule, and by hand for one image, with force and a reason", () => {
    const { on, jobs } = parseWorkflow(readText("examples/check.yml"));
    expect(on).toMatchObject({
      schedule: [{ cron: expect.any(String) }],
      workflow_dispatch: { inputs: { image: {}, force: {}, reason: {} } },
    });
    const step = jobs["check"]?.steps.find(({ id }) => id === "check");
    for (const [input, from] of Object.entries({ only: "image", force: "force", reason: "reason" }))
      expect(step?.with?.[input]).toContain(`inputs.${from}`);
  });

  it("each package has tests beside its code", () => {
    const folders = listFiles("packages/*/package.json").map((path) => path.replace("/package.json", ""));
    expect(folders.filter((folder) => listFiles(`${folder}/src/**/*.test.ts`).length === 0)).toEqual([]);
  });

  it("branch coverage has a threshold of 90 %, and no line is excepted from it", () => {
    expect(readText("vitest.config.ts")).toContain("thresholds: { branches: 90 }");
    const sources = listFiles("packages/*/src/**/*.ts", "actions/*/src/**/*.ts");
    expect(sources.filter((path) => /(?:v8|c8|istanbul) ignore/u.test(readText(path)))).toEqual([]);
  });

  it("the sizes of the bundles are in the documents", () => {
    const table = readTables(readText("docs/performance.md")).find(({ head }) => head[0] === "bundle");
    const bundles = listFiles("actions/*/action.yml").map((path) => path.split("/")[1]);
    expect((table?.rows ?? []).map(([name]) => name)).toEqual(expect.arrayContaining(bundles));
  });
});
