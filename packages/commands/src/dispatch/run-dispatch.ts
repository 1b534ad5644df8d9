import { combineFailures, Failure, listFailures } from "@basewatch/failure";
import type { Transport } from "@basewatch/http";
import { printable } from "@basewatch/redaction";
import type { Outcome, World } from "../action.ts";
import { createCampaign } from "./campaign.ts";
import { createHosts } from "./hosts.ts";
import { parseInputMap } from "./input-map.ts";
import type { DispatchInputs } from "./inputs.ts";
import { collapseDuplicates, parseRebuilds, type RebuildEntry } from "./rebuilds.ts";
import type { Recorder } from "./recorder.ts";
import { type Attempted, toFailures, toOutputs } from "./results.ts";
import { writeSummary } from "./summary.ts";
import { type Target, toSingleTarget, toTargets } from "./targets.ts";

/** What dispatch-rebuild touches the world through. */
export interface DispatchDeps extends World {
  /** Makes the transport that every request goes through; called when there is something to send. */
  readonly createTransport: () => Promise<Transport>;
  /** Where outcomes are recorded; `undefined` without a state. */
  readonly ledger: Recorder | undefined;
}

/**
 * Dispatches the rebuilds that the inputs name, each at most once, one after the other. What goes wrong with one target is in the
 * outcome, and stops no other. Throws `Failure` when the inputs themselves cannot be used: nothing was sent then.
 */
export async function runDispatch(inputs: DispatchInputs, deps: DispatchDeps): Promise<Outcome> {
  const targets = await readTargets(inputs, deps);
  const attempted = targets.length === 0 ? [] : await dispatchAll(targets, inputs, deps);
  if (targets.length === 0) deps.log.info("There is nothing to dispatch.");
  const unrecorded = inputs["dry-run"] ? [] : await record(attempted, deps);
  return {
    outputs: toOutputs(attempted),
    failures: [...toFailures(attempted), ...unrecorded],
    summary: writeSummary(attempted, inputs["dry-run"]),
  };
}

async function readTargets(inputs: DispatchInputs, deps: DispatchDeps): Promise<readonly Target[]> {
  const target = { inputs, explicit: await parseInputMap(inputs.inputs) };
  if (inputs.rebuilds === undefined && inputs["rebuilds-file"].length === 0)
    return [toSingleTarget(target, deps)];
  const entries = [...(inputs.rebuilds ?? []), ...(await readFiles(inputs["rebuilds-file"], deps))];
  return toTargets(collapseDuplicates(entries), target, deps);
}

async function readFiles(
  patterns: readonly string[],
  { files }: DispatchDeps,
): Promise<readonly RebuildEntry[]> {
  const entries: RebuildEntry[] = [];
  const failures: Failure[] = [];
  for (const pattern of patterns) {
    try {
      for (const path of await findFiles(pattern, files)) {
        const content = await files.read(path);
        entries.push(...parseRebuilds(content?.toString("utf8") ?? "", path));
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(...listFailures(error));
    }
  }
  if (failures.length > 0) throw combineFailures(failures, "several files are wrong", "rebuilds.shape");
  return entries;
}

async function findFiles(pattern: string, files: World["files"]): Promise<readonly string[]> {
  if ((await files.read(pattern).catch(() => undefined)) !== undefined) return [pattern];
  const found = await files.glob(pattern);
  if (found.length > 0) return found;
  throw new Failure(`rebuilds-file: no file matches ${printable(pattern)}`, {
    code: "rebuilds.no-file",
    hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded.",
  });
}

async function dispatchAll(
  targets: readonly Target[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
): Promise<readonly Attempted[]> {
  const hosts = createHosts({ secrets: inputs, world: deps, transport: await deps.createTransport() });
  const campaign = createCampaign({ targets, inputs, hosts, deps });
  const attempted: Attempted[] = [];
  for (const target of targets) attempted.push(await campaign(target));
  return attempted;
}

async function record(
  attempted: readonly Attempted[],
  { ledger }: DispatchDeps,
): Promise<readonly Failure[]> {
  if (ledger === undefined || attempted.length === 0) return [];
  try {
    await ledger.record(attempted);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return listFailures(error);
  }
}
