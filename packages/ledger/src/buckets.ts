import { createHash } from "node:crypto";

/** The number of a name's bucket, 0 to 255: the first byte of its SHA-256. It never changes, whatever else is in the ledger. */
export function bucketOf(name: string): number {
  return createHash("sha256").update(name).digest()[0] ?? 0;
}
