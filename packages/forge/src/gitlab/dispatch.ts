import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import type { DispatchRequest, PreparedDispatch } from "../dispatch-request.ts";
import { omit } from "../inputs.ts";
import { fail } from "../refusals.ts";
import type { RestAnswer } from "../rest/client.ts";
import { sendOnce } from "../rest/send.ts";
import type { SendResult, StartedRun } from "../types.ts";
import type { WorkflowDeclaration } from "../workflow-file.ts";
import type { GitlabContext } from "./context.ts";
import { fetchGitlabFile } from "./files.ts";
import { splitValues } from "./inputs.ts";
import { parsePipelineFile } from "./pipeline-file.ts";
import { type FetchProject, type GitlabProject, projectPath } from "./project.ts";
import { explainGitlab, type GitlabSubject } from "./refusals.ts";

/**
 * Finds out what a pipeline would be started with: all offered inputs, since variables need no declaration; those that the pipeline's file declares go
 * out as typed inputs. With a trigger token alone nothing has to be readable, as long as the ref is given. Throws `Failure` (`forge.*`).
 */
export async function preparePipeline(
  context: GitlabContext,
  fetchProject: FetchProject,
  request: DispatchRequest,
): Promise<PreparedDispatch> {
  const { repository, eventType } = request;
  const place = projectPath(repository);
  if (eventType !== undefined) throw noEvents(repository, "GitLab");
  const project = await fetchProject(repository).catch(asValue);
  const ref = request.ref ?? defaultBranchOf(project, repository);
  if (project instanceof Failure && context.triggerToken === undefined) throw project;
  const what = `${repository} pipeline@${printable(ref)}`;
  const declaration =
    project instanceof Failure ? project : await readDeclaration(context, repository, ref, project);
  const prepared: PreparedDispatch = {
    request,
    what,
    workflow: "",
    ref,
    event: context.triggerToken === undefined ? "api" : "trigger",
    page: `${context.serverUrl}/${repository}/-/pipelines`,
    inputs: { ...request.standard, ...request.explicit },
    leftOut: [],
    declaration: declaration instanceof Failure ? undefined : declaration,
    unreadable: declaration instanceof Failure ? declaration : undefined,
  };
  writePipeline(context, prepared, place);
  return prepared;
}

/** The failure for an event that only GitHub has. */
export function noEvents(repository: string, name: string): Failure {
  const happened = `${name} has no repository_dispatch`;
  return fail({ what: repository }, happened, "not-supported", "Leave event-type out.");
}

/** Starts a pipeline, once, and again without the standard variables where the project forbids variables: such a refusal started nothing. */
export async function sendPipeline(context: GitlabContext, prepared: PreparedDispatch): Promise<SendResult> {
  const result = await postPipeline(context, prepared);
  if (result.kind !== "rejected" || result.failure.code !== "forge.variables-forbidden") return result;
  const names = Object.keys(splitValues(prepared).variables);
  const { standard, explicit, strict } = prepared.request;
  const areOurs = names.every((name) => Object.hasOwn(standard, name) && !Object.hasOwn(explicit, name));
  if (strict || !areOurs) return result;
  const fewer = await postPipeline(context, { ...prepared, inputs: omit(prepared.inputs, names) });
  return fewer.kind === "accepted" ? { ...fewer, leftOut: names } : fewer;
}

/** Path and body of what starts a pipeline; the trigger token is not in it. */
export function writePipeline(
  { triggerToken }: GitlabContext,
  prepared: PreparedDispatch,
  place = projectPath(prepared.request.repository),
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } {
  const { inputs, variables } = splitValues(prepared);
  const typed = Object.keys(inputs).length === 0 ? {} : { inputs };
  const { ref } = prepared;
  if (triggerToken !== undefined)
    return { path: `${place}/trigger/pipeline`, body: { ref, variables, ...typed } };
  const list = Object.entries(variables).map(([key, value]) => ({ key, value }));
  return { path: `${place}/pipeline`, body: { ref, variables: list, ...typed } };
}

function postPipeline(context: GitlabContext, prepared: PreparedDispatch): Promise<SendResult> {
  const { client, clock, triggerToken } = context;
  const { path, body } = writePipeline(context, prepared);
  const subject: GitlabSubject = {
    what: prepared.what,
    project: prepared.request.repository,
    action: triggerToken === undefined ? "create" : "trigger",
    context,
    prepared,
  };
  const secret = triggerToken === undefined ? {} : { token: triggerToken };
  return sendOnce(
    {
      name: "GitLab",
      nowMs: () => clock.now(),
      post: () => client.call({ method: "POST", path, body: { ...secret, ...body }, repetition: "once" }),
      readRun,
      explain: (answer) => explainGitlab(answer, subject),
    },
    prepared,
  );
}

const pipelineSchema = z.object({ id: z.number(), web_url: z.string() });

function readRun({ data }: RestAnswer): StartedRun | undefined {
  const pipeline = z.safeParse(pipelineSchema, data);
  return pipeline.success ? { id: pipeline.data.id, url: pipeline.data.web_url } : undefined;
}

function asValue(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

function defaultBranchOf(project: GitlabProject | Failure, repository: string): string {
  if (project instanceof Failure) throw project;
  if (project.defaultBranch !== undefined) return project.defaultBranch;
  throw fail({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
}

/** A `Failure` as a value where the file cannot be read, which need not stop a dispatch; throws where an outage is to blame. */
async function readDeclaration(
  context: GitlabContext,
  repository: string,
  ref: string,
  { pipelineFile, defaultBranch }: GitlabProject,
): Promise<WorkflowDeclaration | Failure> {
  const what = `${repository} pipeline@${printable(ref)}`;
  if (/[@:]/u.test(pipelineFile)) {
    const hint = "Inputs that it declares are sent as variables.";
    return fail(
      { what },
      `the pipeline's file ${printable(pipelineFile)} is elsewhere`,
      "file-not-found",
      hint,
    );
  }
  const file = await fetchGitlabFile(context, repository, ref, pipelineFile, defaultBranch).catch(
    unlessFatal,
  );
  if (file instanceof Failure) return file;
  if (file.kind !== "text") return file.failure;
  return (
    (await parsePipelineFile(file.text)) ??
    fail({ what }, "the pipeline's file is not YAML", "malformed", "Look at the file on that ref.")
  );
}

function unlessFatal(error: unknown): Failure {
  const tolerable = [
    "forge.forbidden",
    "forge.not-accessible-by-token",
    "forge.repository-not-found",
    "forge.bad-credentials",
  ];
  if (error instanceof Failure && tolerable.includes(error.code)) return error;
  throw error;
}
