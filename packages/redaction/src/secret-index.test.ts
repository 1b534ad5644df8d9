import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "./index.ts";
import { createSecretIndex } from "./secret-index.ts";

test("finds what is there, also at the ends, inside each other and overlapping", () => {
  const index = createSecretIndex();
  for (const secret of ["abcd", "abcdef", "efgh", "wxyz", "none"]) index.add(secret);
  expect(index.findIn("abcdefgh wxyz").toSorted()).toEqual(["abcd", "abcdef", "efgh", "wxyz"]);
  expect(index.findIn("abc")).toEqual([]);
  expect(createSecretIndex().findIn("abcd")).toEqual([]);
});

test("finds the same as a search for each of them", () => {
  const word = fc.stringMatching(/^[ab\u00e9]{4,7}$/u);
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.stringMatching(/^[ab\u00e9]{0,40}$/u),
      (secrets, text) => {
        const index = createSecretIndex();
        for (const secret of secrets) index.add(secret);
        const found = [...new Set(secrets)].filter((secret) => text.includes(secret));
        expect(index.findIn(text).toSorted()).toEqual(found.toSorted());
      },
    ),
  );
});

test("the most secrets of a run, one for each of 10,000 repositories, are hidden in as many lines", () => {
  const redactor = createRedactor();
  const tokens = Array.from({ length: 10_000 }, (_, index) => `token-of-${index}-repository`);
  for (const token of tokens) redactor.hide(token);
  const lines = tokens.map((token, index) => redactor.redact(`line ${index} has ${token}.`));
  expect(lines).toEqual(tokens.map((_, index) => `line ${index} has ***.`));
});
