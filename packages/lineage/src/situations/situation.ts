import type { Digest, Platform } from "@basewatch/image";
import { parseReference } from "@basewatch/image";
import { expect, it } from "vitest";
import { traceLineage } from "../trace.ts";
import type { BaseVerdict, Evidence, TrackedBase, Verdict } from "../types.ts";
import { APP, NODE, track } from "./fixtures.ts";
import { createWorld, type World } from "./world.ts";

/** What a situation's making settles: the question, and the digests of the answer. */
export interface Setting {
  /** Default: node:22 as runtime base. The first one is the one that is looked at. */
  readonly bases?: readonly TrackedBase[] | null;
  readonly platforms?: readonly Platform[];
  readonly previous?: readonly Digest[];
  readonly current?: Digest;
}

/** One row: how the images were made, and the answer that follows from it. */
export interface Situation {
  readonly name: string;
  readonly make: (world: World) => Setting;
  readonly verdict: Verdict;
  readonly evidence?: Evidence;
  /** The evidences that were passed over, best first, each with a word of its reason. */
  readonly skipped?: Partial<Record<Evidence, string>>;
  /** The code of the base's error. */
  readonly error?: string;
  readonly movedPastPin?: boolean;
}

/** Makes each row a test of {@link traceLineage}. */
export function checkSituations(situations: readonly Situation[]): void {
  for (const situation of situations) it(situation.name, () => checkSituation(situation));
}

async function checkSituation(situation: Situation): Promise<void> {
  const world = createWorld();
  const setting = situation.make(world);
  const lineage = await traceLineage(
    {
      image: parseReference(APP),
      platforms: setting.platforms,
      bases: setting.bases === undefined ? [track(NODE)] : setting.bases,
    },
    { registry: world.registry },
  );
  const [base] = lineage.bases;
  if (base === undefined) throw new Error(`no base: ${lineage.error?.message}`);
  expect(summaryOf(base)).toEqual({
    verdict: situation.verdict,
    evidence: situation.evidence,
    previous: setting.previous ?? [],
    movedPastPin: situation.movedPastPin ?? false,
    error: situation.error,
  });
  if (setting.current !== undefined) expect(base.current).toBe(setting.current);
  const skipped = Object.entries(situation.skipped ?? {});
  expect(base.evidenceSkipped.map(({ evidence }) => evidence)).toEqual(
    situation.skipped === undefined ? expect.anything() : skipped.map(([evidence]) => evidence),
  );
  for (const [index, [, word]] of skipped.entries())
    expect(base.evidenceSkipped[index]?.reason).toContain(word);
}

function summaryOf(base: BaseVerdict) {
  return {
    verdict: base.verdict,
    evidence: base.evidence,
    previous: base.previous,
    movedPastPin: base.movedPastPin,
    error: base.error?.code,
  };
}
