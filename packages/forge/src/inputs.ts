import { Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { WorkflowDeclaration } from "./workflow-file.ts";

/** The inputs that a dispatch could send. */
export interface OfferedInputs {
  /** Of ours: sent where the workflow declares them. */
  readonly standard: Readonly<Record<string, string>>;
  /** The user's own: an undeclared one is a mistake when `strict`. One that is also a standard one wins over it. */
  readonly explicit: Readonly<Record<string, string>>;
  readonly strict: boolean;
}

export interface ChosenInputs {
  readonly inputs: Readonly<Record<string, string>>;
  /** Names that the workflow does not declare. */
  readonly leftOut: readonly string[];
}

/**
 * The inputs that a workflow declares among those that are offered; all of them when its declaration could not be read. Throws
 * `Failure` `forge.unexpected-inputs` for an undeclared explicit one when `strict`.
 */
export function chooseInputs(
  offered: OfferedInputs,
  declaration: WorkflowDeclaration | undefined,
  what: string,
): ChosenInputs {
  const all = { ...offered.standard, ...offered.explicit };
  if (declaration === undefined) return { inputs: all, leftOut: [] };
  const names = Object.keys(all).filter((name) => !Object.hasOwn(declaration.inputs, name));
  refuseUndeclared(names, offered, Object.keys(declaration.inputs), what);
  return { inputs: omit(all, names), leftOut: names };
}

/** Throws `Failure` `forge.unexpected-inputs` when one of `undeclared` is the user's own and `strict` is set. */
export function refuseUndeclared(
  undeclared: readonly string[],
  { standard, explicit, strict }: OfferedInputs,
  declared: readonly string[] | undefined,
  what: string,
): void {
  const own = undeclared.filter((name) => Object.hasOwn(explicit, name) && !Object.hasOwn(standard, name));
  if (!strict || own.length === 0) return;
  const nearest = own.map((name) => nearestName(name, declared ?? [])).find((name) => name !== undefined);
  throw new Failure(
    `${what}: the workflow declares no input ${own.map((name) => printable(name, 80)).join(", ")}`,
    {
      code: "forge.unexpected-inputs",
      hint: `${nearest === undefined ? "" : `Did you mean ${nearest}? `}${listDeclared(declared)} Or leave strict-inputs off.`,
    },
  );
}

/** A sentence that lists what a workflow declares. */
export function listDeclared(declared: readonly string[] | undefined): string {
  if (declared === undefined) return "Declare it under on.workflow_dispatch.inputs.";
  return declared.length === 0 ? "It declares no inputs at all." : `It declares ${declared.join(", ")}.`;
}

/** A map without some of its names. */
export function omit(
  map: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}

const MOST_CHARACTERS = 65_535;

/**
 * Holds inputs against GitHub's limits: 25 of them (10 on an Enterprise Server up to 3.19), 65,535 characters in all. Throws
 * `Failure` `forge.too-many-inputs` or `forge.inputs-too-long`.
 *
 * @param enterpriseVersion what the server calls itself; `undefined` on github.com
 */
export function checkLimits(
  inputs: Readonly<Record<string, string>>,
  enterpriseVersion: string | undefined,
  what: string,
): void {
  const count = Object.keys(inputs).length;
  const most = isBefore320(enterpriseVersion) ? 10 : 25;
  if (count > most) {
    throw new Failure(`${what}: ${count} inputs, and this server takes ${most}`, {
      code: "forge.too-many-inputs",
      hint: "Send fewer: several values can share one input as JSON.",
    });
  }
  const characters = JSON.stringify(inputs).length;
  if (characters <= MOST_CHARACTERS) return;
  throw new Failure(
    `${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS} in all`,
    {
      code: "forge.inputs-too-long",
      hint: "Shorten them, or let the workflow read the long one from a file or an artifact.",
    },
  );
}

function isBefore320(version: string | undefined): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/u.exec(version ?? "") ?? [];
  return major !== undefined && (Number(major) < 3 || (Number(major) === 3 && Number(minor) <= 19));
}
