import { parseAllDocuments } from "yaml";

/** One input of the header of a pipeline's file. */
export interface SpecInput {
  readonly type: string;
  readonly default: unknown;
  readonly options: readonly unknown[];
}

/** What the server knows of a pipeline's file. */
export interface PipelineFile {
  readonly inputs: Readonly<Record<string, SpecInput>>;
  /** `workflow: name:`. */
  readonly name: string | undefined;
}

type Tree = Record<string, unknown>;

/** Reads header and name of a pipeline's file (https://docs.gitlab.com/ci/yaml/#header-keywords). */
export function parsePipelineFile(text: string): PipelineFile {
  const trees = [...parseAllDocuments(text, { logLevel: "silent" })].map((document) =>
    toTree(document.toJS()),
  );
  const header = trees.length > 1 ? toTree(toTree(trees[0]?.["spec"])["inputs"]) : {};
  const name = toTree(trees.at(-1)?.["workflow"])["name"];
  return {
    inputs: Object.fromEntries(Object.entries(header).map(([key, input]) => [key, readInput(toTree(input))])),
    name: typeof name === "string" ? name : undefined,
  };
}

function readInput({ type, default: value, options }: Tree): SpecInput {
  return {
    type: typeof type === "string" ? type : "string",
    default: value,
    options: Array.isArray(options) ? options : [],
  };
}

function toTree(value: unknown): Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Tree) : {};
}

/** What is wrong with the inputs that a pipeline is started with, in GitLab's words; `undefined` when nothing is. */
export function inputProblem(
  given: Readonly<Record<string, unknown>>,
  declared: PipelineFile["inputs"],
): string | undefined {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0) {
    return `Given inputs not defined in the \`spec\` section of the included configuration file: ${unknown.map((name) => `\`${name}\``).join(", ")}`;
  }
  for (const [name, input] of Object.entries(declared)) {
    const value = given[name] ?? input.default;
    if (value === undefined) return `\`${name}\` input: required value has not been provided`;
    if (!isOfType(input.type, value)) return `\`${name}\` input: provided value is not a ${input.type}`;
    if (input.options.length > 0 && !input.options.includes(value))
      return `\`${name}\` input: \`${String(value)}\` cannot be used because it is not in the list of allowed options`;
  }
  return undefined;
}

function isOfType(type: string, value: unknown): boolean {
  return type === "array" ? Array.isArray(value) : typeof value === type;
}

/** A pipeline's name: variables and inputs filled in. */
export function fillName(
  name: string,
  variables: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, unknown>>,
): string {
  return name
    .replaceAll(/\$\[\[\s*inputs\.(\w+)\s*\]\]/gu, (_whole, key: string) => String(inputs[key] ?? ""))
    .replaceAll(/\$\{?(\w+)\}?/gu, (_whole, key: string) => variables[key] ?? "");
}
