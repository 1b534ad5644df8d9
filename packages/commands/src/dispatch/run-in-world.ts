import { Failure, listFailures } from "@basewatch/failure";
import type { Outcome, World } from "../action.ts";
import { createForges } from "../forges.ts";
import { notify, type ReportedResult, toRunReport } from "../notification/index.ts";
import { openStore } from "../state-store.ts";
import { openApiTransport } from "../transport.ts";
import type { DispatchInputs } from "./inputs.ts";
import { type Attempted, toEntry } from "./results.ts";
import { runDispatch } from "./run-dispatch.ts";

const COMMAND = "dispatch-rebuild";
const SETTINGS = {
  command: COMMAND,
  policy: { attempts: 4, baseMs: 1_000, capMs: 10_000, budgetMs: 180_000 },
  timeoutMs: 30_000,
  budgetMs: 30 * 60_000,
  concurrency: 8,
} as const;

/** {@link runDispatch} over the network and the file system. */
export async function runInWorld(inputs: DispatchInputs, world: World): Promise<Outcome> {
  try {
    return await dispatchInWorld(inputs, world);
  } catch (error) {
    // Nothing was sent; the person who would have been told of the rebuilds must hear that there are none.
    if (error instanceof Failure) await notify(inputs, toRunReport([], listFailures(error), world), world);
    throw error;
  }
}

async function dispatchInWorld(inputs: DispatchInputs, world: World): Promise<Outcome> {
  // Waiting for runs comes on top of what it takes to start them.
  const settings = { ...SETTINGS, budgetMs: SETTINGS.budgetMs + (inputs.wait ? inputs["wait-timeout"] : 0) };
  return runDispatch(inputs, {
    ...world,
    openForge: createForges(inputs, world, async () => openApiTransport(world, settings), COMMAND),
    store: openStore(inputs.state, { world, stateToken: inputs["state-token"], tokens: inputs.tokens }),
    async notify(attempted, failures) {
      const report = toRunReport(attempted.map(toReported), failures, world);
      return (await notify(inputs, report, world)).failures;
    },
  });
}

function toReported(attempted: Attempted): ReportedResult {
  const { provider, repository, workflow, ref, rebuild } = attempted.target;
  const place = { provider, repository, workflow: workflow === "" ? null : workflow, ref };
  return { result: toEntry(attempted), place, rebuild, requestedBy: attempted.requestedBy };
}
