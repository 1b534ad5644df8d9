import { Failure } from "@basewatch/failure";
import { type DispatchRequest, type Github, isDeferring, type PreparedDispatch } from "@basewatch/forge";
import { printable } from "@basewatch/redaction";
import type { createHosts, Reached } from "./hosts.ts";
import type { DispatchInputs } from "./inputs.ts";
import type { Attempted } from "./results.ts";
import type { DispatchDeps } from "./run-dispatch.ts";
import type { Target } from "./targets.ts";

/** What a run's dispatches have in common. */
export interface CampaignOptions {
  readonly targets: readonly Target[];
  readonly inputs: DispatchInputs;
  readonly hosts: ReturnType<typeof createHosts>;
  readonly deps: Pick<DispatchDeps, "clock" | "log" | "redactor" | "signal">;
}

/** Tries one target after the other: paces them, counts them, and stops at a host whose limit is reached. Its `Failure`s are values. */
export function createCampaign({
  targets,
  inputs,
  hosts,
  deps,
}: CampaignOptions): (target: Target) => Promise<Attempted> {
  const { clock, log, signal } = deps;
  const limited = new Map<string, Failure>();
  const explained = new Set<string>();
  const sinceMs = Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"];
  let sent = 0;
  let lastSentMs = Number.NEGATIVE_INFINITY;

  async function attempt(target: Target): Promise<Attempted> {
    refuseStale(target, inputs["max-age"], clock.now());
    const reached = hosts(target.apiUrl, target.repository);
    const { github } = reached;
    const known = limited.get(reached.apiUrl);
    if (known !== undefined) return settle(target, "deferred", { failure: known });
    try {
      const prepared = await github.prepareDispatch(toRequest(target, inputs));
      explain(prepared);
      if (inputs["dry-run"]) return rehearse(target, prepared, reached);
      return await send(target, prepared, github);
    } catch (error) {
      if (error instanceof Failure && isDeferring(error)) limited.set(reached.apiUrl, error);
      throw error;
    }
  }

  async function send(target: Target, prepared: PreparedDispatch, github: Github): Promise<Attempted> {
    const earlier = await findEarlier(target, prepared, github);
    if (earlier !== undefined) {
      log.info(`${prepared.what}: ${earlier.url} is the run of this rebuild already.`);
      return settle(target, "skipped", { run: earlier });
    }
    if (sent >= inputs["max-dispatches"])
      return settle(target, "deferred", { failure: tooMany(prepared, inputs["max-dispatches"]) });
    await pace();
    sent += 1;
    const result = await github.dispatchWorkflow(prepared, {
      reconcileTimeoutMs: inputs["reconcile-timeout"],
      onAmbiguous: inputs["on-ambiguous"],
    });
    if (result.status === "deferred") throw result.failure;
    if (result.status !== "dispatched") return settle(target, result.status, { failure: result.failure });
    if (prepared.unreadable !== undefined) warnUnreadable(prepared.unreadable);
    if (result.leftOut.length > 0) log.notice(leftOutText(prepared, result.leftOut));
    log.info(
      `${prepared.what}: dispatched${result.run === undefined ? "; the server does not name the run" : `, ${result.run.url}`}`,
    );
    return settle(target, "dispatched", { run: result.run });
  }

  /** The run of this very key and attempt: the step ran before, or its rebuilds were passed twice. */
  async function findEarlier(target: Target, prepared: PreparedDispatch, github: Github) {
    if (prepared.declaration?.titleShowsKey === false) return undefined;
    try {
      return await github.findRun(target.repository, prepared.request.marker, sinceMs);
    } catch (error) {
      if (!(error instanceof Failure) || isDeferring(error)) throw error;
      once(`runs ${target.repository}`, () =>
        log.warning(
          `${target.repository}: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed. ${error.message}`,
        ),
      );
      return undefined;
    }
  }

  async function pace(): Promise<void> {
    const waitMs = lastSentMs + inputs["write-interval"] - clock.monotonicMs();
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    lastSentMs = clock.monotonicMs();
  }

  function rehearse(
    target: Target,
    { what, workflow, ref, inputs: values }: PreparedDispatch,
    { apiUrl }: Reached,
  ): Attempted {
    const body = escapeInvisible(JSON.stringify({ ref, inputs: values }));
    const path = `/repos/${target.repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`;
    log.info(`Dry run: POST ${apiUrl}${path} ${body}`);
    const failure = new Failure(`${what}: dry run, nothing was sent`, {
      code: "dispatch.dry-run",
      hint: "Set dry-run to false to send it.",
    });
    return settle(target, "skipped", { failure });
  }

  function explain(prepared: PreparedDispatch): void {
    const { what, leftOut, declaration } = prepared;
    once(`inputs ${what} ${leftOut.join()}`, () => {
      if (leftOut.length > 0) log.notice(leftOutText(prepared, leftOut));
    });
    once(`title ${what}`, () => {
      if (declaration?.titleShowsKey !== false) return;
      log.info(
        `${what}: its run-name does not show the input rebuild_key, so its runs cannot be told apart: a second dispatch of the same rebuild would not be noticed, and after a lost answer it stays unknown whether it started.`,
      );
    });
  }

  function warnUnreadable(unreadable: Failure): void {
    once(unreadable.message, () =>
      log.warning(
        `${unreadable.message}; all inputs were sent without knowing which ones it declares. ${unreadable.hint ?? ""}`,
      ),
    );
  }

  function once(what: string, tell: () => void): void {
    if (explained.has(what)) return;
    explained.add(what);
    tell();
  }

  return async (target) => {
    try {
      return await attempt(target);
    } catch (error) {
      // Told to stop while waiting for its turn: nothing of this target was sent.
      if (signal.aborted && !(error instanceof Failure))
        return settle(target, "deferred", { failure: stopped(target) });
      if (!(error instanceof Failure)) throw error;
      return settle(target, isDeferring(error) ? "deferred" : "failed", { failure: error });
    }
  };
}

