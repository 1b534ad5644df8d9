import { type RefusalRow, withPermissions } from "./refusal-row.ts";
import { BUILD_WORKFLOW, withWorkflow, workflowFiles } from "./workbench.ts";

/** Refusals of refs, triggers and inputs. */
export const REQUEST_ROWS: readonly RefusalRow[] = [
  {
    name: "422 for a ref that does not exist",
    request: { ref: "mian" },
    code: "forge.ref-not-found",
    text: [
      "acme/app build.yml@mian: no branch or tag mian (422: No ref found for: mian)",
      "Check the branch or tag. The default branch of acme/app is main.",
    ],
  },
  {
    name: "422 for a workflow without workflow_dispatch",
    world: withWorkflow("on: push"),
    code: "forge.no-dispatch-trigger",
    text: [
      "acme/app build.yml@main: the workflow cannot be dispatched (422: Workflow does not have 'workflow_dispatch' trigger)",
      "Add `workflow_dispatch:` under `on:` of .github/workflows/build.yml on main.",
    ],
  },
  {
    name: "an input that the workflow does not declare, when strict",
    request: { explicit: { pusch: "true" }, strict: true },
    code: "forge.unexpected-inputs",
    posts: 0,
    text: [
      "acme/app build.yml@main: the workflow declares no input pusch",
      "Did you mean push? It declares version_bump, triggered_by, base_image, base_digest, images, rebuild_key, push. Or leave strict-inputs off.",
    ],
  },
  {
    name: "422 for an unexpected input whose declaration cannot be read, when strict",
    world: withPermissions("write", "none"),
    request: { explicit: { pusch: "true" }, strict: true },
    code: "forge.unexpected-inputs",
    text: [
      "acme/app build.yml@main: the workflow declares no input pusch",
      "Declare it under on.workflow_dispatch.inputs. Or leave strict-inputs off.",
    ],
  },
  {
    name: "422 for unexpected inputs that GitHub does not name",
    request: { ref: "main" },
    code: "forge.unexpected-inputs",
    text: [
      "acme/app build.yml@main: inputs that the workflow does not declare (422: Unexpected inputs provided)",
      "It declares version_bump, triggered_by, base_image, base_digest, images, rebuild_key, push.",
    ],
  },
  {
    name: "422 for a required input that is missing",
    world: withWorkflow(
      "on: { workflow_dispatch: { inputs: { level: { required: true, type: choice, options: [low, high] } } } }",
    ),
    code: "forge.required-input-missing",
    text: [
      "acme/app build.yml@main: required input level is missing (422: Required input 'level' not provided)",
      "Add level to the inputs that are sent. level is a choice of low, high.",
    ],
  },
  {
    name: "422 for a value that is not one of the options",
    request: { explicit: { version_bump: "huge" } },
    code: "forge.invalid-input-value",
    text: [
      "acme/app build.yml@main: input version_bump does not take its value \"huge\" (422: Invalid value for input 'version_bump')",
      "version_bump is a choice of patch, minor, major.",
    ],
  },
  {
    name: "422 for a wrong value in GitHub's other words",
    request: { explicit: { version_bump: "huge" } },
    code: "forge.invalid-input-value",
    text: [
      "acme/app build.yml@main: input version_bump does not take its value \"huge\" (422: Provided value 'huge' for input 'version_bump' not in the list of allowed values)",
      "version_bump is a choice of patch, minor, major.",
    ],
  },
  {
    name: "422 for a required input that GitHub does not name",
    code: "forge.required-input-missing",
    text: [
      "acme/app build.yml@main: a required input is missing (422: Required input not provided)",
      "Look at on.workflow_dispatch.inputs in the workflow.",
    ],
  },
  {
    name: "422 for a value that is no boolean",
    request: { explicit: { push: "yes" } },
    code: "forge.invalid-input-value",
    text: [
      "acme/app build.yml@main: input push does not take its value \"yes\" (422: Invalid value for input 'push')",
      "push is a boolean: true or false.",
    ],
  },
  {
    name: "422 for a value that is no number",
    world: withWorkflow("on: { workflow_dispatch: { inputs: { count: { type: number } } } }"),
    request: { explicit: { count: "many" } },
    code: "forge.invalid-input-value",
    text: [
      "acme/app build.yml@main: input count does not take its value \"many\" (422: Invalid value for input 'count')",
      "count is a number.",
    ],
  },
  {
    name: "422 for a value of a workflow that cannot be read",
    world: withPermissions("write", "none"),
    request: { explicit: { version_bump: "huge" } },
    code: "forge.invalid-input-value",
    text: [
      "acme/app build.yml@main: input version_bump does not take its value \"huge\" (422: Invalid value for input 'version_bump')",
      "Look at on.workflow_dispatch.inputs in the workflow.",
    ],
  },
  {
    name: "422 for a workflow that was disabled by hand",
    world: {
      repositories: {
        "acme/app": {
          refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) },
          disabled: { "build.yml": "disabled_manually" },
        },
      },
    },
    code: "forge.workflow-disabled",
    text: [
      "acme/app build.yml@main: the workflow is disabled by hand (422: Cannot trigger a 'workflow_dispatch' on a disabled workflow)",
      'Choose "Enable workflow" on {server}/acme/app/actions/workflows/build.yml, or run: gh workflow enable build.yml -R acme/app',
    ],
  },
  {
    name: "422 for a workflow that GitHub disabled for inactivity",
    world: {
      repositories: {
        "acme/app": {
          refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) },
          disabled: { "build.yml": "disabled_inactivity" },
        },
      },
    },
    code: "forge.workflow-disabled",
    text: [
      "acme/app build.yml@main: the workflow is disabled by GitHub, after 60 days without activity in the repository (422: Cannot trigger a 'workflow_dispatch' on a disabled workflow)",
      'Choose "Enable workflow" on {server}/acme/app/actions/workflows/build.yml, or run: gh workflow enable build.yml -R acme/app',
    ],
  },
  {
    name: "422 for a reason that is not known",
    code: "forge.refused",
    text: [
      "acme/app build.yml@main: GitHub refused (422: Something else is wrong)",
      "Check the repository, the ref and the token; GitHub gives no further reason.",
    ],
  },
];
