import type { Outcome, World } from "../action.ts";
import { NOTIFICATION_SECRETS } from "../notification/index.ts";
import { type DispatchInputs, dispatchInputs } from "./inputs.ts";

/** dispatch-rebuild as the host and the command line run it. */
export const dispatchAction = {
  inputs: dispatchInputs,
  secretInputs: ["github-token", "state-token", "tokens", ...NOTIFICATION_SECRETS],
  async run(inputs: DispatchInputs, world: World): Promise<Outcome> {
    // Loaded late: a run that fails on its inputs needs none of it.
    const { runInWorld } = await import("./run-in-world.ts");
    return runInWorld(inputs, world);
  },
} as const;
