import { formatTable } from "../tables.ts";
import { baseOf, type Fleet, firstShard, makeFleet, type ROWS } from "./fleet.ts";
import { type Memory, measureMemory } from "./memory.ts";
import { countRequests, type RequestRun } from "./requests.ts";

/** What a row of the page is made of. */
export interface Measured {
  readonly fleet: Fleet;
  readonly requests: RequestRun;
  /** `false`: the requests are those of the largest fleet that was counted, for each image and base. */
  readonly counted: boolean;
  readonly memory: Memory;
}

/** The largest fleet whose requests are sent one by one. */
export const MOST_COUNTED = 1_000;

/** dispatch-rebuild's default for one step. */
const MAX_DISPATCHES = 50;

/** Runs registry client, lineage, planner and ledger for each row; the rows begin with one that is small enough to be counted. */
export async function measureRows(rows: typeof ROWS): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const row of rows) {
    const fleet = makeFleet(row);
    const counted = row.size <= MOST_COUNTED;
    const before = measured.findLast((each) => each.counted);
    if (!counted && before === undefined) throw new Error("the first row is one that is counted");
    const requests = counted || before === undefined ? await countRequests(fleet) : extend(before, fleet);
    measured.push({ fleet, requests, counted, memory: await measureMemory(fleet, requests.sample) });
  }
  return measured;
}

/** The figures that are the same on every machine. */
export function formatFigures(rows: readonly Measured[]): string {
  const head = [
    "Images",
    "Base images",
    "Shards",
    "First run",
    "Nothing new",
    "A base moved",
    "Ledger",
    "Largest file",
    "A shard's commit",
    "Due by one move",
    "Runs to start them",
  ];
  return formatTable([head, ...rows.map(formatRow)]);
}

/** The times of this machine. */
export function formatTimes(rows: readonly Measured[]): string {
  const cells = rows.map(({ fleet, memory: { images, times } }) => [
    count(fleet.size),
    count(images),
    ...[times.plan, times.load, times.commit].map((ms) => count(Math.round(ms))),
  ]);
  return formatTable([["Images", "Of them in the shard", "Plan (ms)", "Load (ms)", "Commit (ms)"], ...cells]);
}

function formatRow({ fleet, requests, memory, counted }: Measured): readonly string[] {
  const { size, bases, shards } = fleet;
  const share = size / memory.images;
  const due = Math.ceil(size / bases);
  const sent = ({ head, get }: RequestRun["first"]) => `${count(head)} HEAD, ${count(get)} GET`;
  return [
    count(size),
    count(bases),
    count(shards),
    ...[requests.first, requests.steady, requests.moved]
      .map(sent)
      .map((text) => (counted ? text : `${text} *`)),
    shards === 1
      ? bytes(memory.imageBytes + memory.baseBytes)
      : `${bytes(memory.imageBytes * share + memory.baseBytes)} *`,
    bytes(memory.largestFile),
    `${count(memory.changedFiles)} files, ${bytes(memory.changedBytes)}`,
    count(due),
    count(Math.ceil(due / MAX_DISPATCHES)),
  ];
}

/** Each shard asks for the bases of its own images, and reads a moved base once. */
function extend({ fleet: small, requests }: Measured, fleet: Fleet): RequestRun {
  const own = firstShard(fleet);
  const bases = new Set(own.map((image) => baseOf(fleet, image))).size * fleet.shards;
  const perImage = ({ get }: RequestRun["first"]) => get / small.size;
  const head = fleet.size + bases;
  return {
    first: { head, get: perImage(requests.first) * fleet.size },
    steady: { head, get: perImage(requests.steady) * fleet.size },
    moved: { head, get: requests.moved.get * Math.min(fleet.shards, Math.ceil(fleet.size / fleet.bases)) },
    sample: requests.sample,
  };
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

function bytes(number: number): string {
  if (number < 1e6) return `${Math.ceil(number / 1e3)} kB`;
  return number < 1e9 ? `${(number / 1e6).toFixed(1)} MB` : `${(number / 1e9).toFixed(1)} GB`;
}
