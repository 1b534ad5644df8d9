import { type AttemptRecord, attemptId, isOpen, type Ledger } from "@basewatch/ledger";
import { describe, expect, test } from "vitest";
import type { Settlement } from "./index.ts";
import {
  B,
  base,
  C,
  claim,
  D,
  day,
  decisions,
  E,
  ended,
  image,
  NODE,
  plan,
  unchanged,
  unknown,
  withAttempts,
} from "./testing/observations.ts";

const first = plan([image()]);
const open = (news: Partial<AttemptRecord> = {}) => claim(first, 1, news);
const id = attemptId(open());
const going = (news: Partial<AttemptRecord> = {}): Ledger => withAttempts(first.ledger, open(news));
const said = (news: Partial<Settlement>): Settlement => ({
  id,
  status: "built",
  runId: "7",
  runUrl: "https://x/7",
  conclusion: "success",
  message: null,
  ...news,
});

describe("what runs say", () => {
  const settle = (ledger: Ledger, settlement: Settlement) =>
    plan([image()], 1.5, ledger, undefined, { settlements: [settlement] }).ledger.attempts[settlement.id];

  test.each(["built", "failed", "superseded", "not-started"] as const)("closes an attempt: %s", (status) => {
    expect(settle(going(), said({ status }))).toMatchObject({
      status,
      closedAt: day(1.5),
      runUrl: "https://x/7",
    });
  });

  test("of one that goes on is noted", () => {
    const noted = settle(
      going({ status: "unknown", runId: null }),
      said({ status: "dispatched", conclusion: null }),
    );
    expect(noted).toMatchObject({ status: "dispatched", runId: "7", closedAt: null });
  });

  test("is not said again of one that somebody else has closed meanwhile", () => {
    const closed = going({ status: "failed", closedAt: day(1.2) });
    expect(settle(closed, said({}))).toEqual(closed.attempts[id]);
  });

  test("knows less than the one who has recorded its run meanwhile", () => {
    const noted = going({ runId: "7" });
    for (const settlement of [
      said({ status: "unknown", runId: null }),
      said({ status: "not-started", runId: null }),
      said({ runId: "8" }),
    ])
      expect(settle(noted, settlement)).toMatchObject({ status: "dispatched", runId: "7" });
  });

  test("of an attempt that the ledger does not hold is nothing", () => {
    expect(settle(first.ledger, said({}))).toBeUndefined();
  });
});

describe("an attempt that nobody can read", () => {
  const after = (days: number, ledger: Ledger, alive: readonly string[] = []) =>
    plan([image()], days, ledger, undefined, { alive: new Set(alive) });

  test("has failed 24 hours after its claim when no run of it was ever known", () => {
    const lost = going({ status: "unknown", runId: null });
    expect(decisions(after(2 - 1 / 86_400_000, lost))).toEqual(["hold:in-flight"]);
    const failed = after(2, lost);
    expect(failed.ledger.attempts[id]).toMatchObject({
      status: "failed",
      closedAt: day(2),
      message: "its run could not be read for 24 hours",
    });
    expect(decisions(failed)).toEqual(["wait:retry"]);
  });

  test("whose run was known has failed 24 hours after the first look that could not read it, however old it is", () => {
    const slow = after(9, going());
    expect(slow.ledger.attempts[id]).toMatchObject({ status: "dispatched", unreadSince: day(9) });
    expect(after(9.9, slow.ledger).ledger.attempts[id]?.status).toBe("dispatched");
    const failed = after(10, slow.ledger).ledger.attempts[id];
    expect(failed).toMatchObject({ status: "failed", closedAt: day(10) });
    expect(failed).not.toHaveProperty("unreadSince");
  });

  test("does not grow old while it can be read", () => {
    const slow = after(9, going());
    const read = after(9.5, slow.ledger, [id]);
    expect(read.ledger.attempts[id]).toEqual(open());
    expect(after(10, read.ledger).ledger.attempts[id]?.status).toBe("dispatched");
    expect(decisions(after(40, going(), [id]))).toEqual(["hold:in-flight"]);
  });

  test("is left to those who look at its images", () => {
    const other = image({ name: "other", bases: [unchanged] });
    const fleet = [image(), other];
    const { ledger } = plan([other], 40, going({ runId: null }), undefined, { fleet });
    expect(ledger.attempts[id]).toEqual(open({ runId: null }));
  });

  test("and whose image nobody looks at any more is closed by whoever comes", () => {
    const gone = plan([image({ name: "other" })], 40, going({ runId: null }), undefined, { config: null });
    expect(gone.ledger.attempts[id]?.status).toBe("dispatched");
    const { app: _app, ...images } = first.ledger.images;
    const forgotten = plan([image({ name: "other" })], 40, { ...going({ runId: null }), images });
    expect(forgotten.ledger.attempts[id]?.status).toBe("failed");
  });
});

