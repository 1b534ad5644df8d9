import type { DispatchRequest } from "../dispatch-request.ts";
import { type GiteaBenchOptions, withRepository, withToken } from "./gitea-bench.ts";

/** Part of tokens, which no message may show. */
export const SECRET = "aVerySecretPart";

/** One refusal: what leads to it, and what the user is told. */
export interface GiteaRow {
  /** The row of the table that this is about. */
  readonly id: string;
  readonly name: string;
  readonly world?: GiteaBenchOptions;
  readonly request?: Partial<DispatchRequest>;
  /** Answers to a POST, where nothing in the simulator's state leads to it, or what is read first would find it. */
  readonly scripted?: { readonly status: number; readonly body?: unknown };
  readonly read?: boolean;
  readonly code: string;
  /** What the user reads: message, then hint; `{host}` and `{server}` are the simulator's. */
  readonly text: readonly [message: string, hint: string];
}

const WHAT = "acme/app build.yml@main";
const REQUIRED = "on: { workflow_dispatch: { inputs: { level: { required: true } } } }";

/** What Gitea and Forgejo refuse. */
export const GITEA_ROWS: readonly GiteaRow[] = [
  {
    id: "401",
    name: "a token that Gitea does not know",
    world: { token: "f".repeat(40) },
    code: "forge.bad-credentials",
    text: [
      "acme/app .gitea/workflows/build.yml@main: Gitea does not accept the token (401: invalid username, password or token); it is an access token, wrong, expired or revoked",
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "401",
    name: "a token of another forge",
    world: { profile: "forgejo-16", token: `ghp_${SECRET}` },
    code: "forge.bad-credentials",
    text: [
      "acme/app .forgejo/workflows/build.yml@main: Forgejo does not accept the token (401: invalid username, password or token); it is a classic personal access token (ghp_), which is another forge's, wrong, expired or revoked",
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "401",
    name: "a token of a kind that is not known",
    world: { token: SECRET },
    code: "forge.bad-credentials",
    text: [
      "acme/app .gitea/workflows/build.yml@main: Gitea does not accept the token (401: invalid username, password or token); it is a token of a kind that is not known, wrong, expired or revoked",
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "403 scope",
    name: "a token that may only read",
    world: { tokens: withToken({ scopes: ["read:repository"] }) },
    code: "forge.not-accessible-by-token",
    text: [
      `${WHAT}: the token's scopes do not suffice (403: token does not have at least one of required scope(s), required=[write:repository], token scope=read:repository)`,
      "Make a token with the permission repository: read and write.",
    ],
  },
  {
    id: "403 scope",
    name: "a token that may not even read",
    world: { tokens: withToken({ scopes: ["read:user"] }) },
    read: true,
    code: "forge.not-accessible-by-token",
    text: [
      "acme/app: the token's scopes do not suffice (403: token does not have at least one of required scope(s), required=[read:repository], token scope=read:user)",
      "Make a token with the permission repository: read.",
    ],
  },
  {
    id: "403 disabled",
    name: "a workflow that is disabled",
    world: { repositories: withRepository({ disabled: ["build.yml"] }) },
    code: "forge.workflow-disabled",
    text: [
      `${WHAT}: the workflow is disabled by hand (403: workflow is disabled)`,
      'Choose "Enable Workflow" in the menu of {server}/acme/app/actions?workflow=build.yml.',
    ],
  },
  {
    id: "403",
    name: "an owner who may not write",
    world: { tokens: withToken({ repositories: { "acme/app": "read" } }) },
    code: "forge.forbidden",
    text: [
      `${WHAT}: the token's owner may not do this (403: user should have a permission to write to a repo)`,
      "Give the token's owner write access to the Actions of acme/app.",
    ],
  },
  {
    id: "404 ref",
    name: "a tag's short name, which is a branch's to Gitea",
    world: {
      repositories: withRepository({
        refs: { main: {}, "refs/tags/v1": { ".gitea/workflows/build.yml": "on: workflow_dispatch" } },
      }),
    },
    request: { ref: "v1" },
    code: "forge.ref-not-found",
    text: [
      `acme/app build.yml@v1: no branch v1 (404: ref "v1" doesn't exist)`,
      "Check the branch or tag. The default branch of acme/app is main. For a tag write refs/tags/v1.",
    ],
  },
  {
    id: "404 ref",
    name: "a ref that is gone, of Forgejo",
    world: { profile: "forgejo-16" },
    scripted: { status: 404, body: { message: "object does not exist [id: main, rel_path: ]" } },
    code: "forge.ref-not-found",
    text: [
      `${WHAT}: no branch main (404: object does not exist [id: main, rel_path: ])`,
      "Check the branch or tag. The default branch of acme/app is main.",
    ],
  },
  {
    id: "404 workflow",
    name: "a workflow that is gone",
    scripted: { status: 404, body: { message: `workflow "build.yml" doesn't exist` } },
    code: "forge.workflow-not-found",
    text: [
      `${WHAT}: no workflow build.yml (404: workflow "build.yml" doesn't exist)`,
      "It is looked for in .gitea/workflows, .github/workflows, on the ref that is dispatched.",
    ],
  },
  {
    id: "404 route",
    name: "a server without dispatches",
    world: { profile: "gitea-1.22" },
    code: "forge.not-supported",
    text: [
      `${WHAT}: this Gitea does not have that part of the API (404: 404 page not found)`,
      "Check the API URL, which ends in /api/v1, and the server's version: dispatching needs Gitea 1.23.",
    ],
  },
  {
    id: "404",
    name: "a repository that is not there",
    request: { repository: "acme/other" },
    code: "forge.repository-not-found",
    text: [
      "acme/other: no such Gitea repository, or the token may not see it or its Actions (404: The target couldn't be found.)",
      "Check the spelling of acme/other, that Actions are enabled in its settings, and that the token's owner may see it; the token is an access token.",
    ],
  },
  {
    id: "400 required input",
    name: "a required input that is missing, of Forgejo",
    world: { profile: "forgejo-16", repositories: withRepository({}, REQUIRED) },
    code: "forge.required-input-missing",
    text: [
      `${WHAT}: required input level is missing (400: input required for 'level')`,
      "Add it to the inputs that are sent, or give it a default in the workflow; its description may be named here instead of its name.",
    ],
  },
  {
    id: "422 trigger",
    name: "a workflow that lost its trigger",
    scripted: {
      status: 422,
      body: { message: 'workflow "build.yml" has no workflow_dispatch event trigger' },
    },
    code: "forge.no-dispatch-trigger",
    text: [
      `${WHAT}: the workflow cannot be dispatched (422: workflow "build.yml" has no workflow_dispatch event trigger)`,
      "Add `workflow_dispatch:` under `on:` of build.yml on main.",
    ],
  },
  {
    id: "423",
    name: "an archived repository",
    world: { repositories: withRepository({ archived: true }) },
    code: "forge.forbidden",
    text: [
      `${WHAT}: the repository is archived (423: acme/app is archived)`,
      "Unarchive acme/app, or take its image out of images.yaml.",
    ],
  },
  {
    id: "429",
    name: "the limit of a proxy",
    world: { profile: "forgejo-16" },
    scripted: { status: 429, body: "slow down" },
    code: "forge.rate-limited",
    text: [
      `${WHAT}: a rate limit before Forgejo is reached (429: slow down)`,
      "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
    ],
  },
  {
    id: "moved",
    name: "a repository that was renamed",
    world: { repositories: withRepository({ movedTo: "acme/new" }) },
    read: true,
    code: "forge.repository-moved",
    text: ["acme/app: the repository was renamed or moved (307)", "Write its new owner/repo."],
  },
  {
    id: "",
    name: "a reason that is not known",
    scripted: { status: 422, body: { errors: [] } },
    code: "forge.refused",
    text: [
      `${WHAT}: Gitea refused (422)`,
      "Check the repository, the ref and the token; Gitea gives no further reason.",
    ],
  },
];
