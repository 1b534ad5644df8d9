import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "../dispatch-request.ts";
import {
  ACCESS_TOKEN,
  type GitlabBench,
  type GitlabBenchOptions,
  openGitlabBench,
  requestPipeline,
  TRIGGER_TOKEN,
  TYPED_FILE,
  withProject,
} from "../testing/gitlab-bench.ts";
import { GITLAB_REFUSALS } from "./refusals.ts";

const SECRET = "aVerySecretPart";

interface Row {
  /** The row of the table that this is about. */
  readonly id: string;
  readonly name: string;
  readonly world?: GitlabBenchOptions;
  readonly request?: Partial<DispatchRequest>;
  /** What is done; default is to prepare and send. */
  readonly act?: (bench: GitlabBench) => Promise<unknown>;
  /** What GitLab answers to a POST, where nothing in the simulator's state leads to it. */
  readonly scripted?: { readonly status: number; readonly body: unknown };
  readonly code: string;
  /** What the user reads: message, then hint; `{host}` is the simulator's. */
  readonly text: readonly [message: string, hint: string];
}

const TRIGGER = { tokenOf: { trigger: TRIGGER_TOKEN } };
const WHAT = "group/sub/app pipeline@main";
const base = (problem: string) => ({ message: { base: [problem] } });
const role = (name: "guest" | "reporter" | "developer", scope: "api" | "read_api" = "api") => ({
  tokens: { [ACCESS_TOKEN]: { username: "robot", scopes: [scope], roles: { "group/sub/app": name } } },
});

