import { Failure, listFailures } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import { assert, json, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { collapseDuplicates, parseRebuilds } from "./rebuilds.ts";
import { entry } from "./testing/stage.ts";

function complaintsOf(text: string, source = ""): readonly string[] {
  try {
    parseRebuilds(text, source);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return listFailures(error).map(({ message }) => message);
  }
}

describe("a rebuilds document", () => {
  test("is read, and what this version does not know is ignored", () => {
    const text = JSON.stringify([{ ...entry(), later: true }, entry({ dispatch: null, images: [] })]);
    expect(parseRebuilds(text, "")).toEqual([entry(), entry({ dispatch: null, images: [] })]);
  });

  test.each([
    ["text", "hello", ['this is not JSON: "hello"']],
    ["an object", '{"key":1}', ['this is not a JSON array: "{"key":1}"']],
    ["nothing", "", ['this is not JSON: ""']],
    ["an entry that is no object", "[1]", ["rebuilds[0]: 1 is not of type object"]],
    [
      "an entry with several mistakes",
      JSON.stringify([
        entry(),
        { ...entry(), key: "XYZ", attempt: 0, checkedAt: "yesterday", ledger: undefined },
      ]),
      [
        'rebuilds[1].key: "XYZ" is not 16 hex digits',
        "rebuilds[1].attempt: 0 is not allowed here",
        'rebuilds[1].checkedAt: "yesterday" is not an ISO 8601 time in UTC',
        "rebuilds[1].ledger: is missing",
      ],
    ],
    [
      "another provider",
      JSON.stringify([{ ...entry(), dispatch: { ...entry().dispatch, provider: "svn" } }]),
      ['rebuilds[0].dispatch.provider: "svn" is not one of github, gitlab, gitea, forgejo'],
    ],
    [
      "an input that is no text",
      JSON.stringify([{ ...entry(), dispatch: { ...entry().dispatch, inputs: { push: true } } }]),
      ["rebuilds[0].dispatch.inputs.push: true is not of type string"],
    ],
  ])("of %s is refused with what is wrong", (_name, text, complaints) => {
    expect(complaintsOf(text)).toEqual(complaints);
  });

  test("of more than 1 MiB is refused", () => {
    expect(complaintsOf(`["${"x".repeat(1024 * 1024)}"]`, "big.json")).toEqual([
      "big.json: 1048580 bytes are more than 1 MiB",
    ]);
  });

  test.each([
    ["gihub", "Did you mean github?"],
    ["forgjo", "Did you mean forgejo?"],
  ])("with the provider %s gets a hint", (provider, hint) => {
    const text = JSON.stringify([{ ...entry(), dispatch: { ...entry().dispatch, provider } }]);
    expect(() => parseRebuilds(text, "")).toThrow(expect.objectContaining({ hint }));
  });

  test("of any JSON is read or refused with a Failure, and never shows a control character", () => {
    assert(
      property(json(), (text) => {
        for (const complaint of complaintsOf(text)) expect(complaint).toBe(printable(complaint, 1000));
      }),
    );
  });

  test("keeps of each key the highest attempt, in the order of the keys", () => {
    const entries = [
      entry({ attempt: 1 }),
      entry({ key: "0123456789abcdef" }),
      entry({ attempt: 3 }),
      entry({ attempt: 2 }),
    ];
    expect(collapseDuplicates(entries).map(({ key, attempt }) => `${key}.${attempt}`)).toEqual([
      "3f9a2c41d0b7e615.3",
      "0123456789abcdef.1",
    ]);
  });
});
