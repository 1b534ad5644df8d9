export { withDependents } from "./dependents.ts";
export { type Plan, type PlanRequest, planRebuilds } from "./plan.ts";
export type {
  BaseObservation,
  Decision,
  Dispatch,
  FleetImage,
  ForceOrder,
  ImageObservation,
  LearnedGeneration,
  PlannedImage,
  Rebuild,
  RebuildBase,
  RebuildImage,
  Settlement,
} from "./types.ts";
