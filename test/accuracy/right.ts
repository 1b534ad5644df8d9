import { expect } from "vitest";
import type { GivenAnswer } from "./answers.ts";
import type { RightAnswer } from "./situation.ts";

/** Holds what was said of an image against what is right to say: verdict, decision, evidence, error, and each base where there are several. */
export function expectRight(given: GivenAnswer | undefined, right: RightAnswer): void {
  const decision = decisionOf(right);
  expect(given).toEqual({
    verdict: right.verdict,
    decision,
    evidence: right.evidence,
    error: right.error,
    bases: right.bases ?? expect.anything(),
    rebuilt: decision === "rebuild",
  });
}

/** What is to be done about an image, when no delay and no window is in the way. */
export function decisionOf({ verdict, decision }: RightAnswer): string {
  return decision ?? (verdict === "changed" ? "rebuild" : "none");
}
