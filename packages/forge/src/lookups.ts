import { Failure } from "@basewatch/failure";
import * as z from "zod/mini";
import type { GithubAnswer } from "./client.ts";
import { type Context, callSuccessfully, memoize } from "./context.ts";
import { splitRepository, workflowPath } from "./names.ts";
import { type Caller, type CallSubject, explainRefusal, fail } from "./refusals.ts";
import { describeToken } from "./token-kind.ts";
import { parseWorkflow, type WorkflowDeclaration } from "./workflow-file.ts";

/** A workflow as the API lists it. */
export interface ListedWorkflow {
  readonly id: number;
  /** Its file's name. */
  readonly file: string;
  /** `active`, `disabled_manually`, `disabled_inactivity`, … */
  readonly state: string;
}

/** What is read of a repository around a dispatch; everything once. */
export interface Lookups {
  /** Throws `Failure` `forge.repository-not-found`, and what any call may fail with. */
  defaultBranch(repository: string): Promise<string>;
  listWorkflows(repository: string): Promise<readonly ListedWorkflow[]>;
  /** What the workflow declares on a ref; a `Failure` as a value when its file cannot be seen, which need not stop a dispatch. */
  declaration(repository: string, workflow: string, ref: string): Promise<WorkflowDeclaration | Failure>;
}

export function createLookups(context: Context): Lookups {
  const branches = memoize<string>();
  const workflows = memoize<readonly ListedWorkflow[]>();
  const declarations = memoize<WorkflowDeclaration | Failure>();
  return {
    defaultBranch: (repository) => branches(repository, () => fetchDefaultBranch(context, repository)),
    listWorkflows: (repository) => workflows(repository, () => fetchWorkflows(context, repository)),
    declaration(repository, workflow, ref) {
      const key = JSON.stringify([repository, workflow, ref]);
      return declarations(key, () => fetchDeclaration(context, repository, workflow, ref));
    },
  };
}

/** The failure for a repository that does not exist, or that the token may not see: GitHub does not say which. */
export function repositoryNotFound(repository: string, { token, ownRepository }: Caller): Failure {
  const scope =
    ownRepository === undefined || ownRepository === repository
      ? ""
      : ` GITHUB_TOKEN sees no private repository but ${ownRepository}.`;
  const hint = `Check the spelling; and GitHub also hides what a token may not see: it is ${describeToken(token)}.${scope}`;
  return fail(
    { what: repository },
    "no such GitHub repository, or the token may not see it (404)",
    "repository-not-found",
    hint,
  );
}

async function fetchDefaultBranch(context: Context, repository: string): Promise<string> {
  const subject: CallSubject = { what: repository, repository, permission: "metadata: read" };
  const answer = await context.client.call("GET /repos/{owner}/{repo}", splitRepository(repository), {
    repetition: "read",
  });
  if (answer.status === 404) throw repositoryNotFound(repository, context.caller);
  if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
  return read(z.object({ default_branch: z.string() }), answer, subject).default_branch;
}

const workflowSchema = z.object({ id: z.number(), path: z.string(), state: z.string() });

async function fetchWorkflows(context: Context, repository: string): Promise<readonly ListedWorkflow[]> {
  const subject: CallSubject = { what: repository, repository, permission: "actions: read" };
  const parameters = { ...splitRepository(repository), per_page: 100 };
  const answer = await callSuccessfully(
    context,
    subject,
    "GET /repos/{owner}/{repo}/actions/workflows",
    parameters,
  );
  const { workflows } = read(z.object({ workflows: z.array(workflowSchema) }), answer, subject);
  return workflows.map(({ id, path, state }) => ({ id, file: path.replace(/^.*\//u, ""), state }));
}

const contentSchema = z.object({ content: z.string(), encoding: z.literal("base64") });

async function fetchDeclaration(
  context: Context,
  repository: string,
  workflow: string,
  ref: string,
): Promise<WorkflowDeclaration | Failure> {
  const subject: CallSubject = {
    what: `${repository} ${workflow}@${ref}`,
    repository,
    permission: "contents: read",
  };
  const path = workflowPath(workflow) ?? (await fetchPath(context, repository, workflow));
  if (path instanceof Failure) return path;
  const parameters = { ...splitRepository(repository), path, ref };
  const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, {
    repetition: "read",
  });
  if (answer.status === 404)
    return fail(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
  if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
  const file = z.safeParse(contentSchema, answer.data);
  const text = file.success ? Buffer.from(file.data.content, "base64").toString("utf8") : "";
  return (
    (await parseWorkflow(text)) ??
    fail(subject, "the workflow's file is not YAML", "malformed", "Look at the file on that ref.")
  );
}

const SEE_FILE = "Give the token Contents: read, so that only inputs that the workflow declares are sent.";

async function fetchPath(context: Context, repository: string, workflow: string): Promise<string | Failure> {
  const subject: CallSubject = {
    what: `${repository} workflow ${workflow}`,
    repository,
    permission: "actions: read",
  };
  const parameters = { ...splitRepository(repository), workflow_id: workflow };
  const route = "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}";
  const answer = await context.client.call(route, parameters, { repetition: "read" });
  if (answer.status === 404)
    return fail(subject, "the workflow cannot be seen (404)", "file-not-found", SEE_FILE);
  if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
  return read(workflowSchema, answer, subject).path;
}

/** A missing permission to read the file says nothing about the permission to dispatch; anything else stops here, before anything is sent. */
function unlessFatal(failure: Failure, { status }: GithubAnswer): Failure {
  if (status === 403 && !failure.code.endsWith("rate-limited")) return failure;
  throw failure;
}

/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
export function read<Shape>(schema: z.ZodMiniType<Shape>, answer: GithubAnswer, subject: CallSubject): Shape {
  const parsed = z.safeParse(schema, answer.data);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  const hint = "Check that the API URL is that of a GitHub server, and that no proxy answers in its place.";
  throw fail(
    subject,
    `GitHub's answer lacks ${field === "" ? "what it should hold" : field}`,
    "malformed",
    hint,
  );
}
