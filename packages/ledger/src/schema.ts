import { isDigest } from "@basewatch/image";
import * as z from "zod/mini";
import type { Ledger } from "./types.ts";

const digest = z.custom<Ledger["bases"][string]["current"]>(
  (value) => typeof value === "string" && isDigest(value),
  "not a digest",
);
const digests = z.record(z.string(), digest);
const time = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const text = z.nullable(z.string());

const baseRecord = z.looseObject({
  current: digest,
  firstSeenAt: time,
  history: z.array(
    z.looseObject({ chains: z.optional(digests), children: z.optional(digests), digest, firstSeenAt: time }),
  ),
  previous: z.nullable(digest),
});

const forcedRequest = z.looseObject({
  at: time,
  by: z.string(),
  imageDigest: z.nullable(digest),
  reason: z.string(),
  runId: z.string(),
  unchangedToo: z.boolean(),
});

const provenRebuild = z.looseObject({ at: time, attempt: z.int(), digest, key: z.string() });

// What has a default here was not known to the first writers of version 1. Keys are in alphabetical order, as in the document: what was read is written again without being sorted.
const imageFields = {
  bases: z.prefault(z.array(z.string()), () => []),
  builtOn: z.prefault(digests, () => ({})),
  config: z.prefault(text, null),
  decision: z.string(),
  digest: z.nullable(digest),
  digestSeenAt: z.prefault(z.nullable(time), null),
  dueAt: z.nullable(time),
  episode: z.int(),
  evidence: z.prefault(z.nullable(z.record(z.string(), z.unknown())), null),
  forced: z.nullable(forcedRequest),
  lastRebuild: z.prefault(z.nullable(provenRebuild), null),
  pendingSince: z.record(z.string(), time),
  proven: z.nullable(z.enum(["unchanged", "changed"])),
  reference: z.string(),
  unchangedAt: z.prefault(z.nullable(time), null),
  unknownSince: z.nullable(time),
  verdict: z.enum(["unchanged", "changed", "unknown"]),
};

const attemptRecord = z.looseObject({
  attempt: z.int(),
  bases: digests,
  claimedAt: time,
  closedAt: z.nullable(time),
  conclusion: text,
  expiresAt: time,
  imageDigests: digests,
  images: z.array(z.string()),
  key: z.string(),
  message: text,
  owner: z.string(),
  provableAt: time,
  reason: text,
  runId: text,
  runUrl: text,
  sentAfter: z.nullable(time),
  status: z.enum([
    "claimed",
    "dispatched",
    "unknown",
    "built",
    "proven",
    "failed",
    "superseded",
    "not-started",
    "refused",
  ]),
  target: z.looseObject({
    apiUrl: text,
    provider: z.string(),
    ref: z.string(),
    repository: z.string(),
    workflow: z.string(),
  }),
  traces: z.looseObject({ actor: text, event: z.string(), marked: z.boolean() }),
  unreadSince: z.optional(time),
});

/** The parts of a ledger that hold one record for each name, as schemas of those maps. */
export const SECTIONS = {
  bases: z.record(z.string(), baseRecord),
  images: z.record(z.string(), z.looseObject(imageFields)),
  archive: z.record(z.string(), z.looseObject({ archivedAt: time, ...imageFields })),
  attempts: z.record(z.string(), attemptRecord),
};

/** What a ledger says of itself, next to its records. */
export const HEAD = {
  version: z.literal(1),
  repository: z.prefault(z.nullable(z.string()), null),
};

/** The whole document. Objects are loose: a key that a later minor version adds is carried along, not dropped. */
export const DOCUMENT = z.looseObject({
  ...HEAD,
  bases: SECTIONS.bases,
  images: SECTIONS.images,
  archive: z.prefault(SECTIONS.archive, () => ({})),
  attempts: z.prefault(SECTIONS.attempts, () => ({})),
});
