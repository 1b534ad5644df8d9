import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answers } from "../answers.ts";
import { PAGE, renderBuilt, sectionOf } from "../page.ts";
import { expectRight } from "../right.ts";
import { askBuilt, BUILT } from "./built.ts";
import { type OwnLifetime, openLifetime } from "./lifetime.ts";

describe("made by buildah, in the real registry", () => {
  let lifetime: OwnLifetime;
  let answers: Answers | undefined;

  beforeAll(async () => {
    lifetime = openLifetime();
    answers = await lifetime.unlessSkipped(askBuilt);
  }, 240_000);
  afterAll(() => lifetime.end());

  test.for(BUILT)("$situation.name", ({ id, situation }, { skip }) => {
    if (answers === undefined) return skip(lifetime.skipped());
    return expectRight(answers.images.get(id), situation.right);
  });

  test("docs/accuracy.md shows these answers", ({ skip }) => {
    if (answers === undefined) return skip(lifetime.skipped());
    return expect(sectionOf(readFileSync(PAGE, "utf8"), "built")).toBe(renderBuilt(answers.images));
  });
});
