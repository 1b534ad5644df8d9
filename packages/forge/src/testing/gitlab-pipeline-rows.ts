import { TYPED_FILE, withProject } from "./gitlab-bench.ts";
import { type GitlabRow, PIPELINE, TRIGGER_ONLY } from "./gitlab-row.ts";

const base = (problem: string) => ({ message: { base: [problem] } });
/** Refusals of refs, variables, inputs and limits. */
export const GITLAB_PIPELINE_ROWS: readonly GitlabRow[] = [
  {
    id: "400 ref",
    name: "a branch that is not there",
    world: TRIGGER_ONLY,
    request: { ref: "mian" },
    code: "forge.ref-not-found",
    text: [
      "group/sub/app pipeline@mian: no branch or tag mian (400: Reference not found)",
      "Check the branch or tag.",
    ],
  },
  {
    id: "400 variables",
    name: "variables that are no map of texts",
    world: TRIGGER_ONLY,
    scripted: { status: 400, body: { message: "variables needs to be a map of key-valued strings" } },
    code: "forge.invalid-input-value",
    text: [
      `${PIPELINE}: GitLab does not take the variables (400: variables needs to be a map of key-valued strings)`,
      "Write every input as a string.",
    ],
  },
  {
    id: "400 variable permissions",
    name: "a project that forbids variables",
    world: { projects: withProject({ variables: "forbidden" }) },
    request: { standard: {}, explicit: { EXTRA: "1" } },
    code: "forge.variables-forbidden",
    text: [
      `${PIPELINE}: the project does not let the token set pipeline variables (400: Insufficient permissions to set pipeline variables)`,
      "Declare EXTRA under spec: inputs: in the pipeline's file, or lower the minimum role to use pipeline variables in Settings > CI/CD > Variables.",
    ],
  },
  {
    id: "400 no jobs",
    name: "rules that let no job run for a trigger",
    world: { ...TRIGGER_ONLY, projects: withProject({ sources: ["push"] }) },
    code: "forge.no-dispatch-trigger",
    text: [
      `${PIPELINE}: no job of the pipeline wants to run (400: Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.)`,
      'Add a rule for $CI_PIPELINE_SOURCE == "trigger" to the pipeline\'s jobs, and to workflow: rules: where there are any.',
    ],
  },
  {
    id: "400 no jobs",
    name: "rules that let no job run for an access token",
    world: { projects: withProject({ sources: ["push"] }) },
    code: "forge.no-dispatch-trigger",
    text: [
      `${PIPELINE}: no job of the pipeline wants to run (400: Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.)`,
      'Add a rule for $CI_PIPELINE_SOURCE == "api" to the pipeline\'s jobs, and to workflow: rules: where there are any.',
    ],
  },
  {
    id: "400 no file",
    name: "a project without a pipeline",
    world: { projects: withProject({ refs: { main: {} } }) },
    code: "forge.workflow-not-found",
    text: [
      `${PIPELINE}: the project has no pipeline (400: Missing CI config file)`,
      "Add .gitlab-ci.yml on main, or set its path in Settings > CI/CD > General pipelines.",
    ],
  },
  {
    id: "400 required input",
    name: "a required input that is missing",
    world: { projects: withProject({}, `spec: { inputs: { level: } }\n---\nbuild: { script: [make] }\n`) },
    code: "forge.required-input-missing",
    text: [
      `${PIPELINE}: required input level is missing (400: \`level\` input: required value has not been provided)`,
      "Add level to the inputs that are sent, or give it a default in the pipeline's file.",
    ],
  },
  {
    id: "400 undeclared input",
    name: "an input that the file does not declare any more",
    world: { projects: withProject({}, TYPED_FILE) },
    scripted: {
      status: 400,
      body: base(
        "Given inputs not defined in the `spec` section of the included configuration file: `level`",
      ),
    },
    code: "forge.unexpected-inputs",
    text: [
      `${PIPELINE}: inputs that the pipeline's file does not declare (400: Given inputs not defined in the \`spec\` section of the included configuration file: \`level\`)`,
      "Declare them under spec: inputs: at the top of the pipeline's file.",
    ],
  },
  {
    id: "400 input value",
    name: "a value that is not one of the options",
    world: { projects: withProject({}, TYPED_FILE) },
    scripted: {
      status: 400,
      body: base("`level` input: `mid` cannot be used because it is not in the list of allowed options"),
    },
    code: "forge.invalid-input-value",
    text: [
      `${PIPELINE}: input level does not take its value (400: \`level\` input: \`mid\` cannot be used because it is not in the list of allowed options)`,
      "level is one of low, high.",
    ],
  },
  {
    id: "400 input value",
    name: "a value of another type",
    scripted: { status: 400, body: base("`count` input: provided value is not a number") },
    code: "forge.invalid-input-value",
    text: [
      `${PIPELINE}: input count does not take its value (400: \`count\` input: provided value is not a number)`,
      "Look at spec: inputs: count: in the pipeline's file.",
    ],
  },
  {
    id: "400 identity",
    name: "an account that is not verified",
    scripted: { status: 400, body: base("Identity verification is required in order to run CI jobs") },
    code: "forge.forbidden",
    text: [
      `${PIPELINE}: GitLab wants to know the token's owner better (400: Identity verification is required in order to run CI jobs)`,
      "Sign in as the token's owner and verify the account, or use another owner's token.",
    ],
  },
  {
    id: "400 too many pipelines",
    name: "more pipelines than a minute takes",
    scripted: { status: 400, body: base("Too many pipelines created in the last minute. Try again later.") },
    code: "forge.rate-limited",
    text: [
      `${PIPELINE}: the limit of pipelines in a minute is reached (400: Too many pipelines created in the last minute. Try again later.)`,
      "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
    ],
  },
  {
    id: "429",
    name: "the rate limit",
    scripted: { status: 429, body: "Retry later\n" },
    code: "forge.rate-limited",
    text: [
      `${PIPELINE}: GitLab's rate limit is reached (429: Retry later)`,
      "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
    ],
  },
  {
    id: "moved",
    name: "a project that was renamed",
    world: { projects: withProject({ movedTo: "group/new" }) },
    code: "forge.repository-moved",
    text: ["group/sub/app: the project was renamed or moved (301)", "Write its new path."],
  },
  {
    id: "",
    name: "a reason that is not known",
    scripted: { status: 422, body: { message: { ref: ["is odd", "is long"], base: "wrong" }, error: "x" } },
    code: "forge.refused",
    text: [
      `${PIPELINE}: GitLab refused (422: ref is odd; ref is long; wrong; x)`,
      "Check the repository, the ref and the token; GitLab gives no further reason.",
    ],
  },
];
