import { type Digest, parseDigest } from "@basewatch/image";
import { emptyLedger } from "../document.ts";
import { learnGeneration, seeBase } from "../records.ts";
import type { AttemptRecord, ImageRecord, Ledger } from "../types.ts";

/** A digest of one hexadecimal digit. */
export function digest(digit: string): Digest {
  return parseDigest(`sha256:${digit.repeat(64)}`);
}

/** Midnight of a day of January 2026; up to a month, a day of a month later. */
export function at(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString();
}

export const NODE = "docker.io/library/node:22";

/** A record of an image that has everything. */
export function image(change: Partial<ImageRecord> = {}): ImageRecord {
  return {
    reference: "ghcr.io/o/app:latest",
    config: "images.yaml",
    digest: digest("a"),
    digestSeenAt: at(1),
    evidence: { kind: "provenance", of: ["lineage"] },
    builtOn: { [NODE]: digest("c") },
    verdict: "changed",
    proven: "changed",
    unchangedAt: at(1),
    unknownSince: null,
    decision: "wait:delay",
    dueAt: at(9),
    bases: [NODE],
    episode: 2,
    pendingSince: { [NODE]: at(2) },
    forced: { at: at(3), by: "me", reason: "CVE", runId: "7", imageDigest: null, unchangedToo: false },
    lastRebuild: { at: at(1), key: "0123456789abcdef", attempt: 1, digest: digest("a") },
    ...change,
  };
}

/** An attempt that was claimed and not yet sent. */
export function attempt(change: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    key: "0123456789abcdef",
    attempt: 1,
    target: { provider: "github", apiUrl: null, repository: "o/app", workflow: "app.yml", ref: "main" },
    images: ["app"],
    imageDigests: { app: digest("a") },
    bases: { [NODE]: digest("b") },
    reason: null,
    owner: "run-1/0",
    claimedAt: at(4),
    expiresAt: at(5),
    sentAfter: null,
    traces: { marked: true, event: "workflow_dispatch", actor: "bot" },
    provableAt: at(6),
    status: "claimed",
    runId: null,
    runUrl: null,
    conclusion: null,
    closedAt: null,
    message: null,
    ...change,
  };
}

/** A ledger with a record of each kind. */
export const FULL: Ledger = {
  ...emptyLedger("github.com/o/app"),
  bases: {
    [NODE]: learnGeneration(seeBase(undefined, digest("b"), at(2)), {
      digest: digest("b"),
      children: { "linux/amd64": digest("d") },
    }),
  },
  images: { app: image() },
  archive: { old: { ...image({ forced: null }), archivedAt: at(3) } },
  attempts: { "0123456789abcdef.1": attempt() },
};
