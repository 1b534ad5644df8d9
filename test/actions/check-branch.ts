import { mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type GitServer,
  type GitServerOptions,
  startGitServer,
} from "../../packages/ledger/src/testing/git-server.ts";
import { openRemote, type TestRemote } from "../../packages/ledger/src/testing/remotes.ts";
import { type Checked, type CheckStage, OWN_REPOSITORY, openStage, temporaryFolder } from "./check-stage.ts";

type Texts = Readonly<Record<string, string>>;
type Records = Record<string, Readonly<Record<string, unknown>>>;

/** What the job's token for the state branch is on a branch stage, and how it goes over the wire (RFC 7617). */
export const STATE_TOKEN = "ghs_pushesTheStateBranch0123456789";
export const STATE_BASIC = Buffer.from(`x-access-token:${STATE_TOKEN}`).toString("base64");

/** The ledger of a branch, all buckets together. */
export interface BranchLedger {
  readonly repository: string | null;
  readonly bases: Records;
  readonly images: Records;
  readonly archive: Records;
  readonly attempts: Records;
}

/** A stage whose own repository, `acme/platform`, is a real bare git repository behind http. */
export interface BranchStage extends CheckStage {
  readonly remote: TestRemote;
  readonly server: GitServer;
  /** What a runner says of that server. */
  readonly environment: Texts;
  /** The messages of the branch's commits, newest first; empty when there is no branch. */
  commits(): Promise<readonly string[]>;
  /** The paths that the newest commit changed. */
  changedPaths(): Promise<readonly string[]>;
  ledger(): Promise<BranchLedger>;
  /** Rewrites every file of the branch in one more commit. */
  rewrite(change: (text: string) => string): Promise<void>;
  /** A check of `images.yaml` with the default state, on a schedule. */
  run(inputs?: Texts, environment?: Texts): Promise<Checked>;
}

/** A branch stage for one test; its git server lets only {@link STATE_TOKEN} in. */
export async function openBranchStage(options: GitServerOptions = {}): Promise<BranchStage> {
  const stage = await openStage();
  const remote = await openRemote();
  onTestFinished(() => remote[Symbol.asyncDispose]());
  const place = join(dirname(remote.folder), `${OWN_REPOSITORY}.git`);
  await mkdir(dirname(place), { recursive: true });
  await symlink(remote.folder, place);
  const server = await startGitServer(remote.folder, { authorization: `Basic ${STATE_BASIC}`, ...options });
  onTestFinished(() => server[Symbol.asyncDispose]());
  const environment = { GITHUB_SERVER_URL: server.origin, PATH: process.env["PATH"] ?? "" };
  const { git } = remote;
  const show = (path: string) => git("show", `basewatch:${path}`);
  const list = async () => (await git("ls-tree", "-r", "--name-only", "basewatch")).split("\n");
  return {
    ...stage,
    remote,
    server,
    environment,
    async commits() {
      const log = await git("log", "--format=%B%x00", "basewatch", "--").catch(() => "");
      const messages = log.split("\0").map((message) => message.trim());
      return messages.filter((message) => message !== "");
    },
    async changedPaths() {
      const names = await git("show", "--format=", "--name-only", "--no-renames", "basewatch");
      return names.split("\n").toSorted();
    },
    async ledger() {
      const ledger = { repository: null, bases: {}, images: {}, archive: {}, attempts: {} };
      for (const path of (await list()).filter((name) => name.endsWith(".json"))) {
        const { bases, images, archive, attempts, repository } = JSON.parse(await show(path));
        if (path === "ledger.json") Object.assign(ledger, { repository });
        for (const [section, records] of Object.entries({ bases, images, archive, attempts }))
          Object.assign(ledger[section as "bases"], records);
      }
      return ledger;
    },
    async rewrite(change) {
      const paths = await list();
      const texts = await Promise.all(paths.map(async (path) => [path, change(`${await show(path)}\n`)]));
      await remote.edit(Object.fromEntries(texts));
    },
    run: (inputs = {}, more = {}) =>
      stage.check(
        { config: "images.yaml", state: "", "state-token": STATE_TOKEN, ...inputs },
        { ...environment, ...more },
      ),
  };
}

/** Images that are each built on `node:22`, listed in images.yaml by the given names. */
export async function publishFleet(stage: CheckStage, names: readonly string[]): Promise<void> {
  const node = stage.base("node:22", 1);
  for (const name of names) stage.app(`${name}:latest`, { on: node, used: { "node:22": node } });
  await stage.write("Dockerfile", `FROM ${stage.ref("node:22")}\n`);
  await listFleet(stage, names);
}

/** Lists images in images.yaml, and no others; `more` are further keys of each. */
export async function listFleet(stage: CheckStage, names: readonly string[], more = ""): Promise<void> {
  const lines = names.map(
    (name) =>
      `- { name: ${name}, registry: "${stage.registry.host}", repository: ${name}, source: {}${more} }\n`,
  );
  await stage.write("images.yaml", lines.join(""));
}

/** A folder for PATH whose `git` notes its arguments and the names of its environment in `calls`, and is git otherwise. */
export async function spyOnGit(): Promise<{ readonly path: string; readonly calls: string }> {
  const folder = await temporaryFolder();
  const calls = join(folder, "calls");
  const real = process.env["PATH"] ?? "";
  await writeFile(
    join(folder, "git"),
    `#!/bin/sh\nprintf '%s\\n' "$*" >> '${calls}'\nPATH='${real}' GIT_TRACE='${calls}' exec git "$@"\n`,
    { mode: 0o755 },
  );
  return { path: [folder, real].join(delimiter), calls };
}
