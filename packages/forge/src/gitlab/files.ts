import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import type { RepositoryFile } from "../graphql-files.ts";
import { fail } from "../refusals.ts";
import { describeFile, toMissingFile, toTextFile } from "../rest/files.ts";
import { type GitlabContext, readGitlab } from "./context.ts";
import { projectPath } from "./project.ts";
import { explainGitlab, type GitlabSubject } from "./refusals.ts";

const fileSchema = z.object({ content: z.string(), encoding: z.literal("base64") });

/**
 * One file of a project; a default branch that is known goes into the hint for a ref that is not there (https://docs.gitlab.com/api/repository_files/#retrieve-a-file-from-a-repository). Throws `Failure`
 * `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with.
 */
export async function fetchGitlabFile(
  context: GitlabContext,
  project: string,
  ref: string,
  path: string,
  defaultBranch?: string,
): Promise<RepositoryFile> {
  const what = describeFile(project, ref, path);
  const subject: GitlabSubject = { what, project, action: "read", context };
  const answer = await context.client.call({
    method: "GET",
    path: `${projectPath(project)}/repository/files/${encodeURIComponent(path)}`,
    query: { ref },
    repetition: "read",
  });
  // All three are 404, and nothing but these words tells them apart.
  if (answer.status === 404 && answer.message.includes("404 File Not Found")) return toMissingFile(what);
  if (answer.status === 404 && /404 (?:Commit|Tree|Repository) Not Found/u.test(answer.message)) {
    const happened = `no branch or tag ${printable(ref)} (${answer.message})`;
    const known = defaultBranch === undefined ? "" : ` The default branch is ${printable(defaultBranch)}.`;
    throw fail({ what: project }, happened, "ref-not-found", `Check the branch or tag.${known}`);
  }
  if (answer.status >= 300) throw await explainGitlab(answer, subject);
  const { content } = readGitlab(fileSchema, answer, subject);
  return toTextFile(what, Buffer.from(content, "base64"));
}
