import { Failure } from "@basewatch/failure";
import { describe, expect, test } from "vitest";
import type { DispatchRequest } from "./dispatch-request.ts";
import {
  BUILD_WORKFLOW,
  HOLD,
  OWN_TOKEN,
  openWorkbench,
  requestBuild,
  type WorkbenchOptions,
  workflowFiles,
} from "./testing/workbench.ts";

interface Row {
  readonly name: string;
  readonly world?: WorkbenchOptions;
  readonly request?: Partial<DispatchRequest>;
  readonly code: string;
  /** What the user reads: message, then hint. `{server}` is the simulator's address. */
  readonly text: readonly [message: string, hint: string];
  /** Dispatches that were posted; default 1. */
  readonly posts?: number;
}

const TOKEN_HINT =
  "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.";
const SECRET = "aVerySecretPart";
const DISPATCHES = { method: "POST", path: /\/dispatches$/u };

/** acme/app with its own build.yml replaced. */
function withWorkflow(text: string): WorkbenchOptions {
  return { repositories: { "acme/app": { refs: { main: workflowFiles({ "build.yml": text }) } } } };
}

/** A token with these permissions in acme/app. */
function withPermissions(
  actions: "none" | "read" | "write",
  contents: "none" | "read" = "read",
): WorkbenchOptions {
  return {
    repositories: {
      "acme/app": { private: true, refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) } },
      "acme/other": { refs: { main: workflowFiles({ "build.yml": BUILD_WORKFLOW }) } },
    },
    tokens: { [OWN_TOKEN]: { kind: "actions", repository: "acme/app", permissions: { actions, contents } } },
  };
}

const ROWS: readonly Row[] = [
  {
    name: "401 for a token that expired",
    world: { token: `ghs_${SECRET}`, tokens: { [`ghs_${SECRET}`]: { kind: "expired" } } },
    code: "forge.bad-credentials",
    posts: 0,
    text: [
      "acme/app build.yml@main: GitHub does not accept the token (401); it is an installation token (ghs_: GITHUB_TOKEN, or a GitHub App's), wrong, expired or revoked",
      TOKEN_HINT,
    ],
  },
  {
    name: "401 for a token that is not known",
    world: { token: `ghp_${SECRET}` },
    code: "forge.bad-credentials",
    posts: 0,
    text: [
      "acme/app build.yml@main: GitHub does not accept the token (401); it is a classic personal access token (ghp_), wrong, expired or revoked",
      TOKEN_HINT,
    ],
  },
  {
    name: "403 of GITHUB_TOKEN in its own repository",
    world: withPermissions("read"),
    code: "forge.not-accessible-by-integration",
    text: [
      "acme/app build.yml@main: the token may not do this (403: Resource not accessible by integration)",
      "Add `actions: write` to the job's `permissions:`.",
    ],
  },
  {
    name: "403 of GITHUB_TOKEN in another repository",
    world: withPermissions("write"),
    request: { repository: "acme/other" },
    code: "forge.not-accessible-by-integration",
    text: [
      "acme/other build.yml@main: the token may not do this (403: Resource not accessible by integration)",
      'GITHUB_TOKEN never can do this in another repository: use a GitHub App\'s token or a fine-grained personal access token with "Actions: read and write" on acme/other.',
    ],
  },
  {
    name: "403 of a fine-grained token without Actions write",
    world: {
      token: `github_pat_${SECRET}`,
      tokens: {
        [`github_pat_${SECRET}`]: {
          kind: "fine-grained",
          repositories: ["acme/app"],
          permissions: { contents: "read" },
        },
      },
    },
    code: "forge.not-accessible-by-token",
    text: [
      "acme/app build.yml@main: the token may not do this (403: Resource not accessible by personal access token)",
      'Edit the token on GitHub: give it access to acme/app and the repository permission "Actions: read and write".',
    ],
  },
  {
    name: "403 of a token that single sign-on is missing for",
    world: {
      token: `ghp_${SECRET}`,
      tokens: { [`ghp_${SECRET}`]: { kind: "classic", unauthorizedFor: ["acme"] } },
    },
    code: "forge.saml",
    text: [
      "acme/app build.yml@main: the organization wants single sign-on, for which the token is not authorized (403: Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.)",
      'Open the token\'s settings on GitHub, choose "Configure SSO" and authorize it for acme.',
    ],
  },
  {
    name: "403 for another reason",
    request: { workflow: "build.yml" },
    code: "forge.forbidden",
    text: [
      "acme/app build.yml@main: GitHub forbids this (403: Must have admin rights to Repository.)",
      'The token is an installation token (ghs_: GITHUB_TOKEN, or a GitHub App\'s); it needs "Actions: read and write" on acme/app.',
    ],
  },
  {
    name: "404 for a repository that does not exist",
    request: { repository: "acme/ap" },
    code: "forge.repository-not-found",
    text: [
      "acme/ap: no such GitHub repository, or the token may not see it (404)",
      "Check the spelling; and GitHub also hides what a token may not see: it is an installation token (ghs_: GITHUB_TOKEN, or a GitHub App's). GITHUB_TOKEN sees no private repository but acme/app.",
    ],
  },
  {
    name: "404 for a workflow that does not exist",
    request: { workflow: "biuld.yml" },
    code: "forge.workflow-not-found",
    text: [
      "acme/app biuld.yml@main: no workflow biuld.yml (404)",
      "Did you mean build.yml? There are build.yml. The file must be on the default branch too.",
    ],
  },
  {
    name: "404 in a repository without workflows",
    world: { repositories: { "acme/app": { refs: { main: { "README.md": "" } } } } },
    code: "forge.workflow-not-found",
    text: [
      "acme/app build.yml@main: no workflow build.yml (404)",
      "The repository has no workflows. The file must be on the default branch too.",
    ],
  },
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
  {
    name: "307 for a repository that was renamed",
    code: "forge.repository-moved",
    text: ["acme/app build.yml@main: the repository was renamed or moved (307)", "Write its new owner/repo."],
  },
  {
    name: "a repository that is no owner/repo",
    request: { repository: "acme/../admin" },
    code: "forge.repository-name",
    posts: 0,
    text: ['"acme/../admin" is not a GitHub repository', "Write owner/repo, without https:// and .git."],
  },
  {
    name: "a repository that climbs out of the API's path",
    request: { repository: "acme/.." },
    code: "forge.repository-name",
    posts: 0,
    text: ['"acme/.." is not a GitHub repository', "Write owner/repo, without https:// and .git."],
  },
  {
    name: "a workflow that is no file name",
    request: { workflow: "../build.yml" },
    code: "forge.workflow-name",
    posts: 0,
    text: [
      '"../build.yml" is not the name of a workflow file',
      "Write the file's name under .github/workflows/, for example build.yml.",
    ],
  },
];

