import { expect, test } from "vitest";
import { openGitlabBench, withProject } from "../testing/gitlab-bench.ts";

const PROJECTS = withProject({
  refs: {
    main: {
      Dockerfile: "FROM node:22\n",
      "packages/api/Dockerfile": "FROM python:3.12\n",
      "logo.png": new Uint8Array([137, 80, 78, 71, 0]),
    },
    "release/1.x": { Dockerfile: "FROM node:20\n" },
  },
});

test("files are read at the default branch or at a ref, each once", async () => {
  await using bench = await openGitlabBench({ projects: PROJECTS });
  const { gitlab } = bench;
  const first = await gitlab.readFiles("group/sub/app", undefined, ["Dockerfile", "packages/api/Dockerfile"]);
  expect(first.defaultBranch).toBe("main");
  expect([...first.files]).toEqual([
    ["Dockerfile", { kind: "text", text: "FROM node:22\n" }],
    ["packages/api/Dockerfile", { kind: "text", text: "FROM python:3.12\n" }],
  ]);
  await gitlab.readFiles("group/sub/app", "main", ["Dockerfile"]);
  const release = await gitlab.readFiles("group/sub/app", "release/1.x", ["Dockerfile"]);
  expect(release.files.get("Dockerfile")).toEqual({ kind: "text", text: "FROM node:20\n" });
  expect(bench.server.requests.map(({ path, query }) => `${decodeURIComponent(path)} ${query}`)).toEqual([
    "/projects/group/sub/app ",
    "/projects/group/sub/app/repository/files/Dockerfile ref=main",
    "/projects/group/sub/app/repository/files/packages/api/Dockerfile ref=main",
    "/projects/group/sub/app/repository/files/Dockerfile ref=release%2F1.x",
  ]);
});

test.each([
  ["no/Dockerfile", "missing", "forge.file-not-found", "group/sub/app no/Dockerfile@main: no such file"],
  ["logo.png", "binary", "forge.file-binary", "group/sub/app logo.png@main: this file is binary"],
])("%s is %s", async (path, kind, code, message) => {
  await using bench = await openGitlabBench({ projects: PROJECTS });
  const { files } = await bench.gitlab.readFiles("group/sub/app", "main", [path]);
  expect(files.get(path)).toMatchObject({ kind, failure: { code, message } });
});

test("a file that is larger than anything is too large", async () => {
  await using bench = await openGitlabBench({ projects: PROJECTS });
  bench.server.fail({ path: /files/u }, { status: 200, body: " ".repeat(17 * 1024 * 1024) });
  const { files } = await bench.gitlab.readFiles("group/sub/app", "main", ["Dockerfile"]);
  expect(files.get("Dockerfile")).toMatchObject({
    kind: "too-large",
    failure: { code: "forge.file-too-large" },
  });
});

test("a ref that is not there, a project that is not, and a file that cannot be read are failures", async () => {
  await using bench = await openGitlabBench({ projects: PROJECTS });
  const read = (repository: string, ref: string) => bench.gitlab.readFiles(repository, ref, ["Dockerfile"]);
  await expect(read("group/sub/app", "mian")).rejects.toMatchObject({
    code: "forge.ref-not-found",
    message: "group/sub/app: no branch or tag mian (404 Commit Not Found)",
  });
  await expect(read("group/other", "main")).rejects.toMatchObject({ code: "forge.repository-not-found" });
  bench.server.fail({ path: /files/u }, { status: 200, body: { content: "", encoding: "text" } });
  await expect(read("group/sub/app", "main")).rejects.toMatchObject({
    code: "forge.malformed",
    message: "group/sub/app Dockerfile@main: GitLab's answer lacks encoding",
  });
});
