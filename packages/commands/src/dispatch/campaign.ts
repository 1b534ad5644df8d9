import { Failure } from "@basewatch/failure";
import {
  type DispatchRequest,
  type Github,
  isDeferring,
  type PreparedDispatch,
  type Run,
} from "@basewatch/forge";
import type { Hosts, Reached } from "./hosts.ts";
import type { DispatchInputs } from "./inputs.ts";
import { createNotes } from "./notes.ts";
import { limitedBefore, refuseStale, rehearsed, stoppedBefore, tooMany } from "./refusals.ts";
import type { Attempted } from "./results.ts";
import type { DispatchDeps } from "./run-dispatch.ts";
import type { Target } from "./targets.ts";

/** What a run's dispatches have in common. */
export interface CampaignOptions {
  readonly targets: readonly Target[];
  readonly inputs: DispatchInputs;
  readonly hosts: Hosts;
  readonly deps: Pick<DispatchDeps, "clock" | "log" | "signal">;
}

/**
 * Yields the function that tries one target: it paces the dispatches, counts them, and sends nothing more to where a limit is
 * reached. It throws no `Failure`: each is part of the target's result.
 */
export function createCampaign({
  targets,
  inputs,
  hosts,
  deps,
}: CampaignOptions): (target: Target) => Promise<Attempted> {
  const { clock, log, signal } = deps;
  const notes = createNotes(log);
  const limits = new Map<string, Failure>();
  // A rebuild that was decided before, by an earlier check with the same outcome, has the same key.
  const sinceMs = Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"];
  let sent = 0;
  let lastSentMs = Number.NEGATIVE_INFINITY;

  async function attempt(target: Target): Promise<Attempted> {
    refuseStale(target, inputs["max-age"], clock.now());
    if (sent >= inputs["max-dispatches"])
      return settle(target, "deferred", tooMany(target, inputs["max-dispatches"]));
    const reached = await hosts(target.apiUrl, target.repository);
    const limit = limits.get(reached.apiUrl);
    if (limit !== undefined) return settle(target, "deferred", limitedBefore(target, limit));
    try {
      return await prepareAndSend(target, reached);
    } catch (error) {
      if (error instanceof Failure && isDeferring(error)) limits.set(reached.apiUrl, error);
      throw error;
    }
  }

  async function prepareAndSend(target: Target, reached: Reached): Promise<Attempted> {
    const { github } = reached;
    const prepared = await github.prepareDispatch(toRequest(target, inputs));
    notes.explain(prepared);
    if (inputs["dry-run"]) {
      sent += 1;
      log.info(`Dry run: ${describeRequest(prepared, reached.apiUrl)}`);
      return settle(target, "skipped", rehearsed(target));
    }
    const earlier = await findEarlier(target, prepared, github);
    if (earlier === undefined) return send(target, prepared, github);
    log.info(`${prepared.what}: ${earlier.url} is this rebuild's run already.`);
    return settle(target, "skipped", undefined, earlier);
  }

  /** The run of this very key and attempt, which an earlier step started. */
  async function findEarlier(
    target: Target,
    prepared: PreparedDispatch,
    github: Github,
  ): Promise<Run | undefined> {
    if (prepared.declaration?.titleShowsKey === false) return undefined;
    try {
      return await github.findRun(target.repository, prepared.request.marker, sinceMs);
    } catch (error) {
      if (!(error instanceof Failure) || isDeferring(error)) throw error;
      notes.unlisted(target.repository, error);
      return undefined;
    }
  }

  async function send(target: Target, prepared: PreparedDispatch, github: Github): Promise<Attempted> {
    const waitMs = lastSentMs + inputs["write-interval"] - clock.monotonicMs();
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    lastSentMs = clock.monotonicMs();
    sent += 1;
    const result = await github.dispatchWorkflow(prepared, {
      reconcileTimeoutMs: inputs["reconcile-timeout"],
      onAmbiguous: inputs["on-ambiguous"],
    });
    if (result.status === "deferred") throw result.failure;
    if (result.status !== "dispatched") return settle(target, result.status, result.failure);
    if (prepared.unreadable !== undefined) notes.unreadable(prepared.unreadable);
    notes.leftOut(prepared, result.leftOut);
    log.info(`${prepared.what}: dispatched, ${result.run?.url ?? "in a run that this server does not name"}`);
    return settle(target, "dispatched", undefined, result.run);
  }

  return async (target) => {
    try {
      return await attempt(target);
    } catch (error) {
      // Told to stop while it waited for its turn.
      if (signal.aborted && error === signal.reason) return settle(target, "deferred", stoppedBefore(target));
      if (!(error instanceof Failure)) throw error;
      return settle(target, isDeferring(error) ? "deferred" : "failed", error);
    }
  };
}

function settle(
  target: Target,
  status: Attempted["status"],
  failure?: Failure,
  run?: Attempted["run"],
): Attempted {
  return { target, status, failure, run };
}

function toRequest(target: Target, inputs: DispatchInputs): DispatchRequest {
  const { repository, workflow, ref, standard, explicit, key, attempt } = target;
  return {
    repository,
    workflow,
    ref,
    standard,
    explicit,
    strict: inputs["strict-inputs"],
    marker: `${key}.${attempt}`,
  };
}

/** What would be sent: method, URL and body. */
function describeRequest({ request, workflow, ref, inputs }: PreparedDispatch, apiUrl: string): string {
  const path = `/repos/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`;
  return `POST ${apiUrl}${path} ${escapeInvisible(JSON.stringify({ ref, inputs }))}`;
}

/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json: string): string {
  return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
