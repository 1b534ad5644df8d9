import { describe, expect, test } from "vitest";
import { parseState, spellState } from "./state.ts";

describe("the state input", () => {
  test.each([
    ["", { kind: "none" }, null],
    ["none", { kind: "none" }, null],
    ["file:basewatch.json", { kind: "file", path: "basewatch.json" }, "file:basewatch.json"],
    ["file: a folder/b.json ", { kind: "file", path: "a folder/b.json" }, "file:a folder/b.json"],
    ["file:/tmp/a:b", { kind: "file", path: "/tmp/a:b" }, "file:/tmp/a:b"],
    ["branch:basewatch", { kind: "branch", name: "basewatch" }, "branch:basewatch"],
    ["branch: a/b-c.d@e ", { kind: "branch", name: "a/b-c.d@e" }, "branch:a/b-c.d@e"],
    ...[
      "https://git.example.com/o/r.git",
      "http://127.0.0.1:3000/o/r",
      "ssh://git@github.com/o/r.git",
      "file:///srv/state.git",
    ].map((url) => [`branch:x@y@${url}`, { kind: "branch", name: "x@y", url }, `branch:x@y@${url}`] as const),
  ] as const)("%j", (text, state, spelt) => {
    expect(parseState(text)).toEqual(state);
    expect(spellState(parseState(text))).toBe(spelt);
  });

  test.each([
    ["basewatch.json", '"basewatch.json" is not a state', "file:basewatch.json"],
    ["file:", '"file:" is not a state', "file: and a path"],
    ["file: ", '"file: " is not a state', "file: and a path"],
    ["None", '"None" is not a state', "none"],
    ["branch:", '"branch:" is not a state', "branch:basewatch"],
    ["branch:x@git@github.com:o/r.git", '"branch:x@git@github.com:o/r.git" is not a state', "ssh://git@"],
    ["branch:x@ftp://git.example.com/o/r", '"ftp://git.example.com/o/r" is not a state', "https://"],
    ["branch:x@https://git.example.com", '"https://git.example.com/" is not a state', "https://"],
    ["branch:x@https://", '"the URL" is not a state', "https://"],
    ["branch:x@ssh:///o/r", '"ssh:///o/r" is not a state', "ssh://"],
  ])("%j is refused", (text, message, hint) => {
    expect(() => parseState(text)).toThrow(
      expect.objectContaining({ code: "input.state", message, hint: expect.stringContaining(hint) }),
    );
  });

  // The examples of git-check-ref-format(1), rule by rule, and the names that git itself gives another meaning.
  test.each([
    ".a",
    "a/.b",
    "a.lock",
    "a.lock/b",
    "a..b",
    "a b",
    "a\u0007",
    "a\u007f",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[b",
    "/a",
    "a/",
    "a//b",
    "a.",
    "a@{b",
    "@",
    "a\\b",
    "-a",
    "HEAD",
    "a".repeat(201),
  ])("a branch is not named %j", (name) => {
    expect(() => parseState(`branch:${name}`)).toThrow(expect.objectContaining({ code: "input.state" }));
  });

  test.each([
    "https://user@git.example.com/o/r",
    "https://user:hunter2@git.example.com/o/r",
    "https://:hunter2@git.example.com/o/r",
    "ssh://git:hunter2@git.example.com/o/r",
    "https://git.example.com/o/r?token=hunter2",
    "https://git.example.com/o/r#hunter2",
  ])("a secret does not belong into a URL, and is not shown: %s", (url) => {
    const thrown = expect.objectContaining({
      code: "input.state",
      message: expect.not.stringMatching(/hunter2|user/u),
      hint: expect.stringContaining("tokens"),
    });
    expect(() => parseState(`branch:x@${url}`)).toThrow(thrown);
  });
});
