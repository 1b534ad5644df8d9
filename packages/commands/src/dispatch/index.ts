export { dispatchAction } from "./action.ts";
export { type DispatchInputs, dispatchInputs } from "./inputs.ts";
export type { DispatchResultEntry, ResultStatus } from "./results.ts";
export { type DispatchDeps, runDispatch } from "./run-dispatch.ts";
