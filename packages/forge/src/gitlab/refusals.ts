import type { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { PreparedDispatch } from "../dispatch-request.ts";
import type { RestAnswer } from "../rest/client.ts";
import { describeAnswer, explainByTable, type RefusalRow, type Words } from "../rest/refusal-table.ts";
import type { GitlabContext } from "./context.ts";
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

const SOURCE = "https://gitlab.com/gitlab-org/gitlab/-/blob/master";
const CHAIN = `${SOURCE}/lib/gitlab/ci/pipeline/chain`;

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
  {
    id: "400 ref",
    statuses: [400],
    words: /Reference not found/u,
    source: `facts.md; ${CHAIN}/validate/repository.rb`,
    explain: (answer, { prepared }) => ({
      kind: "ref-not-found",
      happened: `no branch or tag ${printable(prepared?.ref ?? "")} (${describeAnswer(answer)})`,
      hint: "Check the branch or tag.",
    }),
  },
  {
    id: "400 variables",
    statuses: [400],
    words: /variables needs to be a map/u,
    source: `facts.md; ${SOURCE}/lib/api/ci/triggers.rb`,
    explain: (answer) => ({
      kind: "invalid-input-value",
      happened: `GitLab does not take the variables (${describeAnswer(answer)})`,
      hint: "Write every input as a string.",
    }),
  },
  {
    id: "400 variable permissions",
    statuses: [400],
    words: /Insufficient permissions to set pipeline variables/u,
    source: "https://docs.gitlab.com/ci/variables/#restrict-pipeline-variables",
    explain: (answer, { prepared }) => ({
      kind: "variables-forbidden",
      happened: `the project does not let the token set pipeline variables (${describeAnswer(answer)})`,
      hint: `Declare ${listNames(Object.keys(prepared?.inputs ?? {}))} under spec: inputs: in the pipeline's file, or lower the minimum role to use pipeline variables in Settings > CI/CD > Variables.`,
    }),
  },
  {
    id: "400 no jobs",
    statuses: [400],
    words: /Pipeline will not run for the selected trigger|filtered out by workflow rules|No stages \/ jobs/u,
    source: `${CHAIN}/populate.rb`,
    explain: (answer, { action }) => ({
      kind: "no-dispatch-trigger",
      happened: `no job of the pipeline wants to run (${describeAnswer(answer)})`,
      hint: `Add a rule for $CI_PIPELINE_SOURCE == "${action === "trigger" ? "trigger" : "api"}" to the pipeline's jobs, and to workflow: rules: where there are any.`,
    }),
  },
  {
    id: "400 no file",
    statuses: [400],
    words: /Missing CI config file|Missing \S*\.gitlab-ci\.yml|Missing \.gitlab-ci/u,
    source: `${CHAIN}/config/content.rb`,
    explain: (answer, { prepared }) => ({
      kind: "workflow-not-found",
      happened: `the project has no pipeline (${describeAnswer(answer)})`,
      hint: `Add .gitlab-ci.yml on ${printable(prepared?.ref ?? "")}, or set its path in Settings > CI/CD > General pipelines.`,
    }),
  },
  {
    id: "400 required input",
    statuses: [400],
    words: /input: required value has not been provided/u,
    source: "https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs",
    explain: (answer) => {
      const name = nameInput(answer);
      return {
        kind: "required-input-missing",
        happened: `required input ${name} is missing (${describeAnswer(answer)})`,
        hint: `Add ${name} to the inputs that are sent, or give it a default in the pipeline's file.`,
      };
    },
  },
  {
    id: "400 undeclared input",
    statuses: [400],
    words: /inputs not defined in the `?spec`? section/iu,
    source: "https://docs.gitlab.com/ci/inputs/",
    explain: (answer) => ({
      kind: "unexpected-inputs",
      happened: `inputs that the pipeline's file does not declare (${describeAnswer(answer)})`,
      hint: "Declare them under spec: inputs: at the top of the pipeline's file.",
    }),
  },
  {
    id: "400 input value",
    statuses: [400],
    words: /`[^`]+` input:/u,
    source: "https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs",
    explain: invalidValue,
  },
  {
    id: "400 identity",
    statuses: [400],
    words: /[Ii]dentity verification is required/u,
    source: "https://docs.gitlab.com/security/identity_verification/",
    explain: (answer) => ({
      kind: "forbidden",
      happened: `GitLab wants to know the token's owner better (${describeAnswer(answer)})`,
      hint: "Sign in as the token's owner and verify the account, or use another owner's token.",
    }),
  },
  {
    id: "400 too many pipelines",
    statuses: [400],
    words: /Too many pipelines created in the last minute/u,
    source: "https://docs.gitlab.com/administration/settings/rate_limit_on_pipelines_creation/",
    explain: (answer) => limited("the limit of pipelines in a minute", answer),
  },
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

function invalidValue(answer: RestAnswer, { prepared }: GitlabSubject): Words {
  const name = nameInput(answer);
  const options = prepared?.declaration?.inputs[name]?.options ?? [];
  const hint =
    options.length > 0
      ? `${name} is one of ${listNames(options)}.`
      : `Look at spec: inputs: ${name}: in the pipeline's file.`;
  return {
    kind: "invalid-input-value",
    happened: `input ${name} does not take its value (${describeAnswer(answer)})`,
    hint,
  };
}

function limited(what: string, answer: RestAnswer): Words {
  return {
    kind: "rate-limited",
    happened: `${what} is reached (${describeAnswer(answer)})`,
    hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
  };
}

function nameInput({ message }: RestAnswer): string {
  return printable(/`([^`]+)` input:/u.exec(message)?.[1] ?? "", 80);
}

function listNames(names: readonly string[]): string {
  return names.map((name) => printable(name, 80)).join(", ");
}