const ROWS: readonly Row[] = [
  {
    id: "401",
    name: "a token that GitLab does not know",
    world: { tokenOf: { access: `glpat-${SECRET}` } },
    code: "forge.bad-credentials",
    text: [
      "group/sub/app: GitLab does not accept the token (401: 401 Unauthorized); it is an access token (glpat-), wrong, expired or revoked",
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "401",
    name: "a token that has expired",
    world: {
      tokenOf: { access: SECRET },
      tokens: { [SECRET]: { username: "robot", scopes: ["api"], roles: {}, expired: true } },
    },
    code: "forge.bad-credentials",
    text: [
      "group/sub/app: GitLab does not accept the token (401: invalid_token; Token is expired. You can either do re-authorization or token refresh.); it is a token of a kind that is not known, wrong, expired or revoked",
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "401",
    name: "a trigger token where an access token belongs",
    world: { tokenOf: { access: `glptt-${SECRET}` } },
    code: "forge.bad-credentials",
    text: [
      "group/sub/app: GitLab does not accept the token (401: 401 Unauthorized); it is a pipeline trigger token (glptt-), wrong, expired or revoked",
      "Make a new token, or check the line of tokens for {host}. A trigger token belongs into a line trigger:{host}=<secret>.",
    ],
  },
  {
    id: "401",
    name: "a trigger token that GitLab refuses outright",
    world: { tokenOf: { access: ACCESS_TOKEN, trigger: `glcbt-${SECRET}` } },
    scripted: { status: 401, body: { message: "401 Unauthorized" } },
    code: "forge.bad-credentials",
    text: [
      `${WHAT}: GitLab does not accept the token (401: 401 Unauthorized); it is a CI job token (glcbt-), wrong, expired or revoked`,
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "401",
    name: "no token where one is needed",
    world: { projects: withProject({ private: false }), tokenOf: {} },
    code: "forge.bad-credentials",
    text: [
      `${WHAT}: GitLab wants an access token (401: 401 Unauthorized)`,
      "Add the line {host}=<secret> to tokens, with an access token of scope api.",
    ],
  },
  {
    id: "403 scope",
    name: "a token that may only read",
    world: role("developer", "read_api"),
    code: "forge.not-accessible-by-token",
    text: [
      `${WHAT}: the token's scopes do not suffice (403: insufficient_scope; The request requires higher privileges than provided by the access token.)`,
      "Make an access token with the scope api, or a pipeline trigger token.",
    ],
  },
  {
    id: "403 scope",
    name: "a token that may read files, and pipelines not",
    world: {
      tokens: {
        [ACCESS_TOKEN]: {
          username: "robot",
          scopes: ["read_repository"],
          roles: { "group/sub/app": "developer" },
        },
      },
    },
    act: ({ gitlab }) => gitlab.listRuns({ repository: "group/sub/app", sinceMs: 0 }),
    code: "forge.not-accessible-by-token",
    text: [
      "group/sub/app: the token's scopes do not suffice (403: insufficient_scope; The request requires higher privileges than provided by the access token.)",
      "Make an access token with the scope read_api.",
    ],
  },
  {
    id: "403",
    name: "a role that may not start pipelines",
    world: role("reporter"),
    code: "forge.forbidden",
    text: [
      `${WHAT}: the token's owner may not do this (403: 403 Forbidden)`,
      "Give the token's owner the Developer role in group/sub/app; on a protected branch or tag, also the right to merge or push.",
    ],
  },
  {
    id: "404 trigger",
    name: "a trigger token of another project",
    world: { tokenOf: { trigger: `glptt-${SECRET}` } },
    code: "forge.repository-not-found",
    text: [
      `${WHAT}: the project or the trigger token is wrong (404: 404 Not Found); GitLab does not say which`,
      "Check the path group/sub/app, and that the line trigger:{host}/group/sub/app=<secret> of tokens holds a trigger token of that very project; what it holds is a pipeline trigger token (glptt-).",
    ],
  },
  {
    id: "404 trigger",
    name: "an access token in the place of a trigger token",
    world: { tokenOf: { trigger: `glpat-${SECRET}` } },
    request: { repository: "group/other" },
    code: "forge.repository-not-found",
    text: [
      "group/other pipeline@main: the project or the trigger token is wrong (404: 404 Not Found); GitLab does not say which",
      "Check the path group/other, and that the line trigger:{host}/group/other=<secret> of tokens holds a trigger token of that very project; what it holds is an access token (glpat-).",
    ],
  },
  {
    id: "404 run",
    name: "a pipeline that is not there",
    act: ({ gitlab }) => gitlab.cancelRun("group/sub/app", 1),
    code: "forge.run-not-found",
    text: [
      "group/sub/app pipeline 1: no such pipeline (404)",
      "It may have been deleted, or the token may not see the project's pipelines.",
    ],
  },
  {
    id: "404",
    name: "a project that the token may not see",
    request: { repository: "group/other" },
    code: "forge.repository-not-found",
    text: [
      "group/other: no such GitLab project, or the token may not see it (404: 404 Project Not Found)",
      "Check the path group/other, with all its groups; GitLab also hides what a token may not see: it is an access token (glpat-).",
    ],
  },
  {
    id: "404",
    name: "a private project without a token",
    world: { tokenOf: {} },
    code: "forge.repository-not-found",
    text: [
      "group/sub/app: no such GitLab project, or the token may not see it (404: 404 Project Not Found)",
      "Check the path group/sub/app; there is no access token for it: add the line {host}=<secret> to tokens.",
    ],
  },
  {
    id: "400 ref",
    name: "a branch that is not there",
    world: TRIGGER,
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
    world: TRIGGER,
    scripted: { status: 400, body: { message: "variables needs to be a map of key-valued strings" } },
    code: "forge.invalid-input-value",
    text: [
      `${WHAT}: GitLab does not take the variables (400: variables needs to be a map of key-valued strings)`,
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
      `${WHAT}: the project does not let the token set pipeline variables (400: Insufficient permissions to set pipeline variables)`,
      "Declare EXTRA under spec: inputs: in the pipeline's file, or lower the minimum role to use pipeline variables in Settings > CI/CD > Variables.",
    ],
  },
  {
    id: "400 no jobs",
    name: "rules that let no job run for a trigger",
    world: { ...TRIGGER, projects: withProject({ sources: ["push"] }) },
    code: "forge.no-dispatch-trigger",
    text: [
      `${WHAT}: no job of the pipeline wants to run (400: Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.)`,
      'Add a rule for $CI_PIPELINE_SOURCE == "trigger" to the pipeline\'s jobs, and to workflow: rules: where there are any.',
    ],
  },
  {
    id: "400 no jobs",
    name: "rules that let no job run for an access token",
    world: { projects: withProject({ sources: ["push"] }) },
    code: "forge.no-dispatch-trigger",
    text: [
      `${WHAT}: no job of the pipeline wants to run (400: Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.)`,
      'Add a rule for $CI_PIPELINE_SOURCE == "api" to the pipeline\'s jobs, and to workflow: rules: where there are any.',
    ],
  },
  {
    id: "400 no file",
    name: "a project without a pipeline",
    world: { projects: withProject({ refs: { main: {} } }) },
    code: "forge.workflow-not-found",
    text: [
      `${WHAT}: the project has no pipeline (400: Missing CI config file)`,
      "Add .gitlab-ci.yml on main, or set its path in Settings > CI/CD > General pipelines.",
    ],
  },
  {
    id: "400 required input",
    name: "a required input that is missing",
    world: { projects: withProject({}, `spec: { inputs: { level: } }\n---\nbuild: { script: [make] }\n`) },
    code: "forge.required-input-missing",
    text: [
      `${WHAT}: required input level is missing (400: \`level\` input: required value has not been provided)`,
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
      `${WHAT}: inputs that the pipeline's file does not declare (400: Given inputs not defined in the \`spec\` section of the included configuration file: \`level\`)`,
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
      `${WHAT}: input level does not take its value (400: \`level\` input: \`mid\` cannot be used because it is not in the list of allowed options)`,
      "level is one of low, high.",
    ],
  },
  {
    id: "400 input value",
    name: "a value of another type",
    scripted: { status: 400, body: base("`count` input: provided value is not a number") },
    code: "forge.invalid-input-value",
    text: [
      `${WHAT}: input count does not take its value (400: \`count\` input: provided value is not a number)`,
      "Look at spec: inputs: count: in the pipeline's file.",
    ],
  },
  {
    id: "400 identity",
    name: "an account that is not verified",
    scripted: { status: 400, body: base("Identity verification is required in order to run CI jobs") },
    code: "forge.forbidden",
    text: [
      `${WHAT}: GitLab wants to know the token's owner better (400: Identity verification is required in order to run CI jobs)`,
      "Sign in as the token's owner and verify the account, or use another owner's token.",
    ],
  },
  {
    id: "400 too many pipelines",
    name: "more pipelines than a minute takes",
    scripted: { status: 400, body: base("Too many pipelines created in the last minute. Try again later.") },
    code: "forge.rate-limited",
    text: [
      `${WHAT}: the limit of pipelines in a minute is reached (400: Too many pipelines created in the last minute. Try again later.)`,
      "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
    ],
  },
  {
    id: "429",
    name: "the rate limit",
    scripted: { status: 429, body: "Retry later\n" },
    code: "forge.rate-limited",
    text: [
      `${WHAT}: GitLab's rate limit is reached (429: Retry later)`,
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
      `${WHAT}: GitLab refused (422: ref is odd; ref is long; wrong; x)`,
      "Check the repository, the ref and the token; GitLab gives no further reason.",
    ],
  },
];

describe("what GitLab's refusals tell the user", () => {
  test.each(ROWS)("$id: $name", async ({ world, request, act, scripted, code, text }) => {
    await using bench = await openGitlabBench(world);
    if (scripted !== undefined) bench.server.fail({ method: "POST" }, scripted);
    const failure = await (act === undefined ? dispatchAndFail(bench, request) : act(bench).catch(toFailure));
    if (!(failure instanceof Failure)) throw new Error("nothing failed");
    expect(failure.code).toBe(code);
    expect([failure.message, failure.hint]).toEqual(
      text.map((line) => line.replaceAll("{host}", bench.host)),
    );
    expect(JSON.stringify([failure.message, failure.hint])).not.toContain(SECRET);
    expect(bench.server.pipelines).toEqual([]);
  });

  test("every row of the table is tested, and has a source", () => {
    expect(new Set(ROWS.map(({ id }) => id))).toEqual(new Set([...GITLAB_REFUSALS.map(({ id }) => id), ""]));
    expect(GITLAB_REFUSALS.every(({ source }) => /https:\/\//u.test(source))).toBe(true);
  });

  test("a branch that is not there is found before anything is sent, where the project can be read", async () => {
    await using bench = await openGitlabBench();
    const failure = await dispatchAndFail(bench, { ref: "mian" });
    expect(failure).toMatchObject({
      code: "forge.ref-not-found",
      message: "group/sub/app: no branch or tag mian (404 Commit Not Found)",
      hint: "Check the branch or tag. The default branch is main.",
    });
  });
});

async function dispatchAndFail(
  { gitlab }: GitlabBench,
  request: Partial<DispatchRequest> = {},
): Promise<unknown> {
  try {
    const result = await gitlab.sendDispatch(await gitlab.prepareDispatch(requestPipeline(request)));
    return result.kind === "rejected" ? result.failure : undefined;
  } catch (error) {
    return toFailure(error);
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
