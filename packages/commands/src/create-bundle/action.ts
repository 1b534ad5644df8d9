import type { Outcome, World } from "../action.ts";
import { runCreateBundle } from "./create-bundle.ts";
import { type CreateBundleInputs, createBundleInputs } from "./inputs.ts";

/** create-bundle as the host and the command line run it. */
export const createBundleAction = {
  inputs: createBundleInputs,
  secretInputs: ["token", "signing-secret"],
  async run(inputs: CreateBundleInputs, world: World): Promise<Outcome> {
    const { createTransport } = await import("@basewatch/http");
    return runCreateBundle(inputs, {
      ...world,
      createTransport: async (options) => createTransport({ ...world, ...options }),
    });
  },
} as const;
