import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ImageReference, nameReference } from "@basewatch/image";
import { bucketOf, createBranchStore, type Ledger, type LedgerStore } from "@basewatch/ledger";
import type { ImageLineage } from "@basewatch/lineage";
import { type FleetImage, type ImageObservation, type Plan, planRebuilds } from "@basewatch/plan";
import { systemClock } from "@basewatch/retry";
import { parseDelayPolicy } from "@basewatch/schedule";
import { baseOf, baseReference, digestOf, type Fleet, firstShard } from "./fleet.ts";

/** What shard 1 of a fleet leaves on the branch: bytes of JSON, as git has them. */
export interface Memory {
  /** The images of the shard. */
  readonly images: number;
  /** All files of the shard's images, and the largest of them. */
  readonly imageBytes: number;
  readonly largestFile: number;
  readonly baseBytes: number;
  /** Files that a run changes when one base has moved, and their bytes. */
  readonly changedFiles: number;
  readonly changedBytes: number;
  /** Rebuilds that this move makes due in the shard, after its delay. */
  readonly due: number;
  /** Whether the run without news made a commit. */
  readonly idleCommit: boolean;
  /** Milliseconds, on the machine that this runs on. */
  readonly times: { readonly plan: number; readonly load: number; readonly commit: number };
}

type Sample = Pick<ImageLineage, "remembered" | "children">;

const git = promisify(execFile);
const DELAY = parseDelayPolicy("7d");

/** An observation as check-base-digest makes it of a lineage. */
export function observe(image: FleetImage, lineage: ImageLineage): ImageObservation {
  const { name, reference } = image;
  return {
    name,
    reference,
    digest: lineage.digest,
    verdict: lineage.verdict,
    bases: lineage.bases,
    evidence: lineage.remembered,
    learned: lineage.children,
    rebuildDelay: DELAY,
    autoRebuild: true,
    maxAttempts: 3,
    rebuildable: true,
    dispatch: {
      provider: "github",
      apiUrl: null,
      repository: `acme/${name}`,
      workflow: "build.yml",
      ref: "main",
      inputs: { version_bump: "patch" },
    },
  };
}

/** Runs the planner and the branch store for shard 1 of a fleet, four times: first run, nothing new, a base moved, and its delay over. */
export async function measureMemory(fleet: Fleet, sample: Sample): Promise<Memory> {
  const folder = await mkdtemp(join(tmpdir(), "basewatch-scale-"));
  try {
    const remote = join(folder, "remote.git");
    await git("git", ["init", "--quiet", "--bare", remote]);
    const open = () => openStore(remote, folder);
    const own = firstShard(fleet);
    const run = (ledger: Ledger, day: number, generation: number) =>
      plan(fleet, own, sample, { ledger, day, generation });
    await store(open(), (ledger) => run(ledger, 1, 1));
    const [images, bases] = [await sizes(remote, "images"), await sizes(remote, "bases")];
    const idle = await store(open(), (ledger) => run(ledger, 2, 1));
    const reader = open();
    const [loaded, load] = await time(() => reader.load());
    const [moved, planMs] = await time(async () => run(loaded, 3, 2));
    const [, commit] = await time(() => store(reader, () => moved));
    const changed = (await inRemote(remote, "diff", "--name-only", "basewatch~1", "basewatch")).split("\n");
    const after = new Map([...(await sizes(remote, "images")), ...(await sizes(remote, "bases"))]);
    const due = run(moved.ledger, 10, 2).rebuilds.length;
    return {
      images: own.length,
      imageBytes: sum(images.values()),
      largestFile: Math.max(...images.values()),
      baseBytes: sum(bases.values()),
      changedFiles: changed.length,
      changedBytes: sum(changed.map((path) => after.get(path) ?? 0)),
      due,
      idleCommit: idle.written,
      times: { plan: planMs, load, commit },
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Moment {
  readonly ledger: Ledger;
  readonly day: number;
  /** Of base 0; the others stay at their first. */
  readonly generation: number;
}

function plan(
  fleet: Fleet,
  own: readonly FleetImage[],
  sample: Sample,
  { ledger, day, generation }: Moment,
): Plan {
  return planRebuilds({
    images: own.map((image) => imagine(fleet, image, sample, generation)),
    fleet: fleet.images,
    config: "images.yaml",
    isOwn: (name) => bucketOf(name) % fleet.shards === 0,
    ledger,
    nowMs: Date.UTC(2026, 0, day),
    state: "branch:basewatch",
    force: undefined,
  });
}

/** An image with the evidence of the sample, in digests and names of its own. */
function imagine(fleet: Fleet, image: FleetImage, sample: Sample, generation: number): ImageObservation {
  const number = baseOf(fleet, image);
  const reference = baseReference(number);
  const built = digestOf(nameReference(reference), 1);
  const current = number === 0 ? digestOf(nameReference(reference), generation) : built;
  const text = JSON.stringify(sample)
    .replaceAll(/sha256:[0-9a-f]{64}/gu, (digest) => digestOf(image.name, digest))
    .replaceAll(/ghcr\.io\/base-\d+:1/gu, nameReference(reference));
  const own: Sample = JSON.parse(text);
  const verdict = current === built ? "unchanged" : "changed";
  return observe(image, {
    reference: image.reference,
    digest: digestOf(image.name),
    platforms: [],
    verdict,
    bases: [describeBase(reference, verdict, built, current)],
    error: undefined,
    remembered: own.remembered,
    children: own.children?.map((learned) => ({ ...learned, digest: built })),
  });
}

function describeBase(
  reference: ImageReference,
  verdict: "unchanged" | "changed",
  built: ImageLineage["bases"][number]["current"],
  current: ImageLineage["bases"][number]["current"],
): ImageLineage["bases"][number] {
  return {
    reference,
    role: "runtime",
    line: 1,
    platforms: undefined,
    pinned: false,
    verdict,
    previous: built === undefined ? [] : [built],
    current,
    evidence: "provenance",
    evidenceSkipped: [],
    movedPastPin: false,
    error: undefined,
  };
}

function openStore(remote: string, folder: string): LedgerStore {
  return createBranchStore({
    remote: { url: `file://${remote}` },
    branch: "basewatch",
    repository: "github.com/acme/platform",
    environment: process.env,
    makeFolder: () => mkdtemp(join(folder, "work-")),
    clock: systemClock,
    random: Math.random,
  });
}

function store(target: LedgerStore, make: (ledger: Ledger) => Plan): ReturnType<LedgerStore["commit"]> {
  return target.commit((stored) => ({ ledger: make(stored).ledger, message: "Check" }));
}

/** Bytes of each file of a section, by path. */
async function sizes(remote: string, section: string): Promise<ReadonlyMap<string, number>> {
  const listing = await inRemote(remote, "ls-tree", "-r", "-l", "basewatch", `${section}/`);
  const rows = listing.split("\n").filter((line) => line !== "");
  return new Map(
    rows.map((line) => {
      const [, , , size, path = ""] = line.split(/\s+/u);
      return [path, Number(size)];
    }),
  );
}

async function inRemote(remote: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await git("git", ["-C", remote, ...args], { maxBuffer: 2 ** 26 });
  return stdout.trimEnd();
}

async function time<T>(operation: () => Promise<T>): Promise<readonly [T, number]> {
  const start = performance.now();
  const result = await operation();
  return [result, performance.now() - start];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}
