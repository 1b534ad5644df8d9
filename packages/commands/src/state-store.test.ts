import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyLedger } from "@basewatch/ledger";
import { systemClock } from "@basewatch/retry";
import { describe, expect, test } from "vitest";
import { createTestFiles } from "./check/testing/files.ts";
import { parseState } from "./state.ts";
import { findRemote, openStore } from "./state-store.ts";

const GITHUB = { GITHUB_SERVER_URL: "https://ghe.example.com", GITHUB_REPOSITORY: "o/app" };
const GITLAB = { CI_SERVER_URL: "https://gitlab.example.com:8443/git/", CI_PROJECT_PATH: "group/sub/app" };
const TOKENS = [
  { host: "git.example.com", path: "", secret: "of-the-host" },
  { host: "git.example.com", path: "o/state", secret: "of-the-path" },
  { host: "127.0.0.1:3000", path: "", secret: "of-this-machine" },
  { host: "ghe.example.com", path: "", secret: "of-our-host" },
];

function remoteOf(text: string, environment: Readonly<Record<string, string>>, stateToken?: string) {
  const state = parseState(text);
  if (state.kind !== "branch") throw new Error("these are branches");
  return findRemote(state, { environment, stateToken, tokens: TOKENS });
}

describe("the repository of a branch, and its token", () => {
  test.each([
    ["this one on GitHub", "branch:b", GITHUB, { url: "https://ghe.example.com/o/app.git", token: "own" }],
    [
      "github.com",
      "branch:b",
      { GITHUB_REPOSITORY: "o/app" },
      { url: "https://github.com/o/app.git", token: "own" },
    ],
    [
      "this one on GitLab",
      "branch:b",
      GITLAB,
      {
        url: "https://gitlab.example.com:8443/git/group/sub/app.git",
        token: "own",
        user: "gitlab-ci-token",
      },
    ],
    [
      "this one by its URL",
      "branch:b@https://ghe.example.com/O/App",
      GITHUB,
      { url: "https://ghe.example.com/o/app.git", token: "own" },
    ],
    [
      "another one of the same host",
      "branch:b@https://ghe.example.com/o/state",
      GITHUB,
      { url: "https://ghe.example.com/o/state", token: "of-our-host" },
    ],
    [
      "one of another host, the most specific token",
      "branch:b@https://git.example.com/o/state.git",
      GITHUB,
      { url: "https://git.example.com/o/state.git", token: "of-the-path" },
    ],
    [
      "one of another host",
      "branch:b@https://git.example.com/o/other",
      {},
      { url: "https://git.example.com/o/other", token: "of-the-host" },
    ],
    [
      "one over ssh",
      "branch:b@ssh://git@git.example.com/o/x",
      GITHUB,
      { url: "ssh://git@git.example.com/o/x" },
    ],
    [
      "one on this machine",
      "branch:b@http://127.0.0.1:3000/o/r",
      GITHUB,
      { url: "http://127.0.0.1:3000/o/r", token: "of-this-machine" },
    ],
    ["one in a folder", "branch:b@file:///srv/state.git", {}, { url: "file:///srv/state.git" }],
  ])("%s", (_name, text, environment, remote) => {
    expect(remoteOf(text, environment, "own")).toEqual(remote);
  });

  test.each([
    [
      "nothing says where",
      "branch:b",
      {},
      "own",
      "input.state",
      '"branch:b": nothing says which repository it is in',
      "branch:b@https://",
    ],
    [
      "a token would go over plain http",
      "branch:b@http://git.example.com/o/r",
      GITHUB,
      "own",
      "input.state",
      "http://git.example.com/o/r: a token is not sent over plain http",
      "https://",
    ],
    [
      "this repository has no token",
      "branch:b",
      GITHUB,
      undefined,
      "input.token-missing",
      "there is no token for the branch b of this repository",
      "state-token",
    ],
    [
      "another one has none, and the state's own is not sent there",
      "branch:b@https://elsewhere.example.com/o/app.git",
      GITHUB,
      "own",
      "input.token-missing",
      "there is no token for elsewhere.example.com/o/app",
      "Add the line elsewhere.example.com/o/app=<secret> to tokens.",
    ],
  ])("%s", (_name, text, environment, stateToken, code, message, hint) => {
    expect(() => remoteOf(text, environment, stateToken)).toThrow(
      expect.objectContaining({ code, message, hint: expect.stringContaining(hint) }),
    );
  });
});

describe("the store of a state", () => {
  const world = (environment: Readonly<Record<string, string | undefined>>, folder = "") => ({
    environment,
    files: { ...createTestFiles({}), makeFolder: () => mkdtemp(join(folder, "work-")) },
    clock: systemClock,
    random: Math.random,
    signal: new AbortController().signal,
  });
  const secrets = { stateToken: "own", tokens: [] };

  test("there is none for none", () => {
    expect(openStore({ kind: "none" }, { world: world(GITHUB), ...secrets })).toBeUndefined();
  });

  test("a file belongs to the repository that this runs for", async () => {
    const load = (environment: Readonly<Record<string, string>>) =>
      openStore(parseState("file:a.json"), { world: world(environment), ...secrets })?.load();
    expect(await load(GITHUB)).toEqual(emptyLedger("ghe.example.com/o/app"));
    expect(await load(GITLAB)).toEqual(emptyLedger("gitlab.example.com:8443/git/group/sub/app"));
    expect(await load({})).toEqual(emptyLedger());
    expect(await load({ GITHUB_SERVER_URL: "no URL", GITHUB_REPOSITORY: "o/app" })).toEqual(emptyLedger());
  });

  test("a branch is read and written with git", async () => {
    const folder = await mkdtemp(join(tmpdir(), "basewatch-state-"));
    try {
      execFileSync("git", ["init", "--quiet", "--bare", join(folder, "state.git")]);
      const state = parseState(`branch:basewatch@file://${folder}/state.git`);
      const environment = { ...GITHUB, PATH: process.env["PATH"] };
      const store = openStore(state, { world: world(environment, folder), ...secrets });
      const committed = await store?.commit((stored) => ({
        ledger: {
          ...stored,
          attempts: {},
          bases: { "docker.io/library/node:22": NODE },
        },
        message: "Check",
      }));
      expect(committed?.written).toBe(true);
      expect(await store?.load()).toEqual({
        ...emptyLedger("ghe.example.com/o/app"),
        bases: { "docker.io/library/node:22": NODE },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const NODE = {
  current: `sha256:${"a".repeat(64)}`,
  firstSeenAt: "2026-01-01T00:00:00.000Z",
  previous: null,
  history: [],
} as never;
