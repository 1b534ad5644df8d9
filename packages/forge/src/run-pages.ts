import type { Run, RunList, RunsQuery } from "./types.ts";

/** One page of runs, newest first. */
export interface RunPage {
  readonly runs: readonly Run[];
  /** The server's clock when it was answered. */
  readonly atMs: number;
  /** There is none after it. */
  readonly last: boolean;
}

const MAX_PAGES = 20;

// Created by the same clock that `sinceMs` was read from, but some dates are cut to seconds.
const SLACK_MS = 5_000;

/**
 * Reads pages back past the query's instant. Runs that start meanwhile push others onto the next page, where they are seen again: each counts once.
 */
export async function collectRuns(
  { sinceMs, maxPages = MAX_PAGES }: RunsQuery,
  fetchPage: (page: number) => Promise<RunPage>,
): Promise<RunList> {
  const found = new Map<number, Run>();
  let readAtMs = 0;
  let complete = false;
  for (let page = 1; page <= maxPages && !complete; page += 1) {
    const { runs, atMs, last } = await fetchPage(page);
    if (page === 1) readAtMs = atMs;
    for (const run of runs) found.set(run.id, run);
    const oldest = runs.at(-1);
    complete = last || oldest === undefined || oldest.createdAtMs < sinceMs - SLACK_MS;
  }
  return { runs: [...found.values()], complete, readAtMs };
}
