import { commitOf, type ProjectState } from "./state.ts";
import type { GitlabPipeline } from "./types.ts";

/** A project (https://docs.gitlab.com/api/projects/#retrieve-a-project). */
export function projectBody(project: ProjectState, serverUrl: string): Record<string, unknown> {
  return {
    id: project.id,
    path_with_namespace: project.path,
    default_branch: Object.keys(project.refs).length === 0 ? null : project.branch,
    visibility: project.private === true ? "private" : "public",
    web_url: `${serverUrl}/${project.path}`,
    ci_config_path: project.pipelineFile ?? "",
  };
}

/** A pipeline of a list (https://docs.gitlab.com/api/pipelines/#list-project-pipelines): it does not say who started it. */
export function listedBody(
  pipeline: GitlabPipeline,
  project: ProjectState,
  serverUrl: string,
): Record<string, unknown> {
  const at = new Date(pipeline.createdAtMs).toISOString();
  return {
    id: pipeline.id,
    iid: pipeline.id,
    project_id: project.id,
    sha: commitOf(project, pipeline.ref),
    ref: pipeline.ref,
    status: pipeline.status,
    source: pipeline.source,
    created_at: at,
    updated_at: at,
    web_url: `${serverUrl}/${project.path}/-/pipelines/${pipeline.id}`,
    name: pipeline.name,
  };
}

/** One pipeline (https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline). */
export function pipelineBody(
  pipeline: GitlabPipeline,
  project: ProjectState,
  serverUrl: string,
): Record<string, unknown> {
  return {
    ...listedBody(pipeline, project, serverUrl),
    user: { username: pipeline.username },
    yaml_errors: null,
  };
}
