export { checkAction } from "./check/action.ts";
export { createBundleAction } from "./create-bundle/index.ts";
export { dispatchAction } from "./dispatch/index.ts";
export { readStatus, type Status, type StatusRequest } from "./status/index.ts";
