import { combineFailures, Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import * as z from "zod/mini";

/** An action's inputs: one zod object whose keys are the input names and whose fields take the raw text (empty: not given). */
export type InputSchema<Inputs> = z.ZodMiniType<Inputs> & {
  readonly shape: Readonly<Record<string, unknown>>;
};

/**
 * Reads and parses every input of a schema. Throws one `Failure` for all mistakes (`input.invalid`, `input.unknown`): each names the input, and
 * schemas name the value and the remedy.
 *
 * @param read the raw text of an input; empty when it is not given
 * @param given the names of all inputs that were given, known or not
 */
export function parseInputs<Inputs>(
  schema: InputSchema<Inputs>,
  read: (name: string) => string,
  given: readonly string[],
): Inputs {
  const names = Object.keys(schema.shape);
  const misspelt = given.flatMap((name) => describeUnknown(name, names));
  const parsed = z.safeParse(schema, Object.fromEntries(names.map((name) => [name, read(name)])));
  if (parsed.success && misspelt.length === 0) return parsed.data;
  const issues = parsed.success ? [] : parsed.error.issues.map(toFailure);
  throw combineFailures([...misspelt, ...issues], "several inputs are wrong", "input.invalid");
}

/** The given names that are no input and resemble none: ignored, but worth a word. */
export function listIgnoredInputs<Inputs>(
  schema: InputSchema<Inputs>,
  given: readonly string[],
): readonly string[] {
  const names = Object.keys(schema.shape);
  return given.filter((name) => !names.includes(name) && nearestName(name, names) === undefined);
}

function describeUnknown(name: string, names: readonly string[]): readonly Failure[] {
  const nearest = names.includes(name) ? undefined : nearestName(name, names);
  if (nearest === undefined) return [];
  return [
    new Failure(`${printable(name, 80)}: unknown input, did you mean ${nearest}?`, {
      code: "input.unknown",
      hint: `Rename it to ${nearest} in the step's "with".`,
    }),
  ];
}

function toFailure(issue: z.core.$ZodIssue): Failure {
  const name = issue.path.join(".");
  const hint: unknown = "params" in issue ? issue.params?.["hint"] : undefined;
  return new Failure(name === "" ? issue.message : `${name}: ${issue.message}`, {
    code: "input.invalid",
    hint: typeof hint === "string" ? hint : undefined,
  });
}
