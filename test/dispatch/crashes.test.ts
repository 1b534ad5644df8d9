import { describe, expect, test } from "vitest";
import { openStage } from "./stage.ts";

const IMAGES = 20;
/** How many processes are killed. */
const RUNS = Number(process.env["BASEWATCH_RUNS"] ?? 20);
/** Schedules after the crash, an hour apart, in which everything has to come right. */
const SCHEDULES = 3;

describe.concurrent("a fan-out that is killed", () => {
  test.each(Array.from({ length: RUNS }, (_, index) => [index] as const))(
    "at a random moment, time %i, has started each of its runs once after the next schedules",
    { timeout: 120_000 },
    async (index) => {
      const ledger = index % 2 === 0 ? "file" : "branch";
      const sends = Math.floor(Math.random() * (IMAGES + 2));
      const delayMs = Math.random() * 60;
      const profile = index % 8 < 4 ? "github.com" : "ghes-3.19";
      await using stage = await openStage({
        images: IMAGES,
        ledger,
        marked: index % 4 < 2,
        github: { profile },
      });
      await stage.check();
      using killer = killAfter(stage.github.requests, sends, delayMs);
      await stage.dispatch({}, { kill: killer.signal });
      const started = stage.countRuns().reduce((sum, count) => sum + count, 0);
      for (let schedule = 0; schedule < SCHEDULES; schedule += 1) {
        stage.clock.skip();
        await stage.check();
        await stage.dispatch();
      }
      const told = `${profile}, ${ledger}, ${sends} sends and ${delayMs.toFixed(0)} ms, ${started} had started`;
      expect(stage.countRuns(), told).toEqual(Array(IMAGES).fill(1));
      expect(stage.github.problems).toEqual([]);
    },
  );
});

/** Kills a little after a number of dispatches has reached the server; after a moment of the start where it is none. */
function killAfter(
  requests: readonly { readonly method: string }[],
  sends: number,
  delayMs: number,
): Disposable & { readonly signal: AbortSignal } {
  const stop = new AbortController();
  const look = setInterval(() => {
    if (requests.filter(({ method }) => method === "POST").length < sends) return;
    clearInterval(look);
    setTimeout(() => stop.abort(), sends === 0 ? delayMs * 10 : delayMs);
  }, 2);
  return { signal: stop.signal, [Symbol.dispose]: () => clearInterval(look) };
}