function settle(
  target: Target,
  status: Attempted["status"],
  { run, failure }: { readonly run?: Attempted["run"]; readonly failure?: Failure },
): Attempted {
  return { target, status, run, failure };
}

function toRequest(target: Target, inputs: DispatchInputs): DispatchRequest {
  const { repository, workflow, ref, standard, explicit } = target;
  return {
    repository,
    workflow,
    ref,
    standard,
    explicit,
    strict: inputs["strict-inputs"],
    marker: `${target.key}.${target.attempt}`,
  };
}

function refuseStale(target: Target, maxAgeMs: number, nowMs: number): void {
  if (nowMs - target.checkedAtMs <= maxAgeMs) return;
  const hours = ((nowMs - target.checkedAtMs) / 3_600_000).toFixed(1);
  throw new Failure(
    `${nameOf(target)}: this rebuild was decided ${hours} h ago, and max-age is ${maxAgeMs / 3_600_000} h`,
    {
      code: "dispatch.too-old",
      hint: "Run check-base-digest again, and dispatch what it says now; or raise max-age.",
    },
  );
}

function stopped(target: Target): Failure {
  return new Failure(`${nameOf(target)}: the run was told to stop before this was sent`, {
    code: "dispatch.stopped",
    hint: "The next run goes on from here.",
  });
}

function tooMany({ what }: PreparedDispatch, most: number): Failure {
  return new Failure(`${what}: ${most} dispatches are the most for one run`, {
    code: "dispatch.max-dispatches",
    hint: "The next run goes on from here; raise max-dispatches to do more at once.",
  });
}

function nameOf({ images, repository, workflow }: Target): string {
  return printable(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}

function leftOutText({ what }: PreparedDispatch, names: readonly string[]): string {
  return `${what}: left out ${names.map((name) => printable(name, 80)).join(", ")}, which the workflow does not declare.`;
}

/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json: string): string {
  return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    [...character].map((one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`).join(""),
  );
}
