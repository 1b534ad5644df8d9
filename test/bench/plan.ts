// How long planning takes beside JSON.parse of the same ledger's text: 10,000 images on 500 bases, of which a tenth has moved, with attempts at those
// that were rebuilt. Both are run in turns, so that a busy machine slows both alike. Prints a Markdown table; exits 1 when planning takes more than five times as long.
// Rounds: BASEWATCH_ROUNDS (default 15).
import { type Digest, digestOf, parseReference } from "@basewatch/image";
import { type AttemptRecord, attemptId, emptyLedger, formatLedger, type Ledger } from "@basewatch/ledger";
import { type BaseObservation, type ImageObservation, type PlanRequest, planRebuilds } from "@basewatch/plan";
import { parseDelayPolicy } from "@basewatch/schedule";

const ROUNDS = Number(process.env["BASEWATCH_ROUNDS"] ?? 15);
const IMAGES = 10_000;
const BASES = 500;
const LIMIT = 5;
const START_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

const request = prepare();
const text = formatLedger(request.ledger);
const times = { parse: [] as number[], plan: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  times.parse.push(measure(() => JSON.parse(text)));
  times.plan.push(measure(() => planRebuilds(request)));
}
const [parseMs, planMs] = [median(times.parse), median(times.plan)];
const ratio = planMs / parseMs;
process.stdout.write(
  [
    "| images | bases | ledger (MB) | JSON.parse (ms) | planning (ms) | ratio | limit |",
    "|--:|--:|--:|--:|--:|--:|--:|",
    `| ${IMAGES} | ${BASES} | ${(text.length / 1e6).toFixed(1)} | ${parseMs.toFixed(1)} | ${planMs.toFixed(1)} | ${ratio.toFixed(2)} | ${LIMIT} |`,
    "",
  ].join("\n"),
);
process.exitCode = ratio > LIMIT ? 1 : 0;

/** A fleet that has been looked at every day of a month, as the next day finds it. */
function prepare(): PlanRequest {
  let ledger: Ledger = emptyLedger("github.com/o/r");
  for (let day = 0; day < 30; day += 10) {
    const plan = planRebuilds(at(day, ledger));
    const attempts = plan.rebuilds
      .slice(0, IMAGES / 10)
      .map((rebuild) => toAttempt(rebuild.key, rebuild.attempt, rebuild.images[0]?.name ?? "", day));
    ledger = {
      ...plan.ledger,
      attempts: {
        ...plan.ledger.attempts,
        ...Object.fromEntries(attempts.map((attempt) => [attemptId(attempt), attempt])),
      },
    };
  }
  // As a run gets it: read from its text.
  return at(30, JSON.parse(formatLedger(ledger)) as Ledger);
}

function at(day: number, ledger: Ledger): PlanRequest {
  const images = Array.from({ length: IMAGES }, (_, index) => observe(index, day));
  return {
    images,
    config: "images.yaml",
    ledger,
    nowMs: START_MS + day * DAY_MS,
    state: "branch:basewatch",
    force: undefined,
  };
}

/** Every image is on two bases, and every tenth on the image before it, too. */
function observe(index: number, day: number): ImageObservation {
  const bases = [
    base(`library/base${index % BASES}`, day),
    base(`library/base${(index * 7 + 3) % BASES}`, day),
  ];
  const isChained = index % 10 === 9;
  const all = isChained ? [...bases, own(index - 1)] : bases;
  return {
    name: `image-${index}`,
    reference: parseReference(`ghcr.io/o/image-${index}:latest`),
    digest: digest(`image ${index}`),
    verdict: all.some(({ verdict }) => verdict === "changed") ? "changed" : "unchanged",
    bases: all,
    evidence: {
      digest: digest(`image ${index}`),
      bases: Object.fromEntries(
        all.map(({ reference, previous }) => [
          reference.repository,
          { judgements: [{ source: "provenance", digests: previous }] },
        ]),
      ),
    },
    rebuildDelay: parseDelayPolicy({ "docker.io/library/base1*": "7d", "*": "1d" }),
    autoRebuild: true,
    maxAttempts: 3,
    rebuildable: true,
    dispatch: {
      provider: "github",
      apiUrl: null,
      repository: `o/r${index % 100}`,
      workflow: `image-${index}.yml`,
      ref: "main",
      inputs: {},
    },
  };
}

function base(repository: string, day: number): BaseObservation {
  const hasMoved = Number(repository.slice("library/base".length)) % 10 === 2 && day > 0;
  const previous = digest(`${repository} 0`);
  return {
    reference: parseReference(`docker.io/${repository}:1`),
    role: "runtime",
    verdict: hasMoved ? "changed" : "unchanged",
    previous: [previous],
    current: hasMoved ? digest(`${repository} 1`) : previous,
    evidence: "provenance",
    pinned: false,
    movedPastPin: false,
  };
}

function own(index: number): BaseObservation {
  const current = digest(`image ${index}`);
  return {
    ...base("library/base0", 99),
    reference: parseReference(`ghcr.io/o/image-${index}:latest`),
    previous: [current],
    current,
  };
}

function digest(text: string): Digest {
  return digestOf(Buffer.from(text));
}

function toAttempt(key: string, attempt: number, name: string, day: number): AttemptRecord {
  const iso = (days: number): string => new Date(START_MS + days * DAY_MS).toISOString();
  return {
    key,
    attempt,
    target: { provider: "github", apiUrl: null, repository: "o/r", workflow: `${name}.yml`, ref: "main" },
    images: [name],
    imageDigests: { [name]: digest(name) },
    bases: {},
    reason: null,
    owner: "run-1/0",
    claimedAt: iso(day),
    expiresAt: iso(day + 1),
    sentAfter: iso(day),
    traces: { marked: true, event: "workflow_dispatch", actor: null },
    provableAt: iso(day + 1),
    status: "failed",
    runId: "1",
    runUrl: `https://github.com/o/r/actions/runs/${day}`,
    conclusion: "failure",
    closedAt: iso(day + 1),
    message: "its run ended with failure",
  };
}

function measure(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
