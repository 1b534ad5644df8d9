import { describe, expect, it } from "vitest";
import { splitArguments, splitFlags } from "./flags.ts";

describe("splitFlags", () => {
  it.each([
    ["no flags", " node AS x ", [], "node AS x"],
    ["one flag", " --platform=linux/arm64 node", ["platform=linux/arm64"], "node"],
    ["several flags", "--link  --from=a\t--chown=b x y", ["link", "from=a", "chown=b"], "x y"],
    ["flags alone", "--from=a", ["from=a"], ""],
    ["a flag behind the arguments is an argument", "cmd --from=a", [], "cmd --from=a"],
    ["a single dash is an argument", "-x --from=a", [], "-x --from=a"],
    ["two dashes alone end the flags", "--from=a -- --from=b c", ["from=a"], "--from=b c"],
    ["two dashes at the end", "--", [], ""],
    ["an empty value", "--from= x", ["from="], "x"],
    ["a value with an equals sign", "--mount=type=bind x", ["mount=type=bind"], "x"],
    ["quotes are removed", `--from="a b" --chown='c' x`, ["from=a b", "chown=c"], "x"],
    ["quotes within quotes stay", `--mount='a="b"' x`, [`mount=a="b"`], "x"],
    ["an escaped quote stays", `--mount=a=\\"b\\" x`, [`mount=a="b"`], "x"],
    ["an escaped blank stays", "--from=a\\ b x", ["from=a b"], "x"],
    ["an escape at the end is dropped", "--from=a\\", ["from=a"], ""],
    ["an open quote takes the rest", `--from="a b x`, ["from=a b x"], ""],
    ["quotes in the arguments are left alone", `--from=a "x y"`, ["from=a"], `"x y"`],
  ])("%s", (_, text, flags, rest) => {
    const split = splitFlags(text);
    const written = split.flags.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
    expect([written, split.rest]).toEqual([flags, rest]);
  });

  it("tells a bare flag from an empty one", () => {
    expect(splitFlags("--a --b= c").flags).toEqual([
      { name: "a", value: undefined },
      { name: "b", value: "" },
    ]);
  });
});

describe("splitArguments", () => {
  it.each([
    ["one name", "A", ["A"]],
    ["several, apart by any blanks", " A=1 \t B=2  C ", ["A=1", "B=2", "C"]],
    ["nothing", " ", []],
    ["quotes hold blanks together and stay", `A="x y" B='p q'`, [`A="x y"`, `B='p q'`]],
    ["quotes in quotes", `A="it's" B='"' C`, [`A="it's"`, `B='"'`, "C"]],
    ["escapes hold and stay", `A=x\\ y B="\\" z" C`, ["A=x\\ y", `B="\\" z"`, "C"]],
    ["single quotes know no escapes", `A='\\' B`, [`A='\\'`, "B"]],
    ["an escape at the end is dropped", "A=x\\", ["A=x"]],
    ["an escape at the end of open quotes is dropped", `A="x\\`, [`A="x`]],
    ["an open quote takes the rest", `A='x y z`, [`A='x y z`]],
    ["empty quotes are a value", `A=""`, [`A=""`]],
  ])("%s", (_, text, words) => {
    expect(splitArguments(text, "\\")).toEqual(words);
  });

  it("escapes by the directive's character", () => {
    expect(splitArguments("A=x` y B=C:\\ D", "`")).toEqual(["A=x` y", "B=C:\\", "D"]);
  });
});
