import { describe, expect, test } from "vitest";
import { parseWorkflow } from "./workflow-file.ts";

const PLAIN = { type: "string", required: false, options: [] };

describe("what a workflow declares", () => {
  test.each([
    ["no event of ours", "on: push", {}, false],
    ["other events", "on: [push, pull_request]", {}, false],
    ["other events in a map", "on: { push: {} }", {}, false],
    ["no event at all", "name: x", {}, false],
    ["the event as a text", "on: workflow_dispatch", {}],
    ["the event in a list", "on: [push, workflow_dispatch]", {}],
    ["the event alone", "on:\n  workflow_dispatch:", {}],
    [
      "inputs without a word about them",
      "on: { workflow_dispatch: { inputs: { a: , b: {} } } }",
      { a: PLAIN, b: PLAIN },
    ],
    [
      "options that are no text",
      "on: { workflow_dispatch: { inputs: { a: { type: choice, required: true, options: [1, true, x] } } } }",
      { a: { type: "choice", required: true, options: ["1", "true", "x"] } },
    ],
    [
      "nonsense in an input",
      "on: { workflow_dispatch: { inputs: { a: { type: [], required: maybe, options: no } } } }",
      { a: PLAIN },
    ],
  ])("with %s", async (_name, text, inputs, isDispatchable = true) => {
    expect(await parseWorkflow(text)).toEqual({ inputs, titleShowsKey: false, isDispatchable });
  });

  test.each([
    ["shows it", `Build $\{{ inputs.rebuild_key }}`, "rebuild_key", true],
    ["shows it by its event", `$\{{ github.event.inputs.rebuild_key }}`, "rebuild_key", true],
    ["shows another input", `Build $\{{ inputs.rebuild_keys }}`, "rebuild_key", false],
    ["shows it, undeclared", `Build $\{{ inputs.rebuild_key }}`, "other", false],
  ])("whose run-name %s", async (_name, runName, input, titleShowsKey) => {
    const text = JSON.stringify({
      "run-name": runName,
      on: { workflow_dispatch: { inputs: { [input]: {} } } },
    });
    expect(await parseWorkflow(text)).toMatchObject({ titleShowsKey });
  });

  test.each(["", "- a", "text", "on: ["])("of %j cannot be told", async (text) => {
    expect(await parseWorkflow(text)).toBeUndefined();
  });
});
