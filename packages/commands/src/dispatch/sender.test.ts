import { Failure } from "@basewatch/failure";
import type { SendAgain } from "@basewatch/forge";
import { describe, expect, test } from "vitest";
import { list, NOON, run } from "../attempts/testing/forge.ts";
import { createSender, type SenderOptions } from "./sender.ts";
import { ACCEPTED, AMBIGUOUS, openTime, ready, rejected, shown, target, UNNAMED } from "./testing/ready.ts";

const OPTIONS: SenderOptions = {
  writeIntervalMs: 1_000,
  reconcileTimeoutMs: 60_000,
  settleMs: 600_000,
  onAmbiguous: "hold",
  limitBudgetMs: 180_000,
};
const LIMIT: SendAgain = { afterMs: 7_000, reason: "limit", stated: true };
const BLIND: SendAgain = { afterMs: 60_000, reason: "limit", stated: false };
const REFUSED: SendAgain = { afterMs: 1_000, reason: "connection", stated: false };
const unmarked = { marked: false, event: "workflow_dispatch", actor: "robot" } as const;
const other = target({ key: "0123456789abcdef", images: ["other"] });

describe("what the server accepts", () => {
  test("is dispatched, and says between which instants it was sent", async () => {
    const time = openTime();
    const send = createSender(OPTIONS, time.deps);
    expect(await send(ready(time.forge({ sends: [ACCEPTED] })))).toEqual({
      status: "dispatched",
      run: { id: 1, url: "https://github.example/runs/1" },
      leftOut: [],
      sinceMs: NOON,
      sentAtMs: NOON,
    });
  });
});

describe("what the server certainly did not start", () => {
  test.each([
    ["a limit with its wait", LIMIT, [7_000]],
    ["a limit without one", BLIND, [60_000]],
    ["a connection that did not come about", REFUSED, [expect.any(Number)]],
  ])("is sent again after %s", async (_name, again, waits) => {
    const time = openTime();
    const forge = time.forge({ sends: [rejected(again), ACCEPTED] });
    const sent = await createSender({ ...OPTIONS, writeIntervalMs: 0 }, time.deps)(ready(forge));
    expect([sent.status, time.waits, forge.calls]).toEqual(["dispatched", waits, ["send", "send"]]);
  });

  test("fails at once where sending it again leads to the same", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [rejected(undefined)] });
    expect(await createSender(OPTIONS, time.deps)(ready(forge))).toMatchObject({ status: "failed" });
  });

  test("fails when no connection comes about four times", async () => {
    const time = openTime();
    const forge = time.forge({ sends: Array.from({ length: 4 }, () => rejected(REFUSED)) });
    expect(await createSender(OPTIONS, time.deps)(ready(forge))).toMatchObject({ status: "failed" });
    expect(forge.calls).toHaveLength(4);
  });

  test("is deferred, with all that goes to this server, when the limits take too long", async () => {
    const time = openTime();
    const forge = time.forge({
      sends: [rejected({ ...LIMIT, afterMs: 100_000 }), rejected({ ...LIMIT, afterMs: 100_000 })],
    });
    const send = createSender(OPTIONS, time.deps);
    expect((await send(ready(forge))).status).toBe("deferred");
    const next = await send(ready(forge, { target: other }));
    expect([next.status, next.failure?.message]).toEqual(["deferred", "other: not sent after no"]);
    expect(forge.calls).toHaveLength(2);
    const elsewhere = time.forge({ apiUrl: "https://elsewhere.example", sends: [ACCEPTED] });
    expect((await send(ready(elsewhere))).status).toBe("dispatched");
  });

  test("doubles the wait that the server does not state", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [rejected(BLIND), rejected(BLIND), ACCEPTED] });
    await createSender(OPTIONS, time.deps)(ready(forge));
    expect(time.waits).toEqual([60_000, 120_000]);
  });
});

describe("what is left to the next run", () => {
  test("once half of the lease is over", async () => {
    const time = openTime();
    const forge = time.forge({});
    const sent = await createSender(OPTIONS, time.deps)(ready(forge, { lease: { isOver: () => true } }));
    expect([sent.status, sent.failure?.code, forge.calls]).toEqual(["deferred", "dispatch.lease", []]);
  });

  test("where the wait for a limit would end after it", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [rejected(LIMIT)] });
    const lease = { isOver: (inMs = 0) => inMs >= 7_000 };
    expect((await createSender(OPTIONS, time.deps)(ready(forge, { lease }))).status).toBe("deferred");
  });

  test("once the run is told to stop, before sending and while sending", async () => {
    const time = openTime();
    const stopped = { afterMs: 0, reason: "stopped", stated: false } as const;
    const forge = time.forge({ sends: [rejected(stopped)] });
    const send = createSender(OPTIONS, time.deps);
    expect((await send(ready(forge))).failure?.code).toBe("forge.no");
    time.stop.abort(new Error("stop"));
    expect((await send(ready(forge))).failure?.code).toBe("dispatch.stopped");
    expect(forge.calls).toHaveLength(1);
  });
});

