export { archiveImages, restoreImages } from "./archive.ts";
export {
  type AttemptNews,
  type AttemptOutcome,
  attemptId,
  closeAttempt,
  findAttempts,
  isOpen,
  noteAttempt,
  pruneAttempts,
} from "./attempts.ts";
export { type BranchStoreOptions, createBranchStore } from "./branch-store.ts";
export { bucketOf } from "./buckets.ts";
export { type Claims, claimAttempts } from "./claims.ts";
export { emptyLedger, formatLedger, parseLedger } from "./document.ts";
export { createFileStore, type FileAccess } from "./file-store.ts";
export type { GitRemote } from "./git/environment.ts";
export { HISTORY_LENGTH, learnGeneration, seeBase } from "./records.ts";
export type { CommitResult, LedgerChange, LedgerStore } from "./store.ts";
export type {
  ArchivedImage,
  AttemptRecord,
  AttemptStatus,
  AttemptTarget,
  BaseGeneration,
  BaseRecord,
  ForcedRequest,
  ImageRecord,
  Ledger,
  ProvenRebuild,
  RunTraces,
} from "./types.ts";
