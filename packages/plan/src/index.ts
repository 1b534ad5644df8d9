export { type Plan, type PlanRequest, planRebuilds, withDependents } from "./plan.ts";
export type {
  BaseObservation,
  Decision,
  Dispatch,
  ForceOrder,
  ImageObservation,
  PlannedImage,
  Rebuild,
  RebuildBase,
  RebuildImage,
} from "./types.ts";
