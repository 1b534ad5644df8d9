import { describe, expect, test } from "vitest";
import { openGiteaBench, withRepository } from "../testing/gitea-bench.ts";

const REPOSITORIES = withRepository({
  refs: {
    main: {
      Dockerfile: "FROM node:22\n",
      "packages/api/Dockerfile": "FROM python:3.12\n",
      "odd name#1": "FROM odd\n",
      "logo.png": new Uint8Array([137, 80, 78, 71, 0]),
      "big.txt": "x".repeat(11 * 1024 * 1024),
    },
    "release/1.x": { Dockerfile: "FROM node:20\n" },
  },
});

describe.each(["gitea-1.28", "forgejo-16"] as const)("the files of %s", (profile) => {
  test("are read at the default branch or at a ref, each once", async () => {
    await using bench = await openGiteaBench({ profile, repositories: REPOSITORIES });
    const paths = ["Dockerfile", "packages/api/Dockerfile", "odd name#1"];
    const first = await bench.forge.readFiles("acme/app", undefined, paths);
    expect(first.defaultBranch).toBe("main");
    expect([...first.files.values()]).toEqual(
      ["FROM node:22\n", "FROM python:3.12\n", "FROM odd\n"].map((text) => ({ kind: "text", text })),
    );
    await bench.forge.readFiles("acme/app", "main", ["Dockerfile"]);
    const release = await bench.forge.readFiles("acme/app", "release/1.x", ["Dockerfile"]);
    expect(release.files.get("Dockerfile")).toEqual({ kind: "text", text: "FROM node:20\n" });
    expect(bench.server.requests).toHaveLength(5);
  });

  test.each([
    ["no/Dockerfile", "missing", "forge.file-not-found"],
    ["packages", "folder", "forge.file-folder"],
    ["logo.png", "binary", "forge.file-binary"],
    ["big.txt", "too-large", "forge.file-too-large"],
  ])("%s is %s", async (path, kind, code) => {
    await using bench = await openGiteaBench({ profile, repositories: REPOSITORIES });
    const { files } = await bench.forge.readFiles("acme/app", "main", [path]);
    expect(files.get(path)).toMatchObject({ kind, failure: { code } });
  });

  test.each([
    ["a ref that is not there", "acme/app", "mian", "forge.ref-not-found"],
    ["a repository that is not there", "acme/other", "main", "forge.repository-not-found"],
    ["a name that is none", "acme", "main", "forge.repository-name"],
  ])("of %s are a failure", async (_name, repository, ref, code) => {
    await using bench = await openGiteaBench({ profile, repositories: REPOSITORIES });
    await expect(bench.forge.readFiles(repository, ref, ["Dockerfile"])).rejects.toMatchObject({ code });
  });

  test("of an empty repository are a failure", async () => {
    await using bench = await openGiteaBench({ profile, repositories: withRepository({ refs: {} }) });
    await expect(bench.forge.readFiles("acme/app", undefined, ["Dockerfile"])).rejects.toMatchObject({
      code: "forge.ref-not-found",
      message: "acme/app: the repository is empty",
    });
  });
});
