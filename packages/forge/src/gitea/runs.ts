import * as z from "zod/mini";
import { fail } from "../refusals.ts";
import type { RestAnswer } from "../rest/client.ts";
import { malformed, readAnswer } from "../rest/refusal-table.ts";
import { collectRuns, type RunPage } from "../run-pages.ts";
import type { Run, RunList, RunsQuery } from "../types.ts";
import type { GiteaContext } from "./context.ts";
import { repositoryPath } from "./files.ts";
import { explainGitea, type GiteaSubject } from "./refusals.ts";

const listSchema = z.object({ workflow_runs: z.array(z.unknown()), total_count: z.catch(z.number(), 0) });

// The most that servers hand out by default; what they hand out less is told by the total.
const PAGE = 50;

/** Lists a repository's runs, newest first (https://docs.gitea.com/api/next/operations/get-workflow-runs/); see `Forge.listRuns`. */
export async function listGiteaRuns(context: GiteaContext, query: RunsQuery): Promise<RunList> {
  const { repository, workflow, once = false } = query;
  const subject: GiteaSubject = { what: repository, repository, action: "read", context };
  let seen = 0;
  const { runs, ...list } = await collectRuns(query, async (page): Promise<RunPage> => {
    const answer = await context.client.call({
      method: "GET",
      path: `${repositoryPath(repository)}/actions/runs`,
      query: { limit: PAGE, page },
      repetition: once ? "once" : "read",
    });
    if (answer.status >= 300) throw await explainGitea(answer, subject);
    const { workflow_runs: found, total_count: total } = readAnswer(
      context.dialect.name,
      listSchema,
      answer,
      subject,
    );
    seen += found.length;
    const atMs = answer.timeMs ?? context.clock.now();
    return { runs: found.map((run) => readRun(context, run, atMs, subject)), atMs, last: seen >= total };
  });
  return { ...list, runs: runs.filter((run) => workflow === undefined || run.workflow === workflow) };
}

/** One run with its final conclusion; see `Forge.fetchRun`. */
export async function fetchGiteaRun(
  context: GiteaContext,
  repository: string,
  id: number,
): Promise<Run | undefined> {
  const subject: GiteaSubject = { what: `${repository} run ${id}`, repository, action: "read", context };
  const answer = await callRun(context, repository, `${id}`);
  if (answer.status === 404) return undefined;
  if (answer.status >= 300) throw await explainGitea(answer, subject);
  const run = readRun(context, answer.data, answer.timeMs ?? context.clock.now(), subject);
  return settleGiteaConclusion(context, repository, run);
}

const jobSchema = z.object({
  runner_id: z.catch(z.nullish(z.number()), null),
  task_id: z.catch(z.nullish(z.number()), null),
});
const jobs = z.array(jobSchema);
const jobsSchema = z.union([
  jobs,
  z.pipe(
    z.object({ jobs }),
    z.transform((list) => list.jobs),
  ),
  z.pipe(
    z.object({ workflow_jobs: jobs }),
    z.transform((list) => list.workflow_jobs),
  ),
]);

/**
 * A cancelled run none of whose jobs got a runner was `superseded`; see `Forge.settleConclusion`. Servers that do not list a run's jobs leave it at
 * `cancelled`.
 */
export async function settleGiteaConclusion(
  context: GiteaContext,
  repository: string,
  run: Run,
): Promise<Run> {
  if (run.conclusion !== "cancelled") return run;
  const answer = await callRun(context, repository, `${run.id}/jobs`);
  const listed = z.safeParse(jobsSchema, answer.status < 300 ? answer.data : undefined);
  if (!listed.success || listed.data.some((job) => (job.runner_id ?? 0) > 0 || (job.task_id ?? 0) > 0))
    return run;
  return { ...run, conclusion: "superseded" };
}

/** Cancels a run, where the server is new enough; see `Forge.cancelRun`. */
export async function cancelGiteaRun(
  context: GiteaContext,
  repository: string,
  id: number,
): Promise<"requested" | "finished"> {
  const what = `${repository} run ${id}`;
  const subject: GiteaSubject = { what, repository, action: "cancel", context };
  const path = `${repositoryPath(repository)}/actions/runs/${id}/cancel`;
  const answer = await context.client.call({ method: "POST", path, repetition: "read" });
  if (answer.status < 300) return "requested";
  if (answer.status === 409) return "finished";
  if (answer.status === 404 && (await callRun(context, repository, `${id}`)).status === 404) {
    const hint = "It may have been deleted, or the token may not see the repository's runs.";
    throw fail({ what }, "no such run (404)", "run-not-found", hint);
  }
  // The run is there, so what is not found is the way to cancel it.
  throw await explainGitea(
    answer.status === 404 ? { ...answer, message: "page not found" } : answer,
    subject,
  );
}

function readRun({ dialect }: GiteaContext, data: unknown, atMs: number, subject: GiteaSubject): Run {
  const run = dialect.readRun(data, atMs);
  if (run === undefined) throw malformed(dialect.name, subject, "");
  return run;
}

function callRun({ client }: GiteaContext, repository: string, rest: string): Promise<RestAnswer> {
  const path = `${repositoryPath(repository)}/actions/runs/${rest}`;
  return client.call({ method: "GET", path, repetition: "read" });
}
