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
  previous: z.nullable(digest),
  history: z.array(
    z.looseObject({ digest, firstSeenAt: time, children: z.optional(digests), chains: z.optional(digests) }),
  ),
});

const forcedRequest = z.looseObject({
  at: time,
  by: z.string(),
  reason: z.string(),
  runId: z.string(),
  imageDigest: z.nullable(digest),
  unchangedToo: z.boolean(),
});

const provenRebuild = z.looseObject({ at: time, key: z.string(), attempt: z.int(), digest });

// What has a default here was not known to the first writers of version 1.
const imageFields = {
  reference: z.string(),
  config: z._default(text, null),
  digest: z.nullable(digest),
  digestSeenAt: z.prefault(z.nullable(time), null),
  evidence: z.prefault(z.nullable(z.record(z.string(), z.unknown())), null),
  builtOn: z.prefault(digests, () => ({})),
  verdict: z.enum(["unchanged", "changed", "unknown"]),
  proven: z.nullable(z.enum(["unchanged", "changed"])),
  unchangedAt: z._default(z.nullable(time), null),
  unknownSince: z.nullable(time),
  decision: z.string(),
  dueAt: z.nullable(time),
  bases: z.prefault(z.array(z.string()), () => []),
  episode: z.int(),
  pendingSince: z.record(z.string(), time),
  forced: z.nullable(forcedRequest),
  lastRebuild: z.prefault(z.nullable(provenRebuild), null),
};

const attemptRecord = z.looseObject({
  key: z.string(),
  attempt: z.int(),
  target: z.looseObject({
    provider: z.string(),
    apiUrl: text,
    repository: z.string(),
    workflow: z.string(),
    ref: z.string(),
  }),
  images: z.array(z.string()),
  imageDigests: digests,
  bases: digests,
  reason: text,
  owner: z.string(),
  claimedAt: time,
  expiresAt: time,
  sentAfter: z.nullable(time),
  traces: z.looseObject({ marked: z.boolean(), event: z.string(), actor: text }),
  provableAt: time,
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
  runId: text,
  runUrl: text,
  conclusion: text,
  unreadSince: z.optional(time),
  closedAt: z.nullable(time),
  message: text,
});

/** The parts of a ledger that hold one record for each name, as schemas of those maps. */
export const SECTIONS = {
  bases: z.record(z.string(), baseRecord),
  images: z.record(z.string(), z.looseObject(imageFields)),
  archive: z.record(z.string(), z.looseObject({ ...imageFields, archivedAt: time })),
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
