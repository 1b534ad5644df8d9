import { describe, expect, it } from "vitest";
import { type ShortOptions, summarise } from "./summary.testing.ts";

type Case = readonly [name: string, text: string, options: ShortOptions, uses: readonly string[]];

describe("stages and roles", () => {
  const CASES: readonly Case[] = [
    ["the last stage is the target", "FROM a\nFROM b", {}, ["2 runtime b:latest"]],
    [
      "a stage that is not needed has no part",
      "FROM a AS x\nRUN --mount=from=m y\nFROM b\nCOPY --from=c d e",
      {},
      ["3 runtime b:latest", "4 copy c:latest"],
    ],
    [
      "a chain of stages ends in the runtime image",
      "FROM a AS x\nFROM x AS y\nFROM y",
      {},
      ["1 runtime a:latest"],
    ],
    [
      "sources of all stages of the chain count",
      "FROM a AS x\nCOPY --from=b 1 2\nFROM x\nCOPY --from=c 1 2",
      {},
      ["1 runtime a:latest", "2 copy b:latest", "4 copy c:latest"],
    ],
    [
      "a stage that is copied from is a build stage",
      "FROM a AS x\nFROM b\nCOPY --from=x 1 2",
      {},
      ["1 build a:latest", "2 runtime b:latest"],
    ],
    [
      "a build stage's chain is build",
      "FROM a AS x\nFROM x AS y\nFROM b\nCOPY --from=y 1 2",
      {},
      ["1 build a:latest", "3 runtime b:latest"],
    ],
    [
      "what a build stage needs is needed",
      "FROM a AS x\nFROM b AS y\nCOPY --from=x 1 2\nFROM c\nCOPY --from=y 1 2",
      {},
      ["1 build a:latest", "2 build b:latest", "4 runtime c:latest"],
    ],
    [
      "a stage that is mounted is a build stage",
      "FROM a AS x\nFROM b\nRUN --mount=type=bind,from=x,target=/x y",
      {},
      ["1 build a:latest", "2 runtime b:latest"],
    ],
    [
      "the chain's end stays runtime when it is copied from too",
      "FROM a AS x\nFROM x\nCOPY --from=x 1 2\nCOPY --from=0 1 2",
      {},
      ["1 runtime a:latest"],
    ],
    [
      "a second stage on the chain's stage adds nothing",
      "FROM a AS x\nFROM x AS y\nFROM x\nCOPY --from=y 1 2",
      {},
      ["1 runtime a:latest"],
    ],
    [
      "one image in two roles is two uses",
      "FROM a AS x\nFROM a\nCOPY --from=x 1 2\nCOPY --from=a 1 2\nRUN --mount=from=a 1",
      {},
      ["1 build a:latest", "2 runtime a:latest", "4 copy a:latest", "5 mount a:latest"],
    ],
    [
      "one image twice in a role is one use, on its first line",
      "FROM a AS x\nFROM a:latest AS y\nFROM b\nCOPY --from=y 1 2\nCOPY --from=x 1 2\nCOPY --from=c 1 2\nCOPY --from=docker.io/library/c 1 2",
      {},
      ["1 build a:latest", "3 runtime b:latest", "6 copy c:latest"],
    ],
    [
      "another tag is another use",
      "FROM b\nCOPY --from=c:1 1 2\nCOPY --from=c:2 1 2",
      {},
      ["1 runtime b:latest", "2 copy c:1", "3 copy c:2"],
    ],
    [
      "runtime from nothing has build images still",
      "FROM a AS x\nFROM scratch\nCOPY --from=x 1 2",
      {},
      ["1 build a:latest"],
    ],
    ["a name of its own is an image to FROM", "FROM node AS node\nFROM node", {}, ["1 runtime node:latest"]],
    [
      "a later stage's name is an image to FROM",
      "FROM b AS a\nFROM c AS b\nFROM a",
      {},
      ["1 runtime b:latest"],
    ],
    ["a number is an image to FROM", "FROM a\nFROM 0", {}, ["2 runtime 0:latest"]],
    [
      "names have no case",
      "FROM a AS Build\nFROM BUILD AS last\nFROM b\nCOPY --from=bUILD 1 2",
      {},
      ["1 build a:latest", "3 runtime b:latest"],
    ],
    [
      "FROM takes the stage of a name that came last before it",
      "FROM a AS x\nFROM b AS x\nFROM x",
      {},
      ["2 runtime b:latest"],
    ],
    [
      "COPY takes the last stage of a name",
      "FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=x 1 2",
      {},
      ["2 build b:latest", "3 runtime c:latest"],
    ],
    [
      "names may hold dots, dashes and underscores",
      "FROM a AS x.y-z_1\nFROM x.y-z_1",
      {},
      ["1 runtime a:latest"],
    ],
    ["a stage that is called scratch", "FROM a AS scratch\nFROM scratch", {}, ["1 runtime a:latest"]],
    ["a stage by a variable", "ARG S=x\nFROM a AS x\nFROM $S", {}, ["2 runtime a:latest"]],
    [
      "COPY takes from a number",
      "FROM a\nFROM b AS x\nFROM c\nCOPY --from=0 1 2\nCOPY --from=+1 1 2",
      {},
      ["1 build a:latest", "2 build b:latest", "3 runtime c:latest"],
    ],
    [
      "COPY takes from a number of two digits",
      `${"FROM a AS x\n".repeat(11)}FROM b\nCOPY --from=10 1 2`,
      {},
      ["11 build a:latest", "12 runtime b:latest"],
    ],
    [
      "COPY takes from an image that begins with a digit",
      "FROM a\nFROM b\nCOPY --from=0x 1 2",
      {},
      ["2 runtime b:latest", "3 copy 0x:latest"],
    ],
    [
      "a mount's number is an image",
      "FROM a\nFROM c\nRUN --mount=from=0,target=/x y",
      {},
      ["2 runtime c:latest", "3 mount 0:latest"],
    ],
    [
      "COPY with an empty from takes from the context",
      "FROM a\nCOPY --from= 1 2",
      {},
      ["1 runtime a:latest"],
    ],
    ["COPY without from takes from the context", "FROM a\nCOPY --link 1 2", {}, ["1 runtime a:latest"]],
    [
      "COPY in the JSON form",
      'FROM a\nCOPY --from=b ["1", "2"]',
      {},
      ["1 runtime a:latest", "2 copy b:latest"],
    ],
    [
      "several mounts in one RUN, of any type and spelling",
      `FROM a\nRUN --mount=type=bind,from=b --mount=type=cache,from=c \\\n --mount='target=/x,"from=d"' --mount=type=secret,id=x --mount=type=tmpfs,from=e f --mount=from=g`,
      {},
      ["1 runtime a:latest", "2 mount b:latest", "2 mount c:latest", "2 mount d:latest"],
    ],
    [
      "ONBUILD in a stage takes from images in the stages that are built on it",
      "FROM a AS x\nONBUILD COPY --from=b 1 2\nonbuild run --mount=from=c --mount=type=bind,from=d,target=/d e\nFROM x",
      {},
      ["1 runtime a:latest", "2 copy b:latest", "3 mount c:latest", "3 mount d:latest"],
    ],
    [
      "ONBUILD takes nothing in its own stage, nor in one that is built on a stage between",
      "FROM a AS x\nONBUILD COPY --from=b 1 2\nFROM x AS y\nFROM y AS z\nFROM x AS w\nFROM a\nCOPY --from=z 1 2",
      { stage: "x" },
      ["1 runtime a:latest"],
    ],
    [
      "ONBUILD takes from a stage, which then is needed",
      "FROM a AS x\nFROM b AS y\nONBUILD COPY --from=x 1 2\nFROM y",
      {},
      ["1 build a:latest", "2 runtime b:latest"],
    ],
    [
      "ONBUILD without files from elsewhere, and without anything",
      "FROM a AS x\nONBUILD COPY 1 2\nONBUILD\nONBUILD ENV A=--from=b\nFROM x",
      {},
      ["1 runtime a:latest"],
    ],
    [
      "other flags of RUN",
      "FROM a\nRUN --network=none --security=insecure --from=b c",
      {},
      ["1 runtime a:latest"],
    ],
    [
      "sources have the line of their instruction",
      "FROM a\nRUN x \\\n  y\nCOPY \\\n  --from=b \\\n  1 2",
      {},
      ["1 runtime a:latest", "4 copy b:latest"],
    ],
  ];
  it.each(CASES)("%s", (_, text, options, uses) => {
    expect(summarise(text, options)).toEqual({ uses, errors: [] });
  });
});

