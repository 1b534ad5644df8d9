import { Failure } from "@basewatch/failure";
import type { Run } from "@basewatch/forge";
import type { AttemptRecord } from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import { settleAttempts } from "./settle.ts";
import { type Fake, fakeForge, KEY, list, NOON, run } from "./testing/forge.ts";

const iso = (ms: number) => new Date(ms).toISOString();

function attempt(change: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    key: KEY,
    attempt: 1,
    target: { provider: "github", apiUrl: null, repository: "acme/app", workflow: "build.yml", ref: "main" },
    images: ["app"],
    imageDigests: {},
    bases: {},
    reason: null,
    owner: "4711/1",
    claimedAt: iso(NOON),
    expiresAt: iso(NOON + 1_800_000),
    sentAfter: iso(NOON),
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    provableAt: iso(NOON + 600_000),
    status: "unknown",
    runId: null,
    runUrl: null,
    conclusion: null,
    closedAt: null,
    message: "502",
    ...change,
  };
}

async function settle(attempts: readonly AttemptRecord[], fake: Fake, nowMs = NOON + 3_600_000) {
  const warnings: string[] = [];
  const forge = fakeForge(fake);
  const known = Object.fromEntries(attempts.map((one) => [`${one.key}.${one.attempt}`, one]));
  const settled = await settleAttempts(
    attempts,
    { attempts: known },
    {
      openForge: async () => forge,
      nowMs,
      warn: ({ code }) => warnings.push(code),
    },
  );
  return { ...settled, warnings, calls: forge.calls, first: settled.settlements[0] };
}

const named = attempt({ status: "dispatched", runId: "1", runUrl: "https://github.example/runs/1" });
const late = { readAtMs: NOON + 600_000 };

describe("an attempt whose run is known", () => {
  const over = (conclusion: Run["conclusion"]) => ({
    fetchRun: async () => run({ status: "completed", conclusion }),
  });

  test.each([
    ["success", "built", null],
    ["superseded", "superseded", null],
    ["failure", "failed", "its run ended with failure"],
    ["timed_out", "failed", "its run ended with timed_out"],
  ] as const)("that ended with %s is %s", async (conclusion, status, message) => {
    const { first, alive } = await settle([named], over(conclusion));
    expect(first).toEqual({ id: `${KEY}.1`, runId: "1", runUrl: named.runUrl, conclusion, status, message });
    expect(alive.has(`${KEY}.1`)).toBe(true);
  });

  test("that goes on is alive, and nothing new is known", async () => {
    const { settlements, alive } = await settle([named], { fetchRun: async () => run() });
    expect([settlements, [...alive]]).toEqual([[], [`${KEY}.1`]]);
  });

  test("that is gone is left to the image, with a warning", async () => {
    const { settlements, alive, warnings } = await settle([named], { fetchRun: async () => undefined });
    expect([settlements, [...alive], warnings]).toEqual([[], [], ["settle.no-run"]]);
  });
});

describe("an attempt of which no answer named a run", () => {
  test.each([
    ["its run is listed", [run({ title: `Build ${KEY}.1` })], {}, "dispatched"],
    ["a complete list after settle shows none", [], late, "not-started"],
    ["the list is from before settle has passed", [], {}, "unknown"],
    ["the list is not complete", [], { ...late, complete: false }, "unknown"],
  ] as const)("%s", async (_name, runs, change, status) => {
    const { first } = await settle([attempt()], { lists: [list(runs, change)] });
    expect(first?.status).toBe(status);
  });

  test("whose two possible runs cannot be told apart says which they are", async () => {
    const unmarked = attempt({ traces: { marked: false, event: "workflow_dispatch", actor: null } });
    const { first } = await settle([unmarked], { lists: [list([run(), run({ id: 2 })], late)] });
    expect(first).toMatchObject({
      status: "unknown",
      message: "2 runs could be it: https://github.example/runs/1, https://github.example/runs/2",
    });
  });

  test("that was accepted stays so, and is alive no longer, while no list shows it", async () => {
    const { settlements, alive } = await settle([attempt({ status: "dispatched" })], {
      lists: [list([], late)],
    });
    expect([settlements, [...alive]]).toEqual([[], []]);
  });

  test("whose run another attempt has is another one", async () => {
    const unmarked = attempt({
      attempt: 2,
      traces: { marked: false, event: "workflow_dispatch", actor: null },
    });
    const { settlements } = await settle([named, unmarked], {
      fetchRun: async () => run(),
      lists: [list([run()], late)],
    });
    expect(settlements).toMatchObject([{ id: `${KEY}.2`, status: "not-started" }]);
  });

  test("and another one of the same repository need one list", async () => {
    const other = attempt({ key: "0123456789abcdef", claimedAt: iso(NOON - 1_000), sentAfter: null });
    const { calls, settlements } = await settle([attempt(), other], { lists: [list([], late)] });
    expect(calls).toEqual(["list"]);
    expect(settlements.map(({ status }) => status)).toEqual(["not-started", "not-started"]);
  });
});

describe("what is not settled", () => {
  test("a claim that lives is its owner's", async () => {
    const { settlements, alive, calls } = await settle([attempt({ status: "claimed" })], {}, NOON + 60_000);
    expect([settlements, [...alive], calls]).toEqual([[], [`${KEY}.1`], []]);
  });

  test("a claim whose lease is over is settled like any other", async () => {
    const { first } = await settle([attempt({ status: "claimed" })], { lists: [list([], late)] });
    expect(first?.status).toBe("not-started");
  });

  test("an attempt that is closed", async () => {
    const { settlements, alive } = await settle([attempt({ status: "failed" })], {});
    expect([settlements, alive.size]).toEqual([[], 0]);
  });

  test("an attempt at a server that cannot be read, with a warning", async () => {
    const failure = new Failure("no", { code: "forge.server-error" });
    const { settlements, alive, warnings } = await settle([attempt()], { lists: [failure] });
    expect([settlements, alive.size, warnings]).toEqual([[], 0, ["forge.server-error"]]);
  });

  test("a defect is nobody's result", async () => {
    await expect(settle([attempt()], { lists: [new TypeError("a defect")] })).rejects.toThrow("a defect");
  });
});
