import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { PreparedDispatch } from "../dispatch-request.ts";
import type { DeclaredInput } from "../workflow-file.ts";

/** What a pipeline is started with. */
export interface PipelineValues {
  /** Typed, as the header of the pipeline's file declares them. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Everything else. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Splits what is sent into inputs and variables. Throws `Failure` `forge.invalid-input-value` for a text that is not of its input's type, and
 * `forge.variable-name` for a name that no variable can have (https://docs.gitlab.com/ci/variables/#cicd-variable-values).
 */
export function splitValues({ what, inputs: offered, declaration }: PreparedDispatch): PipelineValues {
  const inputs: [string, unknown][] = [];
  const variables: [string, string][] = [];
  for (const [name, text] of Object.entries(offered)) {
    const declared = Object.hasOwn(declaration?.inputs ?? {}, name) ? declaration?.inputs[name] : undefined;
    if (declared !== undefined) inputs.push([name, toTyped(what, name, text, declared)]);
    else if (/^\w+$/u.test(name)) variables.push([name, text]);
    else {
      throw new Failure(`${what}: "${printable(name, 80)}" cannot be the name of a pipeline variable`, {
        code: "forge.variable-name",
        hint: "Use letters, digits and _ only, or declare it under spec: inputs: in the pipeline's file.",
      });
    }
  }
  return { inputs: Object.fromEntries(inputs), variables: Object.fromEntries(variables) };
}

function toTyped(what: string, name: string, text: string, { type, options }: DeclaredInput): unknown {
  const value = READERS[type]?.(text) ?? (READERS[type] === undefined ? text : undefined);
  if (value !== undefined && (options.length === 0 || options.includes(text))) return value;
  const takes =
    options.length > 0 ? `one of ${options.map((option) => printable(option, 80)).join(", ")}` : TAKES[type];
  throw new Failure(
    `${what}: input ${printable(name, 80)} does not take its value "${printable(text, 80)}"`,
    {
      code: "forge.invalid-input-value",
      hint: `${printable(name, 80)} is ${takes}.`,
    },
  );
}

const TAKES: Readonly<Record<string, string>> = {
  number: "a number",
  boolean: "a boolean: true or false",
  array: "an array, written as JSON",
};

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  number: (text) => (text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined),
  boolean: (text) => (text === "true" || text === "false" ? text === "true" : undefined),
  array: readArray,
};

function readArray(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    // The failure that says so is made by whoever asked.
    return undefined;
  }
}
