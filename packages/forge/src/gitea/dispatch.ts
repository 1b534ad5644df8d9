import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { DispatchRequest, PreparedDispatch } from "../dispatch-request.ts";
import { noEvents } from "../gitlab/dispatch.ts";
import { chooseInputs } from "../inputs.ts";
import { fail } from "../refusals.ts";
import { sendOnce } from "../rest/send.ts";
import type { SendResult } from "../types.ts";
import { parseWorkflow, type WorkflowDeclaration } from "../workflow-file.ts";
import type { GiteaContext } from "./context.ts";
import { checkGiteaRef, fetchGiteaFile, fetchGiteaFolder, repositoryPath } from "./files.ts";
import { explainGitea, type GiteaSubject, noTrigger, workflowNotFound } from "./refusals.ts";
import type { GiteaVersion } from "./version.ts";

/** What is read of a repository around a dispatch, each once. */
export interface GiteaLookups {
  defaultBranch(repository: string): Promise<string>;
  version(): Promise<GiteaVersion>;
  /** What a workflow declares on a ref; a `Failure` as a value where its file may not be read, which need not stop a dispatch. */
  declaration(repository: string, workflow: string, ref: string): Promise<WorkflowDeclaration | Failure>;
}

/**
 * Finds out what a workflow would be started with. The server ignores inputs that the workflow does not declare, and starts one that wants no dispatch, so both
 * are read from its file. Throws `Failure` (`forge.*`).
 */
export async function prepareGitea(
  context: GiteaContext,
  lookups: GiteaLookups,
  request: DispatchRequest,
): Promise<PreparedDispatch> {
  const { dialect, serverUrl } = context;
  const { repository, eventType } = request;
  repositoryPath(repository);
  if (eventType !== undefined) throw noEvents(repository, dialect.name);
  const workflow = readWorkflowName(request.workflow, dialect.folders);
  const ref = request.ref ?? (await lookups.defaultBranch(repository));
  const what = `${repository} ${printable(workflow)}@${printable(ref)}`;
  const read = await lookups.declaration(repository, request.workflow, ref);
  const declaration = read instanceof Failure ? undefined : read;
  if (declaration?.isDispatchable === false) {
    const { kind, happened, hint } = noTrigger(undefined, { workflow, ref });
    throw fail({ what }, happened, kind, hint);
  }
  return {
    request,
    what,
    workflow,
    ref,
    event: "workflow_dispatch",
    page: `${serverUrl}/${repository}/actions?workflow=${encodeURIComponent(workflow)}`,
    ...chooseInputs(request, declaration, what),
    declaration,
    unreadable: read instanceof Failure ? read : undefined,
  };
}

/** Starts a workflow, once. */
export function sendGitea(
  context: GiteaContext,
  lookups: GiteaLookups,
  prepared: PreparedDispatch,
): Promise<SendResult> {
  const { client, clock, dialect, serverUrl } = context;
  const { repository } = prepared.request;
  const { path, query, body } = writeGitea(context, prepared);
  const subject: GiteaSubject = {
    what: prepared.what,
    repository,
    action: "dispatch",
    context,
    prepared,
    fetchDefaultBranch: lookups.defaultBranch,
  };
  return sendOnce(
    {
      name: dialect.name,
      nowMs: () => clock.now(),
      post: () => client.call({ method: "POST", path, query, body, repetition: "once" }),
      readRun: (answer) => dialect.readStarted(answer, `${serverUrl}/${repository}`),
      explain: (answer) => explainGitea(answer, subject),
    },
    prepared,
  );
}

/** Path, query and body of a dispatch (https://docs.gitea.com/api/next/operations/actions-dispatch-workflow/, https://codeberg.org/api/swagger#/repository/DispatchWorkflow). */
export function writeGitea(
  { dialect }: Pick<GiteaContext, "dialect">,
  { request, workflow, ref, inputs }: PreparedDispatch,
) {
  const path = `${repositoryPath(request.repository)}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`;
  return { path, query: dialect.dispatchQuery, body: { ref, inputs, ...dialect.dispatchBody } };
}

/** Reads what a workflow declares; see {@link GiteaLookups}. Throws `Failure` `forge.workflow-not-found`, `forge.ref-not-found`, `forge.repository-not-found`. */
export async function fetchGiteaDeclaration(
  context: GiteaContext,
  lookups: Pick<GiteaLookups, "defaultBranch" | "version">,
  place: { readonly repository: string; readonly workflow: string; readonly ref: string },
): Promise<WorkflowDeclaration | Failure> {
  const { dialect } = context;
  const { repository, workflow, ref } = place;
  const name = readWorkflowName(workflow, dialect.folders);
  const what = `${repository} ${printable(name)}@${printable(ref)}`;
  const file = await findWorkflow(context, lookups, place, name).catch(unlessForbidden);
  if (file instanceof Failure) return file;
  if (file === undefined) {
    const folders = dialect.folders.map((folder) => fetchGiteaFolder(context, repository, ref, folder));
    const { kind, happened, hint } = workflowNotFound(name, dialect, (await Promise.all(folders)).flat());
    throw fail({ what }, happened, kind, hint);
  }
  const declaration = await parseWorkflow(file);
  if (declaration === undefined)
    return fail({ what }, "the workflow's file is not YAML", "malformed", "Look at the file on that ref.");
  const shows = dialect.listsInputs
    ? Object.hasOwn(declaration.inputs, "rebuild_key")
    : declaration.titleShowsKey && (await lookups.version()).fillsRunNames;
  return { ...declaration, titleShowsKey: shows };
}

/** The text of the first file of that name in the folders; `undefined` when there is none. */
async function findWorkflow(
  context: GiteaContext,
  lookups: Pick<GiteaLookups, "defaultBranch">,
  {
    repository,
    workflow,
    ref,
  }: { readonly repository: string; readonly workflow: string; readonly ref: string },
  name: string,
): Promise<string | undefined> {
  const paths = workflow.includes("/")
    ? [workflow]
    : context.dialect.folders.map((folder) => `${folder}/${name}`);
  let checked: Promise<void> | undefined;
  for (const path of paths) {
    const file = await fetchGiteaFile(context, repository, ref, path, () => {
      checked ??= checkGiteaRef(context, repository, ref, lookups.defaultBranch);
      return checked;
    });
    if (file.kind === "text") return file.text;
  }
  return undefined;
}

function readWorkflowName(workflow: string, folders: readonly string[]): string {
  const folder = folders.find((known) => workflow.startsWith(`${known}/`));
  const name = folder === undefined ? workflow : workflow.slice(folder.length + 1);
  if (/^[^/\\]+\.ya?ml$/u.test(name)) return name;
  throw new Failure(`"${printable(workflow)}" is not the name of a workflow file`, {
    code: "forge.workflow-name",
    hint: `Write the file's name under ${folders[0]}/, for example build.yml.`,
  });
}

/** A missing permission to read the file says nothing about the permission to dispatch. */
function unlessForbidden(error: unknown): Failure {
  if (error instanceof Failure && ["forge.forbidden", "forge.not-accessible-by-token"].includes(error.code))
    return error;
  throw error;
}
