import { describe, expect, it } from "vitest";
import { readDirectives } from "./directives.ts";
import { FailureList } from "./failures.ts";

function read(text: string) {
  const failures = new FailureList();
  const directives = readDirectives(text.split("\n"), failures);
  const { syntax } = directives;
  return {
    escape: directives.escape,
    syntax: syntax === undefined ? undefined : `${syntax.line} ${syntax.image}`,
    errors: failures.all.map(({ message }) => message),
  };
}

describe("readDirectives", () => {
  it.each([
    ["none", "FROM a", "\\", undefined],
    ["an empty file", "", "\\", undefined],
    ["syntax", "# syntax=docker/dockerfile:1\nFROM a", "\\", "1 docker/dockerfile:1"],
    ["escape", "# escape=`\nFROM a", "`", undefined],
    ["the default escape", "# escape=\\\nFROM a", "\\", undefined],
    ["all three in any order", "# check=skip=all\n# escape=`\n# syntax=a/b", "`", "3 a/b"],
    ["any case and blanks", "#  SynTax \t=\t a/b  \n#ESCAPE=`\n", "`", "1 a/b"],
    ["no blank behind the sign", "#syntax=a/b", "\\", "1 a/b"],
    ["blanks before the sign", "  # escape=`\n", "`", undefined],
    ["carriage returns", "# syntax=a/b\r\n# escape=`\r\nFROM a\r\n", "`", "1 a/b"],
    ["the frontend's arguments are no part of its name", "# syntax=a/b --opt=c", "\\", "1 a/b"],
    ["a comment ends them", "# a comment\n# escape=`\n# syntax=a/b", "\\", undefined],
    ["an empty comment ends them", "#\n# escape=`", "\\", undefined],
    ["a blank line ends them", "\n# escape=`", "\\", undefined],
    ["an unknown directive ends them", "# foo=bar\n# escape=`", "\\", undefined],
    ["an instruction ends them", "FROM a\n# escape=`\n# syntax=a/b", "\\", undefined],
    ["a value that is missing ends them", "# syntax=\n# escape=`", "\\", undefined],
    ["no comment is no directive", "syntax=a/b\n# escape=`", "\\", undefined],
    ["another sign than #", "Xescape=`\n# escape=`", "\\", undefined],
    ["no equals sign", "# escape\n# escape=`", "\\", undefined],
    ["another name that begins so", "# syntaxes=a/b\n# escape=`", "\\", undefined],
    [
      "a #! line hides the escape but not the frontend",
      "#!/usr/bin/env x\n# syntax=a/b\n# escape=`",
      "\\",
      "2 a/b",
    ],
  ])("%s", (_, text, escapeSign, syntax) => {
    expect(read(text)).toEqual({ escape: escapeSign, syntax, errors: [] });
  });

  it("refuses an escape character that is neither of the two", () => {
    expect(read("# syntax=a/b\n# escape=x\nFROM a")).toEqual({
      escape: "\\",
      syntax: "1 a/b",
      errors: ['line 2: "x" cannot be the escape character'],
    });
  });

  it("refuses a directive that is repeated, and takes the first", () => {
    expect(read("# escape=`\n# syntax=a/b\n# escape=\\\n# syntax=c/d")).toEqual({
      escape: "`",
      syntax: "2 a/b",
      errors: ["line 3: # escape= is here a second time", "line 4: # syntax= is here a second time"],
    });
  });

  it("says what to do", () => {
    const failures = new FailureList();
    readDirectives(["# escape=x", "# escape=y"], failures);
    expect(failures.all.map(({ code, hint }) => `${code}: ${hint}`)).toEqual([
      "dockerfile.directive: Keep one of them",
      "dockerfile.directive: Write # escape=` or # escape=\\",
    ]);
  });
});
