export { combineFailures, Failure, type FailureOptions, listFailures } from "./failure.ts";
export { nearestName } from "./nearest.ts";
