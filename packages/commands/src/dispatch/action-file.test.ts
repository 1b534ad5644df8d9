import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { dispatchInputs } from "./inputs.ts";
import { toOutputs } from "./results.ts";
import { parse } from "./testing/stage.ts";

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

async function readAction(): Promise<ActionFile> {
  const path = new URL("../../../../actions/dispatch-rebuild/action.yml", import.meta.url);
  return parseYaml(await readFile(path, "utf8"));
}

describe("action.yml of dispatch-rebuild", () => {
  test("has the inputs of the schema and the outputs of the command", async () => {
    const action = await readAction();
    expect(Object.keys(action.inputs)).toEqual(Object.keys(dispatchInputs.shape));
    expect(Object.keys(action.outputs)).toEqual(Object.keys(toOutputs([])));
  });

  test("has the defaults of the schema", async () => {
    const { inputs } = await readAction();
    const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    const given = { ...defaults, workflow: "build.yml", "github-token": "", "state-token": "" };
    expect(parse(given)).toEqual(parse({ workflow: "build.yml" }));
  });
});
