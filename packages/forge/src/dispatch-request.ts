import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { Context } from "./context.ts";
import { prepareEvent } from "./event-request.ts";
import { checkLimits, chooseInputs, type OfferedInputs } from "./inputs.ts";
import type { Lookups } from "./lookups.ts";
import { parseWorkflowName, splitRepository } from "./names.ts";
import type { WorkflowDeclaration } from "./workflow-file.ts";

/** A workflow to start, and what could be sent to it. */
export interface DispatchRequest extends OfferedInputs {
  readonly repository: string;
  /**
   * The file's name, its path under the workflows' folder, or GitHub's numeric id. GitLab has one pipeline for each project and ignores it, and
   * so does a `repository_dispatch`.
   */
  readonly workflow: string;
  /** Branch or tag; `undefined` is the default branch. */
  readonly ref: string | undefined;
  /** `<key>.<attempt>`: what a run of ours shows in its title. */
  readonly marker: string;
  /** GitHub only: sends a `repository_dispatch` of this type instead, with the inputs as its `client_payload`. It always runs on the default branch. */
  readonly eventType?: string | undefined;
}

/** A dispatch that is ready to be sent. */
export interface PreparedDispatch {
  readonly request: DispatchRequest;
  /** For messages: `acme/app build.yml@main`. */
  readonly what: string;
  /** As runs name theirs; empty where there is none (GitLab, `repository_dispatch`). */
  readonly workflow: string;
  readonly ref: string;
  /** The event that its run will show: `workflow_dispatch`, `repository_dispatch`; of GitLab `trigger` or `api`. */
  readonly event: string;
  /** The page that lists the target's runs, for people. */
  readonly page: string;
  /** What is sent. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Offered, but not declared by the workflow. */
  readonly leftOut: readonly string[];
  /** `undefined`: the workflow's file could not be read; `unreadable` says why. */
  readonly declaration: WorkflowDeclaration | undefined;
  readonly unreadable: Failure | undefined;
}

/**
 * Finds out what would be sent: the ref, and of the inputs those that the workflow declares, read once for each repository,
 * workflow and ref. Sends nothing that changes anything. Throws `Failure` (`forge.*`).
 */
export async function prepareDispatch(
  context: Context,
  lookups: Lookups,
  request: DispatchRequest,
): Promise<PreparedDispatch> {
  const { repository } = request;
  splitRepository(repository);
  if (request.eventType !== undefined) return prepareEvent(context, lookups, request, request.eventType);
  const workflow = parseWorkflowName(request.workflow);
  const ref = request.ref ?? (await lookups.defaultBranch(repository));
  const what = `${repository} ${printable(workflow)}@${printable(ref)}`;
  const read = await lookups.declaration(repository, workflow, ref);
  const unreadable = read instanceof Failure ? read : undefined;
  const declaration = read instanceof Failure ? undefined : read;
  const { inputs, leftOut } = chooseInputs(request, declaration, what);
  checkLimits(inputs, context.client.enterpriseVersion(), what);
  const page = `${context.serverUrl}/${repository}/actions/workflows/${encodeURIComponent(workflow)}`;
  return {
    request,
    what,
    workflow,
    ref,
    event: "workflow_dispatch",
    page,
    inputs,
    leftOut,
    declaration,
    unreadable,
  };
}
