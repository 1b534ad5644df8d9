import * as z from "zod/mini";
import type { GithubAnswer } from "./client.ts";
import type { Context } from "./context.ts";
import { read } from "./lookups.ts";
import { splitRepository } from "./names.ts";
import { type CallSubject, explainRefusal } from "./refusals.ts";
import { collectRuns, type RunPage } from "./run-pages.ts";
import type { Run, RunConclusion, RunList, RunStatus, RunsQuery } from "./types.ts";

/** A run as GitHub lists it (https://docs.github.com/rest/actions/workflow-runs). */
export const runSchema = z.object({
  id: z.number(),
  html_url: z.string(),
  display_title: z.string(),
  path: z.catch(z.string(), ""),
  workflow_id: z.catch(z.optional(z.number()), undefined),
  event: z.catch(z.string(), ""),
  head_branch: z.catch(z.nullable(z.string()), null),
  triggering_actor: z.catch(z.nullish(z.object({ login: z.string() })), null),
  status: z.catch(z.nullable(z.string()), null),
  conclusion: z.catch(z.nullable(z.string()), null),
  created_at: z.string(),
});
const listSchema = z.object({ workflow_runs: z.array(runSchema) });
const PAGE = 100;

/** Lists runs; see `Forge.listRuns`. */
export type ListRuns = (query: RunsQuery) => Promise<RunList>;

interface Page {
  readonly runs: readonly Run[];
  readonly etag: string | undefined;
}

/**
 * A lister of runs that asks for each page again only when it has changed: an answer 304 is free
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate). Lists are
 * asked for without any filter: GitHub answers filtered ones from an index that lags behind (https://github.com/cli/cli/issues/5440).
 */
export function createRunLister(context: Context): ListRuns {
  const known = new Map<string, Page>();

  async function fetchPage(query: RunsQuery, page: number): Promise<RunPage> {
    const { repository, workflow, once = false } = query;
    const subject: CallSubject = { what: repository, repository, permission: "actions: read" };
    const scope = workflow === undefined ? "" : "/workflows/{workflow_id}";
    const parameters = { ...splitRepository(repository), per_page: PAGE, page };
    const key = JSON.stringify([repository, workflow ?? null, page]);
    const before = known.get(key);
    const answer = await context.client.call(
      `GET /repos/{owner}/{repo}/actions${scope}/runs`,
      workflow === undefined ? parameters : { ...parameters, workflow_id: workflow },
      { repetition: once ? "once" : "read", ifNoneMatch: before?.etag },
    );
    const atMs = answer.timeMs ?? context.clock.now();
    if (answer.status === 304 && before !== undefined) return toPage(before.runs, atMs);
    if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
    const runs = read(listSchema, answer, subject).workflow_runs.map(toRun);
    known.set(key, { runs, etag: answer.header("etag") });
    return toPage(runs, atMs);
  }

  return (query) => collectRuns(query, (page) => fetchPage(query, page));
}

function toPage(runs: readonly Run[], atMs: number): RunPage {
  return { runs, atMs, last: runs.length < PAGE };
}

/** One run with its final conclusion; see `Forge.fetchRun`. */
export async function fetchRun(context: Context, repository: string, id: number): Promise<Run | undefined> {
  const subject: CallSubject = { what: `${repository} run ${id}`, repository, permission: "actions: read" };
  const answer = await callRun(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}", repository, id);
  if (answer.status === 404) return undefined;
  if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
  return settleConclusion(context, repository, toRun(read(runSchema, answer, subject)));
}

const jobsSchema = z.object({
  jobs: z.array(
    z.object({
      runner_id: z.catch(z.nullish(z.number()), null),
      steps: z.catch(z.nullish(z.array(z.unknown())), null),
    }),
  ),
});

/**
 * A cancelled run none of whose jobs got a runner was `superseded`: a concurrency group replaces what is pending
 * (https://docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency). See `Forge.settleConclusion`.
 */
export async function settleConclusion(context: Context, repository: string, run: Run): Promise<Run> {
  if (run.conclusion !== "cancelled") return run;
  const { id } = run;
  const subject: CallSubject = { what: `${repository} run ${id}`, repository, permission: "actions: read" };
  const route = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs";
  const answer = await callRun(context, route, repository, id);
  if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
  const { jobs } = read(jobsSchema, answer, subject);
  const started = jobs.some((job) => (job.runner_id ?? 0) > 0 || (job.steps ?? []).length > 0);
  return started ? run : { ...run, conclusion: "superseded" };
}

function callRun(context: Context, route: string, repository: string, id: number): Promise<GithubAnswer> {
  return context.client.call(route, { ...splitRepository(repository), run_id: id }, { repetition: "read" });
}

/** Whether a text holds a marker, and not one that only begins like it. */
export function holdsMarker(text: string, marker: string): boolean {
  // A digit after it would make attempt 1 out of attempt 12.
  return new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u").test(text);
}

const STATUSES: readonly RunStatus[] = ["queued", "requested", "pending", "waiting", "in_progress"];
const CONCLUSIONS: readonly RunConclusion[] = [
  "success",
  "cancelled",
  "timed_out",
  "action_required",
  "neutral",
  "skipped",
  "stale",
  "startup_failure",
];

/** GitHub's status and conclusion, which Gitea shares, in this package's words: what is not known is running, or has failed. */
export function readProgress(
  status: string | null | undefined,
  conclusion: string | null | undefined,
): Pick<Run, "status" | "conclusion" | "state"> {
  if (status === "completed") {
    const known = CONCLUSIONS.find((word) => word === conclusion) ?? "failure";
    return { status, conclusion: known, state: conclusion ?? "completed" };
  }
  const known = STATUSES.find((word) => word === status) ?? "in_progress";
  return { status: known, conclusion: undefined, state: status ?? known };
}

function toRun(run: z.infer<typeof runSchema>): Run {
  return {
    id: run.id,
    url: run.html_url,
    title: run.display_title,
    workflow: run.path.replace(/@.*$/u, "").replace(/^.*\//u, ""),
    workflowId: run.workflow_id,
    event: run.event,
    ref: run.head_branch ?? undefined,
    actor: run.triggering_actor?.login,
    createdAtMs: Date.parse(run.created_at),
    inputs: undefined,
    ...readProgress(run.status, run.conclusion),
  };
}