describe("what the image proves", () => {
  const shown = image({ digest: E, bases: [base({ verdict: "unchanged" })] });

  test.each(["claimed", "dispatched", "unknown", "built"] as const)(
    "closes an attempt that was %s",
    (status) => {
      const ledger = going({ status, closedAt: status === "built" ? day(1.2) : null });
      const next = plan([shown], 1.5, ledger);
      expect(decisions(next)).toEqual(["none"]);
      expect(next.ledger.attempts[id]).toMatchObject({
        status: "proven",
        closedAt: status === "built" ? day(1.2) : day(1.5),
      });
      const { key, attempt } = open();
      expect(next.ledger.images["app"]?.lastRebuild).toEqual({ at: day(1.5), key, attempt, digest: E });
    },
  );

  test("does not close one whose run is known to go on: somebody else may have published", () => {
    const next = plan([shown], 1.5, going(), undefined, { alive: new Set([id]) });
    expect(decisions(next)).toEqual(["hold:in-flight"]);
  });

  test.each<readonly [string, Parameters<typeof image>[0]]>([
    ["is the one that it was", { bases: [base({ verdict: "unchanged" })] }],
    ["is on the old base still", { digest: E }],
    ["cannot be read", { digest: undefined, bases: [unknown] }],
    ["has a base that cannot be compared", { digest: E, bases: [unknown] }],
  ])("is nothing when it %s", (_name, overrides) => {
    const ledger = going({ status: "built", closedAt: day(1.2) });
    const next = plan([image(overrides)], 1.5, ledger).ledger;
    expect(next.attempts[id]?.status).toBe("built");
    expect(next.images["app"]?.lastRebuild).toBeNull();
  });

  test("is a rebuild on the attempt's digest, though the base has moved on", () => {
    const behind = image({ digest: E, bases: [base({ previous: [B], current: C })] });
    expect(plan([behind], 1.5, going({ status: "built" })).ledger.attempts[id]?.status).toBe("proven");
  });

  test("is a rebuild on a digest between the attempt's and the current one", () => {
    const seen = plan([image({ name: "other", bases: [base({ current: C })] })], 1.2, going());
    const between = image({ digest: E, bases: [base({ previous: [C], current: D })] });
    const next = plan([between], 1.5, seen.ledger, undefined, { settlements: [said({})] });
    expect(next.ledger.attempts[id]?.status).toBe("proven");
    expect(decisions(next)).toEqual(["rebuild"]);
  });

  test("is a rebuild on a child of the attempt's digest", () => {
    const learned = [{ base: NODE, digest: B, children: { "linux/amd64": C } }];
    const known = plan([image({ learned })], 1.2, going());
    const behind = image({ digest: E, bases: [base({ previous: [C], current: D })] });
    expect(plan([behind], 1.5, known.ledger).ledger.attempts[id]?.status).toBe("proven");
  });

  test("is another image, where the attempt was for no base", () => {
    const order = { unchangedToo: true, by: "ada", reason: "CVE", runId: "1" };
    const forced = plan([image({ bases: [unchanged] })], 0, undefined, order);
    const built = withAttempts(forced.ledger, claim(forced, 0.5, { status: "built", closedAt: day(0.6) }));
    const next = plan([image({ digest: E })], 1, built);
    expect(Object.values(next.ledger.attempts)).toMatchObject([{ status: "proven" }]);
    expect(decisions(next)).toEqual(["rebuild"]);
    expect(next.ledger.images["app"]?.forced).toBeNull();
  });

  test("has to come from all images of an attempt, of those that are still listed", () => {
    const { dispatch } = image();
    const calm = base({ verdict: "unchanged" });
    const [one, two] = [image({ name: "one", dispatch }), image({ name: "two", dispatch })];
    const due = plan([one, two]);
    const built = withAttempts(due.ledger, claim(due, 1, { status: "built", closedAt: day(1) }));
    const shownOne = { ...one, digest: E, verdict: "unchanged", bases: [calm] } as const;
    const half = plan([shownOne, two], 2, built);
    expect(Object.values(half.ledger.attempts)).toMatchObject([{ status: "built" }]);
    expect(half.ledger.images["one"]?.lastRebuild?.digest).toBe(E);
    const still = plan([shownOne, two], 3, half.ledger);
    expect(still.ledger.images["one"]).toEqual(half.ledger.images["one"]);
    const alone = plan([shownOne], 4, {
      ...half.ledger,
      images: { one: half.ledger.images["one"] as never },
    });
    expect(Object.values(alone.ledger.attempts)).toMatchObject([{ status: "proven" }]);
  });

  test("names the attempt that made it once, and no older one that is open to doubt later", () => {
    const { dispatch } = image();
    const [one, two] = [image({ name: "one", dispatch }), image({ name: "two", dispatch })];
    const due = plan([one, two]);
    const built = withAttempts(due.ledger, claim(due, 1, { status: "built", closedAt: day(1) }));
    const moved = base({ previous: [B], current: C });
    const half = plan([{ ...one, digest: E, bases: [moved] }, two], 2, built);
    const again = withAttempts(
      half.ledger,
      claim({ ...half, rebuilds: half.rebuilds.slice(0, 1) }, 2, { status: "built", closedAt: day(2) }),
    );
    const calm = {
      ...one,
      digest: C,
      verdict: "unchanged",
      bases: [{ ...moved, verdict: "unchanged" }],
    } as const;
    const proven = plan([calm, two], 3, again);
    expect(proven.ledger.images["one"]?.lastRebuild?.key).toBe(half.rebuilds[0]?.key);
    expect(plan([calm, two], 4, proven.ledger).ledger.images["one"]).toEqual(proven.ledger.images["one"]);
  });
});

test("attempts that are open are never forgotten, closed ones after twenty of an image", () => {
  let { ledger } = first;
  for (let round = 0; round < 25; round += 1)
    ledger = ended(plan([image()], round, ledger), round, "superseded");
  const kept = Object.values(plan([image()], 30, ledger).ledger.attempts);
  expect(kept.filter((attempt) => !isOpen(attempt)).map(({ attempt }) => attempt)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 6),
  );
  expect(plan([image()], 30, plan([image()], 30, ledger).ledger).rebuilds[0]?.attempt).toBe(26);
});
