import { describe, expect, test } from "vitest";
import { COUNTS, expectedOf } from "./expected-faults.ts";
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
      await using stage = await openStage({
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
        exit: expectedOf(cell).exit,
        status: first.results.find(({ images }) => images.includes(`app-${index}`))?.status,
        runs: runs[index],
        runsLater: runsLater[index],
        attempts: attempts[`app-${index}`] ?? [],
      }));
      expect(seen, logs).toEqual(cells.map((cell) => ({ cell: describeCell(cell), ...expectedOf(cell) })));
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

const ALONE: readonly (readonly [Cell["answer"], boolean, boolean])[] = [
  ["200", true, false],
  ["204", true, true],
  ["502", true, false],
  ["502", false, false],
  ["504", true, true],
  ["reset", false, true],
  ["timeout", true, false],
  ["403 secondary", false, false],
];

describe.concurrent("the exit status of a step with one dispatch", () => {
  test.each(ALONE)("%s, started %s, lists lag %s", { timeout: 60_000 }, async (answer, started, lagging) => {
    const shared = { ledger: "file", server: "github.com", marked: true, foreign: false, lagging } as const;
    const cell: Cell = { ...shared, answer, started };
    await using stage = await openStage({
      images: 1,
      ledger: "file",
      github: { listLagMs: lagging ? 300_000 : 0 },
    });
    script(stage, 0, cell);
    await stage.check();
    const { status, results, log, annotations } = await stage.dispatch();
    const { exit, ...expected } = expectedOf(cell);
    expect([status, results.map((result) => result.status)], log).toEqual([exit, [expected.status]]);
    expect(annotations.filter(({ level }) => level === "error")).toHaveLength(exit);
  });
});
