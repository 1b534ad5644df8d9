import { type RefusalRow, SECRET, withPermissions } from "./refusal-row.ts";

const TOKEN_HINT =
  "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.";

/** Refusals of tokens, repositories and workflows. */
export const ACCESS_ROWS: readonly RefusalRow[] = [
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
    name: "401 for a token of a kind that is not known",
    world: { token: SECRET },
    code: "forge.bad-credentials",
    posts: 0,
    text: [
      "acme/app build.yml@main: GitHub does not accept the token (401); it is a token of a kind that is not known, wrong, expired or revoked",
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
