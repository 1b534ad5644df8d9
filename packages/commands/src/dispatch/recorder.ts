import { type AttemptRecord, attemptId, createFileStore } from "@basewatch/ledger";
import type { World } from "../action.ts";
import type { State } from "../state.ts";
import type { Attempted } from "./results.ts";

/** Remembers what was dispatched. */
export interface Recorder {
  record(results: readonly Attempted[]): Promise<void>;
}

/**
 * The recorder of a state; `undefined` for none. What was not sent is not recorded. Throws `Failure` (`ledger.*`) when the ledger
 * cannot be read: it is better to know that before anything is sent.
 */
export async function openRecorder(
  state: State,
  { files, clock }: Pick<World, "files" | "clock">,
): Promise<Recorder | undefined> {
  if (state.kind !== "file") return undefined;
  const store = createFileStore(files, state.path);
  await store.load();
  return {
    async record(results) {
      const at = new Date(clock.now()).toISOString();
      const sent = results.filter(({ status }) => status !== "skipped" && status !== "deferred");
      const attempts = Object.fromEntries(
        sent.map((one) => [attemptId(one.target), toAttempt(one, at)] as const),
      );
      await store.commit((stored) => ({
        ledger: { ...stored, attempts: { ...stored.attempts, ...attempts } },
        message: "Dispatch",
      }));
    },
  };
}

function toAttempt({ target, status, run, failure }: Attempted, at: string): AttemptRecord {
  return {
    key: target.key,
    attempt: target.attempt,
    target: {
      provider: "github",
      apiUrl: target.apiUrl ?? null,
      repository: target.repository,
      workflow: target.workflow,
      ref: target.ref ?? "",
    },
    images: target.images.toSorted(),
    imageDigests: {},
    bases: {},
    reason: null,
    owner: "",
    claimedAt: at,
    expiresAt: at,
    sentAfter: null,
    traces: { marked: false, event: "workflow_dispatch", actor: null },
    provableAt: at,
    status: status === "dispatched" || status === "unknown" ? status : "refused",
    runId: run === undefined ? null : String(run.id),
    runUrl: run?.url ?? null,
    conclusion: null,
    closedAt: status === "failed" ? at : null,
    message: failure?.message ?? null,
  };
}
