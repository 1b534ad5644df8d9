export { startGitea } from "./server.ts";
export type {
  GiteaOptions,
  GiteaProfileName,
  GiteaRepository,
  GiteaRun,
  GiteaSimulator,
  GiteaStatus,
  GiteaToken,
} from "./types.ts";
