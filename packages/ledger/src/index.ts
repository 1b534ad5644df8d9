export { emptyLedger, formatLedger, parseLedger } from "./document.ts";
export { createFileStore, type FileAccess, type LedgerStore } from "./file-store.ts";
export { HISTORY_LENGTH, noteDispatch, seeBase } from "./records.ts";
export type { BaseRecord, DispatchRecord, ForcedRequest, ImageRecord, Ledger } from "./types.ts";
