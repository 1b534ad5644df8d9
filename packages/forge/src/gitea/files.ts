import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import type { RepositoryFile } from "../graphql-files.ts";
import { splitRepository } from "../names.ts";
import { fail } from "../refusals.ts";
import type { RestAnswer } from "../rest/client.ts";
import { describeFile, toMissingFile, toTextFile } from "../rest/files.ts";
import { readAnswer } from "../rest/refusal-table.ts";
import type { GiteaContext } from "./context.ts";
import { explainGitea, type GiteaSubject } from "./refusals.ts";

const repositorySchema = z.object({ default_branch: z.string(), empty: z.catch(z.boolean(), false) });

/** The name of a repository's default branch (https://docs.gitea.com/api/#tag/repository). Throws `Failure` `forge.repository-not-found`, and `forge.ref-not-found` for an empty repository. */
export async function fetchGiteaBranch(context: GiteaContext, repository: string): Promise<string> {
  const subject: GiteaSubject = { what: repository, repository, action: "read", context };
  const answer = await get(context, repositoryPath(repository));
  if (answer.status >= 300) throw await explainGitea(answer, subject);
  const found = readAnswer(context.dialect.name, repositorySchema, answer, subject);
  if (!found.empty) return found.default_branch;
  throw fail(subject, "the repository is empty", "ref-not-found", "Push a first commit to it.");
}

const entrySchema = z.object({
  type: z.string(),
  encoding: z.nullish(z.string()),
  content: z.nullish(z.string()),
  size: z.catch(z.number(), 0),
});
const folderSchema = z.array(z.object({ name: z.string(), type: z.string() }));

/**
 * One file, and `refKnown` to find out whose fault a 404 is: the API answers one and the same for a file, a ref and a repository that is not
 * there. Throws `Failure` `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with.
 */
export async function fetchGiteaFile(
  context: GiteaContext,
  repository: string,
  ref: string,
  path: string,
  refKnown: () => Promise<void>,
): Promise<RepositoryFile> {
  const what = describeFile(repository, ref, path);
  const subject: GiteaSubject = { what, repository, action: "read", context };
  const answer = await get(context, contentsPath(repository, path), { ref });
  if (answer.status === 404) {
    await refKnown();
    return toMissingFile(what);
  }
  if (answer.status >= 300) throw await explainGitea(answer, subject);
  if (Array.isArray(answer.data)) {
    const failure = fail(subject, "this is a folder", "file-folder", "Name the file in it.");
    return { kind: "folder", failure };
  }
  const { encoding, content, size } = readAnswer(context.dialect.name, entrySchema, answer, subject);
  if (encoding === "base64" && typeof content === "string")
    return toTextFile(what, Buffer.from(content, "base64"));
  const happened = `${size} bytes are more than ${context.dialect.name} hands out`;
  const hint = "Check that this is the right file.";
  return { kind: "too-large", failure: fail(subject, happened, "file-too-large", hint) };
}

/** The names of the files in a folder; empty when there is none. */
export async function fetchGiteaFolder(
  context: GiteaContext,
  repository: string,
  ref: string,
  path: string,
): Promise<readonly string[]> {
  const answer = await get(context, contentsPath(repository, path), { ref });
  const folder = z.safeParse(folderSchema, answer.status < 300 ? answer.data : []);
  return folder.success ? folder.data.filter(({ type }) => type === "file").map(({ name }) => name) : [];
}

/** Throws `Failure` unless repository and ref exist (https://docs.gitea.com/api/#tag/repository). */
export async function checkGiteaRef(
  context: GiteaContext,
  repository: string,
  ref: string,
  fetchDefaultBranch: (repository: string) => Promise<string>,
): Promise<void> {
  const branch = await fetchDefaultBranch(repository);
  const query = { sha: ref, limit: 1, stat: "false", verification: "false", files: "false" };
  const answer = await get(context, `${repositoryPath(repository)}/commits`, query);
  if (answer.status < 300) return;
  const subject: GiteaSubject = { what: repository, repository, action: "read", context };
  if (answer.status !== 404) throw await explainGitea(answer, subject);
  const hint = `Its default branch is ${printable(branch)}.`;
  throw fail(subject, `no branch or tag ${printable(ref)}`, "ref-not-found", hint);
}

/** The API's path of a repository; throws `Failure` `forge.repository-name` for what is none. */
export function repositoryPath(repository: string): string {
  try {
    const { owner, repo } = splitRepository(repository);
    return `/repos/${owner}/${repo}`;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`"${printable(repository)}" is not owner/repo`, { code: error.code, hint: error.hint });
  }
}

function contentsPath(repository: string, path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return `${repositoryPath(repository)}/contents/${encoded}`;
}

function get(
  { client }: GiteaContext,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): Promise<RestAnswer> {
  return client.call({ method: "GET", path, query, repetition: "read" });
}
