import { matching, valueFailure } from "./names.ts";
import type { SourceProvider } from "./types.ts";

const GITHUB_REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/u;
const GITEA_REPOSITORY = /^[\w][\w.-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/u;
const GITLAB_PROJECT = /^\w[\w.-]{0,254}(?:\/\w[\w.-]{0,254}){1,20}$/u;
const MAX_URL_LENGTH = 500;
const PASTED_URL = /^(?:https?:\/\/|git@)?[\w-]+\.[\w.-]+[/:]([\w.-]+(?:\/[\w.-]+?)+?)(?:\.git)?\/?$/u;

const REPOSITORIES: Readonly<Record<SourceProvider, readonly [pattern: RegExp, kind: string, form: string]>> =
  {
    github: [GITHUB_REPOSITORY, "a GitHub repository", "owner/repo"],
    gitlab: [GITLAB_PROJECT, "a GitLab project", "group/project"],
    gitea: [GITEA_REPOSITORY, "a Gitea repository", "owner/repo"],
    forgejo: [GITEA_REPOSITORY, "a Forgejo repository", "owner/repo"],
  };

/**
 * A repository as its server names it: `owner/repo`, on GitLab `group/subgroup/project`.
 *
 * @throws Failure `config.value`, with the form that was meant where a URL was pasted.
 */
export function parseSourceRepository(text: string, provider: SourceProvider): string {
  const [pattern, kind, form] = REPOSITORIES[provider];
  const path = PASTED_URL.exec(text.slice(0, MAX_URL_LENGTH))?.[1];
  const hint = path === undefined || !pattern.test(path) ? `Write ${form}` : `Did you mean ${path}?`;
  return matching(text, pattern, kind, hint);
}

/** Checks that a repository is one on some kind of server, whichever it will be. @throws Failure `config.value`. */
export function checkRepositoryPath(text: string): void {
  if (Object.values(REPOSITORIES).some(([pattern]) => pattern.test(text))) return;
  throw valueFailure(text, "a repository", "Write owner/repo");
}

/** Checks that a workflow is named as its server takes it: Gitea and Forgejo take no numbers. @throws Failure `config.value`. */
export function checkWorkflowOf(text: string, provider: SourceProvider): void {
  if (/^\d+$/u.test(text) && (provider === "gitea" || provider === "forgejo"))
    throw valueFailure(text, "a workflow's file name", "Write the file's name, like build.yml");
}
