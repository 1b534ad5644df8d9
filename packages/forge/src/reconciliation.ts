import { Failure } from "@basewatch/failure";
import type { Context } from "./context.ts";
import type { PreparedDispatch } from "./dispatch-request.ts";
import { findMarked, type ListRuns } from "./runs.ts";
import type { Run, RunsQuery } from "./types.ts";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15_000;

/** What looking for a run has shown. */
export interface Sighting {
  readonly run: Run | undefined;
  /** The last list could be read. */
  readonly listed: boolean;
}

/**
 * Looks for the run that an ambiguous dispatch may have started: lists the workflow's runs back to `sinceMs` until one shows the
 * dispatch's marker, or `timeoutMs` have passed.
 *
 * @param sinceMs the server's clock before the dispatch was sent
 */
export async function findStartedRun(
  context: Context,
  listRuns: ListRuns,
  { request, workflow }: PreparedDispatch,
  sinceMs: number,
  timeoutMs: number,
): Promise<Sighting> {
  const { clock, signal } = context;
  const query = { repository: request.repository, workflow, sinceMs, once: true };
  const deadlineMs = clock.monotonicMs() + timeoutMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const runs = await listQuietly(listRuns, query);
    const run = findMarked(runs ?? [], request.marker);
    const leftMs = deadlineMs - clock.monotonicMs();
    if (run !== undefined || leftMs <= 0 || signal?.aborted === true)
      return { run, listed: runs !== undefined };
    await sleepUnlessStopped(context, Math.min(pauseMs, leftMs));
  }
}

/** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
async function listQuietly(listRuns: ListRuns, query: RunsQuery): Promise<readonly Run[] | undefined> {
  try {
    return (await listRuns(query)).runs;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

// A run that is told to stop still has a result to write: what is not known by then stays unknown.
async function sleepUnlessStopped({ clock, signal }: Context, ms: number): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}
