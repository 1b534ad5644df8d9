import { parse } from "yaml";

/** One declared input of `workflow_dispatch`. */
export interface WorkflowInput {
  readonly type: string;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly options: readonly string[];
}

/** What the server knows of a workflow file. */
export interface WorkflowFile {
  readonly name: string;
  readonly runName: string | undefined;
  /** `undefined`: no `workflow_dispatch` trigger. */
  readonly inputs: Readonly<Record<string, WorkflowInput>> | undefined;
  /** Types of `repository_dispatch` that start it; empty for all of them, `undefined` for none. */
  readonly eventTypes: readonly string[] | undefined;
  /** The group of its `concurrency`, taken literally. */
  readonly concurrency: string | undefined;
}

type Tree = Record<string, unknown>;

/** Reads name, run-name and dispatch inputs of a workflow (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax). */
export function parseWorkflowFile(text: string, path: string): WorkflowFile {
  const document: unknown = parse(text);
  const tree = isTree(document) ? document : {};
  return {
    name: typeof tree["name"] === "string" ? tree["name"] : path,
    runName: typeof tree["run-name"] === "string" ? tree["run-name"] : undefined,
    inputs: readInputs(tree["on"]),
    eventTypes: readEventTypes(tree["on"]),
    concurrency: readGroup(tree["concurrency"]),
  };
}

function readEventTypes(on: unknown): readonly string[] | undefined {
  if (on === "repository_dispatch" || (Array.isArray(on) && on.includes("repository_dispatch"))) return [];
  if (!isTree(on) || !("repository_dispatch" in on)) return undefined;
  const trigger = on["repository_dispatch"];
  const types = isTree(trigger) ? trigger["types"] : undefined;
  return types === undefined ? [] : [types].flat().map(String);
}

function readGroup(concurrency: unknown): string | undefined {
  const group = isTree(concurrency) ? concurrency["group"] : concurrency;
  return typeof group === "string" ? group : undefined;
}

function readInputs(on: unknown): Record<string, WorkflowInput> | undefined {
  if (on === "workflow_dispatch" || (Array.isArray(on) && on.includes("workflow_dispatch"))) return {};
  if (!isTree(on) || !("workflow_dispatch" in on)) return undefined;
  const trigger = on["workflow_dispatch"];
  const declared = isTree(trigger) && isTree(trigger["inputs"]) ? trigger["inputs"] : {};
  return Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)]));
}

function readInput(input: unknown): WorkflowInput {
  const tree = isTree(input) ? input : {};
  return {
    type: typeof tree["type"] === "string" ? tree["type"] : "string",
    required: tree["required"] === true,
    default: tree["default"] === undefined || tree["default"] === null ? undefined : String(tree["default"]),
    options: Array.isArray(tree["options"]) ? tree["options"].map(String) : [],
  };
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The title of a run: `run-name` with its expressions filled in, else the workflow's name. Knows `inputs.*`, `github.*`, string
 * literals and `||`; an expression that it cannot read shows as it stands.
 */
export function runTitle(
  workflow: WorkflowFile,
  inputs: Readonly<Record<string, string>>,
  github: Readonly<Record<string, string>>,
): string {
  if (workflow.runName === undefined) return workflow.name;
  return workflow.runName.replaceAll(/\$\{\{(.*?)\}\}/gu, (whole, expression: string) => {
    const values = expression.split("||").map((operand) => readOperand(operand.trim(), inputs, github));
    if (values.includes(undefined)) return whole;
    return values.find((value) => value !== "") ?? "";
  });
}

function readOperand(
  operand: string,
  inputs: Readonly<Record<string, string>>,
  github: Readonly<Record<string, string>>,
): string | undefined {
  const [, literal] = /^'([^']*)'$/u.exec(operand) ?? [];
  if (literal !== undefined) return literal;
  const [, input] =
    /^(?:github\.event\.client_payload|(?:github\.event\.)?inputs)\.([\w-]+)$/u.exec(operand) ?? [];
  if (input !== undefined) return inputs[input] ?? "";
  const [, property] = /^github\.(\w+)$/u.exec(operand) ?? [];
  return property === undefined ? undefined : github[property];
}
