import { printable } from "@basewatch/redaction";
import type { RestAnswer } from "../rest/client.ts";
import { describeAnswer, type RefusalRow, type Words } from "../rest/refusal-table.ts";
import type { GitlabSubject } from "./refusals.ts";

const SOURCE = "https://gitlab.com/gitlab-org/gitlab/-/blob/master";
const CHAIN = `${SOURCE}/lib/gitlab/ci/pipeline/chain`;

/** What GitLab says of a pipeline that it does not start: one status, and no code but its words. */
export const PIPELINE_REFUSALS: readonly RefusalRow<GitlabSubject>[] = [
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
];

/** What is said of a limit. */
export function limited(what: string, answer: RestAnswer): Words {
  return {
    kind: "rate-limited",
    happened: `${what} is reached (${describeAnswer(answer)})`,
    hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
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

function nameInput({ message }: RestAnswer): string {
  return printable(/`([^`]+)` input:/u.exec(message)?.[1] ?? "", 80);
}

function listNames(names: readonly string[]): string {
  return names.map((name) => printable(name, 80)).join(", ");
}
