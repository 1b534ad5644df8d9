import { beforeAll, describe, expect, test } from "vitest";
import { expectRun } from "./assertions.ts";
import type { Expected } from "./expected.ts";
import { type FaultCase, runFault } from "./stage.ts";

/** A run that meets nothing: what the process takes before it takes anything for a fault. */
const IDLE: FaultCase = {
  arrange: (stage) => {
    stage.tags = [];
  },
};

/** Runs every case of a table through the bundle and holds it against its row. */
export function holdTable<Name extends string>(
  title: string,
  expected: Readonly<Record<Name, Expected>>,
  cases: Readonly<Record<Name, FaultCase>>,
): void {
  describe(title, { timeout: 120_000 }, () => {
    let idleKiB = 0;

    beforeAll(async () => {
      const closes: (() => Promise<unknown>)[] = [];
      const { report, witness } = await runFault(IDLE, (close) => closes.push(close));
      for (const close of closes.toReversed()) await close();
      expect(report?.images.map(({ verdict }) => verdict)).toEqual(["changed"]);
      idleKiB = witness?.peakKiB ?? 0;
    }, 60_000);

    test.concurrent.for(Object.keys(expected) as Name[])("%s", async (name, { onTestFinished }) => {
      const run = await runFault(cases[name], (close) => onTestFinished(async () => void (await close())));
      await expectRun(run, expected[name], idleKiB);
    });
  });
}
