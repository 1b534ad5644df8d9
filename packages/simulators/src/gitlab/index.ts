export { startGitlab } from "./server.ts";
export type {
  GitlabOptions,
  GitlabPipeline,
  GitlabProject,
  GitlabRole,
  GitlabSimulator,
  GitlabStatus,
  GitlabToken,
} from "./types.ts";
