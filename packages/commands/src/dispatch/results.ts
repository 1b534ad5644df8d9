import type { Failure } from "@basewatch/failure";
import type { Target } from "./targets.ts";

export type ResultStatus = "dispatched" | "skipped" | "deferred" | "unknown" | "failed";

/** What became of one target; an entry of the `results` output. */
export interface DispatchResultEntry {
  readonly key: string;
  readonly attempt: number;
  readonly images: readonly string[];
  readonly status: ResultStatus;
  readonly runId: number | null;
  readonly runUrl: string | null;
  readonly conclusion: string | null;
  readonly errorCode: string | null;
  readonly message: string | null;
  readonly hint: string | null;
}

/** A target with what became of it. */
export interface Attempted {
  readonly target: Target;
  readonly status: ResultStatus;
  readonly run?: { readonly id: number; readonly url: string } | undefined;
  /** How its run ended; `null` or absent where nobody waited for it, or it did not end in time. */
  readonly conclusion?: string | null | undefined;
  /** Why it was not dispatched, or not provably, or did not end well. */
  readonly failure?: Failure | undefined;
  /** Who forced it, as the ledger has it. */
  readonly requestedBy?: string | undefined;
}

export function toEntry({ target, status, run, conclusion, failure }: Attempted): DispatchResultEntry {
  return {
    key: target.key,
    attempt: target.attempt,
    images: target.images,
    status,
    runId: run?.id ?? null,
    runUrl: run?.url ?? null,
    conclusion: conclusion ?? null,
    errorCode: failure?.code ?? null,
    message: failure?.message ?? null,
    hint: failure?.hint ?? null,
  };
}

/** The outputs of the action, whatever happened. */
export function toOutputs(attempted: readonly Attempted[]): Readonly<Record<string, string>> {
  const [first] = attempted;
  const count = (status: ResultStatus): string =>
    String(attempted.filter((one) => one.status === status).length);
  return {
    results: JSON.stringify(attempted.map(toEntry)),
    "run-id": first?.run === undefined ? "" : String(first.run.id),
    "run-url": first?.run?.url ?? "",
    conclusion: first?.conclusion ?? "",
    "dispatched-count": count("dispatched"),
    "skipped-count": count("skipped"),
    "deferred-count": count("deferred"),
    "unknown-count": count("unknown"),
    "failed-count": count("failed"),
  };
}

/** What fails the step, once every target was tried; what several targets failed of is said once. */
export function toFailures(attempted: readonly Attempted[]): readonly Failure[] {
  const failures = attempted.flatMap(({ status, failure }) =>
    status !== "deferred" && status !== "skipped" && failure !== undefined ? [failure] : [],
  );
  return [...new Set(failures)];
}
