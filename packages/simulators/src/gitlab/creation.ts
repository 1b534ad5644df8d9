import type { ForgeAnswer } from "../forge-server/types.ts";
import { refusal } from "./access.ts";
import { pipelineBody } from "./bodies.ts";
import { fillName, inputProblem, parsePipelineFile } from "./pipeline-file.ts";
import { type GitlabState, type ProjectState, refName } from "./state.ts";

/** What a pipeline is to be started with. */
export interface Creation {
  readonly state: GitlabState;
  readonly project: ProjectState;
  readonly source: "trigger" | "api";
  readonly username: string;
  readonly ref: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly serverUrl: string;
}

/**
 * Starts a pipeline, or refuses, in the order of GitLab's chain
 * (https://gitlab.com/gitlab-org/gitlab/-/tree/master/lib/gitlab/ci/pipeline/chain).
 */
export function createPipeline(creation: Creation): ForgeAnswer {
  const { state, project, source, username, variables, inputs, serverUrl } = creation;
  const ref = refName(project, creation.ref);
  if (ref === undefined) return refuseBase("Reference not found");
  if (project.variables === "forbidden" && Object.keys(variables).length > 0)
    return refuseBase("Insufficient permissions to set pipeline variables");
  const text = project.refs[ref]?.[project.pipelineFile ?? ".gitlab-ci.yml"];
  if (text === undefined) return refuseBase("Missing CI config file");
  const file = parsePipelineFile(Buffer.from(text).toString("utf8"));
  const problem = inputProblem(inputs, file.inputs);
  if (problem !== undefined) return refuseBase(problem);
  if (project.sources !== undefined && !project.sources.includes(source)) {
    return refuseBase(
      "Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.",
    );
  }
  const name = file.name === undefined ? null : fillName(file.name, variables, inputs);
  const pipeline = state.start({ project: project.path, source, ref, name, username, variables, inputs });
  return { status: 201, body: pipelineBody(pipeline, project, serverUrl) };
}

function refuseBase(problem: string): ForgeAnswer {
  return refusal(400, { base: [problem] });
}
