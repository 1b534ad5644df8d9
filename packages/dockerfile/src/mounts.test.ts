import { describe, expect, it } from "vitest";
import { readMountSource } from "./mounts.ts";

describe("readMountSource", () => {
  it.each([
    ["a bind mount", "type=bind,from=alpine,target=/x", "alpine"],
    ["bind is the default", "from=alpine", "alpine"],
    ["a cache mount", "type=cache,target=/x,from=ghcr.io/acme/cache:1", "ghcr.io/acme/cache:1"],
    ["no from", "type=bind,target=/x", undefined],
    ["an empty from", "from=,target=/x", undefined],
    ["a field without a value", "from=a,readonly,target=/x", "a"],
    ["from without a value", "from,target=/x", undefined],
    ["keys in any case", "TYPE=Bind,FROM=Alpine", "Alpine"],
    ["the last from counts", "from=a,from=b", "b"],
    ["a value with an equals sign", "source=a=b,from=c", "c"],
    ["tmpfs takes nothing", "type=tmpfs,from=a", undefined],
    ["a secret takes nothing", "type=secret,id=x,from=a", undefined],
    ["ssh takes nothing", "type=SSH,from=a", undefined],
    ["a type that is a variable may be a bind", "type=$TYPE,from=a", "a"],
    ["a quoted field holds commas", '"source=/a,from=b",from=c', "c"],
    ["a quoted field is the option itself", '"from=a"', "a"],
    ["doubled quotes are one", '"source=a""b,from=x",from=c', "c"],
    ["doubled quotes in the source itself", '"from=a""b""c"', 'a"b"c'],
    ["a quoted field at the end", 'from=a,"target=/x,y"', "a"],
    ["an empty field at the end", "from=a,", "a"],
    ["nothing", "", undefined],
  ])("%s", (_, value, expected) => {
    expect(readMountSource(value)).toBe(expected);
  });

  it.each([
    ["a quote within a field", 'target="/x",from=a'],
    ["text behind a quoted field", '"target=/x"y,from=a'],
    ["an open quote", '"target=/x,from=a'],
    ["an open quote after a doubled one", '"target=""'],
  ])("refuses %s", (_, value) => {
    expect(() => readMountSource(value)).toThrow(
      expect.objectContaining({
        code: "dockerfile.mount",
        message: `--mount=${value} has a quote in the wrong place`,
        hint: "A field that holds a comma or a quote is quoted as a whole, with its own quotes doubled",
      }),
    );
  });
});
