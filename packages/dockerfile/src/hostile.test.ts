import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBaseImages } from "./bases.ts";

const OPTIONS = { buildArgs: {}, platforms: [{ os: "linux", architecture: "amd64" }] };
/** Large enough that quadratic work takes minutes. */
const SIZE = 256 * 1024;

function fill(length: number, part: string, before = "", after = ""): string {
  const room = length - before.length - after.length;
  return before + part.repeat(Math.floor(room / part.length)) + after;
}

function elapsed(text: string): number {
  const start = performance.now();
  readBaseImages(text, OPTIONS);
  return performance.now() - start;
}

/** Many stages that are all needed, each built on one with many triggers. */
function triggers(): string {
  const stages = Array.from({ length: 3_000 }, (_, place) => place + 1);
  const copies = stages.map((stage) => `COPY --from=${stage} c d\n`).join("");
  return `${fill(SIZE / 2, "ONBUILD COPY --from=b c d\n", "FROM a AS x\n")}${"FROM x\n".repeat(3_000)}FROM a\n${copies}`;
}

describe("hostile Dockerfiles", () => {
  it.each([
    ["continuation lines", fill(SIZE, "x \\\n", "FROM a\nRUN ")],
    ["comments within a continuation", fill(SIZE, "# x\n", "FROM \\\n", "a")],
    ["blanks", fill(SIZE, " ", "FROM a", "\\ x")],
    ["carriage returns", fill(SIZE, "\r", "FROM a\nRUN <<E\nE", "x")],
    ["escapes", fill(SIZE, "\\", "FROM a\nRUN ")],
    ["arguments", fill(SIZE, "A ", "ARG ", "\nFROM a")],
    ["argument instructions", fill(SIZE, "ARG A=$A$B\n", "", "FROM a")],
    ["arguments that double", fill(SIZE, "ARG A=$A$A\n", "ARG A=xx\n", "FROM a")],
    ["stages", fill(SIZE, "FROM a\n")],
    ["a chain of stages", fill(SIZE, "FROM x AS x\n")],
    ["malformed stages", fill(SIZE, "FROM a b\n")],
    ["stages that name nothing", fill(SIZE, "FROM $X AS y\n")],
    ["copies", fill(SIZE, "COPY --from=b c d\n", "FROM a\n")],
    ["copies from later stages", fill(SIZE, "FROM a\nCOPY --from=1 b c\n")],
    ["triggers", triggers()],
    ["mounts", fill(SIZE, "--mount=from=b ", "FROM a\nRUN ")],
    ["fields of a mount", fill(SIZE, "a=b,", "FROM a\nRUN --mount=", " x")],
    ["quotes of a mount", fill(SIZE, '\\"\\"', 'FROM a\nRUN --mount=\\"', " x")],
    ["variables that are not set", fill(SIZE, "$A", "FROM ")],
    ["names that are not set", fill(SIZE, "$A$B$C$D", "ARG A\nFROM ")],
    ["nested defaults", fill(SIZE, `\${A:-`, "FROM ")],
    ["open quotes", fill(SIZE, `"'`, "ARG A=")],
    ["heredocs", fill(SIZE, "<<A ", "FROM a\nRUN ")],
    ["heredocs with a blank", fill(SIZE, "RUN << A\n", "FROM a\n")],
    ["heredoc signs", fill(SIZE, "<", "FROM a\nRUN ")],
    ["stars in a pattern", `ARG A=${"a".repeat(SIZE / 2)}\nFROM \${A##${"*a".repeat(SIZE / 4 - 99)}b}`],
    ["replacements at each place", `ARG A=${"a".repeat(SIZE / 2)}\nFROM \${A//${"*a".repeat(1000)}b/c}`],
    ["directives", fill(SIZE, "# syntax=a\n")],
    ["brackets", fill(SIZE, "[", "FROM a\nRUN ", " <<A")],
    ["FROM with words", fill(SIZE, "a ", "FROM ")],
    ["NUL", fill(SIZE, "\0")],
  ])("are read in time: %s", (_, text) => {
    expect(text.length).toBeLessThanOrEqual(SIZE);
    expect(elapsed(text)).toBeLessThan(10_000);
  });

  it("never make it throw (property)", () => {
    const parts = [
      "FROM",
      "ARG",
      "COPY",
      "RUN",
      "ONBUILD",
      "AS",
      "--from=",
      "--mount=",
      "--platform=",
      "type=bind,from=",
      "<<",
      "EOF",
      "<<-'E O'",
      "# syntax=",
      "# escape=`",
      "#",
      "$",
      "${",
      "}",
      ":-",
      "//",
      "\\",
      "`",
      "'",
      '"',
      "\n",
      "\n",
      "\n",
      "\r",
      " ",
      " ",
      "\t",
      ",",
      "=",
      "a",
      "node:22",
      "x",
      "0",
      "scratch",
      "TARGETARCH",
      "\uFEFF",
      "\0",
      "\u202e",
      "🦊",
      "[",
      "]",
    ];
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((list) => list.join("")),
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((list) => `FROM a AS x\n${list.join(" ")}`),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, fc.option(fc.constantFrom("x", "0", "é"), { nil: undefined }), (text, stage) => {
        const { uses, errors } = readBaseImages(text, { ...OPTIONS, stage });
        for (const error of errors) expect(error.code).toMatch(/^dockerfile\.[a-z]+$/u);
        for (const use of uses) expect(use.line).toBeGreaterThan(0);
        expect(uses.length + errors.length > 0 || text.includes("scratch")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
