import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { formatDocument, parseDocument } from "./document.ts";
import { HEAD, SECTIONS } from "./schema.ts";
import type { Ledger } from "./types.ts";

type Section = keyof typeof SECTIONS;
/** A ledger as files: text by path. */
export type LedgerFiles = ReadonlyMap<string, string>;

/** The file that says whose ledger it is. */
export const HEAD_PATH = "ledger.json";
const NAMES: readonly Section[] = ["bases", "images", "archive", "attempts"];
const BUCKET_PATH = /^(bases|images|archive|attempts)\/[0-9a-f]{2}\.json$/u;
const HEAD_DOCUMENT = z.looseObject(HEAD);
const BUCKETS = {
  bases: z.looseObject({ version: HEAD.version, bases: SECTIONS.bases }),
  images: z.looseObject({ version: HEAD.version, images: SECTIONS.images }),
  archive: z.looseObject({ version: HEAD.version, archive: SECTIONS.archive }),
  attempts: z.looseObject({ version: HEAD.version, attempts: SECTIONS.attempts }),
};

/** The number of a name's bucket, 0 to 255: the first byte of its SHA-256. It never changes, whatever else is in the ledger. */
export function bucketOf(name: string): number {
  return createHash("sha256").update(name).digest()[0] ?? 0;
}

/** Whether a path is one that {@link splitLedger} writes to. */
export function isLedgerPath(path: string): boolean {
  return path === HEAD_PATH || BUCKET_PATH.test(path);
}

/** The ledger as `ledger.json` and one file for each bucket of each section that is not empty, so that a change touches few files. */
export function splitLedger(ledger: Ledger): LedgerFiles {
  const { bases, images, archive, attempts, ...head } = ledger;
  const files = new Map([[HEAD_PATH, formatDocument(head)]]);
  for (const [section, records] of Object.entries({ bases, images, archive, attempts })) {
    const buckets = Map.groupBy(Object.entries<object>(records), ([name]) => bucketOf(name));
    for (const [bucket, entries] of buckets) {
      const content = { version: ledger.version, [section]: Object.fromEntries(entries) };
      files.set(`${section}/${bucket.toString(16).padStart(2, "0")}.json`, formatDocument(content));
    }
  }
  return files;
}

/**
 * Reads what {@link splitLedger} wrote; files that are not the ledger's are left alone. `place` is what their paths are in, for messages. Throws
 * `Failure` `ledger.corrupt` or `ledger.newer-version`, also for a single bucket.
 */
export function joinLedger(files: LedgerFiles, place: string): Ledger {
  const pathOf = (path: string) => `${place}:${path}`;
  const head = parseDocument(files.get(HEAD_PATH) ?? "", pathOf(HEAD_PATH), HEAD_DOCUMENT);
  const records = { bases: {}, images: {}, archive: {}, attempts: {} };
  for (const [path, text] of files) {
    const section = NAMES.find((name) => BUCKET_PATH.test(path) && path.startsWith(`${name}/`));
    if (section === undefined) continue;
    Object.assign(records[section], parseDocument(text, pathOf(path), BUCKETS[section])[section]);
  }
  return { ...head, ...records };
}
