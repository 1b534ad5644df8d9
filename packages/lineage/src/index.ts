export { fetchPlatforms, type LineageDeps, traceLineage } from "./trace.ts";
export type { BaseVerdict, Evidence, ImageLineage, LineageRequest, TrackedBase, Verdict } from "./types.ts";
