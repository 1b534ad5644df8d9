import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answers } from "./answers.ts";
import { PAGE, renderRemembered, sectionOf } from "./page.ts";
import { askRemembered, lastAnswers, REMEMBERED } from "./remembered.ts";
import { expectRight } from "./right.ts";

describe("checked again and again with one ledger", () => {
  let workspace = "";
  let answers: readonly Answers[];

  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), "basewatch-accuracy-"));
    answers = await askRemembered(workspace);
  }, 120_000);
  afterAll(() => rm(workspace, { recursive: true, force: true }));

  test.each(REMEMBERED)("$situation.name", ({ id, situation }) => {
    for (const [place, { right }] of situation.checks.entries())
      expectRight(answers[place]?.images.get(id), right);
  });

  test("docs/accuracy.md shows these answers", () => {
    const page = readFileSync(PAGE, "utf8");
    expect(sectionOf(page, "remembered")).toBe(renderRemembered(lastAnswers(answers)));
  });
});
