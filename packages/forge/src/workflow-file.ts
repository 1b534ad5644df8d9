import * as z from "zod/mini";

/** One input that a workflow declares for `workflow_dispatch`. */
export interface DeclaredInput {
  readonly type: string;
  readonly required: boolean;
  /** Of a `choice`. */
  readonly options: readonly string[];
}

/** What a workflow's file says about being dispatched. */
export interface WorkflowDeclaration {
  /** By name; empty where it declares none, or has no `workflow_dispatch` trigger. */
  readonly inputs: Readonly<Record<string, DeclaredInput>>;
  /** Its runs show the input `rebuild_key`, in their title or listed inputs, so that one can be told from others. */
  readonly titleShowsKey: boolean;
  /** It has a trigger that a dispatch starts. */
  readonly isDispatchable: boolean;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const inputSchema = z.object({
  type: z.catch(z.string(), "string"),
  required: z.catch(z.boolean(), false),
  options: z.catch(z.array(scalar), []),
});
const documentSchema = z.object({
  "run-name": z.catch(z.string(), ""),
  on: z.catch(
    z.object({
      workflow_dispatch: z.nullish(z.object({ inputs: z.nullish(z.record(z.string(), z.unknown())) })),
    }),
    { workflow_dispatch: null },
  ),
});

/**
 * Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
 * the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
 */
export async function parseWorkflow(text: string): Promise<WorkflowDeclaration | undefined> {
  const { parse } = await import("yaml");
  const parsed = parseQuietly(parse, text);
  const document = z.safeParse(documentSchema, parsed);
  if (!document.success) return undefined;
  const declared = document.data.on.workflow_dispatch?.inputs ?? {};
  const inputs = Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [name, readInput(input)]),
  );
  const titleShowsKey =
    Object.hasOwn(inputs, "rebuild_key") && /\binputs\.rebuild_key\b/u.test(document.data["run-name"]);
  return { inputs, titleShowsKey, isDispatchable: wantsDispatch(parsed) };
}

/** Whether `workflow_dispatch` is among the events of `on`, in any of its three forms. */
function wantsDispatch(document: unknown): boolean {
  const { on } = z.parse(z.object({ on: z.catch(z.unknown(), null) }), document);
  if (typeof on === "string") return on === "workflow_dispatch";
  if (Array.isArray(on)) return on.includes("workflow_dispatch");
  return typeof on === "object" && on !== null && Object.hasOwn(on, "workflow_dispatch");
}

function readInput(input: unknown): DeclaredInput {
  const { type, required, options } = z.parse(inputSchema, input ?? {});
  return { type, required, options: options.map(String) };
}

function parseQuietly(parse: (text: string, options: object) => unknown, text: string): unknown {
  try {
    return parse(text, { logLevel: "error", maxAliasCount: 100 });
  } catch {
    // Whatever is wrong with the file, GitHub says it better when it refuses the dispatch.
    return undefined;
  }
}
