import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { parseDocument } from "./document.ts";
import { formatJson, isSameJson } from "./json.ts";
import { HEAD, SECTIONS } from "./schema.ts";
import type { Ledger } from "./types.ts";

type Section = keyof typeof SECTIONS;
type Records = Readonly<Record<string, unknown>>;

/** A ledger as files: text by path. */
export type LedgerFiles = ReadonlyMap<string, string>;

/** A ledger with the names that each of its files holds. */
export interface FiledLedger {
  readonly ledger: Ledger;
  /** By path. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** The file that says whose ledger it is. */
export const HEAD_PATH = "ledger.json";
const SECTION_NAMES: readonly Section[] = ["bases", "images", "archive", "attempts"];
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

/** Whether a path is one that {@link changeFiles} writes to. */
export function isLedgerPath(path: string): boolean {
  return path === HEAD_PATH || BUCKET_PATH.test(path);
}

/**
 * Reads a ledger of `ledger.json` and a file for each bucket of each section; files that are not the ledger's are left alone. `place` is what their paths are in, for messages. Throws
 * `Failure` `ledger.corrupt` or `ledger.newer-version`, also for a single bucket.
 */
export function joinLedger(files: LedgerFiles, place: string): FiledLedger {
  const head = parseDocument(files.get(HEAD_PATH) ?? "", `${place}:${HEAD_PATH}`, HEAD_DOCUMENT);
  const records = { bases: {}, images: {}, archive: {}, attempts: {} };
  const names = new Map<string, readonly string[]>([[HEAD_PATH, []]]);
  for (const [path, text] of files) {
    const section = SECTION_NAMES.find((name) => BUCKET_PATH.test(path) && path.startsWith(`${name}/`));
    if (section === undefined) continue;
    const bucket: Partial<Record<Section, Records>> = parseDocument(
      text,
      `${place}:${path}`,
      BUCKETS[section],
    );
    names.set(path, Object.keys(bucket[section] ?? {}));
    Object.assign(records[section], bucket[section]);
  }
  return { ledger: { ...head, ...records }, names };
}

/** The text of `ledger.json`: all that is not a record. */
export function formatHead(ledger: Ledger): string {
  const { bases: _bases, images: _images, archive: _archive, attempts: _attempts, ...head } = ledger;
  return formatJson(head);
}

/**
 * The files of records that must change for a stored ledger to become the next one: text by path, `undefined` for one that becomes empty. A section is spread over up to 256
 * files by {@link bucketOf}, so that few change at once; those whose records say the same stay as they are, to the byte.
 */
export function changeFiles(stored: FiledLedger, next: Ledger): ReadonlyMap<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (const section of SECTION_NAMES) {
    const places = findMoved(section, stored.ledger[section], next[section]);
    const moved = Map.groupBy(places.keys(), (name) => places.get(name) ?? "");
    for (const path of [...moved.keys(), ...findStrays(section, stored, places)]) {
      const names = new Set([...(stored.names.get(path) ?? []), ...(moved.get(path) ?? [])]);
      const held = [...names].filter(
        (name) => Object.hasOwn(next[section], name) && (places.get(name) ?? path) === path,
      );
      const records = Object.fromEntries(held.map((name) => [name, next[section][name]]));
      const text = formatJson({ version: next.version, [section]: records });
      changes.set(path, held.length === 0 ? undefined : text);
    }
  }
  return changes;
}

/** The path of the bucket of each name whose record says something else than before. */
function findMoved(section: Section, before: Records, after: Records): ReadonlyMap<string, string> {
  const names = Object.keys(after).filter((name) => !isSameJson(own(before, name), after[name]));
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return new Map([...names, ...gone].map((name) => [name, pathOf(section, name)] as const));
}

/** Files that hold a record which belongs elsewhere, since a person put it there: it leaves them once it is written to its own. */
function findStrays(
  section: Section,
  { names }: FiledLedger,
  places: ReadonlyMap<string, string>,
): readonly string[] {
  const isStray = (name: string, path: string) => places.has(name) && places.get(name) !== path;
  return [...names]
    .filter(([path, held]) => path.startsWith(`${section}/`) && held.some((name) => isStray(name, path)))
    .map(([path]) => path);
}

function pathOf(section: Section, name: string): string {
  return `${section}/${bucketOf(name).toString(16).padStart(2, "0")}.json`;
}

// A name may be one that every object knows, such as "constructor".
function own(records: Records, name: string): unknown {
  return Object.hasOwn(records, name) ? records[name] : undefined;
}
