// A process that writes one fact after the other into a ledger, and says each on its standard output once it is stored. It is there to be killed.
//   node writer.ts <file path | git URL> <name>
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createWorld } from "@basewatch/host";
import { createBranchStore, createFileStore, type ImageRecord, type LedgerStore } from "@basewatch/ledger";
import { createRedactor } from "@basewatch/redaction";
import { systemClock } from "@basewatch/retry";

const [place = "", name = ""] = process.argv.slice(2);
const silent = { info: () => {}, notice: () => {}, warning: () => {}, debug: () => {} };
const { files } = createWorld({
  environment: process.env,
  log: silent,
  redactor: createRedactor(),
  signal: new AbortController().signal,
  workspace: dirname(place),
});
const store = openStore();
for (let number = 0; ; number += 1) {
  const fact = `${name}-${number}`;
  await store.commit((stored) => ({
    ledger: { ...stored, images: { ...stored.images, [fact]: recordOf(fact) } },
    message: `Note ${fact}`,
  }));
  process.stdout.write(`${fact}\n`);
  // Runs have other things to do than to write; who does nothing else leaves nobody a chance.
  await pause(Math.random() * 400);
}

function openStore(): LedgerStore {
  if (!place.startsWith("file://")) return createFileStore(files, place);
  return createBranchStore({
    remote: { url: place },
    branch: "basewatch",
    repository: "github.com/o/app",
    environment: process.env,
    // In the folder of the test, so that what a killed process leaves goes away with it.
    makeFolder: () => mkdtemp(join(tmpdir(), "work-")),
    clock: systemClock,
    random: Math.random,
    policy: { attempts: Number.POSITIVE_INFINITY, baseMs: 20, capMs: 200, budgetMs: 60_000 },
  });
}

function recordOf(fact: string): ImageRecord {
  return {
    reference: `ghcr.io/o/${fact}:1`,
    config: null,
    digest: null,
    digestSeenAt: null,
    evidence: null,
    builtOn: {},
    verdict: "unknown",
    proven: null,
    unchangedAt: null,
    unknownSince: "2026-01-01T00:00:00.000Z",
    decision: "none",
    dueAt: null,
    bases: [],
    episode: 0,
    pendingSince: {},
    forced: null,
    lastRebuild: null,
  };
}
