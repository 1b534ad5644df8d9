import type { Failure } from "@basewatch/failure";
import * as z from "zod/mini";
import { fail } from "../refusals.ts";
import { collectRuns, type RunPage } from "../run-pages.ts";
import type { Run, RunConclusion, RunList, RunStatus, RunsQuery } from "../types.ts";
import { type GitlabContext, getSuccessfully, readGitlab } from "./context.ts";
import { projectPath } from "./project.ts";
import { explainGitlab, type GitlabSubject } from "./refusals.ts";

const pipelineSchema = z.object({
  id: z.number(),
  web_url: z.string(),
  name: z.catch(z.nullish(z.string()), null),
  source: z.catch(z.string(), ""),
  ref: z.catch(z.nullish(z.string()), null),
  status: z.catch(z.string(), ""),
  created_at: z.string(),
  user: z.catch(z.nullish(z.object({ username: z.string() })), null),
});
const PAGE = 100;

/** Lists a project's pipelines, newest first (https://docs.gitlab.com/api/pipelines/#list-project-pipelines); see `Forge.listRuns`. */
export async function listPipelines(context: GitlabContext, query: RunsQuery): Promise<RunList> {
  const { repository, once = false } = query;
  const subject = readSubject(context, repository, repository);
  return collectRuns(query, async (page): Promise<RunPage> => {
    const answer = await getSuccessfully(
      context,
      subject,
      `${projectPath(repository)}/pipelines`,
      { per_page: PAGE, page },
      once ? "once" : "read",
    );
    const runs = readGitlab(z.array(pipelineSchema), answer, subject).map(toRun);
    const next = answer.header("x-next-page");
    const last = next === undefined ? runs.length < PAGE : next === "";
    return { runs, last, atMs: answer.timeMs ?? context.clock.now() };
  });
}

/** One pipeline (https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline); see `Forge.fetchRun`. */
export async function fetchPipeline(
  context: GitlabContext,
  repository: string,
  id: number,
): Promise<Run | undefined> {
  const subject = readSubject(context, repository, `${repository} pipeline ${id}`);
  const path = `${projectPath(repository)}/pipelines/${id}`;
  const answer = await context.client.call({ method: "GET", path, repetition: "read" });
  if (answer.status === 404) return undefined;
  if (answer.status >= 300) throw await explainGitlab(answer, subject);
  return toRun(readGitlab(pipelineSchema, answer, subject));
}

const variablesSchema = z.array(z.object({ key: z.string(), value: z.catch(z.string(), "") }));

/** The variables that a pipeline was started with (https://docs.gitlab.com/api/pipelines/#get-variables-of-a-pipeline); `undefined` where the token may not see them. */
export async function fetchVariables(
  context: GitlabContext,
  repository: string,
  id: number,
): Promise<Readonly<Record<string, string>> | undefined> {
  const subject = readSubject(context, repository, `${repository} pipeline ${id}`);
  const path = `${projectPath(repository)}/pipelines/${id}/variables`;
  const answer = await context.client.call({ method: "GET", path, repetition: "read" });
  if (answer.status === 403 || answer.status === 404) return undefined;
  if (answer.status >= 300) throw await explainGitlab(answer, subject);
  const variables = readGitlab(variablesSchema, answer, subject);
  return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
}

/** Cancels a pipeline (https://docs.gitlab.com/api/pipelines/#cancel-all-jobs-for-a-pipeline); see `Forge.cancelRun`. */
export async function cancelPipeline(
  context: GitlabContext,
  repository: string,
  id: number,
): Promise<"requested" | "finished"> {
  const what = `${repository} pipeline ${id}`;
  const subject: GitlabSubject = { what, project: repository, action: "cancel", context };
  const path = `${projectPath(repository)}/pipelines/${id}/cancel`;
  const answer = await context.client.call({ method: "POST", path, repetition: "read" });
  if (answer.status >= 300) throw await explainGitlab(answer, subject);
  // GitLab answers the same whether there was anything left to cancel or not; only the state that it shows tells.
  const { conclusion } = toRun(readGitlab(pipelineSchema, answer, subject));
  return conclusion === undefined || conclusion === "cancelled" ? "requested" : "finished";
}

/** The failure of whoever wants to see pipelines with nothing but a trigger token. */
export function noReadToken({ host }: GitlabContext, repository: string): Failure {
  const hint = `Add the line ${host}=<secret> to tokens, with an access token of scope read_api: a trigger token only starts pipelines.`;
  return fail({ what: repository }, "there is no token that may read pipelines", "no-read-token", hint);
}

const RUNNING: Readonly<Record<string, RunStatus>> = {
  created: "queued",
  waiting_for_resource: "pending",
  preparing: "queued",
  waiting_for_callback: "in_progress",
  pending: "queued",
  running: "in_progress",
  canceling: "in_progress",
  scheduled: "waiting",
};

const FINISHED: Readonly<Record<string, RunConclusion>> = {
  success: "success",
  failed: "failure",
  canceled: "cancelled",
  skipped: "skipped",
  manual: "action_required",
};

/** A pipeline's status (https://docs.gitlab.com/api/pipelines/#list-project-pipelines) in this package's words; one that is not known is still running. */
export function readPipelineStatus(state: string): Pick<Run, "status" | "conclusion" | "state"> {
  const conclusion = FINISHED[state];
  if (conclusion !== undefined) return { status: "completed", conclusion, state };
  return { status: RUNNING[state] ?? "in_progress", conclusion: undefined, state };
}

function toRun(pipeline: z.infer<typeof pipelineSchema>): Run {
  return {
    id: pipeline.id,
    url: pipeline.web_url,
    title: pipeline.name ?? "",
    workflow: undefined,
    workflowId: undefined,
    event: pipeline.source,
    ref: pipeline.ref ?? undefined,
    actor: pipeline.user?.username,
    createdAtMs: Date.parse(pipeline.created_at),
    inputs: undefined,
    ...readPipelineStatus(pipeline.status),
  };
}

function readSubject(context: GitlabContext, project: string, what: string): GitlabSubject {
  return { what, project, action: "read", context };
}
