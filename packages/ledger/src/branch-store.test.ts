import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "@basewatch/retry";
import { describe, expect, test } from "vitest";
import { bucketOf, emptyLedger, type Ledger, type LedgerChange } from "./index.ts";
import { FULL, image } from "./testing/records.ts";
import { openRemote } from "./testing/remotes.ts";

const AUTHOR = "basewatch <basewatch@noreply.invalid>";
const add =
  (name: string, reference = "ghcr.io/o/new:1"): LedgerChange =>
  (stored) => ({
    ledger: { ...stored, images: { ...stored.images, [name]: image({ reference }) } },
    message: `Note ${name}`,
  });
const replace = (ledger: Ledger) => () => ({ ledger, message: "Replace" });

describe("a branch", () => {
  test("that is missing is an empty ledger, and is made as an orphan by the first commit", async () => {
    await using remote = await openRemote();
    const store = remote.store();
    expect(await store.load()).toEqual(emptyLedger("github.com/o/app"));
    expect(await remote.git("for-each-ref")).toBe("");
    expect(await store.commit(replace(FULL))).toEqual({ ledger: FULL, written: true });
    expect(await remote.git("log", "--format=%an <%ae>%n%cn <%ce>%n%P%n%B", "basewatch")).toBe(
      `${AUTHOR}\n${AUTHOR}\n\nReplace\n\n[skip ci]`,
    );
    expect(await remote.store().load()).toEqual(FULL);
  });

  test("holds a file for each bucket that is not empty, and a page for people", async () => {
    await using remote = await openRemote();
    await remote.store().commit(replace(FULL));
    const bucket = (name: string) => bucketOf(name).toString(16).padStart(2, "0");
    const paths = (await remote.git("ls-tree", "-r", "--name-only", "basewatch")).split("\n");
    expect(paths).toEqual([
      "README.md",
      `archive/${bucket("old")}.json`,
      `attempts/${bucket("0123456789abcdef.1")}.json`,
      `bases/${bucket("docker.io/library/node:22")}.json`,
      `images/${bucket("app")}.json`,
      "ledger.json",
    ]);
    expect(await remote.git("show", "basewatch:ledger.json")).toBe(
      '{\n  "repository": "github.com/o/app",\n  "version": 1\n}',
    );
  });

  test("gets one commit for a change, on top, that touches only what changed", async () => {
    await using remote = await openRemote();
    const store = remote.store();
    await store.commit(replace(FULL));
    await store.commit(add("new"));
    expect(await remote.git("log", "--format=%s", "basewatch")).toBe("Note new\nReplace");
    const touched = await remote.git("diff", "--name-status", "basewatch~1", "basewatch");
    expect(touched).toBe(`A\timages/${bucketOf("new").toString(16).padStart(2, "0")}.json`);
  });

  test("shows a person what changed: one fact is one line", async () => {
    await using remote = await openRemote();
    const store = remote.store();
    await store.commit(replace(FULL));
    await store.commit(({ images, ...rest }) => ({
      ledger: { ...rest, images: { ...images, app: { ...image(), decision: "wait:window" } } },
      message: "Note a decision",
    }));
    const changed = await remote.git("diff", "--numstat", "basewatch~1", "basewatch");
    expect(changed).toBe(`1\t1\timages/${bucketOf("app").toString(16).padStart(2, "0")}.json`);
    expect(await remote.git("diff", "--unified=0", "basewatch~1", "basewatch")).toContain(
      '+      "decision": "wait:window"',
    );
  });

  test("gets none when nothing changed, also when somebody else has said it already", async () => {
    await using remote = await openRemote();
    const [one, other] = [remote.store(), remote.store()];
    await one.commit(replace(FULL));
    await other.load();
    expect(await one.commit((stored) => ({ ledger: structuredClone(stored), message: "" }))).toEqual({
      ledger: FULL,
      written: false,
    });
    await one.commit(add("new"));
    // Another message: what is the same to the second and the letter would be the very same commit.
    const repeated = await other.commit((stored) => ({ ...add("new")(stored), message: "Note it again" }));
    expect(repeated).toMatchObject({ written: false });
    expect(await remote.git("rev-list", "--count", "basewatch")).toBe("2");
  });

  test("what said nothing new on the ledger that was loaded may say something on the newest", async () => {
    await using remote = await openRemote();
    const [one, other] = [remote.store(), remote.store()];
    await one.commit(add("app"));
    await one.load();
    await other.commit((stored) => ({ ledger: { ...stored, images: {} }, message: "Forget" }));
    expect(await one.commit(add("app"))).toMatchObject({ written: true });
    expect(await remote.git("log", "--format=%s", "basewatch")).toBe("Note app\nForget\nNote app");
  });

  test("a bucket that becomes empty is gone, and what people put beside it stays", async () => {
    await using remote = await openRemote();
    const store = remote.store();
    await store.commit(replace({ ...FULL, archive: {}, attempts: {}, bases: {} }));
    await remote.edit({ "NOTES.txt": "mine" });
    await store.commit((stored) => ({ ledger: { ...stored, images: {} }, message: "Forget" }));
    const paths = await remote.git("ls-tree", "-r", "--name-only", "basewatch");
    expect(paths).toBe("NOTES.txt\nREADME.md\nledger.json");
  });

  test("a change is applied again to what the winner stored", async () => {
    await using remote = await openRemote();
    const [one, other] = [remote.store(), remote.store()];
    await one.commit(replace(FULL));
    await Promise.all([one.load(), other.load()]);
    await one.commit(add("of-one"));
    const { ledger } = await other.commit(add("of-other"));
    expect(Object.keys(ledger.images).sort()).toEqual(["app", "of-one", "of-other"]);
    expect(await remote.git("log", "--format=%s", "basewatch")).toBe("Note of-other\nNote of-one\nReplace");
  });

  test("keys of later versions and odd names come back as they were", async () => {
    await using remote = await openRemote();
    const odd = { 'a"b': image(), "ä/ö\n": image(), "../x": image() };
    const later = { ...FULL, images: odd, pins: { later: true } };
    await remote.store().commit(replace(later));
    expect(await remote.store().load()).toEqual(later);
  });

  test("is reached over ssh, with the machine's own key and without a question", async () => {
    await using remote = await openRemote();
    const folder = await remote.makeFolder();
    // Stands in for ssh: notes what it is asked, and does here what it would do there.
    const ssh = await remote.program(
      `#!/bin/sh\necho "$1 $SSH_AUTH_SOCK" >> ${folder}/asked\nshift\nexec sh -c "$*"\n`,
    );
    const environment = {
      PATH: process.env["PATH"],
      GIT_SSH_COMMAND: ssh,
      GIT_SSH_VARIANT: "simple",
      SSH_AUTH_SOCK: "/agent",
    };
    const url = `ssh://git@git.example.test${remote.folder}`;
    const store = remote.store({ remote: { url }, environment });
    expect(await store.commit(replace(FULL))).toMatchObject({ written: true });
    expect(await remote.store().load()).toEqual(FULL);
    const asked = new Set((await readFile(join(folder, "asked"), "utf8")).trimEnd().split("\n"));
    expect([...asked]).toEqual(["git@git.example.test /agent"]);
  });

  test("is written by whoever is named, at the time of the clock", async () => {
    await using remote = await openRemote();
    const identity = { name: "Ada <3\n", email: "ada@example.com" };
    const clock = { ...systemClock, now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 999) };
    await remote.store({ identity, clock }).commit(replace(FULL));
    expect(await remote.git("log", "-1", "--format=%an|%ae|%aI", "basewatch")).toBe(
      "Ada 3\\u{a}|ada@example.com|2026-01-02T03:04:05+00:00",
    );
  });

  test("two commits of one store, with others in between, come one on top of the other", async () => {
    await using remote = await openRemote();
    const [store, other] = [remote.store(), remote.store()];
    await store.commit(add("claims"));
    await other.commit(add("between"));
    await store.commit(add("outcomes"));
    expect(await remote.git("log", "--format=%s", "basewatch")).toBe(
      "Note outcomes\nNote between\nNote claims",
    );
  });
});
