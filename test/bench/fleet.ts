// What thousands of images cost: time and the most memory of one run of check-base-digest, over TLS and with tokens, beside a run of one image; then the same with
// a ledger, the second time. Prints a Markdown table, and fails beyond a limit. Rounds: BASEWATCH_ROUNDS (default 1).
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, runCheck } from "./bundle-process.ts";
import { baseNames, imagesOn, startFleetRegistry, writeConfig } from "./registry-fleet.ts";

const ROUNDS = Number(process.env["BASEWATCH_ROUNDS"] ?? 1);
const COUNTS = [1, 200, 2_000, 10_000] as const;
const MIB = 2 ** 20;
const KIB = 2 ** 10;

/** A run of so many images. */
interface Cost {
  readonly count: number;
  readonly what: string;
  readonly ms: number;
  readonly peakBytes: number;
  readonly requests: number;
}

const folder = await mkdtemp(join(tmpdir(), "basewatch-bench-"));
const registry = await startFleetRegistry(0);
const bases = baseNames(200, 50);
const all = imagesOn(bases, Math.max(...COUNTS), 500);

try {
  await registry.hold({ bases, images: all });
  const costs: Cost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const count of COUNTS) {
      await writeFile(join(folder, "images.yaml"), writeConfig(registry.host, all.slice(0, count)));
      costs.push(await measure(count, "no ledger", "none"));
      const state = `file:ledger-${round}-${count}.json`;
      costs.push(await measure(count, "ledger, first run", state));
      costs.push(await measure(count, "ledger, second run", state));
    }
  }
  if (!publish(costs)) process.exitCode = 1;
} finally {
  registry.close();
  await rm(folder, { recursive: true });
}

async function measure(count: number, what: string, state: string): Promise<Cost> {
  const { ms, peakBytes, report } = await runCheck(folder, { config: "images.yaml", state });
  if (report.images.length !== count || report.images.some(({ verdict }) => verdict !== "unchanged"))
    throw new Error(`${count} images, ${what}: a verdict is wrong`);
  const { all: requests } = await registry.take();
  return { count, what, ms, peakBytes, requests };
}

/** Prints the table; yields whether all limits hold. */
function publish(costs: readonly Cost[]): boolean {
  const find = (count: number, what: string): Cost => {
    const alike = costs.filter((cost) => cost.count === count && cost.what === what);
    const [first] = alike;
    if (first === undefined) throw new RangeError(`${count} images, ${what}: not measured`);
    return {
      ...first,
      ms: median(alike.map(({ ms }) => ms)),
      peakBytes: median(alike.map(({ peakBytes }) => peakBytes)),
    };
  };
  process.stdout.write(
    "| images | state | requests | time (s) | most memory (MiB) | beyond one image's (MiB) |\n|--:|---|--:|--:|--:|--:|\n",
  );
  for (const what of ["no ledger", "ledger, first run", "ledger, second run"]) {
    const idle = find(1, what).peakBytes;
    for (const count of COUNTS) {
      const { ms, peakBytes, requests } = find(count, what);
      const cells = [
        count,
        what,
        requests,
        (ms / 1000).toFixed(1),
        mebibytes(peakBytes),
        mebibytes(peakBytes - idle),
      ];
      process.stdout.write(`| ${cells.join(" | ")} |\n`);
    }
  }
  const [one, normal, some, many] = COUNTS.map((count) => find(count, "no ledger"));
  if (one === undefined || normal === undefined || some === undefined || many === undefined) return false;
  const limits = [
    ["MiB over one image's run, 200 images", (normal.peakBytes - one.peakBytes) / MIB, 64],
    [
      "KiB an image, from 2,000 to 10,000",
      (many.peakBytes - some.peakBytes) / (many.count - some.count) / KIB,
      4,
    ],
    ["times as long, 10,000 as 2,000", many.ms / some.ms, 5.5],
  ] as const;
  process.stdout.write("\n| without a ledger | measured | at most |\n|---|--:|--:|\n");
  for (const [what, value, most] of limits)
    process.stdout.write(`| ${what} | ${value.toFixed(1)} | ${most} |\n`);
  return limits.every(([, value, most]) => value <= most);
}

function mebibytes(bytes: number): string {
  return (bytes / MIB).toFixed(0);
}
