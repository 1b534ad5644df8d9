import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** A repository's name in two parts; throws `Failure` `forge.repository-name` unless it is `owner/repo`. */
export function splitRepository(repository: string): { readonly owner: string; readonly repo: string } {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(repository) ?? [];
  // Dots alone would climb out of the API's path.
  if (owner !== undefined && repo !== undefined && !/^\.+$/u.test(owner) && !/^\.+$/u.test(repo))
    return { owner, repo };
  throw new Failure(`"${printable(repository)}" is not a GitHub repository`, {
    code: "forge.repository-name",
    hint: "Write owner/repo, without https:// and .git.",
  });
}

const FOLDER = ".github/workflows/";

/**
 * A workflow as the API wants it: its file's name, or its numeric id. Throws `Failure` `forge.workflow-name` for anything else.
 */
export function parseWorkflowName(workflow: string): string {
  const name = workflow.startsWith(FOLDER) ? workflow.slice(FOLDER.length) : workflow;
  if (/^[^/\\]+\.ya?ml$/u.test(name) || /^\d{1,15}$/u.test(name)) return name;
  throw new Failure(`"${printable(workflow)}" is not the name of a workflow file`, {
    code: "forge.workflow-name",
    hint: `Write the file's name under ${FOLDER}, for example build.yml.`,
  });
}

/** The path of a workflow's file; `undefined` for a numeric id. */
export function workflowPath(workflow: string): string | undefined {
  return /^\d+$/u.test(workflow) ? undefined : `${FOLDER}${workflow}`;
}
