import { describe, expect, it } from "vitest";
import { readBaseImages } from "./bases.ts";
import { summarise } from "./summary.testing.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;

describe("readBaseImages", () => {
  it("yields references, roles, 1-based lines and platforms", () => {
    const options = { buildArgs: {}, platforms: [{ os: "linux", architecture: "amd64" }] };
    expect(readBaseImages(`FROM ghcr.io/acme/base:1@${DIGEST}\n`, options)).toEqual({
      uses: [
        {
          reference: { registry: "ghcr.io", repository: "acme/base", tag: "1", digest: DIGEST },
          role: "runtime",
          line: 1,
          platforms: undefined,
        },
      ],
      errors: [],
    });
  });

  it.each([
    ["no tag is latest", "FROM node", "1 runtime node:latest"],
    ["a digest", `FROM node@${DIGEST}`, `1 runtime node@${DIGEST}`],
    ["a tag and a digest", `FROM node:22@${DIGEST}`, `1 runtime node:22@${DIGEST}`],
    ["a registry with a port", "FROM localhost:5000/a/b:c", "1 runtime localhost:5000/a/b:c"],
    ["lower case", "from node as x", "1 runtime node:latest"],
    ["quotes", `FROM "node:22"`, "1 runtime node:22"],
    ["an escape", "FROM no\\de", "1 runtime node:latest"],
    ["a byte order mark", "\uFEFFFROM node", "1 runtime node:latest"],
    ["a byte order mark before a directive", "\uFEFF# escape=`\nFROM `\nnode", "2 runtime node:latest"],
    ["carriage returns", "FROM node:22\r\nRUN x\r\n", "1 runtime node:22"],
    [
      "comments in a continuation",
      "FROM \\\n# comment\n  node:22 \\\n  # another\n\n AS b",
      "1 runtime node:22",
    ],
    ["a backtick escape", "# escape=`\nFROM `\n node\nRUN dir c:\\\nCMD x", "2 runtime node:latest"],
    ["a check directive", "# check=skip=all;error=true\nFROM node", "2 runtime node:latest"],
    ["FROM in a heredoc", "FROM node\nRUN <<EOF\nFROM inside\nEOF\n", "1 runtime node:latest"],
    [
      "instructions that name no image",
      "FROM node\nWORKDIR /x\nADD --from=y a b\nFOO bar\nCMD --mount=from=z\nRUN --security=from=z --mount a",
      "1 runtime node:latest",
    ],
    [
      "ONBUILD is for children",
      "FROM node\nONBUILD COPY --from=x a b\nONBUILD RUN --mount=from=y z",
      "1 runtime node:latest",
    ],
  ])("reads FROM: %s", (_, text, use) => {
    expect(summarise(text)).toEqual({ uses: [use], errors: [] });
  });

  it.each([
    ["scratch", "FROM scratch"],
    ["scratch with a name", "FROM scratch AS x\nCOPY a b"],
    ["scratch from an argument", "ARG BASE=scratch\nFROM $BASE"],
    ["copying from scratch", "FROM scratch\nCOPY --from=scratch a b\nRUN --mount=from=scratch,target=/x y"],
  ])("finds no image in %s", (_, text) => {
    expect(summarise(text)).toEqual({ uses: [], errors: [] });
  });

  it.each([
    ["the directive", "# syntax=docker/dockerfile:1\nFROM a", {}, "1 syntax docker.io/docker/dockerfile:1"],
    [
      "its line",
      "# escape=`\n# syntax = docker/dockerfile\nFROM a",
      {},
      "2 syntax docker.io/docker/dockerfile:latest",
    ],
    [
      "the build argument before it",
      "# syntax=a/b\nFROM a",
      { BUILDKIT_SYNTAX: " c/d:1 --x" },
      "1 syntax docker.io/c/d:1",
    ],
    ["the build argument alone", "FROM a", { BUILDKIT_SYNTAX: "c/d:1" }, "1 syntax docker.io/c/d:1"],
    [
      "an empty build argument does nothing",
      "# syntax=a/b\nFROM a",
      { BUILDKIT_SYNTAX: "" },
      "1 syntax docker.io/a/b:latest",
    ],
  ])("reports the frontend: %s", (_, text, buildArgs, use) => {
    expect(summarise(text, { buildArgs }).uses[0]).toBe(use);
  });

  it("reports the frontend also when there is no stage, and the same image as frontend and base twice", () => {
    expect(summarise("# syntax=a/b\n")).toEqual({
      uses: ["1 syntax docker.io/a/b:latest"],
      errors: ["dockerfile.stage the Dockerfile has no FROM · Start a stage with FROM image"],
    });
    expect(summarise("# syntax=a/b\nFROM a/b").uses).toEqual([
      "1 syntax docker.io/a/b:latest",
      "2 runtime docker.io/a/b:latest",
    ]);
  });

  it.each([
    ["nothing", "", "dockerfile.empty the Dockerfile is empty · Check its path and branch"],
    ["blanks", " \n\t\n", "dockerfile.empty the Dockerfile is empty · Check its path and branch"],
    [
      "comments",
      "# nothing\n",
      "dockerfile.stage the Dockerfile has no FROM · Start a stage with FROM image",
    ],
    [
      "arguments alone",
      "ARG A=1\n",
      "dockerfile.stage the Dockerfile has no FROM · Start a stage with FROM image",
    ],
    [
      "a megabyte",
      `FROM a\n#${"x".repeat(1024 * 1024)}`,
      "dockerfile.size the Dockerfile is 1048584 characters long · At most 1048576 are read: check that this file is a Dockerfile",
    ],
    [
      "a frontend that is no image",
      "# syntax=A B\nFROM scratch",
      expect.stringMatching(/^dockerfile\.reference line 1: # syntax=A: .* · Did you mean a\?$/u),
    ],
  ])("refuses %s", (_, text, error) => {
    expect(summarise(text)).toEqual({ uses: [], errors: [error] });
  });

  it("reads a file that is as long as it may be", () => {
    expect(summarise(`FROM a\n#${"x".repeat(1024 * 1024 - 8)}`)).toEqual({
      uses: ["1 runtime a:latest"],
      errors: [],
    });
  });

  it.each([
    [
      "FROM without an image",
      "FROM a AS x\nFROM",
      [],
      ["dockerfile.from line 2: FROM names no image · Write FROM image"],
    ],
    [
      "FROM with a flag alone",
      "FROM --platform=linux/amd64",
      [],
      ["dockerfile.from line 1: FROM names no image · Write FROM image"],
    ],
    [
      "FROM with two images",
      "FROM a b",
      ["1 runtime a:latest"],
      [
        "dockerfile.from line 1: FROM a b is neither one image nor an image AS a name · Write FROM image, or FROM image AS name",
      ],
    ],
    [
      "FROM without a name behind AS",
      "FROM a AS",
      ["1 runtime a:latest"],
      [
        "dockerfile.from line 1: FROM a AS is neither one image nor an image AS a name · Write FROM image, or FROM image AS name",
      ],
    ],
    [
      "FROM with another word than AS",
      "FROM a IS b",
      ["1 runtime a:latest"],
      [
        "dockerfile.from line 1: FROM a IS b is neither one image nor an image AS a name · Write FROM image, or FROM image AS name",
      ],
    ],
    [
      "FROM with more behind the name",
      "FROM a AS b c",
      ["1 runtime a:latest"],
      [
        "dockerfile.from line 1: FROM a AS b c is neither one image nor an image AS a name · Write FROM image, or FROM image AS name",
      ],
    ],
    [
      "a comment behind FROM",
      "FROM a # why",
      ["1 runtime a:latest"],
      [
        "dockerfile.from line 1: FROM a # why is neither one image nor an image AS a name · A comment needs a line of its own",
      ],
    ],
    [
      "a comment behind FROM without a blank",
      "FROM a #why",
      ["1 runtime a:latest"],
      [
        "dockerfile.from line 1: FROM a #why is neither one image nor an image AS a name · A comment needs a line of its own",
      ],
    ],
    [
      "a stage's name with a slash",
      "FROM a AS b/c",
      ["1 runtime a:latest"],
      [
        'dockerfile.from line 1: "b/c" cannot name a stage · A stage\'s name starts with a letter and holds letters, digits, hyphens, underscores and dots',
      ],
    ],
    [
      "a platform that is none",
      "FROM --platform=foo/bar a",
      ["1 runtime a:latest @any"],
      [
        expect.stringMatching(
          /^dockerfile\.platform line 1: FROM --platform=foo\/bar: "foo\/bar" is not a platform/u,
        ),
      ],
    ],
    [
      "a platform that is set and empty",
      "ARG P=\nFROM --platform=$P a",
      ["2 runtime a:latest @any"],
      [expect.stringMatching(/^dockerfile\.platform line 2: FROM --platform=\$P: /u)],
    ],
    [
      "a platform that cannot be expanded",
      `ARG P\nFROM --platform=\${P:?set-P} a`,
      ["2 runtime a:latest @any"],
      [expect.stringContaining(`dockerfile.platform line 2: FROM --platform=\${P:?set-P}: P: set-P`)],
    ],
    [
      "a byte order mark within the text",
      "FROM a\uFEFFb",
      ["1 runtime a:latest"],
      [expect.stringContaining("dockerfile.from line 1: ")],
    ],
    [
      "a stage's name that starts with a digit",
      "FROM a AS 1st",
      ["1 runtime a:latest"],
      [
        'dockerfile.from line 1: "1st" cannot name a stage · A stage\'s name starts with a letter and holds letters, digits, hyphens, underscores and dots',
      ],
    ],
    [
      "an instruction before FROM",
      "ARG A\nRUN x\nFOO y\nFROM a",
      ["4 runtime a:latest"],
      ["dockerfile.stage line 2: RUN comes before the first FROM · Only ARG can come before FROM"],
    ],
    [
      "ARG without a name",
      "ARG\nARG =x\nARG A =y\nFROM a\nARG",
      ["4 runtime a:latest"],
      [
        "dockerfile.arg line 1: ARG  has no name · Write ARG NAME or ARG NAME=default",
        "dockerfile.arg line 2: ARG =x has no name · Write ARG NAME or ARG NAME=default",
        "dockerfile.arg line 3: ARG A =y has no name · Write ARG NAME or ARG NAME=default",
        "dockerfile.arg line 5: ARG  has no name · Write ARG NAME or ARG NAME=default",
      ],
    ],
    [
      "a flag without a value",
      "FROM --platform a\nCOPY --from b c",
      ["1 runtime a:latest"],
      [
        "dockerfile.flag line 1: FROM --platform has no value · Write FROM --platform=value, once",
        "dockerfile.flag line 2: COPY --from has no value · Write COPY --from=value, once",
      ],
    ],
    [
      "a flag that is there twice",
      "FROM a\nCOPY --from=b --from=c d e",
      ["1 runtime a:latest", "2 copy b:latest"],
      ["dockerfile.flag line 2: COPY --from is there twice · Write COPY --from=value, once"],
    ],
    [
      "a mount that is no CSV",
      `FROM a\nRUN --mount=from=b,\\"x --mount=from=c y`,
      ["1 runtime a:latest", "2 mount c:latest"],
      [
        'dockerfile.mount line 2: --mount=from=b,"x has a quote in the wrong place · A field that holds a comma or a quote is quoted as a whole, with its own quotes doubled',
      ],
    ],
    [
      "a name that is no image",
      "FROM Node",
      [],
      [expect.stringMatching(/^dockerfile\.reference line 1: FROM Node: .* · Did you mean node\?$/u)],
    ],
    [
      "a heredoc that is not closed",
      "FROM a\nRUN <<EOF\nFROM b",
      ["1 runtime a:latest"],
      [
        "dockerfile.heredoc line 2: the heredoc <<EOF is not closed · Close it with a line that holds EOF and nothing else",
      ],
    ],
  ])("names the line of %s, and reads the rest", (_, text, uses, errors) => {
    expect(summarise(text)).toEqual({ uses, errors });
  });

  it("keeps the image package's failure as the cause", () => {
    const { errors } = readBaseImages("FROM A", { buildArgs: {}, platforms: [] });
    expect(errors[0]?.cause).toMatchObject({ cause: { code: "image.reference" } });
  });

  it("keeps the first hundred errors", () => {
    const { errors } = summarise(Array.from({ length: 300 }, () => "FROM a b").join("\n"));
    expect(errors).toHaveLength(100);
    expect(errors[99]).toContain("line 100: ");
  });

  it("shows nothing of a hostile text that a terminal would obey", () => {
    expect(summarise("FROM a \u001b[31mb\u202e").errors).toEqual([
      expect.stringContaining("FROM a \\u{1b}[31mb\\u{202e}"),
    ]);
  });
});
