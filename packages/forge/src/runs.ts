import * as z from "zod/mini";
import { type Context, callSuccessfully } from "./context.ts";
import type { Repetition } from "./limits.ts";
import { read } from "./lookups.ts";
import { splitRepository } from "./names.ts";
import type { CallSubject } from "./refusals.ts";

/** One run of a workflow, as far as it is of use here. */
export interface WorkflowRun {
  readonly id: number;
  /** Its page. */
  readonly url: string;
  /** `run-name` filled in, else the workflow's name. */
  readonly title: string;
  readonly createdAtMs: number;
}

/** Which runs are listed. */
export interface RunQuery {
  readonly repository: string;
  /** `undefined`: those of all workflows. */
  readonly workflow?: string | undefined;
  /** How far back the list is paged, in milliseconds by the server's clock. */
  readonly sinceMs: number;
  /** The most pages of 100. */
  readonly maxPages: number;
  readonly repetition: Repetition;
}

const runSchema = z.object({
  id: z.number(),
  html_url: z.string(),
  display_title: z.string(),
  created_at: z.string(),
});
const listSchema = z.object({ workflow_runs: z.array(runSchema) });
const PAGE = 100;

// Created by the same clock that `sinceMs` was read from, but dates there are cut to seconds.
const SLACK_MS = 5_000;

/**
 * Runs, newest first. The list is asked for without any filter: GitHub answers filtered ones from an index that lags behind
 * (https://github.com/cli/cli/issues/5440).
 */
export async function listRuns(context: Context, query: RunQuery): Promise<readonly WorkflowRun[]> {
  const { repository, workflow, sinceMs, maxPages, repetition } = query;
  const subject: CallSubject = { what: repository, repository, permission: "actions: read" };
  const scope = workflow === undefined ? "" : "/workflows/{workflow_id}";
  const route = `GET /repos/{owner}/{repo}/actions${scope}/runs`;
  const found: WorkflowRun[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const parameters = { ...splitRepository(repository), workflow_id: workflow, per_page: PAGE, page };
    const answer = await callSuccessfully(context, subject, route, omitUndefined(parameters), { repetition });
    const runs = read(listSchema, answer, subject).workflow_runs.map(toRun);
    found.push(...runs);
    const oldest = runs.at(-1);
    if (oldest === undefined || runs.length < PAGE || oldest.createdAtMs < sinceMs - SLACK_MS) break;
  }
  return found;
}

/** The run whose title holds a marker (`<key>.<attempt>`), the newest one. */
export function findMarked(runs: readonly WorkflowRun[], marker: string): WorkflowRun | undefined {
  // A digit after it would make attempt 1 out of attempt 12.
  const pattern = new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u");
  return runs.find((run) => pattern.test(run.title));
}

function toRun(run: z.infer<typeof runSchema>): WorkflowRun {
  return { id: run.id, url: run.html_url, title: run.display_title, createdAtMs: Date.parse(run.created_at) };
}

function omitUndefined(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
