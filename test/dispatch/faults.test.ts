import { describe, expect, test } from "vitest";
import { COUNTS, type Expected, expectedOf } from "./expected-faults.ts";
import { type Cell, listCells, listGroups } from "./fault-cells.ts";
import { script } from "./faults.ts";
import { openStage } from "./stage.ts";

const GROUPS = listGroups();

test("the matrix has all cells that can happen", () => {
  expect(GROUPS.flatMap(({ shared }) => listCells(shared))).toHaveLength(COUNTS.all);
  expect(GROUPS.flatMap(({ cells }) => cells)).toHaveLength(COUNTS.possible);
});

describe.concurrent("dispatches whose answers are lost, wrong or late", () => {
  test.each(GROUPS)(
    "$shared.ledger ledger, $shared.server, key shown $shared.marked, foreign run $shared.foreign, lists lag $shared.lagging",
    { timeout: 120_000 },
    async ({ shared, cells }) => {
      const { ledger, marked, server, lagging } = shared;
      const stage = await openStage({
        images: cells.length,
        ledger,
        marked,
        github: { profile: server, listLagMs: lagging ? 300_000 : 0 },
      });
      for (const [index, cell] of cells.entries()) script(stage, index, cell);
      await stage.check();
      const first = await stage.dispatch();
      const runs = stage.countRuns();
      stage.clock.skip();
      await stage.check();
      const second = await stage.dispatch();
      const runsLater = stage.countRuns();
      const attempts = await stage.readAttempts();
      const exit = cells.some((cell) => expectedOf(cell).exit === 1) ? 1 : 0;
      const logs = `${first.log}\n${second.log}`;
      const seen = cells.map((cell, index) => ({
        cell: describeCell(cell),
        status: first.results.find(({ images }) => images.includes(`app-${index}`))?.status,
        runs: runs[index],
        runsLater: runsLater[index],
        attempts: attempts[`app-${index}`] ?? [],
      }));
      expect(seen, logs).toEqual(
        cells.map((cell) => ({ cell: describeCell(cell), ...withoutExit(expectedOf(cell)) })),
      );
      expect(first.status).toBe(exit);
      await stage.finishRuns();
      stage.clock.skip();
      await stage.check();
      expect((await stage.dispatch()).results).toEqual([]);
      expect(stage.github.problems).toEqual([]);
    },
  );
});

function describeCell({ answer, started }: Cell): string {
  return `${answer}, ${started ? "started" : "not started"}`;
}

function withoutExit({ exit: _, ...rest }: Expected): Omit<Expected, "exit"> {
  return rest;
}
