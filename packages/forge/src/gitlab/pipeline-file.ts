import * as z from "zod/mini";
import type { DeclaredInput, WorkflowDeclaration } from "../workflow-file.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const inputSchema = z.object({
  type: z.catch(z.string(), "string"),
  default: z.optional(z.unknown()),
  options: z.catch(z.array(scalar), []),
});
const headerSchema = z.object({
  spec: z.catch(z.object({ inputs: z.nullish(z.record(z.string(), z.unknown())) }), { inputs: null }),
});
const bodySchema = z.object({
  workflow: z.catch(z.object({ name: z.catch(z.string(), "") }), { name: "" }),
});

/**
 * Reads what a pipeline's file declares: the typed inputs of its header (https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs),
 * and whether `workflow: name:` shows `rebuild_key`, as a variable or as an input. `undefined` when the text is no YAML map. The YAML parser is
 * loaded by the first call.
 */
export async function parsePipelineFile(text: string): Promise<WorkflowDeclaration | undefined> {
  const { parseAllDocuments } = await import("yaml");
  const documents = [...parseAllDocuments(text, { logLevel: "silent" })];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  const trees = documents.map((document): unknown => document.toJS({ maxAliasCount: 100 }));
  const header = z.safeParse(headerSchema, trees[0]);
  const body = z.safeParse(bodySchema, trees.at(-1));
  if (!header.success || !body.success) return undefined;
  const declared = trees.length > 1 ? (header.data.spec.inputs ?? {}) : {};
  const inputs = Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [name, readInput(input)]),
  );
  const shows = /\$\{?rebuild_key\b|\$\[\[\s*inputs\.rebuild_key\b/u;
  return { inputs, titleShowsKey: shows.test(body.data.workflow.name), isDispatchable: true };
}

function readInput(input: unknown): DeclaredInput {
  const { type, options, ...rest } = z.parse(inputSchema, input ?? {});
  return { type, options: options.map(String), required: rest.default === undefined };
}
