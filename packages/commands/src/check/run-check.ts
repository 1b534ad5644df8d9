import { Failure } from "@basewatch/failure";
import { emptyLedger, isOpen, type Ledger, type LedgerStore } from "@basewatch/ledger";
import { type ForceOrder, type Plan, type PlanRequest, planRebuilds } from "@basewatch/plan";
import type { Registry } from "@basewatch/registry";
import type { Outcome, World } from "../action.ts";
import { type State, spellState } from "../state.ts";
import { openStore } from "../state-store.ts";
import type { ObservedImage } from "./checked-image.ts";
import { openForges, openRegistry } from "./connections.ts";
import { observeFleet } from "./fleet-observation.ts";
import type { CheckInputs } from "./inputs.ts";
import { logImages } from "./log-images.ts";
import { buildOutputs, type OutputFiles } from "./outputs.ts";
import { attachPlan, toObservation } from "./planned-images.ts";
import { findStale, type Recorded, recordPlan } from "./record.ts";
import { formatReport } from "./report.ts";
import { selectByBases } from "./selection.ts";
import { isInShard } from "./shares.ts";
import { readSubjects, type Subjects } from "./subjects.ts";
import { summariseCheck } from "./summary.ts";
import { judgeUnknown } from "./unknown.ts";

/** The branch that a config's ledger is on when nobody says where. */
const DEFAULT_BRANCH = "basewatch";

/**
 * check-base-digest: settles earlier attempts, finds what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
 * `Failure` for what concerns the whole run (config, ledger); one image's trouble is in its verdict.
 */
export async function runCheck(inputs: CheckInputs, world: World): Promise<Outcome> {
  const startedMs = world.clock.now();
  const subjects = await readSubjects(inputs, world);
  const state = chooseState(inputs.state, subjects.single);
  const store = openStore(state, { world, stateToken: inputs["state-token"], tokens: inputs.tokens });
  requireMemoryForDelays(subjects, store);
  const loaded = (await store?.load()) ?? emptyLedger();
  const settled = await settleEarlier(subjects, loaded, inputs, world);
  const { registry, failures } = await openRegistry(inputs, subjects, world);
  const ledger = store && loaded;
  const all = await observeFleet(subjects, { inputs, registry, ledger, world });
  const observed = selectByBases(all, inputs["only-bases"]);
  const nowMs = world.clock.now();
  const force = describeForce(inputs, world);
  const decide = (ledger: Ledger): Plan =>
    planRebuilds({
      images: observed.map(toObservation),
      fleet: subjects.fleet,
      config: inputs.config ?? null,
      isOwn: (name) => isInShard(name, inputs.shard),
      ledger,
      nowMs,
      startedMs,
      state: spellState(state),
      force,
      ...settled,
      stale: findStale(loaded, ledger),
    });
  const dryRun = inputs["dry-run"] ?? isPullRequest(world);
  const run = { inputs, world, observed, registry, nowMs, single: subjects.single, failures };
  const planned = decide(loaded);
  const files = await writeFiles(run, planned);
  if (dryRun) return finish(run, { plan: planned, failures: [], unrecorded: "this was a dry run" }, files);
  if (store === undefined) return finish(run, { plan: planned, failures: [] }, files);
  // After the files, so that nothing is remembered of a run that could not say what it found.
  const recorded = await recordPlan(store, planned, decide, world);
  if (recorded.plan !== planned) await writeFiles(run, recorded.plan);
  return finish(run, recorded, files);
}

/** Where the ledger is when nobody says so: on a branch of this repository for a config, nowhere for one image. */
function chooseState(state: State | undefined, single: boolean): State {
  return state ?? (single ? { kind: "none" } : { kind: "branch", name: DEFAULT_BRANCH, url: undefined });
}

/** What became of the open attempts at the images of this run. */
async function settleEarlier(
  { images }: Subjects,
  ledger: Ledger,
  inputs: CheckInputs,
  world: World,
): Promise<Pick<PlanRequest, "settlements" | "alive">> {
  const names = new Set(images.map(({ name }) => name));
  const open = Object.values(ledger.attempts).filter(
    (attempt) => isOpen(attempt) && attempt.images.some((name) => names.has(name)),
  );
  if (open.length === 0) return {};
  const { settleOpen } = await import("../attempts/settle-ledger.ts");
  const { clock, log } = world;
  return settleOpen(open, ledger, { openForge: openForges(inputs, world), clock, log });
}

/** What the end of a run is made of. */
interface Run {
  readonly inputs: CheckInputs;
  readonly world: World;
  readonly observed: readonly ObservedImage[];
  readonly registry: Registry;
  readonly nowMs: number;
  readonly single: boolean;
  /** What went wrong before any image was looked at. */
  readonly failures: readonly Failure[];
}

function finish(run: Run, recorded: Recorded, files: OutputFiles): Outcome {
  const { inputs, world } = run;
  const { plan } = recorded;
  const images = attachPlan(run.observed, plan);
  logImages(images, plan.cycles, world.log);
  const { outputs, warnings, failures } = buildOutputs(images, plan.rebuilds, files, run.single);
  const unknown = judgeUnknown(images, inputs["fail-on"], plan.ledger, run.nowMs);
  for (const warning of warnings) world.log.warning(warning);
  for (const { message, hint } of unknown.warnings)
    world.log.warning(hint === undefined ? message : `${message} · ${hint}`);
  return {
    outputs,
    failures: [...run.failures, ...failures, ...unknown.failures, ...recorded.failures],
    summary: summariseCheck(images, recorded.unrecorded),
  };
}

async function writeFiles(
  { inputs, world, observed, registry, nowMs }: Run,
  plan: Plan,
): Promise<OutputFiles> {
  const folder =
    inputs["output-dir"] ?? (world.environment["RUNNER_TEMP"] || world.environment["TMPDIR"] || "/tmp");
  const files = {
    rebuilds: world.files.resolve(`${folder}/rebuilds.json`),
    report: world.files.resolve(`${folder}/report.json`),
  };
  const report = formatReport(attachPlan(observed, plan), registry, new Date(nowMs).toISOString());
  await world.files.write(files.rebuilds, `${JSON.stringify(plan.rebuilds)}\n`);
  await world.files.write(files.report, report);
  return files;
}

function requireMemoryForDelays({ images }: Subjects, store: LedgerStore | undefined): void {
  const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
  if (store !== undefined || delayed === undefined) return;
  throw new Failure(`${delayed.name}: it has a rebuildDelay, and state is none`, {
    code: "check.delay-without-state",
    hint: "Set state to branch:basewatch, or to file:<path> and keep that file between runs: a delay counts from when a digest was first seen.",
  });
}

function describeForce(inputs: CheckInputs, { environment, clock }: World): ForceOrder | undefined {
  if (!inputs.force || inputs.reason === undefined) return undefined;
  return {
    unchangedToo: inputs["force-unchanged"],
    by: environment["GITHUB_ACTOR"] || environment["GITLAB_USER_LOGIN"] || environment["USER"] || "unknown",
    reason: inputs.reason,
    runId: environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || String(clock.now()),
  };
}

function isPullRequest({ environment }: World): boolean {
  return (environment["GITHUB_EVENT_NAME"] ?? "").startsWith("pull_request");
}
