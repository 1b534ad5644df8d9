import type { DispatchRequest } from "../dispatch-request.ts";
import { BUILD_WORKFLOW, OWN_TOKEN, type WorkbenchOptions, workflowFiles } from "./workbench.ts";

/** One refusal: what leads to it, and what the user is told. */
export interface RefusalRow {
  readonly name: string;
  readonly world?: WorkbenchOptions;
  readonly request?: Partial<DispatchRequest>;
  readonly code: string;
  /** What the user reads: message, then hint. `{server}` is the simulator's address. */
  readonly text: readonly [message: string, hint: string];
  /** Dispatches that were posted; default 1. */
  readonly posts?: number;
}

/** Part of tokens, which no message may show. */
export const SECRET = "aVerySecretPart";

/** A job of the private acme/app whose token has these permissions. */
export function withPermissions(
  actions: "none" | "read" | "write",
  contents: "none" | "read" = "read",
): WorkbenchOptions {
  return {
    repositories: {
      "acme/app": { private: true, refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) } },
      "acme/other": { refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) } },
    },
    tokens: { [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: { actions, contents } } },
  };
}
