import { chmod, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firstError } from "../bundles.ts";
import { type DispatchStage, openStage } from "./stage.ts";

/** Has the remote take a number of pushes and refuse all after them; yields what undoes it. */
async function refusePushes(
  { remote, workspace }: DispatchStage,
  taken: number,
): Promise<() => Promise<void>> {
  const [hook, count] = [join(remote, "hooks", "pre-receive"), join(workspace, "pushes")];
  const script = `#!/bin/sh\necho push >> "${count}"\ntest "$(wc -l < "${count}")" -le ${taken} || { echo "this branch is protected"; exit 1; }\n`;
  await writeFile(hook, script);
  await chmod(hook, 0o755);
  return () => rm(hook);
}

const postsOf = ({ github }: DispatchStage) => github.requests.filter(({ method }) => method === "POST");

describe.concurrent("a branch ledger", () => {
  test("lets one of two dispatchers at once send each rebuild", { timeout: 60_000 }, async () => {
    await using stage = await openStage({ images: 8, ledger: "branch" });
    await stage.check();
    const [one, other] = await Promise.all([stage.dispatch(), stage.dispatch()]);
    expect(stage.countRuns(), `${one.log}\n${other.log}`).toEqual(Array(8).fill(1));
    expect([one.status, other.status]).toEqual([0, 0]);
    for (const [index, { status }] of one.results.entries())
      expect([status, other.results[index]?.status].toSorted()).toEqual(["dispatched", "skipped"]);
  });

  test("that does not take the claims has nothing sent", { timeout: 60_000 }, async () => {
    await using stage = await openStage({ images: 3, ledger: "branch" });
    await stage.check();
    const allow = await refusePushes(stage, 0);
    const refused = await stage.dispatch();
    expect([refused.status, postsOf(stage)], refused.log).toEqual([1, []]);
    expect(refused.results.map(({ status, errorCode }) => [status, errorCode])).toEqual(
      Array.from({ length: 3 }, () => ["failed", "ledger.refused"]),
    );
    expect(refused.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
    expect(firstError(refused)).toContain("nothing was dispatched, since no claim could be stored");
    await allow();
    await stage.dispatch();
    expect(stage.countRuns()).toEqual([1, 1, 1]);
  });

  test("that does not take the outcomes is settled by the next schedule", { timeout: 60_000 }, async () => {
    await using stage = await openStage({ images: 3, ledger: "branch" });
    await stage.check();
    const allow = await refusePushes(stage, 1);
    const first = await stage.dispatch();
    expect(first.status, first.log).toBe(1);
    expect(first.results.map(({ status }) => status)).toEqual(Array(3).fill("dispatched"));
    expect(firstError(first)).toContain("what was dispatched could not be recorded");
    expect(await stage.readAttempts()).toEqual({
      "app-0": ["1 claimed"],
      "app-1": ["1 claimed"],
      "app-2": ["1 claimed"],
    });
    await allow();
    stage.clock.skip();
    await stage.check();
    await stage.dispatch();
    expect(stage.countRuns()).toEqual([1, 1, 1]);
    expect((await stage.readAttempts())["app-0"]).toEqual(["1 dispatched"]);
  });
});
