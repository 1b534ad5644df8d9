import type { Failure } from "@basewatch/failure";
import type { PreparedDispatch } from "../dispatch-request.ts";
import type { RestAnswer } from "../rest/client.ts";
import { describeAnswer, explainByTable, type RefusalRow, type Words } from "../rest/refusal-table.ts";
import type { GitlabContext } from "./context.ts";
import { limited, PIPELINE_REFUSALS } from "./pipeline-refusals.ts";
import { describeGitlabToken } from "./token-kind.ts";

/** What a call of GitLab's API was about. */
export interface GitlabSubject {
  readonly what: string;
  /** Path or id of the project. */
  readonly project: string;
  /** `trigger` is with a trigger token, `create` with an access token. */
  readonly action: "trigger" | "create" | "read" | "cancel";
  readonly context: GitlabContext;
  /** Of `trigger` and `create`. */
  readonly prepared?: PreparedDispatch;
}

/** The failure for GitLab's answer of 300 and more. Codes: `forge.` and the `kind` of a row of {@link GITLAB_REFUSALS}. */
export function explainGitlab(answer: RestAnswer, subject: GitlabSubject): Promise<Failure> {
  return explainByTable("GitLab", GITLAB_REFUSALS, answer, subject);
}

/** What GitLab refuses, first match first. */
export const GITLAB_REFUSALS: readonly RefusalRow<GitlabSubject>[] = [
  {
    id: "401",
    statuses: [401],
    source: "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes",
    explain: badCredentials,
  },
  {
    id: "403 scope",
    statuses: [403],
    words: /insufficient_scope/u,
    source: "https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes",
    explain: (answer, { action }) => ({
      kind: "not-accessible-by-token",
      happened: `the token's scopes do not suffice (${describeAnswer(answer)})`,
      hint: `Make an access token with the scope ${action === "read" ? "read_api" : "api"}${action === "create" ? ", or a pipeline trigger token" : ""}.`,
    }),
  },
  {
    id: "403",
    statuses: [403],
    source: "https://docs.gitlab.com/user/permissions/#cicd",
    explain: (answer, { project }) => ({
      kind: "forbidden",
      happened: `the token's owner may not do this (${describeAnswer(answer)})`,
      hint: `Give the token's owner the Developer role in ${project}; on a protected branch or tag, also the right to merge or push.`,
    }),
  },
  {
    id: "404 trigger",
    statuses: [404],
    when: ({ action }) => action === "trigger",
    source: "facts.md; https://docs.gitlab.com/ci/triggers/#404-not-found-when-triggering-a-pipeline",
    explain: (answer, { project, context }) => ({
      kind: "repository-not-found",
      happened: `the project or the trigger token is wrong (${describeAnswer(answer)}); GitLab does not say which`,
      hint: `Check the path ${project}, and that the line trigger:${context.host}/${project}=<secret> of tokens holds a trigger token of that very project; what it holds is ${describeGitlabToken(context.triggerToken ?? "")}.`,
    }),
  },
  {
    id: "404 run",
    statuses: [404],
    when: ({ action }) => action === "cancel",
    source: "https://docs.gitlab.com/api/pipelines/#cancel-all-jobs-for-a-pipeline",
    explain: () => ({
      kind: "run-not-found",
      happened: "no such pipeline (404)",
      hint: "It may have been deleted, or the token may not see the project's pipelines.",
    }),
  },
  {
    id: "404",
    statuses: [404],
    source: "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes",
    explain: (answer, { context, project }) => ({
      kind: "repository-not-found",
      happened: `no such GitLab project, or the token may not see it (${describeAnswer(answer)})`,
      hint:
        context.token === undefined
          ? `Check the path ${project}; there is no access token for it: add the line ${context.host}=<secret> to tokens.`
          : `Check the path ${project}, with all its groups; GitLab also hides what a token may not see: it is ${describeGitlabToken(context.token)}.`,
    }),
  },
  ...PIPELINE_REFUSALS,
  {
    id: "429",
    statuses: [429],
    source: "https://docs.gitlab.com/security/rate_limits/",
    explain: (answer) => limited("GitLab's rate limit", answer),
  },
  {
    id: "moved",
    statuses: [301, 302, 307, 308],
    source: "https://docs.gitlab.com/api/rest/#redirects",
    explain: (answer) => ({
      kind: "repository-moved",
      happened: `the project was renamed or moved (${answer.status})`,
      hint: "Write its new path.",
    }),
  },
];

function badCredentials(answer: RestAnswer, { action, context }: GitlabSubject): Words {
  const { token, triggerToken, host } = context;
  if (token === undefined && action !== "trigger") {
    return {
      kind: "bad-credentials",
      happened: `GitLab wants an access token (${describeAnswer(answer)})`,
      hint: `Add the line ${host}=<secret> to tokens, with an access token of scope ${action === "read" ? "read_api" : "api"}.`,
    };
  }
  const used = (action === "trigger" ? triggerToken : token) ?? "";
  const swap = used.startsWith("glptt-")
    ? ` A trigger token belongs into a line trigger:${host}=<secret>.`
    : "";
  return {
    kind: "bad-credentials",
    happened: `GitLab does not accept the token (${describeAnswer(answer)}); it is ${describeGitlabToken(used)}, wrong, expired or revoked`,
    hint: `Make a new token, or check the line of tokens for ${host}.${swap}`,
  };
}
