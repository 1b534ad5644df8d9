export { type DispatchOptions, type DispatchResult, isDeferring, type StartedRun } from "./dispatch.ts";
export type { DispatchRequest, PreparedDispatch } from "./dispatch-request.ts";
export type { ReadFiles, RepositoryFiles } from "./files.ts";
export { createGithub, type Github, type GithubOptions } from "./github.ts";
export type { RepositoryFile } from "./graphql-files.ts";
export type { WorkflowRun } from "./runs.ts";
export type {
  Forge,
  ForgeProvider,
  Run,
  RunConclusion,
  RunList,
  RunStatus,
  RunsQuery,
  SendAgain,
  SendResult,
} from "./types.ts";
export type { DeclaredInput, WorkflowDeclaration } from "./workflow-file.ts";
