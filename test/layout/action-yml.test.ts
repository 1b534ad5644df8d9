import { readFileSync } from "node:fs";
import { checkAction, createBundleAction, dispatchAction } from "@basewatch/commands";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";

interface ActionYaml {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const ACTIONS = [
  ["check-base-digest", checkAction],
  ["create-bundle", createBundleAction],
  ["dispatch-rebuild", dispatchAction],
] as const;

describe.each(ACTIONS)("actions/%s/action.yml", (name, action) => {
  const yaml: ActionYaml = parse(
    readFileSync(new URL(`../../actions/${name}/action.yml`, import.meta.url), "utf8"),
  );
  const shape: Readonly<Record<string, z.ZodMiniType>> = action.inputs.shape;

  test("has the inputs that the code has, and no others", () => {
    expect(Object.keys(yaml.inputs).toSorted()).toEqual(Object.keys(shape).toSorted());
  });

  test("has for each input the default that the code has", () => {
    const differing = Object.entries(yaml.inputs).filter(([input, { default: given = "" }]) => {
      const schema = shape[input];
      if (schema === undefined || given.includes("${{")) return false;
      const outcome = (text: string) => JSON.stringify(z.safeParse(schema, text).data ?? null);
      return outcome(given) !== outcome("");
    });
    expect(differing.map(([input]) => input)).toEqual([]);
  });

  test("names as secret only inputs that it has", () => {
    for (const secret of action.secretInputs) expect(Object.keys(yaml.inputs)).toContain(secret);
  });

  test("runs the bundle on Node 24", () => {
    expect(yaml.runs).toEqual({ using: "node24", main: `../../dist/${name}/index.js` });
  });
});
