export type { ActionOutcome, RunnableAction } from "./action.ts";
export { type InputSchema, listIgnoredInputs, parseInputs } from "./inputs.ts";
export { describeError, describeFailure } from "./report.ts";
export { runAction } from "./run-action.ts";
export { hideSecrets } from "./secrets.ts";
export { listenForStop } from "./stop.ts";
export { createWorld, type HostWorld, type LogSink } from "./world.ts";
