import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attemptId, claimAttempts, type LedgerChange } from "./index.ts";
import { attempt, FULL, image } from "./testing/records.ts";
import { openRemote, type TestRemote } from "./testing/remotes.ts";

const note =
  (name: string): LedgerChange =>
  (stored) => ({
    ledger: { ...stored, images: { ...stored.images, [name]: image() } },
    message: `Note ${name}`,
  });

async function listMerges(remote: TestRemote): Promise<readonly string[]> {
  const lines = (await remote.git("rev-list", "--parents", "basewatch")).split("\n");
  return lines.filter((line) => line.split(" ").length > 2);
}

describe("writers at once", () => {
  test("20 of them lose nothing, from the first commit on, and the history stays linear", async () => {
    await using remote = await openRemote();
    const names = Array.from({ length: 20 }, (_, index) => `writer-${index}`);
    const results = await Promise.all(names.map((name) => remote.store().commit(note(name))));
    expect(results.map(({ written }) => written)).toEqual(names.map(() => true));
    expect(Object.keys((await remote.store().load()).images).sort()).toEqual(names.toSorted());
    expect(await remote.git("rev-list", "--count", "basewatch")).toBe("20");
    expect(await listMerges(remote)).toEqual([]);
    const subjects = (await remote.git("log", "--format=%s", "basewatch")).split("\n");
    expect(subjects.toSorted()).toEqual(names.map((name) => `Note ${name}`).toSorted());
  }, 120_000);

  test("of one claim exactly one gets it, and the others are told who", async () => {
    await using remote = await openRemote();
    await remote.store().commit(() => ({ ledger: { ...FULL, attempts: {} }, message: "Start" }));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const claim = attempt({ owner: `run-${index}` });
        let claims = claimAttempts(FULL, [], claim.claimedAt);
        await remote.store().commit((stored) => {
          claims = claimAttempts(stored, [claim], claim.claimedAt);
          return { ledger: claims.ledger, message: "Claim" };
        });
        return { owner: claim.owner, claims };
      }),
    );
    const winners = outcomes.filter(({ claims }) => claims.granted.length === 1);
    expect(winners).toHaveLength(1);
    const others = outcomes.filter((outcome) => !winners.includes(outcome));
    expect(others.map(({ claims }) => claims.refusedBy[attemptId(attempt())]?.owner)).toEqual(
      others.map(() => winners[0]?.owner),
    );
  }, 120_000);
});

describe("a hook that moves the branch under every first push", () => {
  // The hook runs while the push is decided: git has compared the branch already, and compares it again when it moves it.
  const MOVE = `
[ "$(git log -1 --format=%s "$2" 2>/dev/null)" = moved ] && exit 0
case "$2" in *[!0]*) ;; *) exit 0 ;; esac
git -c user.name=x -c user.email=x@x update-ref "$1" "$(git -c user.name=x -c user.email=x@x commit-tree "$2^{tree}" -p "$2" -m moved)"
exit 0`;

  test("costs each change one more try, and nothing else", async () => {
    await using remote = await openRemote();
    await remote.store().commit(note("first"));
    await remote.hook("update", MOVE);
    const store = remote.store();
    let applied = 0;
    for (const name of ["second", "third"]) {
      await store.commit((stored) => {
        applied += 1;
        return note(name)(stored);
      });
    }
    expect(applied).toBe(4);
    expect(await remote.git("log", "--format=%s", "basewatch")).toBe(
      "Note third\nmoved\nNote second\nmoved\nNote first",
    );
    expect(Object.keys((await remote.store().load()).images).sort()).toEqual(["first", "second", "third"]);
    expect(await listMerges(remote)).toEqual([]);
  });

  test("for ever ends with the deadline, and says so", async () => {
    await using remote = await openRemote();
    await remote.store().commit(note("first"));
    await remote.hook("update", MOVE.split("\n").slice(2).join("\n"));
    const policy = { attempts: 3, baseMs: 1, capMs: 1, budgetMs: 100 };
    await expect(remote.store({ policy }).commit(note("second"))).rejects.toMatchObject({
      code: "ledger.contended",
      message: "basewatch: other runs have been pushing to the branch all the time",
    });
    expect(Object.keys((await remote.store().load()).images)).toEqual(["first"]);
  });
});

describe("an answer that is lost", () => {
  // The push is done, and then git says that it failed, as it does when the connection breaks before the answer.
  const FORGETFUL = `#!/bin/sh
git "$@"
status=$?
[ "$1" = push ] && { %s echo "fatal: the remote end hung up unexpectedly" >&2; exit 128; }
exit $status
`;

  test.each([
    ["and nobody came after it", "", ["try 1"]],
    [
      "and somebody pushed on top",
      'shift $(($# - 2)); ( c=$(git -c user.name=x -c user.email=x@x commit-tree "${2%:*}^{tree}" -p "${2%:*}" -m "on top") && git push -q "$1" "$c:refs/heads/basewatch" );',
      ["on top", "try 1"],
    ],
  ])("%s: the change is not made twice", async (_name, then, history) => {
    await using remote = await openRemote();
    const program = await remote.program(FORGETFUL.replace("%s", () => then));
    const store = remote.store({ program });
    let applied = 0;
    const { written } = await store.commit((stored) => {
      applied += 1;
      return note(`try ${applied}`)(stored);
    });
    expect([applied, written]).toEqual([1, true]);
    expect(await remote.git("log", "--format=%s", "basewatch")).toBe(
      history.join("\n").replace("try", "Note try"),
    );
  });
});

test("whatever the order in which claims are wanted and settled, no two for one target and image are open", () => {
  const step = fc.record({
    images: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
    workflow: fc.constantFrom("one.yml", "two.yml"),
    key: fc.constantFrom("k1", "k2"),
    attempt: fc.integer({ min: 1, max: 2 }),
    owner: fc.constantFrom("x", "y"),
    closes: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let ledger = { ...FULL, attempts: {} } as typeof FULL;
      for (const { images, workflow, key, attempt: number, owner, closes } of steps) {
        const target = { ...attempt().target, workflow };
        const claim = attempt({ images, target, key, attempt: number, owner });
        const before = ledger.attempts[attemptId(claim)];
        const { ledger: next, granted, refusedBy } = claimAttempts(ledger, [claim], claim.claimedAt);
        expect(granted.length + Object.keys(refusedBy).length).toBe(1);
        // What was recorded under that name is never replaced.
        if (before !== undefined) expect(next.attempts[attemptId(claim)]).toEqual(before);
        ledger = next;
        const [id, first] = Object.entries(ledger.attempts)[0] ?? [];
        if (closes && id !== undefined && first !== undefined) {
          ledger = { ...ledger, attempts: { ...ledger.attempts, [id]: { ...first, status: "failed" } } };
        }
        const open = Object.values(ledger.attempts).filter(({ status }) => status === "claimed");
        const places = open.flatMap((one) => one.images.map((name) => `${one.target.workflow} ${name}`));
        expect(new Set(places).size).toBe(places.length);
      }
    }),
  );
});
