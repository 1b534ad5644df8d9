import { describe, expect, test } from "vitest";
import { emptyLedger, formatLedger, parseLedger } from "./index.ts";
import { FULL, image } from "./testing/records.ts";

function refusal(text: string): unknown {
  try {
    return parseLedger(text, "state/ledger.json");
  } catch (error) {
    return error;
  }
}

describe("document", () => {
  test("what is written is read back", () => {
    expect(parseLedger(formatLedger(FULL), "ledger.json")).toEqual(FULL);
    expect(parseLedger(formatLedger(emptyLedger()), "ledger.json")).toEqual(emptyLedger());
  });

  test("keys are sorted, so that the same facts are the same bytes", () => {
    const { images, attempts, ...rest } = FULL;
    expect(formatLedger({ attempts, images, ...rest })).toBe(formatLedger(FULL));
    expect(formatLedger(emptyLedger())).toBe(
      '{\n  "archive": {},\n  "attempts": {},\n  "bases": {},\n  "images": {},\n  "repository": null,\n  "version": 1\n}\n',
    );
  });

  test("keys of a later minor version are carried along", () => {
    const later = { ...FULL, pins: { new: true }, images: { app: { ...image(), colour: "blue" } } };
    const carried = formatLedger(parseLedger(JSON.stringify(later), "ledger.json"));
    expect(JSON.parse(carried)).toEqual(later);
  });

  test("what the first writers did not know of is filled in", () => {
    const first = {
      version: 1,
      bases: {},
      images: {
        app: {
          reference: "ghcr.io/o/app:latest",
          digest: null,
          verdict: "unknown",
          proven: null,
          unknownSince: "2026-01-01T00:00:00Z",
          decision: "none",
          dueAt: null,
          episode: 0,
          pendingSince: {},
          forced: null,
        },
      },
    };
    expect(parseLedger(JSON.stringify(first), "ledger.json")).toEqual({
      ...first,
      repository: null,
      archive: {},
      attempts: {},
      images: {
        app: {
          ...first.images.app,
          config: null,
          unchangedAt: null,
          digestSeenAt: null,
          evidence: null,
          builtOn: {},
          bases: [],
          lastRebuild: null,
        },
      },
    });
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
      formatLedger({ ...FULL, images: { app: image({ dueAt: "tomorrow" }) } }),
      "ledger.corrupt",
      "images.app.dueAt",
    ],
    [
      "a status that does not exist",
      formatLedger(FULL).replace('"claimed"', '"lost"'),
      "ledger.corrupt",
      "attempts.0123456789abcdef.1.status",
    ],
    [
      "a name that would colour a terminal",
      '{"version":1,"images":{"\\u001b[31m":{}},"bases":{}}',
      "ledger.corrupt",
      "images.\\u{1b}[31m.decision",
    ],
  ])("%s is refused, naming the place", (_name, text, code, place) => {
    const thrown = refusal(text);
    expect(thrown).toMatchObject({ code, message: expect.stringContaining("state/ledger.json") });
    expect(thrown).toMatchObject({
      message: expect.stringContaining(place),
      hint: expect.stringContaining("not touched"),
    });
  });
});
