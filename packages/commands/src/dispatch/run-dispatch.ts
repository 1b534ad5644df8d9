import { combineFailures, Failure, listFailures } from "@basewatch/failure";
import { type Forge, isDeferring } from "@basewatch/forge";
import { attemptId, type LedgerStore } from "@basewatch/ledger";
import { printable } from "@basewatch/redaction";
import type { Outcome, World } from "../action.ts";
import { settleLedger } from "../attempts/settle-ledger.ts";
import { type Claimed, type Claims, claimedBefore, createClaims, LEASE_MS } from "./claims.ts";
import { parseInputMap } from "./input-map.ts";
import type { DispatchInputs } from "./inputs.ts";
import { createNotes } from "./notes.ts";
import { type Prepared, prepareTarget } from "./preparation.ts";
import { collapseDuplicates, parseRebuilds, type RebuildEntry } from "./rebuilds.ts";
import { limitedBefore, refuseStale, rehearsed, tooMany } from "./refusals.ts";
import { type Attempted, toFailures, toOutputs } from "./results.ts";
import { createSender, type Ready, type Sent } from "./sender.ts";
import { writeSummary } from "./summary.ts";
import { type Target, toSingleTarget, toTargets } from "./targets.ts";
import { type Awaited, awaitRuns, type Ended } from "./wait.ts";

/** The most that a run waits for rate limits; what takes longer is left to the next schedule. */
const LIMIT_BUDGET_MS = 180_000;

/** What dispatch-rebuild touches the world through. */
export interface DispatchDeps extends World {
  /** The forge that a target is at, with the token that was bound to it. May reject with `Failure`. */
  readonly openForge: (target: Pick<Target, "provider" | "apiUrl" | "repository">) => Promise<Forge>;
  /** Where claims and outcomes are recorded; `undefined` without a state. */
  readonly store: LedgerStore | undefined;
  /** Tells people; yields what could not be delivered. */
  readonly notify: (attempted: readonly Attempted[]) => Promise<readonly Failure[]>;
}

/**
 * Dispatches the rebuilds that the inputs name, each at most once: prepared, claimed together in one commit, sent one after the other, recorded together in another. What
 * goes wrong with one target is in the outcome, and stops no other. Throws `Failure` when the inputs or the ledger cannot be used: nothing was sent then.
 */
export async function runDispatch(inputs: DispatchInputs, deps: DispatchDeps): Promise<Outcome> {
  const targets = await readTargets(inputs, deps);
  if (targets.length === 0) {
    deps.log.info("There is nothing to dispatch.");
    return { outputs: toOutputs([]), failures: [], summary: writeSummary([], inputs["dry-run"]) };
  }
  const { attempted, failures } = await dispatchAll(targets, inputs, deps);
  const undelivered = inputs["dry-run"] ? [] : await deps.notify(attempted);
  return {
    outputs: toOutputs(attempted),
    failures: [...toFailures(attempted), ...failures, ...undelivered],
    summary: writeSummary(attempted, inputs["dry-run"]),
  };
}

