import { describe, expect, it } from "vitest";
import { formatPlatform, parsePlatform, samePlatform, selectPlatform } from "./index.ts";

describe("samePlatform", () => {
  const cases: readonly (readonly [left: string, right: string, same: boolean])[] = [
    ["linux/amd64", "linux/amd64", true],
    ["linux/amd64", "windows/amd64", false],
    ["linux/amd64", "linux/arm64", false],
    ["linux/arm/v6", "linux/arm/v7", false],
    ["windows(10.0.20348.2700)/amd64", "windows(10.0.20348.1)/amd64", true],
    ["windows(10.0.20348.2700)/amd64", "windows(10.0.17763.2700)/amd64", false],
    ["windows(10.0.20348.2700)/amd64", "windows/amd64", true],
    ["windows/amd64", "windows(10.0.20348.2700)/amd64", true],
  ];
  it.each(cases)("%s and %s: %s", (left, right, same) => {
    expect(samePlatform(parsePlatform(left), parsePlatform(right))).toBe(same);
  });

  it("compares whatever the spelling", () => {
    expect(
      samePlatform(
        { os: "linux", architecture: "arm64", variant: "v8" },
        { os: "Linux", architecture: "aarch64" },
      ),
    ).toBe(true);
  });
});

describe("selectPlatform", () => {
  // By the order of `Only` in https://github.com/containerd/platforms/blob/main/compare.go.
  const cases: readonly (readonly [wanted: string, candidates: string, selected: string | undefined])[] = [
    ["linux/amd64", "linux/arm64 linux/amd64", "linux/amd64"],
    ["linux/amd64", "linux/386 linux/amd64", "linux/amd64"],
    ["linux/amd64", "linux/386 linux/arm64", "linux/386"],
    ["linux/amd64", "linux/amd64/v2", undefined],
    ["linux/amd64/v3", "linux/386 linux/amd64 linux/amd64/v2 linux/amd64/v4", "linux/amd64/v2"],
    ["linux/amd64/v3", "linux/386 linux/amd64", "linux/amd64"],
    ["linux/arm/v7", "linux/arm/v5 linux/arm/v6", "linux/arm/v6"],
    ["linux/arm/v7", "linux/arm/v5", "linux/arm/v5"],
    ["linux/arm/v6", "linux/arm/v7", undefined],
    ["linux/arm64", "linux/arm/v5 linux/arm/v7 linux/arm/v8", "linux/arm/v8"],
    ["linux/arm64", "linux/arm/v5", "linux/arm/v5"],
    ["linux/arm64", "linux/arm64/v9", undefined],
    ["linux/arm64/v9", "linux/arm/v8 linux/arm64", "linux/arm64"],
    ["linux/s390x", "linux/arm/v8 linux/arm/v5", undefined],
    ["linux/arm64/v9", "linux/arm64/v10 linux/arm/v7", "linux/arm/v7"],
    ["linux/arm64/v9x", "linux/arm64", undefined],
    ["linux/s390x", "linux/amd64 linux/386", undefined],
    ["linux/riscv64", "linux/riscv64", "linux/riscv64"],
    ["linux/386", "linux/amd64", undefined],
    [
      "windows(10.0.20348)/amd64",
      "windows(10.0.17763.1)/amd64 windows(10.0.20348.5)/amd64",
      "windows(10.0.20348.5)/amd64",
    ],
    ["windows(10.0.20348)/amd64", "linux/386 linux/amd64", undefined],
    ["linux/amd64", "", undefined],
  ];
  it.each(cases)("for %s out of [%s]: %s", (wanted, candidates, selected) => {
    const platforms = candidates.split(" ").filter(Boolean).map(parsePlatform);
    const found = selectPlatform(parsePlatform(wanted), platforms);
    expect(found === undefined ? undefined : formatPlatform(found)).toBe(selected);
  });

  it("normalises what is wanted, and yields the candidate itself", () => {
    const candidate = { os: "linux", architecture: "arm64", variant: "v8", size: 7 };
    expect(selectPlatform({ os: "Linux", architecture: "AARCH64" }, [candidate])).toBe(candidate);
  });
});
