import { describe, expect, test } from "vitest";
import {
  OWN_PERMISSIONS,
  OWN_TOKEN,
  openWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from "./testing/workbench.ts";

const REPOSITORIES: WorkbenchOptions = {
  repositories: {
    "acme/app": {
      refs: {
        main: {
          Dockerfile: "FROM node:22\n",
          "packages/api/Dockerfile": "FROM python:3.12\n",
          "logo.png": new Uint8Array([137, 80, 78, 71, 0]),
          "big.txt": "x".repeat(600_000),
          'odd "name"\u202e': "FROM odd\n",
        },
        "release/1.x": { Dockerfile: "FROM node:20\n" },
      },
    },
    "acme/empty": { refs: {} },
    "other/private": { private: true, refs: { main: { Dockerfile: "FROM x" } } },
  },
};

function queriesOf({ server }: Workbench) {
  return server.requests.filter(({ path }) => path.endsWith("/graphql"));
}

describe("reading files", () => {
  test("yields each path's text and the default branch, with one request", async () => {
    await using bench = await openWorkbench(REPOSITORIES);
    const { defaultBranch, files } = await bench.github.readFiles("acme/app", undefined, [
      "Dockerfile",
      "packages/api/Dockerfile",
      'odd "name"\u202e',
    ]);
    expect(defaultBranch).toBe("main");
    expect([...files]).toEqual([
      ["Dockerfile", { kind: "text", text: "FROM node:22\n" }],
      ["packages/api/Dockerfile", { kind: "text", text: "FROM python:3.12\n" }],
      ['odd "name"\u202e', { kind: "text", text: "FROM odd\n" }],
    ]);
    expect(bench.server.requests).toHaveLength(1);
    expect(bench.server.problems).toEqual([]);
  });

  test.each([
    ["missing", "no/Dockerfile", "forge.file-not-found", "acme/app no/Dockerfile@main: no such file"],
    ["folder", "packages/api", "forge.file-folder", "acme/app packages/api@main: this is a folder"],
    ["binary", "logo.png", "forge.file-binary", "acme/app logo.png@main: this file is binary"],
    [
      "too-large",
      "big.txt",
      "forge.file-too-large",
      "acme/app big.txt@main: 600000 bytes are more than GitHub hands out as text",
    ],
  ])("says when a path is %s, next to the others", async (kind, path, code, message) => {
    await using bench = await openWorkbench(REPOSITORIES);
    const { files } = await bench.github.readFiles("acme/app", "main", ["Dockerfile", path]);
    expect(files.get("Dockerfile")).toMatchObject({ kind: "text" });
    expect(files.get(path)).toMatchObject({ kind, failure: { code, message } });
  });

  test("shares requests among callers and refs, at most 50 files each, and asks for no file twice", async () => {
    await using bench = await openWorkbench(REPOSITORIES);
    const { github } = bench;
    const paths = Array.from({ length: 70 }, (_, index) => `folder/${index}`);
    const [first, second] = await Promise.all([
      github.readFiles("acme/app", undefined, ["Dockerfile"]),
      github.readFiles("acme/app", "release/1.x", ["Dockerfile"]),
      github.readFiles("acme/app", undefined, paths),
    ]);
    await github.readFiles("acme/app", "release/1.x", ["Dockerfile"]);
    expect(first.files.get("Dockerfile")).toEqual({ kind: "text", text: "FROM node:22\n" });
    expect(second.files.get("Dockerfile")).toEqual({ kind: "text", text: "FROM node:20\n" });
    expect(queriesOf(bench)).toHaveLength(2);
  });

  test("works on an Enterprise Server, whose GraphQL is elsewhere", async () => {
    await using bench = await openWorkbench({ ...REPOSITORIES, profile: "ghes-3.19" });
    const { files } = await bench.github.readFiles("acme/app", undefined, ["Dockerfile"]);
    expect(files.get("Dockerfile")).toMatchObject({ kind: "text" });
    expect(queriesOf(bench).map(({ path }) => path)).toEqual(["/api/graphql"]);
  });

  test("is tried again through a short outage", async () => {
    await using bench = await openWorkbench(REPOSITORIES);
    bench.server.fail({ path: /graphql/u }, { status: 502 });
    bench.server.fail({ path: /graphql/u }, "reset");
    const { files } = await bench.github.readFiles("acme/app", undefined, ["Dockerfile"]);
    expect(files.get("Dockerfile")).toMatchObject({ kind: "text" });
  });
});

describe("what cannot be read at all", () => {
  test.each([
    {
      name: "a repository that does not exist",
      repository: "acme/nothing",
      code: "forge.repository-not-found",
      message: "acme/nothing: no such GitHub repository, or the token may not see it (404)",
    },
    {
      name: "a private repository that the token does not cover",
      repository: "other/private",
      code: "forge.repository-not-found",
      message: "other/private: no such GitHub repository, or the token may not see it (404)",
    },
    {
      name: "a branch that does not exist",
      repository: "acme/app",
      ref: "mian",
      code: "forge.ref-not-found",
      message: "acme/app: no branch or tag mian",
      hint: "Its default branch is main.",
    },
    {
      name: "an empty repository",
      repository: "acme/empty",
      code: "forge.ref-not-found",
      message: "acme/empty: the repository is empty",
    },
    {
      name: "something that is no repository",
      repository: "https://github.com/acme/app",
      code: "forge.repository-name",
      message: '"https://github.com/acme/app" is not a GitHub repository',
    },
  ])("$name", async ({ repository, ref, code, message, hint }) => {
    await using bench = await openWorkbench(REPOSITORIES);
    const expected = hint === undefined ? { code, message } : { code, message, hint };
    await expect(bench.github.readFiles(repository, ref, ["Dockerfile"])).rejects.toMatchObject(expected);
  });

  test("a missing ref does not spoil the files of another one in the same request", async () => {
    await using bench = await openWorkbench(REPOSITORIES);
    const [bad, good] = await Promise.allSettled([
      bench.github.readFiles("acme/app", "mian", ["Dockerfile"]),
      bench.github.readFiles("acme/app", "main", ["Dockerfile"]),
    ]);
    expect([bad.status, good.status]).toEqual(["rejected", "fulfilled"]);
    expect(queriesOf(bench)).toHaveLength(1);
  });

  test("a token without Contents read gets the line to add", async () => {
    await using bench = await openWorkbench({
      repositories: { "acme/app": { private: true, refs: { main: { Dockerfile: "FROM x" } } } },
      tokens: { [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: {} } },
    });
    await expect(bench.github.readFiles("acme/app", undefined, ["Dockerfile"])).rejects.toMatchObject({
      code: "forge.not-accessible-by-integration",
      hint: "Add `contents: read` to the job's `permissions:`.",
    });
  });

  test("a token that is refused is named by its kind", async () => {
    await using bench = await openWorkbench({ ...REPOSITORIES, token: "gho_abcdefgh" });
    await expect(bench.github.readFiles("acme/app", undefined, ["Dockerfile"])).rejects.toMatchObject({
      code: "forge.bad-credentials",
      message:
        "acme/app: GitHub does not accept the token (401); it is an OAuth token (gho_), wrong, expired or revoked",
    });
  });

  test.each([
    {
      name: "GraphQL's own rate limit",
      body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
      code: "forge.rate-limited",
    },
    {
      name: "an answer that failed in part",
      body: {
        data: { repository: { r0: { kind: "Commit" }, f0: null } },
        errors: [{ message: "Something went wrong" }],
      },
      code: "forge.server-error",
    },
    { name: "an answer without data", body: {}, code: "forge.server-error" },
    { name: "an answer that is no object", body: "hello", code: "forge.malformed" },
  ])("$name never makes a file look missing", async ({ body, code }) => {
    await using bench = await openWorkbench(REPOSITORIES);
    bench.server.fail({ path: /graphql/u }, { status: 200, body });
    await expect(bench.github.readFiles("acme/app", undefined, ["Dockerfile"])).rejects.toMatchObject({
      code,
    });
  });
});

describe("the default branch", () => {
  test("is read once", async () => {
    await using bench = await openWorkbench();
    expect(await bench.github.fetchDefaultBranch("acme/app")).toBe("main");
    expect(await bench.github.fetchDefaultBranch("acme/app")).toBe("main");
    expect(bench.server.requests).toHaveLength(1);
  });

  test.each([
    [{ status: 301, body: { message: "Moved Permanently" } }, "forge.repository-moved"],
    [{ status: 200, body: { full_name: "acme/app" } }, "forge.malformed"],
    [{ status: 200, body: "<html>" }, "forge.malformed"],
    [{ status: 451, body: {} }, "forge.refused"],
  ])("of an answer like %o is a failure", async (answer, code) => {
    await using bench = await openWorkbench({ tokens: { [OWN_TOKEN]: OWN_PERMISSIONS } });
    bench.server.fail({ path: /\/repos\/acme\/app$/u }, answer);
    await expect(bench.github.fetchDefaultBranch("acme/app")).rejects.toMatchObject({ code });
  });
});
