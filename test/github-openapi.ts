import { readFile } from "node:fs/promises";
import type { GithubValidator } from "@basewatch/simulators";
import { type Document, OpenAPIBackend, type Request } from "openapi-backend";

type Backend = OpenAPIBackend<Document>;

/**
 * Holds exchanges against GitHub's own OpenAPI description, cut to the operations that are used. GraphQL is not in it and
 * passes.
 */
export async function createGithubOpenApi(): Promise<GithubValidator> {
  const text = await readFile(new URL("./github-openapi-slice.json", import.meta.url), "utf8");
  const backend: Backend = new OpenAPIBackend<Document>({
    definition: relaxParameters(JSON.parse(text)),
    quick: true,
    ajvOpts: { strict: false, logger: false },
    coerceTypes: true,
  });
  await backend.init();
  return {
    request: (request) => (isGraphql(request) ? [] : checkRequest(backend, toRequest(request))),
    answer: (request, answer) => {
      const operation = isGraphql(request) ? undefined : backend.matchOperation(toRequest(request));
      if (operation?.operationId === undefined) return [];
      // The description has no errors for most operations; those that it lacks are worded by GitHub's documentation.
      if (answer.status >= 400 && !Object.hasOwn(operation.responses ?? {}, String(answer.status))) return [];
      const { errors } = backend.validator.validateResponse(answer.body ?? null, operation, answer.status);
      return (errors ?? []).map((error) => `${operation.operationId} ${answer.status}: ${describe(error)}`);
    },
  };
}

function checkRequest(backend: Backend, request: Request): readonly string[] {
  const operation = backend.matchOperation(request);
  if (operation === undefined) return [`${request.method} ${request.path} is not in GitHub's description.`];
  const { errors } = backend.validateRequest(request, operation);
  return (errors ?? []).map((error) => `${operation.operationId}: ${describe(error)}`);
}

function describe(error: { readonly instancePath: string; readonly message?: string | undefined }): string {
  return `${error.instancePath} ${error.message ?? "is wrong"}`;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function isGraphql({ path }: Sent): boolean {
  return path.endsWith("/graphql");
}

function toRequest({ method, path, query, headers, body }: Sent): Request {
  return {
    method,
    // The description's {path} and {ref} span slashes, which no router reads: one segment stands for them.
    path: path.replace(
      /(\/contents\/|\/git\/(?:matching-)?refs?\/)(.+)$/u,
      (_whole, head: string, rest: string) => head + rest.replaceAll("/", "%2F"),
    ),
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: { ...headers },
    body: body === "" ? undefined : body,
  };
}

// The description calls `created` a date-time, but what it takes is a search range such as `>=2026-01-01`; and a workflow id of
// digits is both of the two kinds of which it wants exactly one.
function relaxParameters(document: Document): Document {
  for (const parameter of Object.values(document.components?.parameters ?? {})) {
    const relaxed = "name" in parameter && ["created", "workflow_id"].includes(parameter.name);
    if (relaxed) parameter.schema = { type: "string" };
  }
  return document;
}
