import { describe, expect, it } from "vitest";
import { folderOf, parseRepositoryFile, parseRepositoryPath } from "./paths.ts";

const HINT = "Write it from the repository's root, like apps/web/Dockerfile";

describe("parseRepositoryPath", () => {
  it.each([
    [".", "."],
    ["./", "."],
    ["a", "a"],
    ["a/b/", "a/b"],
    ["./a//b/./c", "a/b/c"],
    ["a/../b", "b"],
    ["a/..", "."],
    ["a b/é", "a b/é"],
    ["..a/b..", "..a/b.."],
    ["a:b", "a:b"],
  ])("reads %s as %s", (text, path) => {
    expect(parseRepositoryPath(text)).toBe(path);
  });

  const refused: readonly (readonly [text: string, message: string])[] = [
    ["/", '"/" is not a path in the repository'],
    ["/etc/passwd", '"/etc/passwd" is not a path in the repository'],
    ["C:/x", '"C:/x" is not a path in the repository'],
    ["a\\b", String.raw`"a\b" is not a path in the repository`],
    ["https://x.io/a", '"https://x.io/a" is not a path in the repository'],
    ["..", '".." leads out of the repository'],
    ["../a", '"../a" leads out of the repository'],
    ["a/../../b", '"a/../../b" leads out of the repository'],
    ["./..", '"./.." leads out of the repository'],
    ["", '"" is not a path'],
    ["a\u0000", String.raw`"a\u{0}" is not a path`],
    ["a\nb", String.raw`"a\u{a}b" is not a path`],
  ];
  it.each(refused)("refuses %j", (text, message) => {
    expect(() => parseRepositoryPath(text)).toThrow(
      expect.objectContaining({ code: "config.path", message, hint: HINT }),
    );
  });
});

describe("parseRepositoryFile", () => {
  it.each([
    ["Dockerfile", "Dockerfile"],
    ["./a/Dockerfile.web", "a/Dockerfile.web"],
    ["a/../Dockerfile", "Dockerfile"],
    [".dockerfile", ".dockerfile"],
    ["a/b..", "a/b.."],
  ])("reads %s as %s", (text, path) => {
    expect(parseRepositoryFile(text)).toBe(path);
  });

  it.each([".", "./", "a/", "a/b/..", "a/.", "a/.."])("refuses the folder %s", (text) => {
    expect(() => parseRepositoryFile(text)).toThrow(
      expect.objectContaining({
        code: "config.path",
        message: `"${text}" is a folder, not a file`,
        hint: HINT,
      }),
    );
  });

  it("refuses what is no path", () => {
    expect(() => parseRepositoryFile("../a")).toThrow('"../a" leads out of the repository');
  });
});

describe("folderOf", () => {
  it.each([
    ["Dockerfile", "."],
    ["a/Dockerfile", "a"],
    ["a/b/Dockerfile", "a/b"],
  ])("of %s is %s", (path, folder) => {
    expect(folderOf(path)).toBe(folder);
  });
});
