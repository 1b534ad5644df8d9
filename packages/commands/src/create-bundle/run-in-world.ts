import type { Outcome, World } from "../action.ts";
import { openApiTransport } from "../transport.ts";
import { runCreateBundle } from "./create-bundle.ts";
import type { CreateBundleInputs } from "./inputs.ts";

/** {@link runCreateBundle} over the network. */
export function runInWorld(inputs: CreateBundleInputs, world: World): Promise<Outcome> {
  return runCreateBundle(inputs, {
    ...world,
    createTransport: (options) =>
      openApiTransport(world, { ...options, command: "create-bundle", concurrency: 1 }),
    async resolveDigests(images) {
      // Loaded late: most runs know their digests, and none of them needs a registry.
      const { resolveDigests } = await import("./digests.ts");
      return resolveDigests(images, world);
    },
  });
}
