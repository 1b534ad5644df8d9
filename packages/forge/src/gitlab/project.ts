import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import { memoize } from "../context.ts";
import { type GitlabContext, getSuccessfully, readGitlab } from "./context.ts";
import type { GitlabSubject } from "./refusals.ts";

/** What is known of a project. */
export interface GitlabProject {
  /** `undefined` in an empty repository. */
  readonly defaultBranch: string | undefined;
  /** Path of the pipeline's file; may name another project or a URL (https://docs.gitlab.com/ci/pipelines/settings/#specify-a-custom-cicd-configuration-file). */
  readonly pipelineFile: string;
}

/** Reads a project, once each. Throws `Failure` `forge.repository-not-found`, `forge.repository-name`, and what any call may fail with. */
export type FetchProject = (project: string) => Promise<GitlabProject>;

const projectSchema = z.object({
  default_branch: z.nullish(z.string()),
  ci_config_path: z.catch(z.nullish(z.string()), null),
});

export function createProjects(context: GitlabContext): FetchProject {
  const known = memoize<GitlabProject>();
  return (project) =>
    known(project, async () => {
      const subject: GitlabSubject = { what: project, project, action: "read", context };
      const answer = await getSuccessfully(context, subject, projectPath(project));
      const found = readGitlab(projectSchema, answer, subject);
      return {
        defaultBranch: found.default_branch ?? undefined,
        pipelineFile: found.ci_config_path || ".gitlab-ci.yml",
      };
    });
}

/** The API's path of a project, whose own path is one encoded segment; throws `Failure` `forge.repository-name` for what is none. */
export function projectPath(project: string): string {
  const segments = project.split("/");
  const isPath =
    segments.length > 1 && segments.every((name) => /^[\w.-]+$/u.test(name) && !/^\.+$/u.test(name));
  if (isPath || /^\d{1,15}$/u.test(project)) return `/projects/${encodeURIComponent(project)}`;
  throw new Failure(`"${printable(project)}" is not a GitLab project`, {
    code: "forge.repository-name",
    hint: "Write group/project with all its groups, or the project's numeric id, without https:// and .git.",
  });
}
