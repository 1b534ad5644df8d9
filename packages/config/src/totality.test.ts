import { Failure, listFailures } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "./testing/configurations.ts";

// Pieces of YAML and of our keys, so that many texts get past the syntax.
const PIECES =
  "- |name: |images: |defaults: |source: |registry: ghcr.io|repository: a/b|tag: 1.0|rebuildDelay: |\n|\n  |\n    |{|}|[|]|, |a|&a |*a|!x |? |--- |\t|\"|'|#|%|null|1".split(
    "|",
  );
const KEYS =
  "images defaults registries name registry repository tag platforms source baseImages track rebuildDelay rebuildWindow timezone allow deny maxAttempts provider repo workflow autoRebuild versionBump inputs buildArgs dockerfile apiUrl __proto__".split(
    " ",
  );

describe("parseConfiguration", () => {
  it("is total: any text is a configuration or a failure that names the file", () => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((list) => list.join(""));
    fc.assert(fc.property(fc.oneof(fc.string(), pieces), expectOutcome), { numRuns: 300 });
  });

  it("is total: so is any value", () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie("list"),
        tie("map"),
      ),
      list: fc.array(tie("tree"), { maxLength: 4 }),
      map: fc.dictionary(fc.constantFrom(...KEYS), tie("tree"), { maxKeys: 5 }),
    }));
    fc.assert(
      fc.property(tree, (value) => expectOutcome(JSON.stringify(value))),
      { numRuns: 300 },
    );
  });
});

function expectOutcome(text: string): void {
  const outcome = outcomeOf(text);
  if (!(outcome instanceof Failure)) expect(outcome.images.length).toBeGreaterThan(0);
  for (const { message } of listFailures(outcome)) expect(message).toMatch(/^images\.yaml:/u);
}
