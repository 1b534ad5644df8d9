import { describe, expect, it } from "vitest";
import { type ShortOptions, summarise } from "./summary.testing.ts";

/** The only image of a Dockerfile, as the target's FROM names it. */
function baseOf(text: string, options?: ShortOptions) {
  const { uses, errors } = summarise(text, options);
  return errors.length > 0 ? errors : uses.map((use) => use.replace(/^\d+ runtime /u, ""));
}

describe("arguments", () => {
  it.each([
    ["a default", "ARG A=node\nFROM $A", {}, "node:latest"],
    ["several in one instruction", "ARG A=node B=22\nFROM $A:$B", {}, "node:22"],
    ["one that uses an earlier one", `ARG V=22\nARG T=\${V}-slim\nFROM node:$T`, {}, "node:22-slim"],
    ["one that uses another of its instruction", "ARG V=22 T=$V-slim\nFROM node:$T", {}, "node:22-slim"],
    ["one that uses itself", "ARG T=22\nARG T=$T-slim\nFROM node:$T", {}, "node:22-slim"],
    ["one that uses a later one sees nothing", "ARG T=a$V\nARG V=22\nFROM node:$T", {}, "node:a"],
    ["the last default counts", "ARG T=1\nARG T=2\nFROM node:$T", {}, "node:2"],
    ["a later declaration without default changes nothing", "ARG T=1\nARG T\nFROM node:$T", {}, "node:1"],
    ["an empty default", `ARG T=\nFROM node\${T:-:22}`, {}, "node:22"],
    ["a quoted default", `ARG T="22-slim" U='x'\nFROM node:$T$U`, {}, "node:22-slimx"],
    ["a default with quotes inside", `ARG T=2"2"\nFROM node:$T`, {}, "node:22"],
    ["single quotes keep variables", `ARG V=1\nARG T='$V'\nFROM node:\${T#?}`, {}, "node:V"],
    ["an escaped dollar", `ARG V=1\nARG T=\\$V\nFROM node:\${T#?}`, {}, "node:V"],
    ["a default with an equals sign", `ARG T=a=b\nFROM node:\${T%=*}`, {}, "node:a"],
    ["the case of names counts", "ARG v=1\nFROM node:a$V", {}, "node:a"],
    ["a lower-case instruction", "arg T=22\nfrom node:$T", {}, "node:22"],
    ["a continuation line", "ARG A=node \\\n  # comment\n  B=22\nFROM $A:$B", {}, "node:22"],
    ["a build argument beats the default", "ARG T=1\nFROM node:$T", { T: "2" }, "node:2"],
    ["a build argument for one without default", "ARG T\nFROM node:$T", { T: "2" }, "node:2"],
    ["an empty build argument beats the default", "ARG T=1\nFROM node:a$T", { T: "" }, "node:a"],
    ["a build argument is not expanded", `ARG V=1\nARG T\nFROM node:\${T#?}`, { T: "$V" }, "node:V"],
    [
      "a build argument reaches later defaults",
      "ARG V=1\nARG T=$V-slim\nFROM node:$T",
      { V: "2" },
      "node:2-slim",
    ],
    ["a default that is not needed may be broken", `ARG T=\${X?no}\nFROM node:$T`, { T: "2" }, "node:2"],
    ["a build argument for a name that is not declared", "FROM node:a$T", { T: "2" }, "node:a"],
    ["a build argument that only a stage declares", "FROM node:a$T\nARG T", { T: "2" }, "node:a"],
    ["names that every object has", "FROM node:a$constructor$__proto__", {}, "node:a"],
    ["declared names that every object has", "ARG constructor\nFROM node:a$constructor", {}, "node:a"],
    ["the backtick directive", `# escape=\`\nARG T=a\`$b\nFROM node:\${T%?b}`, {}, "node:a"],
  ])("%s", (_, text, buildArgs, expected) => {
    expect(baseOf(text, { buildArgs })).toEqual([expected]);
  });

  it("never takes a stage's own arguments, or its ENV, for a later FROM", () => {
    const text = "ARG T=1\nFROM a:$T AS x\nARG T=2\nENV T=3\nFROM b:$T\nCOPY --from=x c d";
    expect(summarise(text).uses).toEqual(["2 build a:1", "5 runtime b:1"]);
  });

  it.each([
    ["TARGETPLATFORM", "linux/arm/v7", "linux/arm/v7"],
    ["TARGETOS", "linux/arm/v7", "linux"],
    ["TARGETARCH", "linux/arm/v7", "arm"],
    ["TARGETVARIANT", "linux/arm/v7", "v7"],
    ["TARGETARCH", "linux/arm64", "arm64"],
    ["TARGETVARIANT", "linux/arm64", ""],
    ["TARGETOS", "windows/amd64", "windows"],
    ["BUILDPLATFORM", "linux/arm64", "linux/amd64"],
    ["BUILDOS", "windows/arm64", "linux"],
    ["BUILDARCH", "linux/arm64", "amd64"],
    ["BUILDVARIANT", "linux/arm64", ""],
    ["TARGETSTAGE", "linux/arm64", "last"],
  ])("predefines %s when %s is built: %s", (name, platforms, expected) => {
    expect(
      baseOf(`FROM a/$${name}/b AS last`, { platforms }).map((image) => image.replace(/ @.*/u, "")),
    ).toEqual([
      expected === ""
        ? expect.stringContaining("is not an image reference")
        : `docker.io/a/${expected}/b:latest`,
    ]);
  });

  it.each([
    ["a predefined one is set, if empty", `FROM node:a\${TARGETVARIANT-b}`, {}, "node:a"],
    [
      "the builder's platform is an option",
      "FROM node:$BUILDARCH$BUILDVARIANT",
      { buildPlatform: "linux/arm/v6" },
      "node:armv6",
    ],
    ["a declaration keeps the platform's value", "ARG TARGETARCH\nFROM node:$TARGETARCH", {}, "node:amd64"],
    ["a declared default beats it", "ARG TARGETARCH=x\nFROM node:$TARGETARCH", {}, "node:x"],
    ["a build argument beats it", "FROM node:$TARGETARCH", { buildArgs: { TARGETARCH: "x" } }, "node:x"],
    [
      "a build argument beats it when declared",
      "ARG TARGETARCH\nFROM node:$TARGETARCH",
      { buildArgs: { TARGETARCH: "x" } },
      "node:x",
    ],
    ["it reaches defaults", "ARG T=a-$TARGETARCH\nFROM node:$T", {}, "node:a-amd64"],
    ["the target's name", "FROM node:$TARGETSTAGE AS x\nFROM a", { stage: "X" }, "node:x"],
    ["the target's name when it has none", "FROM node:$TARGETSTAGE", {}, "node:default"],
    [
      "no platforms means the builder's own",
      "FROM node:$TARGETARCH",
      { platforms: "", buildPlatform: "linux/arm64" },
      "node:arm64",
    ],
  ])("%s", (_, text, options, expected) => {
    expect(baseOf(text, options)).toEqual([expected]);
  });

  it.each([
    [
      "an argument without a value",
      "ARG BASE\nFROM $BASE",
      "dockerfile.reference line 2: FROM $BASE:  · ARG BASE has no default: pass BASE in build-args",
    ],
    [
      "a name that is not declared",
      `ARG OTHER=x\nFROM \${BASE}`,
      `dockerfile.reference line 2: FROM \${BASE}:  · BASE is not declared: add ARG BASE before the first FROM`,
    ],
    [
      "a name that a stage declares",
      "FROM a AS x\nARG BASE=y\nFROM $BASE",
      "dockerfile.reference line 3: FROM $BASE:  · ARG BASE belongs to a stage: move it before the first FROM",
    ],
    [
      "a value that is set and empty",
      "ARG BASE=\nFROM $BASE",
      "dockerfile.reference line 2: FROM $BASE:  · Write it like ghcr.io/acme/app:1.4",
    ],
    [
      "an empty tag",
      "ARG V\nFROM node:$V",
      "dockerfile.reference line 2: FROM node:$V:  · ARG V has no default: pass V in build-args",
    ],
    [
      "several names, of which three are told",
      "ARG A\nFROM $A$B$C$D$A",
      "dockerfile.reference line 2: FROM $A$B$C$D$A:  · ARG A has no default: pass A in build-args. B is not declared: add ARG B before the first FROM. C is not declared: add ARG C before the first FROM",
    ],
    [
      "a form that is not known",
      `FROM node:\${V^^}`,
      `dockerfile.expansion line 1: FROM node:\${V^^}: \${V^…} is not a known form · The forms of variables are listed in the Dockerfile reference, section Environment replacement`,
    ],
    [
      "a required variable",
      `FROM node:\${V:?set V}`,
      `dockerfile.from line 1: FROM node:\${V:?set V} is neither one image nor an image AS a name · Write FROM image, or FROM image AS name`,
    ],
  ])("explains %s", (_, text, error) => {
    const [place = "", hint = ""] = error.split(" · ");
    const [found = ""] = summarise(text).errors;
    expect([found.slice(0, place.length), found.slice(-hint.length)]).toEqual([place, hint]);
  });

  it("reports a default that cannot be expanded once, whatever the number of platforms, and leaves it unset", () => {
    expect(summarise(`ARG A=\${B:?no}\nFROM node:a$A`, { platforms: "linux/amd64 linux/arm64" })).toEqual({
      uses: ["2 runtime node:a"],
      errors: [
        "dockerfile.expansion line 1: B: no · The forms of variables are listed in the Dockerfile reference, section Environment replacement",
      ],
    });
  });

  it.each([
    ["in an argument", "FROM $A"],
    ["in FROM", "FROM $A$A$A$A"],
    ["in a platform", "FROM --platform=$A$A$A$A a"],
  ])("gives up a Dockerfile whose arguments grow without end, with one error: %s", (where, from) => {
    const doublings = where === "in an argument" ? 30 : 17;
    const text = `# syntax=a/b\nARG A=0123456789\n${"ARG A=$A$A\n".repeat(doublings)}${from}`;
    expect(summarise(text)).toEqual({
      uses: ["1 syntax docker.io/a/b:latest"],
      errors: [
        "dockerfile.limit expanding the Dockerfile's arguments takes too much work · Give the base images by base-images instead",
      ],
    });
  });

  it("reports an error of one platform only for that one", () => {
    const text = `ARG V=\${TARGETVARIANT:?no-variant}\nFROM node:a$V`;
    expect(summarise(text, { platforms: "linux/amd64 linux/arm/v7" })).toEqual({
      uses: ["2 runtime node:a @linux/amd64", "2 runtime node:av7 @linux/arm/v7"],
      errors: [expect.stringContaining("line 1: TARGETVARIANT: no-variant")],
    });
    expect(summarise(text, { platforms: "linux/arm/v7" }).errors).toEqual([]);
  });
});
