import type { Outcome, World } from "../action.ts";
import { type CheckInputs, checkInputs } from "./inputs.ts";

/** check-base-digest as the host and the command line run it. */
export const checkAction = {
  inputs: checkInputs,
  secretInputs: ["github-token", "state-token", "tokens"],
  async run(inputs: CheckInputs, world: World): Promise<Outcome> {
    // Loaded late: a run that fails on its inputs needs none of it.
    const { runCheck } = await import("./run-check.ts");
    return runCheck(inputs, world);
  },
} as const;
