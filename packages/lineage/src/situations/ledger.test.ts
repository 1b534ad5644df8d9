import { describe, expect, it } from "vitest";
import type { ImageLineage } from "../types.ts";
import { APP, flattened, NODE, node } from "./fixtures.ts";
import { createLedgerModel, type LedgerModel } from "./ledger-model.ts";
import { createWorld, type World } from "./world.ts";

/** The application in one layer, so that nothing of its own tells what it was built on; each build has its own digest. */
const squashed = (build: number) => flattened({ created: `2026-03-0${build}T00:00:00Z` });

function answerOf(lineage: ImageLineage): string {
  const [base] = lineage.bases;
  return `${base?.verdict} ${base?.evidence ?? base?.error?.code}`;
}

function reasonOf(lineage: ImageLineage): string | undefined {
  return lineage.bases[0]?.evidenceSkipped.find(({ evidence }) => evidence === "ledger")?.reason;
}

const UNKNOWN = "unknown lineage.no-evidence";

/** What happens between two looks, `look` being one with what it answers. */
type Step =
  | ((place: { readonly world: World; readonly ledger: LedgerModel }) => void)
  | readonly ["look", string, string?];

const push =
  (build: number): Step =>
  ({ world }) =>
    world.publish(APP, squashed(build));
const move =
  (generation: number): Step =>
  ({ world }) =>
    world.publish(NODE, node(generation));
const claim: Step = ({ ledger }) => ledger.claim();

const stories: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  [
    "a first look knows nothing of how the image came to be",
    [move(1), push(1), ["look", UNKNOWN, "no other digest"]],
  ],
  [
    "a base that moves under an image of which nothing is known leaves it unknown",
    [move(1), push(1), ["look", UNKNOWN], move(2), ["look", UNKNOWN, "no other digest"]],
  ],
  [
    "somebody rebuilt the image after the base had moved",
    [
      move(1),
      push(1),
      ["look", UNKNOWN],
      move(2),
      ["look", UNKNOWN],
      push(2),
      ["look", "unchanged ledger"],
      ["look", "unchanged ledger"],
      move(3),
      ["look", "changed ledger"],
      ["look", "changed ledger"],
      push(3),
      ["look", "unchanged ledger"],
    ],
  ],
  [
    "image and base moved between the same two looks",
    [
      move(1),
      push(1),
      ["look", UNKNOWN],
      move(2),
      push(2),
      ["look", UNKNOWN, "between the same two looks"],
      ["look", UNKNOWN, "between the same two looks"],
      move(3),
      ["look", UNKNOWN, "between the same two looks"],
      push(3),
      ["look", "unchanged ledger"],
    ],
  ],
  [
    "a rebuild of ours, and the base stood still",
    [
      move(1),
      push(1),
      ["look", UNKNOWN],
      move(2),
      ["look", UNKNOWN],
      claim,
      push(2),
      ["look", "unchanged ledger"],
    ],
  ],
  [
    "a rebuild of ours, and the base moved while it ran",
    [
      move(1),
      push(1),
      ["look", UNKNOWN],
      move(2),
      ["look", UNKNOWN],
      claim,
      move(3),
      ["look", UNKNOWN],
      push(2),
      ["look", UNKNOWN, "while a rebuild"],
      move(4),
      ["look", UNKNOWN, "while a rebuild"],
    ],
  ],
  [
    "an older rebuild of ours says nothing of a newer image",
    [
      move(1),
      push(1),
      ["look", UNKNOWN],
      claim,
      push(2),
      ["look", "unchanged ledger"],
      move(2),
      ["look", "changed ledger"],
      push(3),
      ["look", "unchanged ledger"],
    ],
  ],
];

describe("the ledger as evidence", () => {
  it.each(stories)("%s", async (_name, steps) => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    for (const step of steps) {
      if (typeof step === "function") {
        step({ world, ledger });
        continue;
      }
      const lineage = await ledger.look();
      expect(answerOf(lineage)).toBe(step[1]);
      if (step[2] !== undefined) expect(reasonOf(lineage)).toContain(step[2]);
    }
  });
});