/** Rows whose refusal nothing in the simulator's state leads to. */
const SCRIPTED: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  "403 for another reason": { status: 403, message: "Must have admin rights to Repository." },
  "422 for unexpected inputs that GitHub does not name": {
    status: 422,
    message: "Unexpected inputs provided",
  },
  "422 for a reason that is not known": { status: 422, message: "Something else is wrong" },
  "307 for a repository that was renamed": { status: 307, message: "Moved" },
};

describe("what GitHub's refusals tell the user", () => {
  test.each(ROWS)("$name", async ({ name, world, request, code, text, posts = 1 }) => {
    await using bench = await openWorkbench(world);
    const scripted = SCRIPTED[name];
    if (scripted !== undefined) {
      bench.server.fail(DISPATCHES, { status: scripted.status, body: { message: scripted.message } });
    }

    const failure = await dispatchAndFail(bench, requestBuild(request));

    expect(failure.code).toBe(code);
    expect([failure.message, failure.hint]).toEqual(
      text.map((line) => line.replace("{server}", bench.server.serverUrl)),
    );
    expect(JSON.stringify([failure.message, failure.hint])).not.toContain(SECRET);
    expect(bench.server.requests.filter(({ method }) => method === "POST")).toHaveLength(posts);
    expect(bench.server.runs).toHaveLength(0);
    expect(bench.server.problems).toEqual([]);
  });

  test("a workflow that is there and still answers 404 is a missing right", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 404, body: { message: "Not Found" } });
    const failure = await dispatchAndFail(bench, requestBuild());
    expect(failure.code).toBe("forge.forbidden");
    expect(failure.message).toBe("acme/app build.yml@main: GitHub hides this workflow from the token (404)");
  });

  test("the probes after a 404 tell their own trouble", async () => {
    await using bench = await openWorkbench();
    bench.server.fail(DISPATCHES, { status: 404, body: { message: "Not Found" } });
    bench.server.fail(
      { path: /\/actions\/workflows$/u },
      { status: 403, body: { message: "Resource not accessible by integration" } },
    );
    const failure = await dispatchAndFail(bench, requestBuild());
    expect(failure.hint).toBe("Add `actions: read` to the job's `permissions:`.");
  });
});

async function dispatchAndFail(
  { github }: Awaited<ReturnType<typeof openWorkbench>>,
  request: DispatchRequest,
): Promise<Failure> {
  try {
    const result = await github.dispatchWorkflow(await github.prepareDispatch(request), HOLD);
    if (result.status === "failed") return result.failure;
    throw new Error(`the dispatch is ${result.status}`);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
