import { Failure } from "@basewatch/failure";
import {
  type AttemptRecord,
  emptyLedger,
  type Ledger,
  type LedgerStore,
  noteAttempt,
} from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import { KEY, NOON } from "../attempts/testing/forge.ts";
import { type Concluded, createClaims, LEASE_MS, type Wanted } from "./claims.ts";
import { target } from "./testing/ready.ts";

const ID = `${KEY}.1`;
const SETTLE_MS = 600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const run = { id: 1, url: "https://github.example/runs/1" };

function openLedger() {
  let stored: Ledger = emptyLedger(null);
  const messages: string[] = [];
  const store: LedgerStore = {
    load: async () => stored,
    async commit(change) {
      const { ledger, message } = change(stored);
      const written = ledger !== stored;
      if (written) messages.push(message);
      stored = ledger;
      return { ledger, written };
    },
  };
  return {
    store,
    messages,
    attempt: (id = ID): AttemptRecord | undefined => stored.attempts[id],
    change(change: (ledger: Ledger) => Ledger) {
      stored = change(stored);
    },
  };
}

function wanted(change: Partial<Wanted> = {}): Wanted {
  const traces = { marked: true, event: "workflow_dispatch", actor: null };
  return {
    target: target(),
    traces,
    workflow: "build.yml",
    ref: "main",
    serverTimeMs: NOON - 1_000,
    ...change,
  };
}

describe("a claim", () => {
  test("holds what its run is to be found by, and until when nothing is proven", async () => {
    const { store, attempt, messages } = openLedger();
    const bases = [
      { reference: "docker.io/library/node:22", current: `sha256:${"4".repeat(64)}` },
      { reference: "docker.io/library/gone:1", current: null },
    ];
    const claims = createClaims(store, "4711/1", SETTLE_MS, undefined);
    const one = wanted({ target: target({ images: ["b", "a"], bases, reason: "CVE" }) });
    expect([...(await claims.claim([one], NOON)).granted]).toEqual([ID]);
    expect(attempt()).toMatchObject({
      images: ["a", "b"],
      bases: { "docker.io/library/node:22": `sha256:${"4".repeat(64)}` },
      reason: "CVE",
      owner: "4711/1",
      status: "claimed",
      claimedAt: iso(NOON),
      expiresAt: iso(NOON + LEASE_MS),
      sentAfter: iso(NOON - 1_000),
      provableAt: iso(NOON + LEASE_MS / 2 + SETTLE_MS),
    });
    expect(messages).toEqual([`Claim 1 rebuild\n\n${ID} a, b`]);
  });

  test("counts from the server's clock where that is ahead, and has none before any answer", async () => {
    const { store, attempt } = openLedger();
    const claims = createClaims(store, "4711/1", SETTLE_MS, undefined);
    const second = target({ key: "0123456789abcdef", images: ["other"] });
    await claims.claim(
      [wanted({ serverTimeMs: NOON + 60_000 }), wanted({ target: second, serverTimeMs: undefined })],
      NOON,
    );
    expect(attempt()?.provableAt).toBe(iso(NOON + 60_000 + LEASE_MS / 2 + SETTLE_MS));
    expect(attempt("0123456789abcdef.1")?.sentAfter).toBeNull();
  });

  test("is refused where another one is open for an image, with what is in the way", async () => {
    const { store } = openLedger();
    await createClaims(store, "one", SETTLE_MS, undefined).claim([wanted()], NOON);
    const again = wanted({ target: target({ key: "0123456789abcdef" }) });
    const claimed = await createClaims(store, "two", SETTLE_MS, undefined).claim([again], NOON + 1_000);
    expect(claimed.granted.size).toBe(0);
    expect(claimed.refusedBy["0123456789abcdef.1"]).toMatchObject({ key: KEY, owner: "one" });
  });

  test("is granted in the commit that settles what was in its way", async () => {
    const { store, messages } = openLedger();
    await createClaims(store, "one", SETTLE_MS, undefined).claim([wanted()], NOON);
    const apply = (ledger: Ledger): Ledger => ({ ...ledger, attempts: {} });
    const again = wanted({ target: target({ key: "0123456789abcdef" }) });
    const claimed = await createClaims(store, "two", SETTLE_MS, { apply }).claim([again], NOON + 1_000);
    expect([...claimed.granted]).toEqual(["0123456789abcdef.1"]);
    expect(messages).toHaveLength(2);
  });
});

describe("an outcome", () => {
  async function conclude(sent: Concluded["sent"], between: (ledger: Ledger) => Ledger = (ledger) => ledger) {
    const ledger = openLedger();
    const claims = createClaims(ledger.store, "4711/1", SETTLE_MS, undefined);
    await claims.claim([wanted()], NOON);
    ledger.change(between);
    await claims.conclude([{ target: target(), sent }], NOON + 5_000);
    return ledger;
  }
  const failure = new Failure("no", { code: "forge.no" });
  const span = { sinceMs: NOON + 1_000, sentAtMs: NOON + 2_000 };

  test.each([
    [
      "dispatched",
      { status: "dispatched", run, ...span },
      { status: "dispatched", runId: "1", runUrl: run.url, closedAt: null, message: null },
    ],
    [
      "unknown",
      { status: "unknown", failure, ...span },
      { status: "unknown", runId: null, closedAt: null, message: "no" },
    ],
    [
      "failed",
      { status: "failed", failure },
      { status: "refused", closedAt: iso(NOON + 5_000), message: "no" },
    ],
    [
      "not-started",
      { status: "not-started", failure, ...span },
      { status: "not-started", closedAt: iso(NOON + 5_000) },
    ],
  ] as const)("%s is recorded", async (_name, sent, record) => {
    expect((await conclude(sent)).attempt()).toMatchObject(record);
  });

  test("says when it was sent, from which its proof counts", async () => {
    expect((await conclude({ status: "unknown", ...span })).attempt()).toMatchObject({
      sentAfter: iso(NOON + 1_000),
      provableAt: iso(NOON + 2_000 + SETTLE_MS),
    });
    expect((await conclude({ status: "unknown" })).attempt()).toMatchObject({
      sentAfter: iso(NOON - 1_000),
      provableAt: iso(NOON + 5_000 + SETTLE_MS),
    });
  });

  test("deferred takes the claim back, as long as nobody has said more of it", async () => {
    expect((await conclude({ status: "deferred", failure })).attempt()).toBeUndefined();
    const settled = await conclude({ status: "deferred" }, (ledger) =>
      noteAttempt(ledger, ID, { status: "dispatched" }),
    );
    expect(settled.attempt()?.status).toBe("dispatched");
  });

  test("of a claim that is gone, or somebody else's by now, changes nothing", async () => {
    const gone = await conclude({ status: "dispatched", run }, (ledger) => ({ ...ledger, attempts: {} }));
    expect(gone.attempt()).toBeUndefined();
    const others = await conclude({ status: "dispatched", run }, (ledger) => ({
      ...ledger,
      attempts: Object.fromEntries(
        Object.entries(ledger.attempts).map(([id, one]) => [id, { ...one, owner: "another" }]),
      ),
    }));
    expect(others.attempt()?.status).toBe("claimed");
  });

  test("is one line of the commit", async () => {
    const { messages } = await conclude({ status: "dispatched", run, ...span });
    expect(messages[1]).toBe(`Dispatch 1 rebuild of 1\n\n${ID} app: dispatched`);
  });
});
