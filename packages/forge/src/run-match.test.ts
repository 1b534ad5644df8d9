import { expect, test } from "vitest";
import { fitsDispatch, showsMarker } from "./run-match.ts";

test.each([
  ["its title", { title: "Build a1.1", inputs: undefined }, true],
  ["its inputs", { title: "A commit", inputs: { rebuild_key: "a1.1" } }, true],
  ["another attempt's title", { title: "Build a1.12", inputs: undefined }, false],
  ["another attempt's inputs", { title: "A commit", inputs: { rebuild_key: "a1.2" } }, false],
  ["neither", { title: "A commit", inputs: {} }, false],
])("a run shows the marker by %s", (_name, run, expected) => {
  expect(showsMarker(run, "a1.1")).toBe(expected);
});

const RUN = { workflow: "build.yml", workflowId: 42, event: "workflow_dispatch", ref: "main" };
const DISPATCH = { workflow: "build.yml", event: "workflow_dispatch", ref: "main" };

test.each([
  ["the same of all", {}, {}, true],
  ["the workflow's number", {}, { workflow: "42" }, true],
  ["the ref's full name", {}, { ref: "refs/heads/main" }, true],
  ["a tag's full name", { ref: "v1" }, { ref: "refs/tags/v1" }, true],
  ["a server without workflows", { workflow: undefined, event: "api" }, { workflow: "", event: "api" }, true],
  [
    "an event that any workflow takes",
    { event: "repository_dispatch" },
    { workflow: "", event: "repository_dispatch" },
    true,
  ],
  ["a ref that is not shown", { ref: undefined }, {}, true],
  ["another workflow", { workflow: "test.yml" }, {}, false],
  ["another event", { event: "push" }, {}, false],
  ["another ref", { ref: "next" }, {}, false],
])("a run fits a dispatch with %s: %o %o", (_name, run, dispatch, expected) => {
  expect(fitsDispatch({ ...RUN, ...run }, { ...DISPATCH, ...dispatch })).toBe(expected);
});
