import type { Outcome, World } from "../action.ts";
import { openApiTransport } from "../transport.ts";
import { runCreateBundle } from "./create-bundle.ts";
import type { CreateBundleInputs } from "./inputs.ts";

const SETTINGS = { command: "create-bundle", concurrency: 1, budgetMs: 30 * 60_000 } as const;

/** {@link runCreateBundle} over the network. */
export function runInWorld(inputs: CreateBundleInputs, world: World): Promise<Outcome> {
  return runCreateBundle(inputs, {
    ...world,
    createTransport: async (options) => openApiTransport(world, { ...options, ...SETTINGS }),
  });
}
