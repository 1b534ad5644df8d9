import type { Outcome, World } from "../action.ts";
import { type CreateBundleInputs, createBundleInputs } from "./inputs.ts";

/** create-bundle as the host and the command line run it. */
export const createBundleAction = {
  inputs: createBundleInputs,
  secretInputs: ["token", "signing-secret"],
  async run(inputs: CreateBundleInputs, world: World): Promise<Outcome> {
    // Loaded late: a run that fails on its inputs needs none of it.
    const [{ runCreateBundle }, { openApiTransport }] = await Promise.all([
      import("./create-bundle.ts"),
      import("../transport.ts"),
    ]);
    return runCreateBundle(inputs, {
      ...world,
      createTransport: (options) => openApiTransport(world, { ...options, command: "create-bundle", concurrency: 1 }),
    });
  },
} as const;
