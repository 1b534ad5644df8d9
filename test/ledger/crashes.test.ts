import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createBranchStore, type Ledger, parseLedger } from "@basewatch/ledger";
import { systemClock } from "@basewatch/retry";
import { describe, expect, test } from "vitest";

// 10 rounds in CI; the full count is 200: BASEWATCH_RUNS=200.
const ROUNDS = Number(process.env["BASEWATCH_RUNS"] ?? 10);
const WRITERS = 3;
const WRITER = new URL("writer.ts", import.meta.url).pathname;

/** Writers that are killed at random moments, one after the other, and the facts that they said were stored. */
async function killWriters(place: string, folder: string): Promise<readonly string[]> {
  const facts: string[] = [];
  let started = 0;
  const start = () => {
    started += 1;
    return startWriter(place, `writer-${started}`, folder, facts);
  };
  const writers = Array.from({ length: WRITERS }, start);
  for (let round = 0; round < ROUNDS; round += 1) {
    const victim = writers.shift();
    if (victim === undefined) throw new Error("there is always somebody to kill");
    await victim.firstFact;
    // A moment that nothing else decides: inside reading, writing, renaming, pushing, or between them.
    await pause(Math.random() * 400);
    await kill(victim.child);
    writers.push(start());
  }
  await Promise.all(writers.map(({ firstFact }) => firstFact));
  await Promise.all(writers.map(({ child }) => kill(child)));
  return facts;
}

function startWriter(place: string, name: string, folder: string, facts: string[]) {
  const child = spawn(process.execPath, [WRITER, place, name], {
    env: { PATH: process.env["PATH"], TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  const firstFact = new Promise<void>((resolve, reject) => {
    let rest = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      facts.push(...lines);
      resolve();
    });
    child.once("close", (code) => reject(new Error(`${name} ended by itself with ${code}: ${said}`)));
  });
  firstFact.catch(() => undefined);
  return { child, firstFact };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await closed;
}

function expectFacts(ledger: Ledger, facts: readonly string[]): void {
  expect(facts.length).toBeGreaterThanOrEqual(ROUNDS + WRITERS);
  expect(Object.keys(ledger.images)).toEqual(expect.arrayContaining([...facts]));
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-crashes-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

describe("processes that are killed at random moments", () => {
  test("lose nothing that they stored in a file, and leave it whole", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "state", "ledger.json");
      const facts = await killWriters(path, folder);
      expectFacts(parseLedger(readFileSync(path, "utf8"), path), facts);
      // What the killed ones left is theirs no longer: whoever comes next takes it away.
      const last: string[] = [];
      const { child, firstFact } = startWriter(path, "last", folder, last);
      await firstFact;
      await kill(child);
      const left = readdirSync(join(folder, "state")).filter((name) => name !== "ledger.json");
      expect(left.length).toBeLessThanOrEqual(1);
    });
  }, 600_000);

  test("lose nothing that they pushed to a branch, and leave its history linear and whole", async () => {
    await withFolder(async (folder) => {
      const remote = join(folder, "remote.git");
      execFileSync("git", ["init", "--quiet", "--bare", remote]);
      const git = (...args: readonly string[]) =>
        execFileSync("git", ["-C", remote, ...args], { maxBuffer: 2 ** 28 })
          .toString()
          .trimEnd();
      const facts = await killWriters(`file://${remote}`, folder);
      const ledger = await readBranch(remote, join(folder, "reader"));
      expectFacts(ledger, facts);
      const commits = git("rev-list", "--parents", "basewatch").split("\n");
      expect(commits.filter((line) => line.split(" ").length > 2)).toEqual([]);
      // Each commit adds its one fact: nobody's is there twice, and no commit takes one away.
      const subjects = git("log", "--format=%s", "basewatch").split("\n");
      expect(subjects.toSorted()).toEqual(
        Object.keys(ledger.images)
          .map((fact) => `Note ${fact}`)
          .toSorted(),
      );
      expect(git("log", "--diff-filter=D", "--name-only", "--format=", "basewatch")).toBe("");
      expect(() => git("fsck", "--strict", "--no-dangling")).not.toThrow();
      expect(existsSync(join(remote, "refs/heads/basewatch.lock"))).toBe(false);
    });
  }, 600_000);
});

function readBranch(remote: string, folder: string): Promise<Ledger> {
  return createBranchStore({
    remote: { url: `file://${remote}` },
    branch: "basewatch",
    repository: "github.com/o/app",
    environment: process.env,
    makeFolder: async () => {
      await mkdir(folder);
      return folder;
    },
    clock: systemClock,
    random: Math.random,
  }).load();
}
