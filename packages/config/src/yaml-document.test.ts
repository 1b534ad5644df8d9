import { listFailures } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import { readYaml } from "./yaml-document.ts";

describe("readYaml", () => {
  it("reads the core schema, numbers as the text that was written", () => {
    const text =
      "a: 1.10\nb: 0x1F\nc: True\nd: null\ne: ~\nf: yes\ng: -1\nh: .nan\n1: x\nconcurrency: 4\nk: {concurrency: 1.50}\nmaxAttempts: 3\ninputs: {maxAttempts: 3.0}\nbuildArgs: {a: {concurrency: 4.0}}\n";
    expect(readYaml(text, "f").value).toStrictEqual({
      "1": "x",
      a: "1.10",
      b: "0x1F",
      c: true,
      d: null,
      e: null,
      f: "yes",
      g: "-1",
      h: ".nan",
      concurrency: 4,
      k: { concurrency: 1.5 },
      maxAttempts: 3,
      inputs: { maxAttempts: "3.0" },
      buildArgs: { a: { concurrency: "4.0" } },
    });
    expect(readYaml("- 1.0\n- concurrency\n- 2.0", "f").value).toStrictEqual(["1.0", "concurrency", "2.0"]);
  });

  it("keeps to the core schema whatever version a directive asks for", () => {
    expect(readYaml("%YAML 1.1\n---\na: yes", "f").value).toStrictEqual({ a: "yes" });
  });

  it("is nothing for an empty text", () => {
    expect(readYaml("", "f").value).toBeNull();
  });

  it("reads a byte order mark and Windows line ends", () => {
    expect(readYaml("\ufeffa: b\r\nc: d\r\n", "f").value).toStrictEqual({ a: "b", c: "d" });
  });

  const located: readonly (readonly [place: readonly (string | number)[], position: string])[] = [
    [[], "1:1"],
    [["a"], "1:1"],
    [["a", 0], "2:5"],
    [["a", 1], "4:5"],
    [["a", 1, "c"], "4:5"],
    [["a", 1, "none"], "4:5"],
    [["a", 1, "c", "d"], "4:9"],
    [["a", 9], "1:1"],
    [["a", "none", "none"], "1:1"],
    [["e"], "5:1"],
    [["e", "c"], "4:5"],
    [["e", "none"], "5:1"],
    [["none"], "1:1"],
    [["f"], "6:1"],
    [["f", "x"], "6:1"],
  ];
  it.each(located)("locates %j at %s", (place, position) => {
    const { line, column } = readYaml("a:\n  - b\n  - &x\n    c: {d: 1}\ne: *x\nf: g\n", "f").locate(place);
    expect(`${line}:${column}`).toBe(position);
  });

  it("locates inside what an alias stands for", () => {
    expect(readYaml("a: &x {b: {c: 1}}\nd: *x\n", "f").locate(["d", "b", "c"])).toStrictEqual({
      line: 1,
      column: 12,
    });
  });

  const HINT = "Correct the YAML; blanks indent, and quotes protect : # { [ * & ! @";
  const refused: readonly (readonly [name: string, text: string, message: string])[] = [
    ["a key twice", "a: 1\na: 2", "f:2:1: this key is there twice"],
    ["a tab", "a:\n\tb: 1", "f:2:1: a tab cannot indent, use blanks"],
    ["two documents", "a: 1\n---\nb: 2", "f:2:1: a second document starts here, and the file must be one"],
    ["a list as a key", "? [a]\n: 1", "f:1:3: a list or a map cannot be a key"],
    ["deep nesting", "[".repeat(100_000), "it is nested too deeply"],
    ["a tag of an application", "a: !Foo 1", "f:1:4: Unresolved tag: !Foo"],
    [
      "an alias before its anchor",
      "a: *x",
      "f: Unresolved alias (the anchor must be set before the alias): x",
    ],
    ["an open list", "- b\n- [a", "f:2:5: "],
    ["a reserved character", "@a", "f:1:1: "],
    ["hostile text", "a: *\u202e", String.raw`\u{202e}`],
  ];
  it.each(refused)("refuses %s", (_name, text, message) => {
    const [failure, ...others] = mistakesIn(text);
    expect(failure).toMatchObject({ code: "config.yaml", hint: HINT });
    expect(failure?.message).toContain(message);
    expect(others).toStrictEqual([]);
  });

  it("refuses anchors that multiply without end", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 8; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(", ")}]`);
    }
    expect(mistakesIn(lines.join("\n"))).toMatchObject([{ code: "config.yaml", hint: HINT }]);
  });

  it("takes one anchor ten thousand times", () => {
    const { value } = readYaml(`- &a {b: c}\n${"- *a\n".repeat(9_999)}`, "f");
    expect(value).toHaveLength(10_000);
  });

  it("reports one mistake a line", () => {
    const text = "a: 1\na: 2\nb: [\n";
    expect(thrownBy(text)).toMatchObject({ code: "config.yaml", message: "f is not valid YAML" });
    expect(mistakesIn(text).map(({ message }) => message.split(": ", 1)[0])).toStrictEqual([
      "f:2:1",
      "f:4:1",
    ]);
  });
});

function thrownBy(text: string): unknown {
  try {
    readYaml(text, "f");
  } catch (error) {
    return error;
  }
  return undefined;
}

function mistakesIn(text: string) {
  return listFailures(thrownBy(text));
}
