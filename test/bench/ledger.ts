// How long a ledger of 10,000 images and 500 bases takes to load from a branch and to commit to it, beside plain git that fetches, reads, writes and pushes the very same bytes.
// Both take turns on bare repositories on this disk, so that a busy machine slows both alike. Prints a Markdown table; fails when a median is more than 3 times plain git's. Rounds: BASEWATCH_ROUNDS (default 7).
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDigest } from "@basewatch/image";
import {
  type AttemptRecord,
  createBranchStore,
  emptyLedger,
  type ImageRecord,
  type Ledger,
  type LedgerStore,
  learnGeneration,
  seeBase,
} from "@basewatch/ledger";
import { systemClock } from "@basewatch/retry";

const ROUNDS = Number(process.env["BASEWATCH_ROUNDS"] ?? 7);
const LIMIT = 3;
const [IMAGES, BASES, ATTEMPTS, CHANGED] = [10_000, 500, 2_000, 200];

interface Timing {
  readonly loadMs: number;
  readonly commitMs: number;
}

const folder = await mkdtemp(join(tmpdir(), "basewatch-ledger-"));
try {
  const remote = join(folder, "remote.git");
  await git(folder, ["init", "--quiet", "--bare", remote]);
  const url = `file://${remote}`;
  await openStore(url).commit(() => ({ ledger: makeFleet(), message: "Fill" }));
  const start = (await git(remote, ["rev-parse", "basewatch"])).trim();
  const rounds: { readonly ours: Timing; readonly plain: Timing }[] = [];
  // The first round warms up the disk's cache, and the compiler as far as a process of a second gets.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = await measureOurs(url, round);
    const next = (await git(remote, ["rev-parse", "basewatch"])).trim();
    await git(remote, ["update-ref", "refs/heads/basewatch", start]);
    const plain = await measurePlain(url, remote, next);
    await git(remote, ["update-ref", "refs/heads/basewatch", start]);
    if (round > 0) rounds.push({ ours, plain });
  }
  report(rounds, await sizeOf(remote, start));
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function report(
  rounds: readonly { readonly ours: Timing; readonly plain: Timing }[],
  size: { readonly files: number; readonly bytes: number },
): void {
  const rows = (["loadMs", "commitMs"] as const).map((what) => {
    const ours = median(rounds.map((round) => round.ours[what]));
    const plain = median(rounds.map((round) => round.plain[what]));
    return { name: what === "loadMs" ? "load" : "commit", ours, plain, ratio: ours / plain };
  });
  const lines = rows.map(
    ({ name, ours, plain, ratio }) =>
      `| ${name} | ${plain.toFixed(0)} | ${ours.toFixed(0)} | ${ratio.toFixed(2)} | ${LIMIT} |`,
  );
  const title = `${IMAGES} images, ${BASES} bases, ${ATTEMPTS} attempts: ${size.files} files, ${(size.bytes / 1e6).toFixed(1)} MB; ${CHANGED} images change`;
  const table = ["| | plain git (ms) | ours (ms) | ratio | limit |", "|---|--:|--:|--:|--:|", ...lines];
  process.stdout.write(`${title}\n\n${table.join("\n")}\n`);
  if (rows.some(({ ratio }) => ratio > LIMIT)) process.exitCode = 1;
}

async function measureOurs(url: string, round: number): Promise<Timing> {
  const store = openStore(url);
  const began = performance.now();
  const ledger = await store.load();
  const loaded = performance.now();
  const { written } = await store.commit(() => ({ ledger: change(ledger, round), message: "Check" }));
  if (!written) throw new Error("every round changes something");
  return { loadMs: loaded - began, commitMs: performance.now() - loaded };
}

/** What a shell script of git commands would do for the same: its blobs are the ones that ours wrote. */
async function measurePlain(url: string, remote: string, next: string): Promise<Timing> {
  const changed = (await git(remote, ["diff", "--name-only", `${next}~1`, next])).trim().split("\n");
  const contents = await Promise.all(changed.map((path) => git(remote, ["show", `${next}:${path}`])));
  const work = await mkdtemp(join(folder, "plain-"));
  const began = performance.now();
  await git(work, ["init", "--quiet", "--bare", "."]);
  await git(work, ["fetch", "--quiet", "--depth=1", "--no-tags", url, "+refs/heads/basewatch:refs/heads/b"]);
  const names = (await git(work, ["ls-tree", "-r", "--object-only", "b"])).trim();
  await git(work, ["cat-file", "--batch"], `${names}\n`);
  const loaded = performance.now();
  const stream = [
    "commit refs/heads/b\ncommitter plain <plain@localhost> 1 +0000\ndata 5\nplain\nfrom refs/heads/b^0\n",
    ...changed.map(
      (path, index) =>
        `M 100644 inline ${path}\ndata ${Buffer.byteLength(contents[index] ?? "")}\n${contents[index]}\n`,
    ),
    "done\n",
  ];
  await git(work, ["fast-import", "--quiet", "--done"], stream.join(""));
  await git(work, ["push", "--quiet", url, "b:refs/heads/basewatch"]);
  return { loadMs: loaded - began, commitMs: performance.now() - loaded };
}

