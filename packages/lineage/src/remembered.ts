import { type Digest, isDigest } from "@basewatch/image";
import * as z from "zod/mini";

const WrittenDigest = z.custom<Digest>((value) => typeof value === "string" && isDigest(value));
/** Failures that are so however often one looks at the same digests. */
export const LASTING_FAILURES = ["lineage.platform-gone", "lineage.nested-index"] as const;
const Name = z.object({ name: z.string(), digest: z.optional(z.string()) });

/** An image that the build used: its reference, and what that resolved to. */
const RememberedMaterial = z.object({
  name: z.string(),
  digest: WrittenDigest,
  /** `own`: the platform of the image itself; absent: not said. */
  platform: z.optional(z.string()),
  tool: z.optional(z.literal(true)),
});

/** What the documents of some platforms' images say, in the same words for all of them. */
const RememberedReading = z.object({
  /** By platform: the manifest's digest. */
  platforms: z.record(z.string(), WrittenDigest),
  /** The materials, or why there are none to believe; absent: not read. */
  provenance: z.optional(z.union([z.array(RememberedMaterial), z.string()])),
  /** The same of the attestations that only the referrers API or its tag knows. */
  referrers: z.optional(z.union([z.array(RememberedMaterial), z.string()])),
  /** The base that the annotations name; `null`: none; absent: not read. */
  annotations: z.optional(z.nullable(Name)),
  /** The same of the labels. */
  labels: z.optional(z.nullable(Name)),
});

/** What was found about a base, for some of the image's platforms alike. */
const RememberedJudgement = z.object({
  platforms: z.array(z.string()),
  verdict: z.enum(["unchanged", "changed", "unknown"]),
  evidence: z.optional(z.enum(["provenance", "annotations", "layers", "ledger"])),
  /** The digests that are recorded of the base. */
  previous: z.array(WrittenDigest),
  /** By evidence: why it did not serve. */
  skipped: z.record(z.string(), z.string()),
  layers: z.optional(z.enum(["same", "descends", "unrelated", "unclear"])),
  /** What of the base is in the way of any verdict. */
  failure: z.optional(
    z.object({ code: z.enum(LASTING_FAILURES), message: z.string(), hint: z.optional(z.string()) }),
  ),
  /** The base's digest whose layers began the image, as this or an earlier look saw. */
  begins: z.optional(WrittenDigest),
  /** The one of `previous` that only the ledger knew, where that decided. */
  bound: z.optional(WrittenDigest),
});

const RememberedBaseVerdict = z.object({
  /** What the base was, and is judged against; absent when that could not be found out. */
  current: z.optional(WrittenDigest),
  judgements: z.array(RememberedJudgement),
  /** For a pin: what the tag beside it was, and whether it had moved past the pin. */
  beside: z.optional(z.object({ tag: WrittenDigest, moved: z.boolean() })),
});

/** Bases that were found on the platforms that were looked at. */
const RememberedBases = z.object({ platforms: z.array(z.string()), bases: z.array(z.string()) });

const WrittenImage = z.object({
  digest: WrittenDigest,
  /** The digest that the image's tag had before this one, as the ledger saw it. */
  replaced: z.optional(WrittenDigest),
  /** Its platforms, in the index's order. */
  order: z.array(z.string()),
  readings: z.array(RememberedReading),
  /** The bases that the image itself names, where nobody named any. */
  discovered: z.optional(RememberedBases),
  /** Those of `ONBUILD` triggers beside the ones that were given. */
  triggered: z.optional(RememberedBases),
  /** By role and reference (`runtime docker.io/library/node:22`): each base that was asked about. What was found of one holds only among the same others. */
  bases: z.record(z.string(), RememberedBaseVerdict),
});

/**
 * What was read off a published image, and what came of it: everything that the next look at the same digest need not ask for again. A JSON value, in words that
 * a person can read.
 */
export type RememberedImage = z.infer<typeof WrittenImage>;

/** What was found about one base. */
export type RememberedBaseVerdict = z.infer<typeof RememberedBaseVerdict>;

/** What was found about one base on some of the image's platforms. */
export type RememberedJudgement = z.infer<typeof RememberedJudgement>;

/** The value that an earlier look yielded as `remembered`; `undefined` for anything else. */
export function parseRememberedImage(value: unknown): RememberedImage | undefined {
  return WrittenImage.safeParse(value).data;
}
