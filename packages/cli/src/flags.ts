import { parseArgs } from "node:util";
import { Failure, nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** Inputs that are switches: they may stand without a value. */
const SWITCHES: readonly string[] = [
  "force",
  "force-unchanged",
  "dry-run",
  "strict-inputs",
  "resolve-digests",
];

/** What a command line says. */
export interface Flags {
  /** By input name, raw text. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Switches of the command line itself that were set (`json`, `exit-code`, `help`). */
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/**
 * Parses arguments against the inputs of a command. Throws `Failure` `cli.usage` that names the flag and the nearest one.
 *
 * @param names the command's inputs
 * @param own the switches that the command line adds to them
 */
export function parseFlags(args: readonly string[], names: readonly string[], own: readonly string[]): Flags {
  const known = [...names, ...own];
  const isSwitch = (name: string) => own.includes(name) || SWITCHES.includes(name);
  const options = Object.fromEntries(
    known.map((name) => [name, { type: isSwitch(name) ? ("boolean" as const) : ("string" as const) }]),
  );
  const { values, positionals } = parse(
    args.map((arg) => spellSwitch(arg, isSwitch)),
    options,
    known,
  );
  const given = Object.entries(values).filter(([name]) => names.includes(name));
  return {
    inputs: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    switches: new Set(own.filter((name) => values[name] === true)),
    positionals,
  };
}

function parse(
  args: string[],
  options: Readonly<Record<string, { readonly type: "boolean" | "string" }>>,
  known: readonly string[],
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw describeUsage(error, args, known);
  }
}

/** `--force=false` is how an input is written; `parseArgs` knows it as `--no-force`. */
function spellSwitch(arg: string, isSwitch: (name: string) => boolean): string {
  const [, name = "", value] = /^--([a-z-]+)=(true|false)$/u.exec(arg) ?? [];
  if (!isSwitch(name)) return arg;
  return value === "true" ? `--${name}` : `--no-${name}`;
}

function describeUsage(error: unknown, args: readonly string[], known: readonly string[]): Failure {
  const unknown = args
    .filter((arg) => arg.startsWith("--"))
    .map((arg) => arg.slice(2).split("=")[0] ?? "")
    .find((name) => !known.includes(name) && !known.includes(name.replace(/^no-/u, "")));
  const nearest = unknown === undefined ? undefined : nearestName(unknown, known);
  if (unknown !== undefined) {
    return new Failure(`--${printable(unknown, 80)}: unknown flag`, {
      code: "cli.usage",
      hint: nearest === undefined ? "See --help." : `Did you mean --${nearest}?`,
      cause: error,
    });
  }
  const [line = ""] = error instanceof Error ? error.message.split("\n") : [];
  return new Failure(printable(line), { code: "cli.usage", hint: "See --help.", cause: error });
}
