import { Failure } from "@basewatch/failure";
import { startForgeServer } from "../forge-server/server.ts";
import { answerGitlab } from "./routes.ts";
import { createState, findProject } from "./state.ts";
import type { GitlabOptions, GitlabSimulator } from "./types.ts";

/**
 * Starts a GitLab on a free loopback port: projects with files, pipelines by trigger and access tokens, their variables, inputs and states. It keeps state, refuses
 * what GitLab refuses in GitLab's words, and can be scripted to fail.
 */
export async function startGitlab(options: GitlabOptions): Promise<GitlabSimulator> {
  const state = createState(options);
  const server = await startForgeServer({
    apiPath: "/api/v4",
    now: state.now,
    respond: (request, serverUrl) => answerGitlab(request, state, options, serverUrl),
  });
  return {
    ...server,
    pipelines: state.pipelines,
    startPipeline(foreign) {
      const project = findProject(state, foreign.project);
      if (project === undefined)
        throw new Failure(`no project ${foreign.project}`, { code: "simulators.project" });
      const usual = {
        source: "push",
        ref: project.branch,
        name: null,
        username: "somebody",
        variables: {},
        inputs: {},
      };
      return state.start({ ...usual, ...foreign });
    },
    updatePipeline: (id, status) => state.update(id, status),
    settled: () => state.settled(),
  };
}
