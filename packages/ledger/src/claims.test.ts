import { describe, expect, test } from "vitest";
import { type AttemptRecord, attemptId, claimAttempts, HISTORY_LENGTH, type Ledger } from "./index.ts";
import { at, attempt, FULL } from "./testing/records.ts";

const NOW = at(4);
const EMPTY: Ledger = { ...FULL, attempts: {} };
const recorded = (...records: readonly AttemptRecord[]): Ledger => ({
  ...FULL,
  attempts: Object.fromEntries(records.map((record) => [attemptId(record), record])),
});
const target = (change: Partial<AttemptRecord["target"]>) => ({ ...attempt().target, ...change });

describe("claimAttempts", () => {
  test("a claim that nothing is in the way of is recorded", () => {
    const claim = attempt();
    expect(claimAttempts(EMPTY, [claim], NOW)).toEqual({
      ledger: recorded(claim),
      granted: [claim],
      refusedBy: {},
    });
  });

  test.each(["claimed", "dispatched", "unknown"] as const)(
    "an attempt that is %s, for the same target and an image in common, is in the way, however old",
    (status) => {
      const other = attempt({
        key: "other",
        status,
        images: ["app", "base"],
        claimedAt: at(-30),
        expiresAt: at(-29),
      });
      const claim = attempt({ images: ["app", "zoo"] });
      const claims = claimAttempts(recorded(other), [claim], NOW);
      expect(claims).toEqual({
        ledger: recorded(other),
        granted: [],
        refusedBy: { [attemptId(claim)]: other },
      });
    },
  );

  test.each([
    ["is closed", attempt({ key: "other", status: "built", closedAt: at(3) })],
    ["is about other images", attempt({ key: "other", images: ["zoo"] })],
    ["goes to another workflow", attempt({ key: "other", target: target({ workflow: "b.yml" }) })],
    ["goes to another repository", attempt({ key: "other", target: target({ repository: "o/b" }) })],
    ["goes to another ref", attempt({ key: "other", target: target({ ref: "next" }) })],
    ["goes to another server", attempt({ key: "other", target: target({ apiUrl: "https://x/api" }) })],
    ["goes to another forge", attempt({ key: "other", target: target({ provider: "gitlab" }) })],
    ["is an earlier one of the same key", attempt({ attempt: 2, status: "failed", closedAt: at(3) })],
  ])("an attempt that %s is not", (_name, other) => {
    expect(claimAttempts(recorded(other), [attempt()], NOW).granted).toEqual([attempt()]);
  });

  test("the spelling of a repository makes no other target", () => {
    const other = attempt({ key: "other", target: target({ repository: "O/App" }) });
    expect(claimAttempts(recorded(other), [attempt()], NOW).granted).toEqual([]);
  });

  test("the very attempt is in the way, whatever became of it", () => {
    const closed = attempt({ status: "not-started", closedAt: at(3) });
    const claims = claimAttempts(recorded(closed), [attempt()], NOW);
    expect(claims).toMatchObject({ granted: [], refusedBy: { [attemptId(closed)]: closed } });
    expect(claims.ledger.attempts).toEqual(recorded(closed).attempts);
  });

  test("one's own claim is granted again, as long as nothing has become of it", () => {
    const { ledger } = claimAttempts(EMPTY, [attempt()], NOW);
    const again = claimAttempts(ledger, [attempt()], at(9));
    expect(again).toMatchObject({ granted: [attempt()], refusedBy: {} });
    expect(again.ledger).toBe(ledger);
    const another = claimAttempts(ledger, [attempt({ owner: "run-2/0" })], NOW);
    expect(another).toMatchObject({ granted: [], refusedBy: { [attemptId(attempt())]: attempt() } });
  });

  test("of two that are wanted for one image the first is granted", () => {
    const [one, other, third] = [attempt(), attempt({ key: "b" }), attempt({ key: "c", images: ["zoo"] })];
    expect(claimAttempts(EMPTY, [one, other, third], NOW)).toEqual({
      ledger: recorded(one, third),
      granted: [one, third],
      refusedBy: { "b.1": one },
    });
  });

  test.each([
    [at(4), [attempt()]],
    [at(5), []],
  ])("a lease until the fifth is granted at %s: %j", (now, granted) => {
    const claims = claimAttempts(EMPTY, [attempt()], now);
    expect(claims.granted).toEqual(granted);
    if (granted.length === 0) expect(claims.refusedBy).toEqual({ [attemptId(attempt())]: attempt() });
  });

  test("makes room", () => {
    const closed = Array.from({ length: HISTORY_LENGTH + 1 }, (_, index) =>
      attempt({ key: "old", attempt: index + 1, claimedAt: at(index - 40), status: "failed" }),
    );
    const { ledger } = claimAttempts(recorded(...closed), [attempt()], NOW);
    expect(Object.keys(ledger.attempts)).toHaveLength(HISTORY_LENGTH + 1);
    expect(ledger.attempts["old.1"]).toBeUndefined();
  });
});
