import { describe, expect, it } from "vitest";
import { summarise } from "./summary.testing.ts";

const TWO = "linux/amd64 linux/arm64";
const THREE = "linux/amd64 linux/arm64 linux/arm/v7";

describe("platforms", () => {
  const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
    ["an image for all", "FROM a", TWO, ["1 runtime a:latest"]],
    [
      "an image for each",
      "FROM a-$TARGETARCH",
      TWO,
      ["1 runtime a-amd64:latest @linux/amd64", "1 runtime a-arm64:latest @linux/arm64"],
    ],
    [
      "an image for some",
      `ARG TAG=\${TARGETVARIANT:+-arm}\nFROM a:1$TAG`,
      THREE,
      ["2 runtime a:1 @linux/amd64,linux/arm64", "2 runtime a:1-arm @linux/arm/v7"],
    ],
    [
      "a stage for each",
      "FROM a AS s-amd64\nFROM b AS s-arm64\nCOPY --from=c 1 2\nFROM s-$TARGETARCH",
      TWO,
      ["1 runtime a:latest @linux/amd64", "2 runtime b:latest @linux/arm64", "3 copy c:latest @linux/arm64"],
    ],
    [
      "a stage that is the chain's end for one and copied from for the other",
      "FROM a AS s-amd64\nFROM b AS s-arm64\nFROM s-$TARGETARCH\nCOPY --from=s-amd64 1 2",
      TWO,
      ["1 runtime a:latest @linux/amd64", "1 build a:latest @linux/arm64", "2 runtime b:latest @linux/arm64"],
    ],
    [
      "a copied image is the target's",
      "FROM a\nCOPY --from=b 1 2\nRUN --mount=from=c d",
      TWO,
      ["1 runtime a:latest", "2 copy b:latest", "3 mount c:latest"],
    ],
    [
      "a copied image is the target's in a stage of another platform too",
      "FROM --platform=linux/s390x a\nCOPY --from=b 1 2",
      TWO,
      ["1 runtime a:latest @linux/s390x", "2 copy b:latest"],
    ],
    [
      "the same on two lines, for one platform each",
      "FROM a AS s-amd64\nFROM a AS s-arm64\nFROM s-$TARGETARCH",
      TWO,
      ["1 runtime a:latest @linux/amd64", "2 runtime a:latest @linux/arm64"],
    ],
    [
      "the same twice for the same platforms",
      "FROM --platform=linux/amd64 a AS x\nFROM --platform=linux/amd64 a AS y\nFROM b\nCOPY --from=y 1 2\nCOPY --from=x 1 2",
      TWO,
      ["1 build a:latest @linux/amd64", "3 runtime b:latest"],
    ],
    [
      "the same for all and for one",
      "FROM --platform=linux/amd64 a AS x\nFROM a AS y\nFROM b\nCOPY --from=y 1 2\nCOPY --from=x 1 2",
      TWO,
      ["1 build a:latest @linux/amd64", "2 build a:latest", "3 runtime b:latest"],
    ],
  ];
  it.each(CASES)("%s", (_, text, platforms, uses) => {
    expect(summarise(text, { platforms })).toEqual({ uses, errors: [] });
  });

  it("the builder's, where it is known", () => {
    const text = "FROM --platform=$BUILDPLATFORM a AS x\nFROM b\nCOPY --from=x 1 2";
    expect(summarise(text, { platforms: TWO, buildPlatform: "linux/arm64" }).uses).toEqual([
      "1 build a:latest @linux/arm64",
      "2 runtime b:latest",
    ]);
    const buildArgs = { BUILDPLATFORM: "linux/s390x" };
    expect(summarise(text, { platforms: TWO, buildArgs }).uses[0]).toBe("1 build a:latest @linux/s390x");
  });

  it.each([
    ["none", "", "", "", ""],
    ["the target's own", "$TARGETPLATFORM", "", "", ""],
    ["the target's own in parts", "$TARGETOS/$TARGETARCH", "", "", ""],
    ["the target's own by an argument", "$P", "ARG P=$TARGETPLATFORM", "", ""],
    ["the builder's", "$BUILDPLATFORM", "", " @any", " @any"],
    ["the builder's in parts", `\${BUILDOS}/\${BUILDARCH}`, "", " @any", " @any"],
    ["the builder's by an argument", "$P", "ARG P=$BUILDPLATFORM", " @any", " @any"],
    ["the builder's architecture alone", "$BUILDARCH", "", " @any", " @any"],
    ["a fixed one", "linux/amd64", "", " @linux/amd64", " @linux/amd64"],
    ["one that is not built", "linux/s390x", "", " @linux/s390x", " @linux/s390x"],
    ["another spelling", "linux/x86_64", "", " @linux/amd64", " @linux/amd64"],
    ["an architecture alone", "arm64", "", " @linux/arm64", " @linux/arm64"],
    ["an operating system alone", "windows", "", " @windows/amd64", " @windows/amd64"],
    ["a default", `\${P:-linux/arm64}`, "", " @linux/arm64", " @linux/arm64"],
    ["one that depends on the target, for some", `linux/\${TARGETARCH/arm64/amd64}`, "", "", " @linux/amd64"],
    ["an argument without a value", "$NOPE", "ARG NOPE", " @any", " @any"],
    ["an argument without a value in part", "linux/$NOPE", "", " @any", " @any"],
    ["an empty flag", " ", "", "", ""],
  ])("of --platform: %s", (_, flag, argument, one, two) => {
    const text = `${argument}\nFROM ${flag === "" ? "" : `--platform=${flag} `}a`;
    expect(summarise(text)).toEqual({ uses: [`2 runtime a:latest${one}`], errors: [] });
    expect(summarise(text, { platforms: TWO })).toEqual({ uses: [`2 runtime a:latest${two}`], errors: [] });
  });
});