function openStore(url: string): LedgerStore {
  return createBranchStore({
    remote: { url },
    branch: "basewatch",
    repository: "github.com/o/app",
    environment: process.env,
    makeFolder: () => mkdtemp(join(folder, "ours-")),
    clock: systemClock,
    random: Math.random,
  });
}

/** What a run of the check learns: some images have another verdict, and a date. */
function change(ledger: Ledger, round: number): Ledger {
  const dueAt = new Date(Date.UTC(2026, 1, 1 + round)).toISOString();
  // Spread over the buckets, as moves of base images are.
  const moved = Object.entries(ledger.images).filter((_entry, index) => index % (IMAGES / CHANGED) === 0);
  const images = Object.fromEntries(
    moved.map(([name, record]) => [name, { ...record, decision: "wait:delay", dueAt }] as const),
  );
  // As planning does: a new object for every image, most of which say the same.
  const all = Object.entries(ledger.images).map(([name, record]) => [name, { ...record }] as const);
  return { ...ledger, images: { ...Object.fromEntries(all), ...images } };
}

function makeFleet(): Ledger {
  const at = "2026-01-02T03:04:05.678Z";
  const names = Array.from({ length: BASES }, (_, index) => `docker.io/library/base-${index}:22`);
  const bases = names.map((name) => {
    const children = {
      "linux/amd64": digestOf(`${name} amd64`),
      "linux/arm64/v8": digestOf(`${name} arm64`),
    };
    const first = seeBase(undefined, digestOf(`${name} 1`), "2025-12-01T00:00:00.000Z");
    const known = learnGeneration(first, { digest: first.current, children });
    const moved = seeBase(known, digestOf(`${name} 2`), at);
    return [name, learnGeneration(moved, { digest: moved.current, children })] as const;
  });
  const images = Array.from({ length: IMAGES }, (_, index) => {
    const base = names[index % BASES] ?? "";
    return [`app-${index}`, makeImage(index, base, at)] as const;
  });
  const attempts = Array.from({ length: ATTEMPTS }, (_, index) => {
    const attempt = makeAttempt(index, names[index % BASES] ?? "", at);
    return [`${attempt.key}.1`, attempt] as const;
  });
  return {
    ...emptyLedger("github.com/o/app"),
    bases: Object.fromEntries(bases),
    images: Object.fromEntries(images),
    attempts: Object.fromEntries(attempts),
  };
}

function makeImage(index: number, base: string, at: string): ImageRecord {
  return {
    reference: `ghcr.io/o/app-${index}:latest`,
    config: "images.yaml",
    digest: digestOf(`app ${index}`),
    digestSeenAt: at,
    evidence: {
      kind: "provenance",
      platforms: { "linux/amd64": [digestOf(`${base} 1`)], "linux/arm64/v8": [digestOf(`${base} 1`)] },
    },
    builtOn: { [base]: digestOf(`${base} 1`) },
    verdict: "unchanged",
    proven: "unchanged",
    unchangedAt: at,
    unknownSince: null,
    decision: "none",
    dueAt: null,
    bases: [base],
    episode: index % 5,
    pendingSince: {},
    forced: null,
    lastRebuild: { at, key: keyOf(index), attempt: 1, digest: digestOf(`app ${index}`) },
  };
}

function makeAttempt(index: number, base: string, at: string): AttemptRecord {
  const name = `app-${index}`;
  return {
    key: keyOf(index),
    attempt: 1,
    target: { provider: "github", apiUrl: null, repository: `o/${name}`, workflow: "build.yml", ref: "main" },
    images: [name],
    imageDigests: { [name]: digestOf(`app ${index}`) },
    bases: { [base]: digestOf(`${base} 1`) },
    reason: null,
    owner: "github.com/o/app/actions/runs/123456789/1",
    claimedAt: at,
    expiresAt: at,
    sentAfter: at,
    traces: { marked: true, event: "workflow_dispatch", actor: "github-actions[bot]" },
    provableAt: at,
    status: "proven",
    runId: String(index),
    runUrl: `https://github.com/o/${name}/actions/runs/${index}`,
    conclusion: "success",
    closedAt: at,
    message: null,
  };
}

function digestOf(text: string) {
  return parseDigest(`sha256:${createHash("sha256").update(text).digest("hex")}`);
}

function keyOf(index: number): string {
  return createHash("sha256").update(String(index)).digest("hex").slice(0, 16);
}

async function sizeOf(remote: string, commit: string) {
  const lines = (await git(remote, ["ls-tree", "-r", "--long", commit])).trim().split("\n");
  const bytes = lines.reduce((sum, line) => sum + Number(line.split(/\s+/u)[3]), 0);
  return { files: lines.length, bytes };
}

async function git(cwd: string, args: readonly string[], input?: string): Promise<string> {
  await mkdir(cwd, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = execFile("git", args, { cwd, maxBuffer: 2 ** 28 }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
    // A command that fails before it has read its input says why itself.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