describe("the target", () => {
  const text = "FROM a AS Base\nFROM b AS other\nCOPY --from=base 1 2\nFROM c";
  const CASES: readonly Case[] = [
    ["by name", text, { stage: "base" }, ["1 runtime a:latest"]],
    ["by name in any case", text, { stage: "OTHER" }, ["1 build a:latest", "2 runtime b:latest"]],
    ["by number", text, { stage: "1" }, ["1 build a:latest", "2 runtime b:latest"]],
    ["by the last number", text, { stage: "2" }, ["4 runtime c:latest"]],
    ["by a number of two digits", "FROM a AS x\n".repeat(11), { stage: "10" }, ["11 runtime a:latest"]],
    ["by nothing", text, { stage: "" }, ["4 runtime c:latest"]],
    ["by undefined", text, { stage: undefined }, ["4 runtime c:latest"]],
    [
      "by the name of several: the last",
      "FROM a AS x\nFROM b AS x\nFROM c",
      { stage: "x" },
      ["2 runtime b:latest"],
    ],
  ];
  it.each(CASES)("%s", (_, text, options, uses) => {
    expect(summarise(text, options)).toEqual({ uses, errors: [] });
  });

  it.each([
    [
      "a near name",
      "FROM a AS build\nFROM b AS runtime",
      "runtme",
      'there is no stage "runtme": the Dockerfile has build, runtime · Did you mean runtime?',
    ],
    [
      "a far name",
      "FROM a AS build",
      "x",
      'there is no stage "x": the Dockerfile has build · Name one of its stages, or none to build the last one',
    ],
    [
      "no names at all",
      "FROM a",
      "x",
      'there is no stage "x": the Dockerfile has no named stages · Name one of its stages, or none to build the last one',
    ],
    [
      "a number too high",
      "FROM a\nFROM b",
      "2",
      'there is no stage "2": the Dockerfile has no named stages · Name one of its stages, or none to build the last one',
    ],
    [
      "a number and more",
      "FROM a AS b\nFROM c",
      "0x",
      'there is no stage "0x": the Dockerfile has b · Name one of its stages, or none to build the last one',
    ],
    [
      "a negative number",
      "FROM a",
      "-1",
      'there is no stage "-1": the Dockerfile has no named stages · Name one of its stages, or none to build the last one',
    ],
  ])("is refused: %s", (_, text, stage, error) => {
    expect(summarise(text, { stage })).toEqual({ uses: [], errors: [`dockerfile.target ${error}`] });
  });
});

