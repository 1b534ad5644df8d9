import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import { createFileStore, emptyLedger, formatLedger, type Ledger } from "./index.ts";
import { at, digest, FULL, image } from "./testing/records.ts";

function memory(text?: string) {
  const written: string[] = [];
  let stored = text;
  const bytes = () => (stored === undefined ? undefined : Buffer.from(stored));
  return {
    written,
    read: async () => bytes(),
    async update(_path: string, change: (stored: Buffer | undefined) => string | undefined) {
      stored = change(bytes()) ?? stored;
      if (stored !== undefined && stored !== (written.at(-1) ?? text)) written.push(stored);
    },
  };
}

const rename = (reference: string) => (ledger: Ledger) => ({
  ledger: { ...ledger, images: { ...ledger.images, app: image({ reference }) } },
  message: "Rename",
});

describe("file store", () => {
  test("no file is an empty ledger of the repository", async () => {
    expect(await createFileStore(memory(), "l.json").load()).toEqual(emptyLedger());
    expect(await createFileStore(memory(), "l.json", "h/o/r").load()).toEqual(emptyLedger("h/o/r"));
  });

  test("what does not change is not written", async () => {
    const files = memory(formatLedger(FULL));
    const store = createFileStore(files, "l.json", FULL.repository);
    expect(await store.load()).toEqual(FULL);
    const same = { ...FULL, images: { app: { ...image() } } };
    expect(await store.commit(() => ({ ledger: same, message: "" }))).toEqual({
      ledger: FULL,
      written: false,
    });
    expect(files.written).toEqual([]);
  });

  test("a change is applied to the newest file, and written once", async () => {
    const files = memory();
    const [one, other] = [createFileStore(files, "l.json"), createFileStore(files, "l.json")];
    await one.load();
    await other.commit((stored) => ({
      ledger: {
        ...stored,
        bases: { b: { current: digest("a"), firstSeenAt: at(1), previous: null, history: [] } },
      },
      message: "",
    }));
    const result = await one.commit(rename("ghcr.io/o/new:1"));
    expect(result).toMatchObject({
      written: true,
      ledger: { bases: { b: {} }, images: { app: { reference: "ghcr.io/o/new:1" } } },
    });
    expect(files.written).toHaveLength(2);
    expect(await one.commit(rename("ghcr.io/o/new:1"))).toMatchObject({ written: false });
    expect(files.written.at(-1)).toBe(formatLedger(result.ledger));
  });

  test("the repository is noted with the first change, and another one's ledger is refused", async () => {
    const files = memory(formatLedger(emptyLedger()));
    const store = createFileStore(files, "l.json", "github.com/o/app");
    expect((await store.commit(rename("x/y:1"))).ledger.repository).toBe("github.com/o/app");
    const fork = createFileStore(files, "l.json", "github.com/fork/app");
    const refusal = {
      code: "ledger.other-repository",
      message: "l.json: the ledger belongs to github.com/o/app, and this is github.com/fork/app",
      hint: expect.stringContaining("take it over"),
    };
    await expect(fork.load()).rejects.toMatchObject(refusal);
    await expect(fork.commit(rename("x/y:2"))).rejects.toMatchObject(refusal);
    expect(files.written).toHaveLength(1);
  });

  test.each([
    ["another spelling", "GitHub.com/O/App"],
    ["a run that does not know its repository", null],
  ])("%s is no other repository", async (_name, repository) => {
    const store = createFileStore(memory(formatLedger(FULL)), "l.json", repository);
    expect(await store.load()).toEqual(FULL);
  });

  test.each([
    ["corrupt", "{", "ledger.corrupt"],
    ["of a newer version", '{"version": 2}', "ledger.newer-version"],
  ])("one that is %s stops the run and is not written", async (_name, text, code) => {
    const files = memory(text);
    const store = createFileStore(files, "l.json");
    await expect(store.load()).rejects.toMatchObject({ code });
    await expect(store.commit(rename("x/y:1"))).rejects.toMatchObject({ code });
    expect(files.written).toEqual([]);
  });

  test("a file that others write all the time is told as a branch would be", async () => {
    const failure = new Failure("l.json: busy", { code: "files.contended", hint: "Run again." });
    const refuse = (error: Error) =>
      createFileStore({ ...memory(), update: () => Promise.reject(error) }, "l");
    await expect(refuse(failure).commit(rename("x/y:1"))).rejects.toMatchObject({
      code: "ledger.contended",
      message: "l.json: busy",
      hint: "Run again.",
    });
    const other = new Failure("l.json: full", { code: "files.unwritable" });
    await expect(refuse(other).commit(rename("x/y:1"))).rejects.toBe(other);
  });
});
