import { formatPlatform, type Platform } from "@basewatch/image";
import type { Budget } from "./budget.ts";
import { type FailureList, failureOf } from "./failures.ts";
import type { Argument, Recipe } from "./recipe.ts";
import { expandWord } from "./shell-word.ts";

/** What the arguments' values depend on, and where trouble with them goes. */
export interface Setting {
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly buildPlatform: Platform;
  /** The stage that is built, for `TARGETSTAGE`. */
  readonly stageName: string | undefined;
  readonly escape: string;
  readonly budget: Budget;
  readonly failures: FailureList;
}

/** A text with its variables replaced. */
export interface Expansion {
  readonly text: string;
  /** The variables in it that have no value. */
  readonly missing: readonly string[];
}

/** The values that `FROM` sees when one platform is built. */
export interface Scope {
  /** Throws Failure `dockerfile.expansion` or `dockerfile.limit`. */
  readonly expand: (text: string) => Expansion;
}

/**
 * The global scope for one target platform: the predefined platform arguments, then the global `ARG`s in their order
 * (https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope).
 */
export function buildScope(recipe: Recipe, target: Platform, setting: Setting): Scope {
  const values = predefine(target, setting);
  const scope: Scope = { expand: (text) => expand(text, values, setting) };
  for (const argument of recipe.args) {
    const value = argumentValue(argument, scope, setting);
    // An argument without a value leaves alone what the name stands for, e.g. ARG TARGETARCH.
    if (value !== undefined) values.set(argument.name, value);
  }
  return scope;
}

function predefine(target: Platform, setting: Setting): Map<string, string> {
  const values = new Map([
    ...describePlatform("BUILD", setting.buildPlatform),
    ...describePlatform("TARGET", target),
    ["TARGETSTAGE", setting.stageName ?? "default"],
  ] as const);
  for (const name of values.keys()) {
    const given = buildArg(name, setting);
    if (given !== undefined) values.set(name, given);
  }
  return values;
}

function describePlatform(prefix: string, platform: Platform): readonly (readonly [string, string])[] {
  return [
    [`${prefix}PLATFORM`, formatPlatform(platform)],
    [`${prefix}OS`, platform.os],
    [`${prefix}ARCH`, platform.architecture],
    [`${prefix}VARIANT`, platform.variant ?? ""],
  ];
}

function argumentValue(argument: Argument, scope: Scope, setting: Setting): string | undefined {
  const given = buildArg(argument.name, setting);
  if (given !== undefined || argument.value === undefined) return given;
  try {
    return scope.expand(argument.value).text;
  } catch (error) {
    setting.failures.wrap(argument.line, failureOf(error));
    return undefined;
  }
}

function buildArg(name: string, setting: Setting): string | undefined {
  return Object.hasOwn(setting.buildArgs, name) ? setting.buildArgs[name] : undefined;
}

function expand(text: string, values: ReadonlyMap<string, string>, setting: Setting): Expansion {
  const missing = new Set<string>();
  const expanded = expandWord(text, {
    escape: setting.escape,
    budget: setting.budget,
    lookUp: (name) => {
      const value = values.get(name);
      if (value === undefined) missing.add(name);
      return value;
    },
  });
  return { text: expanded, missing: [...missing] };
}
