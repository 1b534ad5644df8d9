import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REGISTRY_PROFILES } from "@basewatch/simulators";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answers } from "./answers.ts";
import { PAGE, renderSimulated, sectionOf } from "./page.ts";
import { expectRight } from "./right.ts";
import { askSimulated, NUMBERED, type RegistryKind } from "./simulated.ts";

const SPECIFIED = "a registry as the specification has it";
const REGISTRIES: readonly (RegistryKind & { readonly title: string })[] = [
  { title: SPECIFIED },
  { title: "a registry without the referrers API", withoutReferrersApi: true },
  ...REGISTRY_PROFILES.map((profile) => ({ title: profile.title, profile })),
];

describe.each(REGISTRIES)("in $title", (kind) => {
  let workspace = "";
  let answers: Answers;

  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), "basewatch-accuracy-"));
    answers = await askSimulated(workspace, kind);
  }, 120_000);
  afterAll(() => rm(workspace, { recursive: true, force: true }));

  test.each(NUMBERED)("$situation.name", ({ id, situation }) => {
    expectRight(answers.images.get(id), situation.right);
  });

  test("the step ends well", () => expect(answers.status, answers.log).toBe(0));

  if (kind.title === SPECIFIED) {
    test("docs/accuracy.md shows these answers", () => {
      expect(sectionOf(readFileSync(PAGE, "utf8"), "simulated")).toBe(renderSimulated(answers.images));
    });
  }
});

describe("the suite", () => {
  test("has at least 80 situations, each named once", () => {
    const names = NUMBERED.map(({ situation }) => situation.name);
    expect(names.length).toBeGreaterThanOrEqual(80);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
