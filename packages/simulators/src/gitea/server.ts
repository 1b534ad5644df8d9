import { Failure } from "@basewatch/failure";
import { startForgeServer } from "../forge-server/server.ts";
import { answerGitea } from "./routes.ts";
import { createState, findRepository } from "./state.ts";
import type { GiteaOptions, GiteaSimulator } from "./types.ts";

/**
 * Starts a Gitea or a Forgejo on a free loopback port: repositories with files, dispatches and runs. It keeps state, refuses what the played version refuses in its words,
 * ignores what it ignores, and can be scripted to fail.
 */
export async function startGitea(options: GiteaOptions): Promise<GiteaSimulator> {
  const state = createState(options);
  const server = await startForgeServer({
    apiPath: "/api/v1",
    now: state.now,
    respond: (request, serverUrl) => answerGitea(request, state, options, serverUrl),
  });
  return {
    ...server,
    runs: state.runs,
    startRun(foreign) {
      const repository = findRepository(state, foreign.repository);
      if (repository === undefined)
        throw new Failure(`no repository ${foreign.repository}`, { code: "simulators.repository" });
      const ref = `refs/heads/${repository.branch}`;
      const usual = { event: "push", ref, username: "somebody", inputs: {}, title: "A commit" };
      return state.start({ ...usual, ...foreign });
    },
    updateRun: (id, change) => state.update(id, change),
    settled: () => state.settled(),
  };
}
