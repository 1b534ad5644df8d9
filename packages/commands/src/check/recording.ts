import type { World } from "../action.ts";

/** Pipelines of GitLab's that somebody wanted, or that the clock started. */
const WANTED_PIPELINES = new Set(["schedule", "web", "api", "trigger", "pipeline", "chat"]);
/** Events of GitHub's that are no proposal of somebody else's. */
const WANTED_EVENTS = new Set(["schedule", "workflow_dispatch", "repository_dispatch"]);

/**
 * Why a run may not write the ledger; `undefined` when it may: on schedules, dispatches, pushes to the default branch, and wherever no CI system
 * says what started it.
 */
export async function whyNotRecorded({
  environment,
  files,
}: Pick<World, "environment" | "files">): Promise<string | undefined> {
  const event = environment["GITHUB_EVENT_NAME"];
  if (event) {
    if (WANTED_EVENTS.has(event)) return undefined;
    if (event !== "push") return `the event is ${event}`;
    const branch = await readDefaultBranch({ environment, files });
    return environment["GITHUB_REF"] === `refs/heads/${branch}`
      ? undefined
      : `this is a push to ${environment["GITHUB_REF"]}`;
  }
  const source = environment["CI_PIPELINE_SOURCE"];
  if (!source || WANTED_PIPELINES.has(source)) return undefined;
  const branch = environment["CI_COMMIT_BRANCH"];
  const isDefault = branch !== undefined && branch === environment["CI_DEFAULT_BRANCH"];
  return source === "push" && isDefault ? undefined : `the pipeline's source is ${source}`;
}

async function readDefaultBranch({
  environment,
  files,
}: Pick<World, "environment" | "files">): Promise<string | undefined> {
  const path = environment["GITHUB_EVENT_PATH"];
  const text = path ? (await files.read(path))?.toString("utf8") : undefined;
  try {
    const payload: unknown = JSON.parse(text ?? "null");
    return findDefaultBranch(payload);
  } catch {
    return undefined;
  }
}

function findDefaultBranch(payload: unknown): string | undefined {
  if (typeof payload !== "object" || payload === null || !("repository" in payload)) return undefined;
  const { repository } = payload;
  if (typeof repository !== "object" || repository === null || !("default_branch" in repository))
    return undefined;
  return typeof repository.default_branch === "string" ? repository.default_branch : undefined;
}
