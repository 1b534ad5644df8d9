export type {
  LearnedGeneration,
  LineageMemory,
  RememberedBase,
  RememberedGeneration,
  RememberedRebuild,
} from "./memory.ts";
export { parseRememberedImage, type RememberedImage } from "./remembered.ts";
export { fetchPlatforms, type LineageDeps, traceLineage } from "./trace.ts";
export type { BaseVerdict, Evidence, ImageLineage, LineageRequest, TrackedBase, Verdict } from "./types.ts";
