import type { Digest, Platform } from "@basewatch/image";
import { parseReference } from "@basewatch/image";
import { expect, it } from "vitest";
import { parseRememberedImage } from "../remembered.ts";
import { traceLineage } from "../trace.ts";
import type { BaseVerdict, Evidence, ImageLineage, TrackedBase, Verdict } from "../types.ts";
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
  /** What a second look asks for although the first one is remembered, besides the HEADs; default nothing. */
  readonly askedAgain?: readonly string[];
}

/** Makes each row a test of {@link traceLineage}: the answer of a first look, and of a second one that remembers it and asks for HEADs alone. */
export function checkSituations(situations: readonly Situation[]): void {
  for (const situation of situations) it(situation.name, () => checkSituation(situation));
}

async function checkSituation(situation: Situation): Promise<void> {
  const world = createWorld();
  const setting = situation.make(world);
  const request = {
    image: parseReference(APP),
    platforms: setting.platforms,
    bases: setting.bases === undefined ? [track(NODE)] : setting.bases,
  };
  const lineage = await traceLineage(request, { registry: world.registry });
  checkAnswer(situation, setting, lineage);
  expect(lineage.remembered).toStrictEqual(JSON.parse(JSON.stringify(lineage.remembered)));
  world.forget();
  const memory = { image: parseRememberedImage(JSON.parse(JSON.stringify(lineage.remembered))) };
  const again = await traceLineage({ ...request, memory }, { registry: world.registry });
  checkAnswer(situation, setting, again);
  expect(again.bases.map(withoutError)).toEqual(lineage.bases.map(withoutError));
  expect(again.platforms).toEqual(lineage.platforms);
  const asked = world.log.filter((line) => !line.startsWith("HEAD ")).map((line) => line.split(" ")[0]);
  expect(asked).toEqual(situation.askedAgain ?? []);
}

function withoutError({ error, ...base }: BaseVerdict) {
  const reason = (each: BaseVerdict["evidenceSkipped"][number]) => each.evidence !== "ledger";
  return { ...base, evidenceSkipped: base.evidenceSkipped.filter(reason), error: error?.code };
}

function checkAnswer(situation: Situation, setting: Setting, lineage: ImageLineage): void {
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
  if (situation.skipped === undefined) return;
  const skipped = Object.entries(situation.skipped);
  const given = base.evidenceSkipped.filter(({ evidence }) => evidence !== "ledger");
  expect(given.map(({ evidence }) => evidence)).toEqual(skipped.map(([evidence]) => evidence));
  for (const [index, [, word]] of skipped.entries()) expect(given[index]?.reason).toContain(word);
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