describe("sources that cannot be", () => {
  it.each([
    [
      "COPY from a later stage",
      "FROM a\nCOPY --from=x 1 2\nFROM b AS x\nFROM c\nCOPY --from=0 1 2",
      "2: COPY --from=x: that stage comes later · Take from a stage that comes before this one",
    ],
    [
      "COPY from a later number",
      "FROM a\nCOPY --from=1 1 2\nFROM c\nCOPY --from=0 1 2",
      "2: COPY --from=1: that stage comes later · Take from a stage that comes before this one",
    ],
    [
      "COPY from its own stage",
      "FROM a AS x\nCOPY --from=X 1 2",
      "2: COPY --from=X: a stage cannot take from itself · Take from a stage that comes before this one",
    ],
    [
      "COPY from its own number",
      "FROM a\nCOPY --from=0 1 2",
      "2: COPY --from=0: a stage cannot take from itself · Take from a stage that comes before this one",
    ],
    [
      "COPY from a number that is not there",
      "FROM a\nCOPY --from=7 1 2",
      "2: COPY --from=7: there are 1 stages, counted from 0 · Take from a stage that comes before this one",
    ],
    [
      "COPY from a negative number",
      "FROM a\nCOPY --from=-1 1 2",
      "2: COPY --from=-1: there are 1 stages, counted from 0 · Take from a stage that comes before this one",
    ],
    [
      "a mount from its own stage",
      "FROM a AS x\nRUN --mount=from=x,target=/x y",
      "2: RUN --mount=from=x: a stage cannot take from itself · Take from a stage that comes before this one",
    ],
    [
      "a variable in COPY",
      "ARG X=b\nFROM a\nCOPY --from=$X 1 2",
      "3: COPY --from=$X: variables are not expanded there · Add a stage FROM the variable AS a name before this one, and take from that stage",
    ],
    [
      "a variable in a mount",
      `ARG X=b\nFROM a\nRUN --mount=from=\${X}:1 y`,
      `3: RUN --mount=from=\${X}:1: variables are not expanded there · Add a stage FROM the variable AS a name before this one, and take from that stage`,
    ],
  ])("%s", (_, text, error) => {
    const { uses, errors } = summarise(text);
    expect(errors).toEqual([`dockerfile.source line ${error}`]);
    expect(uses).toEqual(expect.arrayContaining([expect.stringMatching(/^\d (runtime|build) a:latest$/u)]));
  });

  it.each([
    ["COPY", "FROM a\nCOPY --from=B 1 2"],
    ["a mount", "FROM a\nRUN --mount=from=B y"],
  ])("names what is no image in %s", (_, text) => {
    expect(summarise(text)).toEqual({
      uses: ["1 runtime a:latest"],
      errors: [expect.stringMatching(/^dockerfile\.reference line 2: from=B: .* · Did you mean b\?$/u)],
    });
  });

  it.each([
    ["an argument without a value", "FROM $X AS y\nFROM a"],
    ["a broken expansion", `FROM \${X AS y\nFROM a`],
    ["a name that is no image", "FROM B\nFROM a"],
    ["a platform that is none", "FROM --platform=foo/bar b\nFROM a"],
    [
      "a source that cannot be",
      "FROM b AS x\nCOPY --from=x 1 2\nCOPY --from=$Y 1 2\nRUN --mount=from=C y\nFROM a",
    ],
  ])("does not matter in a stage that is not needed: %s", (_, text) => {
    expect(summarise(text)).toEqual({ uses: [expect.stringMatching(/^\d runtime a:latest$/u)], errors: [] });
  });
});