async function dispatchAll(
  targets: readonly Target[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
): Promise<{ readonly attempted: readonly Attempted[]; readonly failures: readonly Failure[] }> {
  const { store, clock, environment, random, log } = deps;
  const results = new Map<Target, Attempted>();
  const owner = `${environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || "local"}/${Math.floor(random() * 2 ** 32).toString(16)}`;
  const claims = store === undefined ? undefined : createClaims(store, owner, inputs.settle);
  if (store !== undefined && !inputs["dry-run"]) await settleLedger(store, targets, deps);
  const prepared = await prepareAll(targets, inputs, deps, results);
  const sendable = leaveOut(prepared, inputs, results, log);
  const startedMs = clock.monotonicMs();
  const claimed = await claims?.claim(sendable.map(toWanted), clock.now());
  const ready = sendable.flatMap((one) => admit(one, claimed, startedMs + LEASE_MS / 2, results));
  const sent = await sendAll(ready, inputs, deps, results);
  const unrecorded = await conclude(sent, claims, deps);
  const attempted = () => targets.flatMap((target) => results.get(target) ?? []);
  if (inputs.wait) {
    // Whoever cancels the job while it waits still finds what was started.
    deps.announce(toOutputs(attempted()));
    await waitForAll(sent, inputs, deps, results);
  }
  return { attempted: attempted(), failures: unrecorded };
}

async function prepareAll(
  targets: readonly Target[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
  results: Map<Target, Attempted>,
): Promise<readonly Prepared[]> {
  const preparation = {
    inputs,
    openForge: deps.openForge,
    notes: createNotes(deps.log),
    hasLedger: deps.store !== undefined,
    // A rebuild that was decided before, by an earlier check with the same outcome, has the same key.
    sinceMs: Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"],
  };
  const limits = new Map<string, Failure>();
  const prepare = async (target: Target): Promise<Prepared | undefined> => {
    try {
      refuseStale(target, inputs["max-age"], deps.clock.now());
      const limit = limits.get(target.apiUrl ?? "");
      if (limit !== undefined) throw limitedBefore(target, limit);
      return await prepareTarget(target, preparation);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (isDeferring(error)) limits.set(target.apiUrl ?? "", error);
      results.set(target, { target, status: isDeferring(error) ? "deferred" : "failed", failure: error });
      return undefined;
    }
  };
  const prepared: Prepared[] = [];
  for (const target of targets) {
    const one = await prepare(target);
    if (one !== undefined) prepared.push(one);
  }
  return prepared;
}

/** Those that are to be sent: not rehearsed, not there already, not too many. */
function leaveOut(
  prepared: readonly Prepared[],
  inputs: DispatchInputs,
  results: Map<Target, Attempted>,
  log: DispatchDeps["log"],
): readonly Prepared[] {
  const most = inputs["max-dispatches"];
  const sendable: Prepared[] = [];
  let count = 0;
  for (const one of prepared) {
    const { target, earlier, forge } = one;
    if (earlier !== undefined) {
      log.info(`${one.prepared.what}: ${earlier.url} is this rebuild's run already.`);
      results.set(target, { target, status: "skipped", run: earlier });
    } else if (count >= most) {
      results.set(target, { target, status: "deferred", failure: tooMany(target, most) });
    } else if (inputs["dry-run"]) {
      count += 1;
      log.info(`Dry run: ${escapeInvisible(forge.describeDispatch(one.prepared))}`);
      results.set(target, { target, status: "skipped", failure: rehearsed(target) });
    } else {
      count += 1;
      sendable.push(one);
    }
  }
  return sendable;
}

function toWanted({ target, traces, prepared, forge }: Prepared): Parameters<Claims["claim"]>[0][number] {
  const { workflow, ref } = prepared;
  return { target, traces, workflow, ref, serverTimeMs: forge.serverTimeMs() };
}

function admit(
  one: Prepared,
  claimed: Claimed | undefined,
  sendUntilMs: number,
  results: Map<Target, Attempted>,
): readonly Ready[] {
  const { target } = one;
  if (claimed === undefined || claimed.granted.has(attemptId(target))) return [{ ...one, sendUntilMs }];
  const by = claimed.refusedBy[attemptId(target)];
  const run = by?.runId == null ? undefined : { id: Number(by.runId), url: by.runUrl ?? "" };
  const failure = by === undefined ? undefined : claimedBefore(target, by);
  results.set(target, { target, status: "skipped", run, failure });
  return [];
}

/** What was sent, with what came of it. */
interface Dispatched {
  readonly ready: Ready;
  readonly sent: Sent;
}

async function sendAll(
  ready: readonly Ready[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
  results: Map<Target, Attempted>,
): Promise<readonly Dispatched[]> {
  const notes = createNotes(deps.log);
  const send = createSender(
    {
      writeIntervalMs: inputs["write-interval"],
      reconcileTimeoutMs: inputs["reconcile-timeout"],
      settleMs: inputs.settle,
      onAmbiguous: inputs["on-ambiguous"],
      limitBudgetMs: LIMIT_BUDGET_MS,
    },
    deps,
  );
  const dispatched: Dispatched[] = [];
  for (const [index, one] of ready.entries()) {
    const sent = await send(one);
    const { target, prepared } = one;
    const status = sent.status === "not-started" ? "failed" : sent.status;
    results.set(target, { target, status, run: sent.run, failure: sent.failure });
    dispatched.push({ ready: one, sent });
    notes.leftOut(prepared, sent.leftOut ?? []);
    const place = ready.length > 1 ? `${index + 1}/${ready.length} ` : "";
    if (sent.status === "dispatched")
      deps.log.info(
        `${place}${prepared.what}: dispatched, ${sent.run?.url ?? "in a run that this server does not name"}`,
      );
  }
  return dispatched;
}

async function conclude(
  sent: readonly Dispatched[],
  claims: Claims | undefined,
  { clock }: DispatchDeps,
): Promise<readonly Failure[]> {
  if (claims === undefined || sent.length === 0) return [];
  try {
    const outcomes = sent.map((one) => ({ target: one.ready.target, sent: one.sent }));
    await claims.conclude(outcomes, clock.now());
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return listFailures(error).map(
      (failure) =>
        new Failure(`what was dispatched could not be recorded: ${failure.message}`, {
          code: failure.code,
          hint: `${failure.hint ?? ""} The claims are recorded: the next check finds the runs and settles them.`.trim(),
          cause: failure,
        }),
    );
  }
}

async function waitForAll(
  dispatched: readonly Dispatched[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
  results: Map<Target, Attempted>,
): Promise<void> {
  const started = dispatched.filter(({ sent }) => sent.status === "dispatched");
  const readable = started.filter(({ ready }) => ready.forge.canReadRuns);
  for (const { ready } of started) {
    const known = results.get(ready.target);
    if (known !== undefined && !ready.forge.canReadRuns)
      results.set(ready.target, { ...known, conclusion: null, failure: unreadable(ready.target) });
  }
  const awaited = readable.map(({ ready, sent }): Awaited => {
    const { target, forge, traces, prepared } = ready;
    const { workflow, ref } = prepared;
    const sinceMs = sent.sinceMs ?? target.checkedAtMs;
    const sought = {
      marker: attemptId(target),
      traces,
      workflow,
      ref,
      sinceMs,
      untilMs: sinceMs + inputs.settle,
    };
    return { target, forge, sought, runId: sent.run?.id };
  });
  const ends = await awaitRuns(
    awaited,
    { timeoutMs: inputs["wait-timeout"], cancelOnTimeout: inputs["cancel-on-timeout"] },
    deps,
  );
  for (const [index, end] of ends.entries()) {
    const target = awaited[index]?.target;
    const known = target === undefined ? undefined : results.get(target);
    if (target !== undefined && known !== undefined) results.set(target, withEnd(known, end));
  }
}

function withEnd(known: Attempted, { run, failure }: Ended): Attempted {
  const conclusion = run?.conclusion ?? null;
  const bad =
    conclusion === null || conclusion === "success"
      ? failure
      : notSuccessful(known.target, conclusion, run?.url);
  return { ...known, run: run ?? known.run, conclusion, failure: bad };
}

function notSuccessful(target: Target, conclusion: string, url: string | undefined): Failure {
  const superseded = conclusion === "superseded";
  return new Failure(
    `${target.images.join(", ") || target.workflow}: its run ended with ${conclusion}${url === undefined ? "" : `: ${url}`}`,
    {
      code: `dispatch.run-${conclusion}`,
      hint: superseded
        ? "A concurrency group cancelled it before any job started; it is no failed attempt, and the next check plans it again."
        : "Look at the run's log; with a ledger, the next check plans another attempt as long as maxAttempts allows.",
    },
  );
}

function unreadable(target: Target): Failure {
  return new Failure(`${target.images.join(", ") || target.repository}: its run cannot be waited for`, {
    code: "forge.no-read-token",
    hint: "A trigger token cannot read pipelines: add a line host=<access token with read_api> to tokens, or leave wait off.",
  });
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

/** What a log would hide or reorder, written as escapes. */
function escapeInvisible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
