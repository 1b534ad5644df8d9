export { createBundleAction } from "./action.ts";
