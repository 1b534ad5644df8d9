import type { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";
import type { GithubAnswer } from "./client.ts";
import { type Context, callSuccessfully } from "./context.ts";
import { read, repositoryNotFound } from "./lookups.ts";
import { splitRepository } from "./names.ts";
import { type CallSubject, explainRefusal, fail } from "./refusals.ts";

/** One file that is wanted; `ref` is `undefined` for the default branch. */
export interface WantedFile {
  readonly ref: string | undefined;
  readonly path: string;
}

/** A file of a repository: its text, or why there is none (`forge.file-not-found`, `forge.file-binary`, `forge.file-too-large`, `forge.file-folder`). */
export type RepositoryFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" | "binary" | "too-large" | "folder"; readonly failure: Failure };

/** What one query found, in the order of what was wanted; a `Failure` where the ref does not exist. */
export interface FoundFiles {
  /** `undefined` in an empty repository. */
  readonly defaultBranch: string | undefined;
  readonly files: readonly (RepositoryFile | Failure)[];
}

/** The most files of one query. */
export const MAX_FILES = 50;

const objectSchema = z.nullish(
  z.object({
    kind: z.string(),
    text: z.nullish(z.string()),
    isBinary: z.nullish(z.boolean()),
    isTruncated: z.nullish(z.boolean()),
    byteSize: z.nullish(z.number()),
  }),
);
type FoundObject = z.infer<typeof objectSchema>;

const answerSchema = z.object({
  data: z.nullish(
    z.object({
      repository: z.nullish(
        z.catchall(z.object({ defaultBranchRef: z.nullish(z.object({ name: z.string() })) }), objectSchema),
      ),
    }),
  ),
  errors: z.nullish(z.array(z.object({ type: z.nullish(z.string()), message: z.string() }))),
});

/**
 * Reads up to {@link MAX_FILES} files of one repository, of any refs, with one GraphQL query
 * (https://docs.github.com/graphql/reference/objects#repository). Throws `Failure` when the repository cannot be read at all.
 */
export async function fetchFiles(
  context: Context,
  repository: string,
  wanted: readonly WantedFile[],
): Promise<FoundFiles> {
  const subject: CallSubject = { what: repository, repository, permission: "contents: read" };
  const refs = [...new Set(wanted.map(({ ref }) => ref ?? "HEAD"))];
  const { owner, repo } = splitRepository(repository);
  const variables = Object.fromEntries([
    ["owner", owner],
    ["name", repo],
    ...refs.map((ref, index) => [`r${index}`, ref] as const),
    ...wanted.map(({ ref, path }, index) => [`f${index}`, `${ref ?? "HEAD"}:${path}`] as const),
  ]);
  const query = writeQuery(refs.length, wanted.length);
  const answer = await callSuccessfully(context, subject, `POST ${context.graphqlUrl}`, { query, variables });
  const found = readRepository(context, subject, answer);
  const missingRefs = new Set(refs.filter((_, index) => !found.objects[`r${index}`]));
  return {
    defaultBranch: found.defaultBranch,
    files: wanted.map((file, index) =>
      missingRefs.has(file.ref ?? "HEAD")
        ? refNotFound(repository, file.ref, found.defaultBranch)
        : toFile(
            `${repository} ${printable(file.path)}@${file.ref ?? found.defaultBranch}`,
            found.objects[`f${index}`],
          ),
    ),
  };
}

function writeQuery(refs: number, files: number): string {
  const names = [...numbered("r", refs), ...numbered("f", files)];
  const declared = ["owner", "name", ...names].map((name) => `$${name}: String!`).join(", ");
  const commits = numbered("r", refs).map(
    (name) => `${name}: object(expression: $${name}) { kind: __typename }`,
  );
  const blobs = numbered("f", files).map(
    (name) => `${name}: object(expression: $${name}) { kind: __typename ...${BLOB} }`,
  );
  return `query(${declared}) { repository(owner: $owner, name: $name) { defaultBranchRef { name } ${[...commits, ...blobs].join(" ")} } }`;
}

const BLOB = " on Blob { text isBinary isTruncated byteSize }";

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index}`);
}

interface FoundRepository {
  readonly defaultBranch: string | undefined;
  readonly objects: Readonly<Record<string, FoundObject>>;
}

function readRepository(context: Context, subject: CallSubject, answer: GithubAnswer): FoundRepository {
  const { data, errors } = read(answerSchema, answer, subject);
  const [error] = errors ?? [];
  if (error?.type === "NOT_FOUND") throw repositoryNotFound(subject.repository, context.caller);
  // A query that failed in part has nulls that mean nothing: a file must never look missing because of one.
  if (error !== undefined || !data?.repository) {
    const status = error?.type === "RATE_LIMITED" || error?.type === "FORBIDDEN" ? 403 : 502;
    throw explainRefusal({ ...answer, status, message: error?.message ?? "" }, subject, context.caller);
  }
  const { defaultBranchRef, ...objects } = data.repository;
  return { defaultBranch: defaultBranchRef?.name, objects: objects as Record<string, FoundObject> };
}

function refNotFound(
  repository: string,
  ref: string | undefined,
  defaultBranch: string | undefined,
): Failure {
  if (ref === undefined || defaultBranch === undefined) {
    return fail(
      { what: repository },
      "the repository is empty",
      "ref-not-found",
      "Push a first commit to it.",
    );
  }
  const happened = `no branch or tag ${printable(ref)}`;
  return fail(
    { what: repository },
    happened,
    "ref-not-found",
    `Its default branch is ${printable(defaultBranch)}.`,
  );
}

function toFile(what: string, object: FoundObject): RepositoryFile {
  if (!object) {
    return {
      kind: "missing",
      failure: fail(
        { what },
        "no such file",
        "file-not-found",
        "Check the path, from the repository's root, and its case.",
      ),
    };
  }
  if (object.kind !== "Blob") {
    return {
      kind: "folder",
      failure: fail({ what }, "this is a folder", "file-folder", "Name the file in it."),
    };
  }
  if (object.isTruncated === true) {
    const happened = `${object.byteSize} bytes are more than GitHub hands out as text`;
    return {
      kind: "too-large",
      failure: fail({ what }, happened, "file-too-large", "Check that this is the right file."),
    };
  }
  if (typeof object.text !== "string") {
    return {
      kind: "binary",
      failure: fail({ what }, "this file is binary", "file-binary", "Check that this is the right file."),
    };
  }
  return { kind: "text", text: object.text };
}
