import { Failure } from "@basewatch/failure";
import { attemptId } from "@basewatch/ledger";
import type { DispatchDeps, Results } from "./deps.ts";
import type { DispatchInputs } from "./inputs.ts";
import type { Attempted } from "./results.ts";
import type { Dispatched } from "./sending.ts";
import type { Target } from "./targets.ts";
import { type Awaited, awaitRuns, type Ended } from "./wait.ts";

/** Waits for the runs of what was dispatched and notes how they ended. */
export async function awaitDispatched(
  dispatched: readonly Dispatched[],
  inputs: DispatchInputs,
  deps: DispatchDeps,
  results: Results,
): Promise<void> {
  const started = dispatched.filter(({ sent }) => sent.status === "dispatched");
  const [readable, unreadables] = partition(started, ({ ready }) => ready.forge.canReadRuns);
  for (const { ready } of unreadables) {
    const known = results.get(ready.target);
    if (known !== undefined) results.set(ready.target, { ...known, failure: unreadable(ready.target) });
  }
  const awaited = readable.map((one) => toAwaited(one, inputs.settle));
  const options = { timeoutMs: inputs["wait-timeout"], cancelOnTimeout: inputs["cancel-on-timeout"] };
  const ends = await awaitRuns(awaited, options, deps);
  for (const [index, end] of ends.entries()) {
    const target = awaited[index]?.target;
    const known = target === undefined ? undefined : results.get(target);
    if (target !== undefined && known !== undefined) results.set(target, withEnd(known, end));
  }
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function toAwaited({ ready, sent }: Dispatched, settleMs: number): Awaited {
  const { target, forge, traces, prepared, known } = ready;
  const { workflow, ref } = prepared;
  const sinceMs = sent.sinceMs ?? target.checkedAtMs;
  const sought = { marker: attemptId(target), traces, workflow, ref, sinceMs, untilMs: sinceMs + settleMs };
  return { target, forge, sought, known, runId: sent.run?.id };
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
