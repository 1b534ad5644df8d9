// 200 base images in 50 repositories, over TLS, with tokens and 40 ms of latency: the bundle of check-base-digest beside a bare keep-alive client and a loop of
// `crane digest`, in turns. Prints a Markdown table, and fails beyond a limit. Rounds: BASEWATCH_ROUNDS (default 10). CRANE names crane's program.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, run, runCheck, runNode } from "./bundle-process.ts";
import { baseNames, startFleetRegistry, type Traffic, writeConfig } from "./registry-fleet.ts";

const ROUNDS = Number(process.env["BASEWATCH_ROUNDS"] ?? 10);
const CRANE = process.env["CRANE"] ?? "crane";
const LATENCY_MS = 40;
const CONCURRENCY = 64;
const TAGS = 200;
const REPOSITORIES = 50;

/** What one round took, in milliseconds. */
interface Round {
  /** From the first request about a base to the last answer, and to the report with all verdicts. */
  readonly bareWindow: number;
  readonly window: number;
  /** The same from the first request at all, which is about the image and gets the 401; the bare client begins with a base. */
  readonly wholeWindow: number;
  readonly bareProcess: number;
  readonly process: number;
  /** This round's share of the loop. */
  readonly crane: number;
}

const bareClient = new URL("bare-registry-client.cjs", import.meta.url).pathname;
const bases = baseNames(TAGS, REPOSITORIES);
const folder = await mkdtemp(join(tmpdir(), "basewatch-bench-"));
const registry = await startFleetRegistry(LATENCY_MS);

try {
  const port = registry.host.split(":")[1] ?? "";
  // One image that is built from all of them. Its own documents are read beside the bases' HEADs.
  const images = [{ name: "apps/app:1", on: bases }];
  await registry.hold({ bases, images });
  await writeFile(join(folder, "images.yaml"), writeConfig(registry.host, images));
  const job = { origin: `https://${registry.host}`, concurrency: CONCURRENCY, tags: bases };
  await writeFile(join(folder, "tags.json"), JSON.stringify(job));
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await runNode(bareClient, [join(folder, "tags.json")], folder);
    const bareTraffic = await registry.take();
    const ours = await runCheck(folder, {
      config: "images.yaml",
      state: "none",
      concurrency: String(CONCURRENCY),
    });
    const traffic = await registry.take();
    requireFloor(traffic);
    if (ours.report.images[0]?.verdict !== "unchanged") throw new Error("the verdict is wrong");
    const share = bases.filter((_, index) => index % ROUNDS === round);
    const { doneAtMs } = JSON.parse(bare.stdout) as { readonly doneAtMs: number };
    rounds.push({
      bareWindow: doneAtMs - (bareTraffic.firstBaseAtMs ?? Number.NaN),
      window: ours.reportedAtMs - (traffic.firstBaseAtMs ?? Number.NaN),
      wholeWindow: ours.reportedAtMs - (traffic.firstAtMs ?? Number.NaN),
      bareProcess: bare.ms,
      process: ours.ms,
      crane: await loopCrane(port, share),
    });
    await registry.take();
  }
  if (!publish(rounds)) process.exitCode = 1;
} finally {
  registry.close();
  await rm(folder, { recursive: true });
}

/** One HEAD for each tag, a token for each repository, one 401, and the image's own few. */
function requireFloor(traffic: Traffic): void {
  const { firstAtMs: _first, firstBaseAtMs: _firstBase, ...counts } = traffic;
  // The image has two platforms: its index, and for each an attestation's manifest and statement.
  const floor = {
    refused: 1,
    tokens: REPOSITORIES + 1,
    baseHeads: TAGS,
    baseGets: 0,
    imageHeads: 1,
    imageGets: 5,
  };
  const all = Object.values(floor).reduce((sum, count) => sum + count, 0);
  for (const [name, most] of Object.entries({ ...floor, all })) {
    const count = counts[name as keyof typeof counts];
    if (count > most)
      throw new Error(`${count} requests (${name}) where ${most} would do: ${JSON.stringify(counts)}`);
  }
}

/** Milliseconds of one `crane digest` after the other. crane takes loopback's own name for TLS as well. */
async function loopCrane(port: string, names: readonly string[]): Promise<number> {
  let sum = 0;
  for (const name of names) sum += (await run(CRANE, ["digest", `127.0.0.1:${port}/${name}`], folder)).ms;
  return sum;
}

/** Prints the table; yields whether all limits hold. */
function publish(rounds: readonly Round[]): boolean {
  const middle = (key: keyof Round) => median(rounds.map((round) => round[key]));
  const crane = rounds.reduce((sum, round) => sum + round.crane, 0);
  const rows = [
    [
      "first base request to last verdict",
      "bare client",
      middle("bareWindow"),
      middle("window"),
      "at most",
      1.15,
    ],
    ["whole process", "bare client", middle("bareProcess"), middle("process"), "at most", 1.5],
    [
      "first request to last verdict",
      "`crane digest`, 200 times",
      crane,
      middle("wholeWindow"),
      "at least 1 to",
      50,
    ],
  ] as const;
  process.stdout.write(
    "| 200 base images | beside | theirs (ms) | ours (ms) | ratio | limit |\n|---|---|--:|--:|--:|--:|\n",
  );
  let holds = true;
  for (const [what, beside, theirs, ours, word, limit] of rows) {
    const isMost = word === "at most";
    const ratio = isMost ? ours / theirs : theirs / ours;
    holds &&= isMost ? ratio <= limit : ratio >= limit;
    const shown = isMost ? ratio.toFixed(2) : `1 to ${ratio.toFixed(0)}`;
    process.stdout.write(
      `| ${what} | ${beside} | ${theirs.toFixed(0)} | ${ours.toFixed(0)} | ${shown} | ${word} ${limit} |\n`,
    );
  }
  return holds;
}
