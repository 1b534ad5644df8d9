import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { LedgerChange } from "./index.ts";
import { FULL, image } from "./testing/records.ts";
import { openRemote, type TestRemote } from "./testing/remotes.ts";

const fill: LedgerChange = () => ({ ledger: FULL, message: "Fill" });
const rename: LedgerChange = (stored) => ({
  ledger: { ...stored, images: { app: image({ reference: "ghcr.io/o/renamed:1" }) } },
  message: "Rename",
});

async function openFilled(): Promise<TestRemote> {
  const remote = await openRemote();
  await remote.store().commit(fill);
  return remote;
}

/** That neither reading nor writing does anything, and what both of them say. */
async function expectRefused(remote: TestRemote, expected: object, change = {}): Promise<void> {
  const before = await remote.git("for-each-ref");
  await expect(remote.store(change).load()).rejects.toMatchObject(expected);
  await expect(remote.store(change).commit(rename)).rejects.toMatchObject(expected);
  expect(await remote.git("for-each-ref")).toBe(before);
}

describe("a branch that is not read is not touched", () => {
  test.each([
    ["a bucket is no JSON", "bases/07.json", "{", "ledger.corrupt", "basewatch:bases/07.json: "],
    [
      "a bucket has no records",
      "images/07.json",
      '{"version":1}',
      "ledger.corrupt",
      "07.json: the ledger cannot be read: images",
    ],
    [
      "a bucket is of a newer version",
      "attempts/ff.json",
      '{"version":2}',
      "ledger.newer-version",
      "basewatch:attempts/ff.json",
    ],
    [
      "a record is wrong",
      "archive/00.json",
      '{"version":1,"archive":{"x":{}}}',
      "ledger.corrupt",
      "archive.x.archivedAt",
    ],
    ["the ledger is of a newer version", "ledger.json", '{"version":3}', "ledger.newer-version", "version 3"],
    ["the ledger was emptied", "ledger.json", "", "ledger.corrupt", "basewatch:ledger.json"],
  ])("%s", async (_name, path, text, code, message) => {
    await using remote = await openFilled();
    await remote.edit({ [path]: text });
    await expectRefused(remote, {
      code,
      message: expect.stringContaining(message),
      hint: expect.stringContaining("not touched"),
    });
  });

  test("it came with a fork, until somebody takes it over on purpose", async () => {
    await using remote = await openFilled();
    const fork = { repository: "github.com/fork/app" };
    await expectRefused(
      remote,
      {
        code: "ledger.other-repository",
        message:
          "basewatch:ledger.json: the ledger belongs to github.com/o/app, and this is github.com/fork/app",
        hint: expect.stringContaining("take it over"),
      },
      fork,
    );
    await remote.edit({ "ledger.json": '{ "version": 1, "repository": "github.com/fork/app" }' });
    expect(await remote.store(fork).commit(rename)).toMatchObject({
      written: true,
      ledger: { repository: "github.com/fork/app", bases: FULL.bases },
    });
  });

  test("it holds something else", async () => {
    await using remote = await openRemote();
    await remote.edit({ "src/main.c": "int main;" });
    await expectRefused(remote, {
      code: "ledger.other-branch",
      message: "basewatch: the branch holds other files, and no ledger",
    });
  });
});

describe("a push that the server refuses", () => {
  test.each([
    [
      "by a rule of the repository",
      "update",
      'echo "protected branch" >&2; exit 1',
      "protected branch|hook declined",
    ],
    ["by a hook before", "pre-receive", 'echo "GH006: no" >&2; exit 1', "GH006|hook declined"],
  ])("%s is told with its reason", async (_name, hook, script, reason) => {
    await using remote = await openFilled();
    await remote.hook(hook, script);
    const before = await remote.git("for-each-ref");
    const thrown: unknown = await remote
      .store()
      .commit(rename)
      .catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      code: "ledger.refused",
      message: expect.stringMatching(reason),
      hint: expect.stringContaining("permissions: contents: write"),
    });
    expect(await remote.git("for-each-ref")).toBe(before);
  });
});

describe("git itself", () => {
  test("is not there", async () => {
    await using remote = await openRemote();
    await expect(remote.store({ program: "/nowhere/git" }).load()).rejects.toMatchObject({
      code: "ledger.no-git",
      hint: expect.stringContaining("2.31"),
    });
  });

  test.each([
    ["git version 2.30.9", "ledger.old-git"],
    ["git version 1.99.0", "ledger.old-git"],
  ])("is %s", async (version, code) => {
    await using remote = await openRemote();
    const program = await remote.program(`#!/bin/sh\necho "${version}"\n`);
    await expect(remote.store({ program }).load()).rejects.toMatchObject({
      code,
      message: `state: ${version} is too old`,
    });
  });

  test("fails in a way that nobody knows", async () => {
    await using remote = await openRemote();
    const program = await remote.program(
      '#!/bin/sh\n[ "$1" = version ] && exec git version\necho "fatal: bad luck" >&2; exit 128\n',
    );
    await expect(remote.store({ program }).load()).rejects.toMatchObject({
      code: "ledger.git-failed",
      message: "basewatch: git failed (fatal: bad luck)",
    });
    const silent = await remote.program('#!/bin/sh\n[ "$1" = version ] && exec git version\nexit 1\n');
    await expect(remote.store({ program: silent }).load()).rejects.toMatchObject({
      message: "basewatch: git failed",
    });
  });

  test("finds no repository at the URL", async () => {
    await using remote = await openRemote();
    const gone = { remote: { url: `${remote.url}-gone` } };
    await expect(remote.store(gone).load()).rejects.toMatchObject({ code: "ledger.no-repository" });
  });

  test("reads nobody's configuration, and asks nobody", async () => {
    await using remote = await openRemote();
    const home = await remote.makeFolder();
    await mkdir(join(home, "hooks"));
    const broken = [
      "[commit]\n gpgSign = true",
      "[push]\n gpgSign = true",
      `[core]\n hooksPath = ${join(home, "hooks")}\n autocrlf = true`,
      '[url "file:///nowhere"]\n insteadOf = file://',
      `[init]\n templateDir = ${home}\n defaultBranch = other`,
      "[protocol]\n allow = never",
      "[transfer]\n fsckObjects = maybe",
    ].join("\n");
    await writeFile(join(home, ".gitconfig"), broken);
    await writeFile(join(home, "hooks", "pre-push"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const environment = {
      PATH: process.env["PATH"],
      HOME: home,
      XDG_CONFIG_HOME: home,
      GIT_CONFIG_GLOBAL: join(home, ".gitconfig"),
      GIT_CONFIG_SYSTEM: join(home, ".gitconfig"),
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "url.file:///nowhere.insteadOf",
      GIT_CONFIG_VALUE_0: "file://",
      GIT_DIR: home,
      GIT_WORK_TREE: home,
      GIT_TRACE: join(home, "trace"),
    };
    const store = remote.store({ environment });
    expect(await store.commit(fill)).toMatchObject({ written: true });
    const lines = await remote.git("show", "basewatch:ledger.json");
    expect(lines).not.toContain("\r");
  });

  test("speaks only the protocol of the URL", async () => {
    await using remote = await openRemote();
    const taken = join(await remote.makeFolder(), "taken");
    await expect(remote.store({ remote: { url: `ext::touch ${taken}` } }).load()).rejects.toMatchObject({
      code: "ledger.git-failed",
      message: expect.stringContaining("transport 'ext' not allowed"),
    });
    await expect(access(taken)).rejects.toThrow("ENOENT");
  });
});
