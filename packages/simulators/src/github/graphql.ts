import { type Need, refuse } from "./access.ts";
import { ACTOR } from "./dispatches.ts";
import { parseGraphql, type Selection } from "./graphql-query.ts";
import {
  blobHash,
  commitOf,
  filesAt,
  findRepository,
  type GithubState,
  type RepositoryState,
  refName,
} from "./state.ts";
import type { GithubAnswer, GithubToken } from "./types.ts";

/** Above this, `text` is cut and `isTruncated` is true. */
const MOST_TEXT_BYTES = 512_000;

interface GraphqlError {
  readonly type?: string;
  readonly path?: readonly string[];
  readonly message: string;
}

/** A value of the schema's: its type, and how to read each field of it. */
interface Node {
  readonly type: string;
  readonly fields: Readonly<Record<string, (args: Readonly<Record<string, string>>) => unknown>>;
}

/** Answers `POST /graphql`: a repository's default branch and its files (https://docs.github.com/graphql/reference/objects#repository). */
export function answerGraphql(body: unknown, state: GithubState, token: GithubToken): GithubAnswer {
  const { query, variables } = (body ?? {}) as { query?: unknown; variables?: Record<string, unknown> };
  const errors: GraphqlError[] = [];
  try {
    const selections = parseGraphql(String(query), variables ?? {});
    const data = select(queryNode(state, token, errors), selections);
    return { status: 200, body: errors.length === 0 ? { data } : { data, errors } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 200, body: { errors: [{ message: `Parse error: ${error.message}` }] } };
  }
}

function select(node: Node, selections: readonly Selection[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === "fragment") {
      if (selection.on === node.type) Object.assign(result, select(node, selection.selections));
      continue;
    }
    const read = selection.name === "__typename" ? () => node.type : node.fields[selection.name];
    if (read === undefined)
      throw new SyntaxError(`Field '${selection.name}' doesn't exist on type '${node.type}'`);
    const value = read(selection.arguments);
    result[selection.alias] = isNode(value) ? select(value, selection.selections) : value;
  }
  return result;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "fields" in value;
}

function queryNode(state: GithubState, token: GithubToken, errors: GraphqlError[]): Node {
  return {
    type: "Query",
    fields: {
      viewer: () => ({ type: "User", fields: { login: () => ACTOR } }),
      repository({ owner, name }) {
        const repository = findRepository(state, `${owner}/${name}`);
        const need: Need = { permission: "contents", access: "read" };
        const refused = repository === undefined ? undefined : refuse(token, repository, need);
        if (repository !== undefined && refused === undefined) return repositoryNode(repository);
        errors.push(repositoryError(refused, `${owner}/${name}`));
        return null;
      },
    },
  };
}

function repositoryError(refused: GithubAnswer | undefined, fullName: string): GraphqlError {
  if (refused === undefined || refused.status === 404) {
    const message = `Could not resolve to a Repository with the name '${fullName}'.`;
    return { type: "NOT_FOUND", path: ["repository"], message };
  }
  return { type: "FORBIDDEN", path: ["repository"], message: (refused.body as { message: string }).message };
}

function repositoryNode(repository: RepositoryState): Node {
  const { defaultBranch } = repository;
  const hasDefault = repository.refs[defaultBranch] !== undefined;
  return {
    type: "Repository",
    fields: {
      nameWithOwner: () => repository.fullName,
      defaultBranchRef: () => (hasDefault ? { type: "Ref", fields: { name: () => defaultBranch } } : null),
      object: ({ expression = "" }) => objectNode(repository, expression),
    },
  };
}

function objectNode(repository: RepositoryState, expression: string): Node | null {
  const [, ref = "", path] = /^([^:]*)(?::(.*))?$/su.exec(expression) ?? [];
  const name = refName(repository, ref);
  if (name === undefined) return null;
  if (path === undefined) return treeNode("Commit", commitOf(repository, name));
  const files = filesAt(repository, ref) ?? {};
  const content = files[path];
  if (content !== undefined) return blobNode(Buffer.from(content));
  const isFolder = Object.keys(files).some((file) => file.startsWith(`${path}/`));
  return isFolder ? treeNode("Tree", blobHash(Buffer.from(path))) : null;
}

function treeNode(type: string, oid: string): Node {
  return { type, fields: { oid: () => oid } };
}

function blobNode(content: Buffer): Node {
  const isBinary = content.includes(0);
  return {
    type: "Blob",
    fields: {
      oid: () => blobHash(content),
      byteSize: () => content.length,
      isBinary: () => isBinary,
      isTruncated: () => content.length > MOST_TEXT_BYTES,
      text: () => (isBinary ? null : content.subarray(0, MOST_TEXT_BYTES).toString("utf8")),
    },
  };
}
