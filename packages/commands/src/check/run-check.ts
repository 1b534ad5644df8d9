import { Failure } from "@basewatch/failure";
import { createFileStore, emptyLedger, type LedgerStore } from "@basewatch/ledger";
import { type ForceOrder, type Plan, planRebuilds } from "@basewatch/plan";
import type { Registry } from "@basewatch/registry";
import type { Outcome, World } from "../action.ts";
import { spellState } from "../state.ts";
import type { CheckedImage, ObservedImage } from "./checked-image.ts";
import { describeCheckout } from "./checkout.ts";
import { createGithubs, openRegistry } from "./connections.ts";
import { readWorkspace } from "./dockerfiles.ts";
import type { CheckInputs } from "./inputs.ts";
import { logImages } from "./log-images.ts";
import { observeImage } from "./observe.ts";
import { buildOutputs } from "./outputs.ts";
import { attachPlan, toObservation } from "./planned-images.ts";
import { buildReport } from "./report.ts";
import { selectByBases } from "./selection.ts";
import { readSubjects, type Subjects } from "./subjects.ts";
import { summariseCheck } from "./summary.ts";
import { judgeUnknown } from "./unknown.ts";

/**
 * check-base-digest: settles what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
 * `Failure` for what concerns the whole run (config, ledger); one image's trouble is in its verdict.
 */
export async function runCheck(inputs: CheckInputs, world: World): Promise<Outcome> {
  const subjects = await readSubjects(inputs, world.files);
  const store = openStore(inputs, world);
  const ledger = (await store?.load()) ?? emptyLedger();
  requireMemoryForDelays(subjects, store);
  const { registry, failures } = await openRegistry(inputs, subjects, world);
  const observed = selectByBases(await observeAll(inputs, subjects, registry, world), inputs["only-bases"]);
  const nowMs = world.clock.now();
  const plan = planRebuilds({
    images: observed.map(toObservation),
    ledger,
    nowMs,
    state: spellState(inputs.state),
    force: describeForce(inputs, world),
  });
  const images = attachPlan(observed, plan);
  logImages(images, plan.cycles, world.log);
  const dryRun = inputs["dry-run"] ?? isPullRequest(world);
  const outcome = await finish({
    inputs,
    world,
    images,
    plan,
    registry,
    nowMs,
    dryRun,
    single: subjects.single,
    failures,
  });
  // Last, so that nothing is remembered of a run that could not say what it found.
  if (store !== undefined && !dryRun) await store.save(plan.ledger);
  return outcome;
}

async function finish(run: {
  readonly inputs: CheckInputs;
  readonly world: World;
  readonly images: readonly CheckedImage[];
  readonly plan: Plan;
  readonly registry: Registry;
  readonly nowMs: number;
  readonly dryRun: boolean;
  readonly single: boolean;
  /** What went wrong before any image was looked at. */
  readonly failures: readonly Failure[];
}): Promise<Outcome> {
  const { inputs, world, images, plan } = run;
  const files = await writeFiles(run);
  const { outputs, warnings, failures } = buildOutputs(images, plan.rebuilds, files, run.single);
  const unknown = judgeUnknown(images, inputs["fail-on"], plan.ledger, run.nowMs);
  for (const warning of warnings) world.log.warning(warning);
  for (const { message, hint } of unknown.warnings)
    world.log.warning(hint === undefined ? message : `${message} · ${hint}`);
  return {
    outputs,
    failures: [...run.failures, ...failures, ...unknown.failures],
    summary: summariseCheck(images, run.dryRun),
  };
}

async function writeFiles({ inputs, world, images, plan, registry, nowMs }: Parameters<typeof finish>[0]) {
  const folder =
    inputs["output-dir"] ?? (world.environment["RUNNER_TEMP"] || world.environment["TMPDIR"] || "/tmp");
  const files = {
    rebuilds: world.files.resolve(`${folder}/rebuilds.json`),
    report: world.files.resolve(`${folder}/report.json`),
  };
  const report = buildReport(images, registry, new Date(nowMs).toISOString());
  await world.files.write(files.rebuilds, `${JSON.stringify(plan.rebuilds)}\n`);
  await world.files.write(files.report, `${JSON.stringify(report, null, 2)}\n`);
  return files;
}

function openStore(inputs: CheckInputs, { files }: World): LedgerStore | undefined {
  return inputs.state.kind === "none" ? undefined : createFileStore(files, inputs.state.path);
}

function requireMemoryForDelays({ images }: Subjects, store: LedgerStore | undefined): void {
  const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
  if (store !== undefined || delayed === undefined) return;
  throw new Failure(`${delayed.name}: it has a rebuildDelay, and state is none`, {
    code: "check.delay-without-state",
    hint: "Set state to file:<path> and keep that file between runs: a delay counts from when a digest was first seen.",
  });
}

async function observeAll(
  inputs: CheckInputs,
  subjects: Subjects,
  registry: Registry,
  world: World,
): Promise<readonly ObservedImage[]> {
  const { images, single } = subjects;
  const openGithub = createGithubs(inputs, world);
  const dockerfiles = { files: world.files, checkout: await describeCheckout(world), openGithub };
  const workspace = await readWorkspace(images, single, dockerfiles);
  const buildMissing = inputs["on-missing"] === "rebuild";
  return Promise.all(
    images.map((image) => observeImage(image, { registry, single, buildMissing, dockerfiles, workspace })),
  );
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
