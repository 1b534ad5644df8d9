import { describe, expect, test } from "vitest";
import { parseState, spellState } from "./state.ts";

describe("the state input", () => {
  test.each([
    ["", { kind: "none" }, null],
    ["none", { kind: "none" }, null],
    ["file:basewatch.json", { kind: "file", path: "basewatch.json" }, "file:basewatch.json"],
    ["file: a folder/b.json ", { kind: "file", path: "a folder/b.json" }, "file:a folder/b.json"],
    ["file:/tmp/a:b", { kind: "file", path: "/tmp/a:b" }, "file:/tmp/a:b"],
  ] as const)("%j", (text, state, spelt) => {
    expect(parseState(text)).toEqual(state);
    expect(spellState(parseState(text))).toBe(spelt);
  });

  test.each([
    ["basewatch.json", '"basewatch.json" is not a state', "file:basewatch.json"],
    ["file:", '"file:" is not a state', "file: and a path"],
    ["file: ", '"file: " is not a state', "file: and a path"],
    ["None", '"None" is not a state', "none"],
    ["branch:basewatch", '"branch:basewatch" is not a state that this version has', "file:<path>"],
  ])("%j is refused", (text, message, hint) => {
    expect(() => parseState(text)).toThrow(
      expect.objectContaining({ code: "input.state", message, hint: expect.stringContaining(hint) }),
    );
  });
});
