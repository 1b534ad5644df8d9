import { parseDigest } from "@basewatch/image";
import { describe, expect, test } from "vitest";
import {
  createFileStore,
  emptyLedger,
  formatLedger,
  HISTORY_LENGTH,
  type ImageRecord,
  type Ledger,
  noteDispatch,
  parseLedger,
  seeBase,
} from "./index.ts";

const digest = (letter: string) => parseDigest(`sha256:${letter.repeat(64)}`);
const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`;

const image: ImageRecord = {
  reference: "ghcr.io/o/app:latest",
  digest: digest("a"),
  verdict: "changed",
  proven: "changed",
  unknownSince: null,
  decision: "wait:delay",
  dueAt: at(9),
  episode: 2,
  pendingSince: { "docker.io/library/node:22": at(2) },
  forced: { at: at(3), by: "me", reason: "CVE", runId: "7", imageDigest: null, unchangedToo: false },
  dispatches: [{ key: "0123456789abcdef", attempt: 1, at: at(1), status: "dispatched", runUrl: null }],
};
const ledger: Ledger = {
  version: 1,
  bases: { "docker.io/library/node:22": seeBase(undefined, digest("b"), at(2)) },
  images: { app: image },
};

describe("document", () => {
  test("what is written is read back", () => {
    expect(parseLedger(formatLedger(ledger), "ledger.json")).toEqual(ledger);
    expect(parseLedger(formatLedger(emptyLedger()), "ledger.json")).toEqual(emptyLedger());
  });

  test("keys are sorted, so that the same facts are the same bytes", () => {
    const shuffled = { images: ledger.images, bases: ledger.bases, version: 1 as const };
    expect(formatLedger(shuffled)).toBe(formatLedger(ledger));
    expect(formatLedger(emptyLedger())).toBe('{\n  "bases": {},\n  "images": {},\n  "version": 1\n}\n');
  });

  test("keys of a later minor version are carried along", () => {
    const later = { ...emptyLedger(), archive: { old: true } };
    expect(formatLedger(parseLedger(JSON.stringify(later), "ledger.json"))).toContain('"archive"');
  });

  test.each([
    ["not JSON", "{", "ledger.corrupt", "it is not JSON"],
    ["a list", "[]", "ledger.corrupt", "the document"],
    ["no version", '{"bases":{},"images":{}}', "ledger.corrupt", "version"],
    ["a newer version", '{"version":2}', "ledger.newer-version", "version 2"],
    [
      "a bad digest",
      '{"version":1,"images":{},"bases":{"n":{"current":"sha256:x","firstSeenAt":"2026-01-01T00:00:00Z","previous":null,"history":[]}}}',
      "ledger.corrupt",
      "bases.n.current",
    ],
    [
      "a bad time",
      formatLedger({ ...ledger, images: { app: { ...image, dueAt: "tomorrow" } } }),
      "ledger.corrupt",
      "images.app.dueAt",
    ],
  ])("%s is refused, naming the place", (_name, text, code, place) => {
    let thrown: unknown;
    try {
      parseLedger(text, "state/ledger.json");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, message: expect.stringContaining("state/ledger.json") });
    expect(thrown).toMatchObject({
      message: expect.stringContaining(place),
      hint: expect.stringContaining("not touched"),
    });
  });
});

describe("seeBase", () => {
  test("first seen", () => {
    expect(seeBase(undefined, digest("a"), at(1))).toEqual({
      current: digest("a"),
      firstSeenAt: at(1),
      previous: null,
      history: [{ digest: digest("a"), firstSeenAt: at(1) }],
    });
  });

  test("seen again: the record is the same", () => {
    const record = seeBase(undefined, digest("a"), at(1));
    expect(seeBase(record, digest("a"), at(2))).toBe(record);
  });

  test("moved: the one before is kept", () => {
    const moved = seeBase(seeBase(undefined, digest("a"), at(1)), digest("b"), at(2));
    expect(moved).toMatchObject({ current: digest("b"), firstSeenAt: at(2), previous: digest("a") });
    expect(moved.history).toEqual([
      { digest: digest("a"), firstSeenAt: at(1) },
      { digest: digest("b"), firstSeenAt: at(2) },
    ]);
  });

  test("the history is bounded, and the newest stay", () => {
    let record = seeBase(undefined, digest("0"), at(1));
    for (let move = 1; move <= HISTORY_LENGTH; move += 1)
      record = seeBase(record, digest((move % 10).toString()), at(2));
    expect(record.history).toHaveLength(HISTORY_LENGTH);
    expect(record.history.at(-1)?.digest).toBe(record.current);
    expect(record.history[0]?.digest).toBe(digest("1"));
  });
});

describe("noteDispatch", () => {
  const dispatch = { key: "k", attempt: 1, at: at(5), status: "dispatched", runUrl: "https://x" };

  test("is noted at each named image, newest last", () => {
    expect(noteDispatch(ledger, ["app"], dispatch).images["app"]?.dispatches).toEqual([
      ...image.dispatches,
      dispatch,
    ]);
  });

  test("a name that is not known is left out", () => {
    expect(noteDispatch(ledger, ["other"], dispatch)).toEqual(ledger);
  });

  test("the list is bounded", () => {
    let noted = ledger;
    for (let count = 0; count < HISTORY_LENGTH; count += 1) noted = noteDispatch(noted, ["app"], dispatch);
    expect(noted.images["app"]?.dispatches).toEqual(Array.from({ length: HISTORY_LENGTH }, () => dispatch));
  });
});

describe("file store", () => {
  function memory(text?: string) {
    const written: string[] = [];
    return {
      written,
      read: async () => (text === undefined ? undefined : Buffer.from(text)),
      write: async (_path: string, content: string) => {
        written.push(content);
      },
    };
  }

  test("no file is an empty ledger", async () => {
    expect(await createFileStore(memory(), "l.json").load()).toEqual(emptyLedger());
  });

  test("a ledger that has not changed is not written", async () => {
    const files = memory(formatLedger(ledger));
    const store = createFileStore(files, "l.json");
    expect(await store.load()).toEqual(ledger);
    expect(await store.save(ledger)).toBe(false);
    expect(files.written).toEqual([]);
  });

  test("a changed one is written once", async () => {
    const files = memory();
    const store = createFileStore(files, "l.json");
    await store.load();
    expect(await store.save(ledger)).toBe(true);
    expect(await store.save(ledger)).toBe(false);
    expect(files.written).toEqual([formatLedger(ledger)]);
  });

  test("a corrupt one stops the run and is not written", async () => {
    const files = memory("{");
    await expect(createFileStore(files, "l.json").load()).rejects.toMatchObject({ code: "ledger.corrupt" });
    expect(files.written).toEqual([]);
  });
});
