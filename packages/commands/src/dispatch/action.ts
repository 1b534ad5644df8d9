import type { Transport } from "@basewatch/http";
import type { Outcome, World } from "../action.ts";
import { type DispatchInputs, dispatchInputs } from "./inputs.ts";

const USER_AGENT = "basewatch/0.1.0 (dispatch-rebuild)";
const TIMEOUT_MS = 30_000;

/** dispatch-rebuild as the host and the command line run it. */
export const dispatchAction = {
  inputs: dispatchInputs,
  secretInputs: ["github-token", "tokens"],
  async run(inputs: DispatchInputs, world: World): Promise<Outcome> {
    // Loaded late: a run that fails on its inputs needs none of it.
    const [{ runDispatch }, { createRecorder }] = await Promise.all([
      import("./run-dispatch.ts"),
      import("./recorder.ts"),
    ]);
    const ledger = createRecorder(inputs.state, world);
    return runDispatch(inputs, {
      ...world,
      ledger,
      userAgent: USER_AGENT,
      createTransport: () => openTransport(world),
    });
  },
} as const;

async function openTransport(world: World): Promise<Transport> {
  const { createGate, createNodeExchange, createTransport } = await import("@basewatch/http");
  return createTransport({
    exchange: createNodeExchange({ proxy: world.environment }),
    gate: createGate({ total: 8, perHost: 8, clock: world.clock }),
    // A secondary limit asks for a minute or two; what takes longer is left to the next schedule.
    policy: { attempts: 4, baseMs: 1_000, capMs: 10_000, budgetMs: 180_000 },
    timeoutMs: TIMEOUT_MS,
    userAgent: USER_AGENT,
    clock: world.clock,
    random: world.random,
    redactor: world.redactor,
    signal: world.signal,
    onRetry: (text) => world.log.info(text),
  });
}