describe("what may have been started", () => {
  test("is dispatched once a list shows its run, and never sent again", async () => {
    const time = openTime();
    const broken = new Failure("503", { code: "forge.server-error" });
    const forge = time.forge({ sends: [AMBIGUOUS], lists: [broken, list([]), list([run(shown())])] });
    const sent = await createSender(OPTIONS, time.deps)(ready(forge));
    expect(sent).toMatchObject({ status: "dispatched", run: { id: 1 } });
    expect([time.waits, forge.calls.filter((call) => call === "send")]).toEqual([[2_000, 4_000], ["send"]]);
  });

  test("is unknown when none shows it in time, by the server's clock of the first look", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [AMBIGUOUS], lists: [list([], { readAtMs: NOON + 5_000 })] });
    const sent = await createSender(OPTIONS, time.deps)(ready(forge));
    expect(sent).toMatchObject({ status: "unknown", sinceMs: NOON, sentAtMs: NOON + 5_000 });
    expect(sent.failure?.message).toContain("; no run of it was seen within 60 s");
    expect(time.waits.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
  });

  test.each([
    ["a complete list after settle shows none", list([], { readAtMs: NOON + 600_000 }), "unknown"],
    ["it was read before anything was sent, then long after", undefined, "not-started"],
  ])("%s", async (_name, only, status) => {
    const time = openTime();
    const lists = only === undefined ? [list([]), list([], { readAtMs: NOON + 600_000 })] : [only];
    const forge = time.forge({ sends: [AMBIGUOUS], lists });
    expect((await createSender(OPTIONS, time.deps)(ready(forge))).status).toBe(status);
  });

  test("is unknown when no list can be read, and where no token may read them", async () => {
    const time = openTime();
    const forge = time.forge({
      sends: [AMBIGUOUS, AMBIGUOUS],
      lists: [new Failure("503", { code: "forge.server-error" })],
    });
    const send = createSender(OPTIONS, time.deps);
    expect((await send(ready(forge))).failure?.message).toContain("; its runs could not be listed");
    const blind = time.forge({ canReadRuns: false, sends: [AMBIGUOUS] });
    expect((await send(ready(blind))).failure?.message).toContain("; no token here may read its runs");
    expect(blind.calls).toEqual(["send"]);
  });

  test("is sent once more with retry when a complete list shows none, and never a third time", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [AMBIGUOUS, AMBIGUOUS], lists: [list([])] });
    const sent = await createSender({ ...OPTIONS, onAmbiguous: "retry" }, time.deps)(ready(forge));
    expect([sent.status, sent.sinceMs]).toEqual(["unknown", NOON]);
    expect(forge.calls.filter((call) => call === "send")).toHaveLength(2);
  });

  test("stays unknown with retry when the second is refused: of the first nothing is certain", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [AMBIGUOUS, rejected(undefined)], lists: [list([])] });
    expect((await createSender({ ...OPTIONS, onAmbiguous: "retry" }, time.deps)(ready(forge))).status).toBe(
      "unknown",
    );
  });

  test.each([
    ["the list is not complete", list([], { complete: false })],
    ["several runs could be it", list([run({ id: 2 }), run({ id: 3 })])],
  ])("is not sent again with retry when %s", async (_name, shownList) => {
    const time = openTime();
    const forge = time.forge({ sends: [AMBIGUOUS], lists: [shownList] });
    const sent = await createSender(
      { ...OPTIONS, onAmbiguous: "retry" },
      time.deps,
    )(ready(forge, { traces: unmarked }));
    expect([sent.status, forge.calls.filter((call) => call === "send").length]).toEqual(["unknown", 1]);
  });

  test("is not mistaken for a run that another dispatch of this process has started", async () => {
    const time = openTime();
    const listed = list([run({ id: 1, createdAtMs: NOON + 1_000 })]);
    const forge = time.forge({ sends: [ACCEPTED, AMBIGUOUS], lists: [listed] });
    const send = createSender(OPTIONS, time.deps);
    await send(ready(forge, { traces: unmarked }));
    expect((await send(ready(forge, { target: other, traces: unmarked }))).status).toBe("unknown");
  });

  test("is not mistaken for a run that the server did not name, either", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [UNNAMED, AMBIGUOUS], lists: [list([run({ createdAtMs: NOON })])] });
    const send = createSender({ ...OPTIONS, writeIntervalMs: 0 }, time.deps);
    await send(ready(forge, { traces: unmarked }));
    expect((await send(ready(forge, { target: other, traces: unmarked }))).status).toBe("unknown");
  });

  test("is looked for once when the run is told to stop", async () => {
    const time = openTime();
    const forge = time.forge({ sends: [AMBIGUOUS], lists: [list([])] });
    const send = createSender({ ...OPTIONS, onAmbiguous: "retry" }, time.deps);
    const sendDispatch = async () => {
      time.stop.abort(new Error("stop"));
      return AMBIGUOUS;
    };
    const pending = send(ready({ ...forge, sendDispatch }));
    expect([(await pending).status, time.waits]).toEqual(["unknown", []]);
  });
});
