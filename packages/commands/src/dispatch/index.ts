export { dispatchAction } from "./action.ts";
