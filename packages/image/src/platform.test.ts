import { Failure } from "@basewatch/failure";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPlatform, normalisePlatform, parsePlatform } from "./index.ts";
import { outcomeOf, thrownBy } from "./testing/outcome.ts";

describe("parsePlatform", () => {
  // Expected values by https://github.com/containerd/platforms/blob/main/database.go.
  const spellings: readonly (readonly [text: string, expected: string])[] = [
    ["linux/amd64", "linux/amd64"],
    ["linux/x86_64", "linux/amd64"],
    ["linux/x86-64", "linux/amd64"],
    ["linux/amd64/v1", "linux/amd64"],
    ["linux/amd64/v3", "linux/amd64/v3"],
    ["linux/arm64", "linux/arm64"],
    ["linux/aarch64", "linux/arm64"],
    ["linux/arm64/v8", "linux/arm64"],
    ["linux/arm64/8", "linux/arm64"],
    ["linux/arm64/v9", "linux/arm64/v9"],
    ["linux/arm", "linux/arm/v7"],
    ["linux/arm/7", "linux/arm/v7"],
    ["linux/arm/v7", "linux/arm/v7"],
    ["linux/arm/v6", "linux/arm/v6"],
    ["linux/arm/v8", "linux/arm/v8"],
    ["linux/armhf", "linux/arm/v7"],
    ["linux/armel", "linux/arm/v6"],
    ["linux/armel/v5", "linux/arm/v5"],
    ["linux/i386", "linux/386"],
    ["linux/386", "linux/386"],
    ["linux/riscv64", "linux/riscv64"],
    ["linux/s390x", "linux/s390x"],
    ["linux/ppc64le", "linux/ppc64le"],
    ["Linux/AMD64", "linux/amd64"],
    ["macos/aarch64", "darwin/arm64"],
    ["windows/amd64", "windows/amd64"],
    ["windows(10.0.20348.2700)/amd64", "windows(10.0.20348.2700)/amd64"],
    ["wasi/wasm", "wasi/wasm"],
  ];
  it.each(spellings)("reads %s", (text, expected) => {
    expect(formatPlatform(parsePlatform(text))).toBe(expected);
  });

  it("has only the parts that there are", () => {
    expect(parsePlatform("linux/amd64")).toStrictEqual({ os: "linux", architecture: "amd64" });
    expect(parsePlatform("linux/arm")).toStrictEqual({ os: "linux", architecture: "arm", variant: "v7" });
    expect(parsePlatform("windows(1.2)/amd64")).toStrictEqual({
      os: "windows",
      architecture: "amd64",
      osVersion: "1.2",
    });
  });

  const FORM = "Write os/arch, e.g. linux/amd64 or linux/arm/v7";
  const refused: readonly (readonly [text: string, reason: string, hint: string])[] = [
    ["", "", FORM],
    ["amd64", "", FORM],
    ["linux/", "", FORM],
    ["/amd64", "", FORM],
    ["linux/arm/v7/x", "", FORM],
    ["linux/arm/", "", FORM],
    ["linux amd64", "", FORM],
    [" linux/amd64", "", FORM],
    ["linux/amd64 ", "", FORM],
    ["linux()/amd64", "", FORM],
    ["linus/amd64", ': unknown operating system "linus"', "Did you mean linux?"],
    [
      "$target/amd64".replace("$", "x"),
      ': unknown operating system "xtarget"',
      "Use one of linux, windows, darwin, freebsd, netbsd, openbsd, dragonfly, solaris, illumos, aix, android, ios, js, wasi, wasip1, plan9, zos",
    ],
    ["linux/arm65", ': unknown architecture "arm65"', "Did you mean arm64?"],
    [
      "linux/quantum",
      ': unknown architecture "quantum"',
      "Use one of amd64, arm64, arm, 386, ppc64le, ppc64, s390x, riscv64, loong64, mips64le, mips64, mipsle, mips, sparc64, wasm",
    ],
    [`linux/${"a".repeat(94)}`, `: unknown architecture "${"a".repeat(32)}…"`, ""],
  ];
  it.each(refused)("refuses %s", (text, reason, hint) => {
    const failure = thrownBy(() => parsePlatform(text));
    expect(failure.code).toBe("image.platform");
    expect(failure.message).toBe(`"${text}" is not a platform${reason}`);
    expect(failure.hint).toContain(hint);
  });

  it("quotes hostile text printable and short", () => {
    expect(thrownBy(() => parsePlatform("a\u0000")).message).toBe(String.raw`"a\u{0}" is not a platform`);
    expect(thrownBy(() => parsePlatform("a".repeat(1_000_000))).message).toBe(
      `"${"a".repeat(100)}…" is not a platform`,
    );
  });

  it("is total, and stable under its own format", () => {
    const piece = fc.constantFrom(
      "linux",
      "windows",
      "(1.2)",
      "/",
      "arm",
      "amd64",
      "v7",
      "8",
      "armel",
      "x",
      "",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const platform = outcomeOf(() => parsePlatform(pieces.join("")));
        if (platform instanceof Failure) return;
        expect(parsePlatform(formatPlatform(platform))).toStrictEqual(platform);
      }),
      { numRuns: 300 },
    );
  });
});

describe("normalisePlatform", () => {
  it("keeps what it does not know, in lower case", () => {
    expect(normalisePlatform({ os: "Hurd", architecture: "VAX", variant: "Z9" })).toStrictEqual({
      os: "hurd",
      architecture: "vax",
      variant: "z9",
    });
  });

  it("leaves out empty parts, as indexes write them", () => {
    expect(
      normalisePlatform({ os: "linux", architecture: "amd64", variant: "", osVersion: "" }),
    ).toStrictEqual({
      os: "linux",
      architecture: "amd64",
    });
    expect(normalisePlatform({ os: "linux", architecture: "arm", variant: "" }).variant).toBe("v7");
  });
});
