import { describe, expect, test } from "vitest";
import {
  type AttemptRecord,
  attemptId,
  closeAttempt,
  findAttempts,
  HISTORY_LENGTH,
  isOpen,
  type Ledger,
  noteAttempt,
  pruneAttempts,
} from "./index.ts";
import { at, attempt, FULL } from "./testing/records.ts";

const ID = "0123456789abcdef.1";

function withAttempts(...records: readonly AttemptRecord[]): Ledger {
  return { ...FULL, attempts: Object.fromEntries(records.map((record) => [attemptId(record), record])) };
}

describe("findAttempts", () => {
  test("those of an image, oldest first, by number when they were claimed at once", () => {
    const records = [
      attempt({ attempt: 3, claimedAt: at(2), images: ["app", "other"] }),
      attempt({ attempt: 2, claimedAt: at(2) }),
      attempt({ attempt: 1, claimedAt: at(3) }),
      attempt({ attempt: 4, claimedAt: at(1), images: ["other"] }),
    ];
    expect(findAttempts(withAttempts(...records), "app").map((record) => record.attempt)).toEqual([2, 3, 1]);
    expect(findAttempts(FULL, "nobody")).toEqual([]);
  });
});

test.each([
  ["claimed", true],
  ["dispatched", true],
  ["unknown", true],
  ["built", false],
  ["proven", false],
  ["failed", false],
  ["superseded", false],
  ["not-started", false],
  ["refused", false],
] as const)("an attempt that is %s is open: %s", (status, open) => {
  expect(isOpen({ status })).toBe(open);
});

describe("noteAttempt", () => {
  test("an open one takes all news", () => {
    const news = { status: "dispatched", sentAfter: at(4), runId: "7", runUrl: "https://x/7" } as const;
    expect(noteAttempt(FULL, ID, news).attempts[ID]).toEqual(attempt(news));
  });

  test("a closed one only takes what nobody has noted yet", () => {
    const closed = attempt({ status: "failed", closedAt: at(5), runId: "7" });
    const noted = noteAttempt(withAttempts(closed), ID, {
      status: "dispatched",
      runId: "8",
      runUrl: "https://x/8",
    });
    expect(noted.attempts[ID]).toEqual({ ...closed, runUrl: "https://x/8" });
  });

  test("the ledger is the same when there is nothing to note", () => {
    const closed = withAttempts(attempt({ status: "failed", closedAt: at(5), runId: "7" }));
    expect(noteAttempt(closed, ID, { status: "unknown", runId: "8" })).toBe(closed);
    expect(noteAttempt(FULL, "other.1", { runId: "8" })).toBe(FULL);
  });
});

describe("closeAttempt", () => {
  test("an open one is closed with its outcome", () => {
    const outcome = { status: "failed", at: at(6), conclusion: "failure", message: "red" } as const;
    expect(closeAttempt(FULL, ID, outcome).attempts[ID]).toEqual(
      attempt({ status: "failed", closedAt: at(6), conclusion: "failure", message: "red" }),
    );
  });

  test.each(["proven", "failed"] as const)(
    "one that was built may be %s later, and keeps its time",
    (status) => {
      const built = withAttempts(attempt({ status: "built", closedAt: at(5) }));
      expect(closeAttempt(built, ID, { status, at: at(9) }).attempts[ID]).toMatchObject({
        status,
        closedAt: at(5),
      });
    },
  );

  test.each(["proven", "failed", "superseded", "not-started", "refused"] as const)(
    "one that is %s stays so",
    (status) => {
      const closed = withAttempts(attempt({ status, closedAt: at(5) }));
      expect(closeAttempt(closed, ID, { status: "built", at: at(9) })).toBe(closed);
    },
  );

  test("one that is not known changes nothing", () => {
    expect(closeAttempt(FULL, "other.1", { status: "failed", at: at(9) })).toBe(FULL);
  });
});

describe("pruneAttempts", () => {
  const closed = (number: number, change: Partial<AttemptRecord> = {}) =>
    attempt({ attempt: number, claimedAt: at(number), status: "failed", closedAt: at(number), ...change });
  const many = Array.from({ length: HISTORY_LENGTH + 2 }, (_, index) => closed(index + 1));

  test("of closed ones the newest of each image stay", () => {
    const kept = findAttempts(pruneAttempts(withAttempts(...many)), "app");
    expect(kept.map((record) => record.attempt)).toEqual(
      Array.from({ length: HISTORY_LENGTH }, (_, index) => index + 3),
    );
  });

  test("an open one stays, however old, and takes nobody's place", () => {
    const open = attempt({ key: "open", claimedAt: at(0) });
    const kept = pruneAttempts(withAttempts(open, ...many)).attempts;
    expect(Object.keys(kept)).toHaveLength(HISTORY_LENGTH + 1);
    expect(kept["open.1"]).toBe(open);
  });

  test("one that another of its images still has stays, as do those of archived images and of none", () => {
    const shared = closed(0, { key: "shared", images: ["app", "old"] });
    const archived = closed(0, { key: "archived", images: ["old"] });
    const nobodys = closed(0, { key: "nobodys", images: [] });
    const kept = pruneAttempts(withAttempts(shared, archived, nobodys, ...many)).attempts;
    expect(Object.keys(kept)).toEqual(expect.arrayContaining(["shared.0", "archived.0", "nobodys.0"]));
    expect(Object.keys(kept)).toHaveLength(HISTORY_LENGTH + 3);
  });

  test("the ledger is the same when all stay", () => {
    expect(pruneAttempts(FULL)).toBe(FULL);
  });
});
