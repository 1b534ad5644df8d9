import { ACCESS_TOKEN, withProject } from "./gitlab-bench.ts";
import { type GitlabRow, PIPELINE, SECRET } from "./gitlab-row.ts";

const role = (name: "guest" | "reporter" | "developer", scope: "api" | "read_api" = "api") => ({
  tokens: { [ACCESS_TOKEN]: { username: "robot", scopes: [scope], roles: { "group/sub/app": name } } },
});

/** Refusals of tokens, roles and projects. */
export const GITLAB_ACCESS_ROWS: readonly GitlabRow[] = [
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
      `${PIPELINE}: GitLab does not accept the token (401: 401 Unauthorized); it is a CI job token (glcbt-), wrong, expired or revoked`,
      "Make a new token, or check the line of tokens for {host}.",
    ],
  },
  {
    id: "401",
    name: "no token where one is needed",
    world: { projects: withProject({ private: false }), tokenOf: {} },
    code: "forge.bad-credentials",
    text: [
      `${PIPELINE}: GitLab wants an access token (401: 401 Unauthorized)`,
      "Add the line {host}=<secret> to tokens, with an access token of scope api.",
    ],
  },
  {
    id: "403 scope",
    name: "a token that may only read",
    world: role("developer", "read_api"),
    code: "forge.not-accessible-by-token",
    text: [
      `${PIPELINE}: the token's scopes do not suffice (403: insufficient_scope; The request requires higher privileges than provided by the access token.)`,
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
      `${PIPELINE}: the token's owner may not do this (403: 403 Forbidden)`,
      "Give the token's owner the Developer role in group/sub/app; on a protected branch or tag, also the right to merge or push.",
    ],
  },
  {
    id: "404 trigger",
    name: "a trigger token of another project",
    world: { tokenOf: { trigger: `glptt-${SECRET}` } },
    code: "forge.repository-not-found",
    text: [
      `${PIPELINE}: the project or the trigger token is wrong (404: 404 Not Found); GitLab does not say which`,
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
];
