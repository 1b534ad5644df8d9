export type { DispatchRequest, PreparedDispatch } from "./dispatch-request.ts";
export type { ReadFiles, RepositoryFiles } from "./files.ts";
export { createGitea, type GiteaOptions } from "./gitea/gitea.ts";
export { createGithub, type GithubOptions } from "./github.ts";
export { createGitlab, type GitlabOptions } from "./gitlab/gitlab.ts";
export type { RepositoryFile } from "./graphql-files.ts";
export { isDeferring } from "./limits.ts";
export { fitsDispatch, showsMarker } from "./run-match.ts";
export type {
  Forge,
  ForgeProvider,
  Run,
  Run as WorkflowRun,
  RunConclusion,
  RunList,
  RunStatus,
  RunsQuery,
  SendAgain,
  SendResult,
  StartedRun,
} from "./types.ts";
export type { DeclaredInput, WorkflowDeclaration } from "./workflow-file.ts";