describe("named contexts", () => {
  const CASES: readonly Case[] = [
    ["in FROM", "FROM alpine", { namedContexts: ["alpine"] }, []],
    ["in COPY", "FROM a\nCOPY --from=b 1 2", { namedContexts: ["b"] }, ["1 runtime a:latest"]],
    [
      "in a mount",
      "FROM a\nRUN --mount=from=b,target=/x y",
      { namedContexts: ["b"] },
      ["1 runtime a:latest"],
    ],
    ["another name", "FROM a", { namedContexts: ["b"] }, ["1 runtime a:latest"]],
    ["each spelling of an image", "FROM docker.io/library/alpine:latest", { namedContexts: ["alpine"] }, []],
    ["with latest", "FROM alpine", { namedContexts: ["alpine:latest"] }, []],
    ["another tag", "FROM alpine:3", { namedContexts: ["alpine"] }, ["1 runtime alpine:3"]],
    ["a tag", "FROM alpine:3", { namedContexts: ["alpine:3"] }, []],
    [
      "a name that is no image's",
      "FROM a\nCOPY --from=My_Ctx 1 2",
      { namedContexts: ["MY_CTX"] },
      ["1 runtime a:latest"],
    ],
    ["after expansion", "ARG V=3\nFROM alpine:$V", { namedContexts: ["alpine:3"] }, []],
    [
      "a stage of the name is replaced, with all it needs",
      "FROM a AS x\nCOPY --from=b 1 2\nFROM x\nCOPY --from=c 1 2",
      { namedContexts: ["x"] },
      ["4 copy c:latest"],
    ],
    [
      "a replaced stage ends the chain",
      "FROM a AS x\nFROM x AS y\nFROM y\nCOPY --from=x 1 2",
      { namedContexts: ["y"] },
      ["1 build a:latest"],
    ],
    ["a replaced target needs nothing", "FROM a AS x\nCOPY --from=b 1 2", { namedContexts: ["x"] }, []],
    [
      "a stage that is not replaced goes before an image",
      "FROM a AS alpine\nFROM alpine",
      { namedContexts: ["b"] },
      ["1 runtime a:latest"],
    ],
    [
      "the build context's own name is reserved",
      "FROM a\nCOPY --from=context 1 2",
      { namedContexts: ["context", "scratch"] },
      ["1 runtime a:latest", "2 copy context:latest"],
    ],
  ];
  it.each(CASES)("%s", (_, text, options, uses) => {
    expect(summarise(text, options)).toEqual({ uses, errors: [] });
  });
});
