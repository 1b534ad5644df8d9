import type { ArchivedImage, ImageRecord, Ledger } from "./types.ts";

/**
 * The ledger with every image that is not `listed` moved to the archive, `at` (ISO 8601): `listed` are all names of images.yaml, not only those that this run looks at.
 * Its attempts stay.
 */
export function archiveImages(ledger: Ledger, listed: ReadonlySet<string>, at: string): Ledger {
  const leaving = Object.entries(ledger.images).filter(([name]) => !listed.has(name));
  if (leaving.length === 0) return ledger;
  const images: Record<string, ImageRecord> = { ...ledger.images };
  const archive: Record<string, ArchivedImage> = { ...ledger.archive };
  for (const [name, record] of leaving) {
    archive[name] = { ...record, archivedAt: at };
    delete images[name];
  }
  return { ...ledger, images, archive };
}

/** The ledger with every `listed` image that is in the archive brought back, with all that was known of it. */
export function restoreImages(ledger: Ledger, listed: ReadonlySet<string>): Ledger {
  const returning = Object.entries(ledger.archive).filter(([name]) => listed.has(name));
  if (returning.length === 0) return ledger;
  const images: Record<string, ImageRecord> = { ...ledger.images };
  const archive: Record<string, ArchivedImage> = { ...ledger.archive };
  for (const [name, { archivedAt: _archivedAt, ...record }] of returning) {
    if (!Object.hasOwn(images, name)) images[name] = record;
    delete archive[name];
  }
  return { ...ledger, images, archive };
}
