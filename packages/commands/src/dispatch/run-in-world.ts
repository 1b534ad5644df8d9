import type { Outcome, World } from "../action.ts";
import { openApiTransport } from "../transport.ts";
import type { DispatchInputs } from "./inputs.ts";
import { openRecorder } from "./recorder.ts";
import { runDispatch } from "./run-dispatch.ts";

const SETTINGS = {
  command: "dispatch-rebuild",
  // A secondary limit asks for a minute or two; what takes longer is left to the next schedule.
  policy: { attempts: 4, baseMs: 1_000, capMs: 10_000, budgetMs: 180_000 },
  timeoutMs: 30_000,
  budgetMs: 30 * 60_000,
  concurrency: 8,
} as const;

/** {@link runDispatch} over the network and the file system. */
export async function runInWorld(inputs: DispatchInputs, world: World): Promise<Outcome> {
  const ledger = await openRecorder(inputs.state, world);
  return runDispatch(inputs, {
    ...world,
    ledger,
    createTransport: async () => openApiTransport(world, SETTINGS),
  });
}
