import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { histories } from "./testing/arbitraries.ts";
import { play } from "./testing/history.ts";

const WANTED = process.env["BASEWATCH_RUNS"];
const RUNS = Math.max(2_000, Number(WANTED ?? 0));
// The same histories each time, so that a change is judged by what it changes; a long run looks for new ones.
const SEED = WANTED === undefined ? { seed: 20_260_302 } : {};
const DECISIONS = [
  "none",
  "rebuild",
  "wait:delay",
  "wait:window",
  "wait:upstream",
  "wait:retry",
  "hold:disabled",
  "hold:in-flight",
  "hold:attempts",
  "hold:pinned",
  "hold:watch-only",
];

describe("random histories", () => {
  test("keep every promise, and make every decision in one of a hundred at least", {
    timeout: RUNS * 300,
  }, () => {
    const counts = new Map(DECISIONS.map((decision) => [decision, 0]));
    fc.assert(
      fc.property(histories, (history) => {
        for (const decision of play(history)) counts.set(decision, (counts.get(decision) ?? 0) + 1);
      }),
      { numRuns: RUNS, ...SEED },
    );
    const rare = [...counts].filter(([, count]) => count < RUNS / 100);
    expect({ rare, unknown: [...counts.keys()].filter((decision) => !DECISIONS.includes(decision)) }).toEqual(
      {
        rare: [],
        unknown: [],
      },
    );
  });
});
