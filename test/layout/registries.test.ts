import { REGISTRY_PROFILES } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { fillRegistries } from "../../scripts/registries.ts";
import { listFiles, readText } from "./files.ts";

const TESTS = listFiles("packages/registry/src/profiles/*.test.ts").map(readText).join("\n");
/** What the titles of the client's tests begin with. */
const NAMED = new Set(
  [...TESTS.matchAll(/\b(?:it|test)(?:\.each\([^)]*\))?\(\s*"([a-z-]+\/[a-z-]+): /gu)].map(([, id]) => id),
);
const DEVIATIONS = REGISTRY_PROFILES.flatMap(({ deviations }) => deviations);

describe("docs/registries.md", () => {
  it("says what the simulators' tables say", () => {
    const page = readText("docs/registries.md");
    expect(fillRegistries(page)).toBe(page);
  });
});

describe("the registries' deviations", () => {
  it("are of the eleven registries, each with its own", () => {
    expect(REGISTRY_PROFILES.map(({ name }) => name)).toEqual([
      "docker-hub",
      "ghcr",
      "quay",
      "gcr",
      "artifact-registry",
      "ecr",
      "ecr-public",
      "acr",
      "gitlab",
      "harbor",
      "artifactory",
    ]);
    for (const { name, deviations } of REGISTRY_PROFILES) {
      expect(deviations.length).toBeGreaterThan(1);
      for (const { id } of deviations) expect(id).toMatch(new RegExp(`^${name}/[a-z-]+$`, "u"));
    }
  });

  it("have each a name of their own, and each a test that carries it", () => {
    const ids = DEVIATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...NAMED].toSorted()).toEqual(ids.toSorted());
  });

  it.each(DEVIATIONS)("$id names its source", ({ source }) => {
    expect(URL.parse(source)?.protocol).toBe("https:");
  });
});
