export { createBundleAction } from "./action.ts";
export { type CreateBundleDeps, runCreateBundle } from "./create-bundle.ts";
export { type CreateBundleInputs, createBundleInputs } from "./inputs.ts";
