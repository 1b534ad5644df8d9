import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { admit } from "./admission.ts";
import { type Claims, LEASE_MS } from "./claims.ts";
import type { Results } from "./deps.ts";
import type { Prepared } from "./preparation.ts";
import { toFailures } from "./results.ts";
import { openTime, ready, target } from "./testing/ready.ts";

const two = [target(), target({ key: "0123456789abcdef", images: ["other"] })];

function open(claim: Claims["claim"]) {
  const time = openTime();
  const results: Results = new Map();
  const prepared = two.map(
    (one): Prepared => ({ ...ready(time.forge({}), { target: one }), earlier: undefined }),
  );
  const claims: Claims = { claim, conclude: async () => {} };
  return { time, results, prepared, claims };
}

const grantAll: Claims["claim"] = async (wanted) => ({
  granted: new Set(wanted.map((one) => `${one.target.key}.${one.target.attempt}`)),
  refusedBy: {},
});

describe("what may be sent", () => {
  test("is what was claimed, until half of the lease is over by either clock", async () => {
    const { time, results, prepared, claims } = open(grantAll);
    let slept = 0;
    const clock = { ...time.deps.clock, now: () => time.now() + slept };
    const [first] = await admit(prepared, claims, clock, results);
    expect([first?.lease.isOver(), first?.lease.isOver(LEASE_MS / 2)]).toEqual([false, true]);
    slept = LEASE_MS / 2;
    expect(first?.lease.isOver()).toBe(true);
    slept = 0;
    await clock.sleep(LEASE_MS / 2);
    expect(first?.lease.isOver()).toBe(true);
  });

  test("counts the lease from before the claim was stored", async () => {
    const { time, results, prepared, claims } = open(async (wanted, nowMs) => {
      await time.deps.clock.sleep(LEASE_MS / 2);
      return grantAll(wanted, nowMs);
    });
    const [first] = await admit(prepared, claims, time.deps.clock, results);
    expect(first?.lease.isOver()).toBe(true);
  });

  test("is everything without a ledger, whenever", async () => {
    const { time, results, prepared } = open(grantAll);
    const all = await admit(prepared, undefined, time.deps.clock, results);
    expect([all.length, all[0]?.lease.isOver(LEASE_MS)]).toEqual([2, false]);
  });

  test("is nothing when the claims cannot be stored, for a reason that is said once", async () => {
    const failure = new Failure("protected", { code: "ledger.refused", hint: "Allow it." });
    const { time, results, prepared, claims } = open(() => Promise.reject(failure));
    expect(await admit(prepared, claims, time.deps.clock, results)).toEqual([]);
    expect([...results.values()].map(({ status }) => status)).toEqual(["failed", "failed"]);
    expect(toFailures([...results.values()])).toMatchObject([
      {
        message: "nothing was dispatched, since no claim could be stored: protected",
        code: "ledger.refused",
        hint: "Allow it.",
      },
    ]);
  });

  test("a defect is nobody's result", async () => {
    const { time, results, prepared, claims } = open(() => Promise.reject(new TypeError("a defect")));
    await expect(admit(prepared, claims, time.deps.clock, results)).rejects.toThrow("a defect");
  });
});
