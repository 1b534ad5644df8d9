import type { Outcome, World } from "../action.ts";
import { type CreateBundleInputs, createBundleInputs } from "./inputs.ts";

/** create-bundle as the host and the command line run it. */
export const createBundleAction = {
  inputs: createBundleInputs,
  secretInputs: ["token", "ui-token", "signing-secret"],
  async run(inputs: CreateBundleInputs, world: World): Promise<Outcome> {
    // Loaded late: a run that fails on its inputs needs none of it.
    const { runInWorld } = await import("./run-in-world.ts");
    return runInWorld(inputs, world);
  },
} as const;
