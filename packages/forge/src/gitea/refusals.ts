import type { Failure } from "@basewatch/failure";
import { nearestName } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";
import type { PreparedDispatch } from "../dispatch-request.ts";
import { describeGitlabToken } from "../gitlab/token-kind.ts";
import type { RestAnswer } from "../rest/client.ts";
import { describeAnswer, explainByTable, type RefusalRow, type Words } from "../rest/refusal-table.ts";
import { describeToken } from "../token-kind.ts";
import type { GiteaContext } from "./context.ts";

/** What a call of Gitea's or Forgejo's API was about. */
export interface GiteaSubject {
  readonly what: string;
  readonly repository: string;
  readonly action: "dispatch" | "read" | "cancel";
  readonly context: GiteaContext;
  /** Of `dispatch`. */
  readonly prepared?: PreparedDispatch;
  /** Reads the default branch, for a hint. */
  readonly fetchDefaultBranch?: (repository: string) => Promise<string>;
}

/** The failure for an answer of 300 and more. Codes: `forge.` and the `kind` of a row of {@link GITEA_REFUSALS}. */
export function explainGitea(answer: RestAnswer, subject: GiteaSubject): Promise<Failure> {
  return explainByTable(subject.context.dialect.name, GITEA_REFUSALS, answer, subject);
}

const GITEA_SOURCE = "https://github.com/go-gitea/gitea/blob/main";
const FORGEJO_SOURCE = "https://codeberg.org/forgejo/forgejo/src/branch/forgejo";

/** What Gitea and Forgejo refuse, first match first. */
export const GITEA_REFUSALS: readonly RefusalRow<GiteaSubject>[] = [
  {
    id: "401",
    statuses: [401],
    source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
    explain: (answer, { context: { dialect, host, token } }) => ({
      kind: "bad-credentials",
      happened: `${dialect.name} does not accept the token (${describeAnswer(answer)}); it is ${describeKind(token)}, wrong, expired or revoked`,
      hint: `Make a new token, or check the line of tokens for ${host}.`,
    }),
  },
  {
    id: "403 scope",
    statuses: [403],
    words: /required scope/u,
    source: "https://docs.gitea.com/development/oauth2-provider#scopes",
    explain: (answer, { action }) => ({
      kind: "not-accessible-by-token",
      happened: `the token's scopes do not suffice (${describeAnswer(answer)})`,
      hint: `Make a token with the permission repository: ${action === "read" ? "read" : "read and write"}.`,
    }),
  },
  {
    id: "403 disabled",
    statuses: [403],
    words: /workflow is disabled/u,
    source: `${GITEA_SOURCE}/services/actions/workflow.go`,
    explain: (answer, { prepared }) => ({
      kind: "workflow-disabled",
      happened: `the workflow is disabled by hand (${describeAnswer(answer)})`,
      hint: `Choose "Enable Workflow" in the menu of ${prepared?.page ?? "the workflow's page"}.`,
    }),
  },
  {
    id: "403",
    statuses: [403],
    source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
    explain: (answer, { repository, action }) => ({
      kind: "forbidden",
      happened: `the token's owner may not do this (${describeAnswer(answer)})`,
      hint: `Give the token's owner ${action === "read" ? "read" : "write"} access to the Actions of ${repository}.`,
    }),
  },
  {
    id: "404 ref",
    statuses: [404],
    words: /ref ["'`]?.*["'`]? (?:doesn't|does not) exist|object does not exist|reference does not exist/u,
    when: ({ action }) => action === "dispatch",
    source: `${GITEA_SOURCE}/services/actions/workflow.go; ${FORGEJO_SOURCE}/services/actions/workflows.go`,
    explain: refNotFound,
  },
  {
    id: "404 workflow",
    statuses: [404],
    words: /workflow ["'`]?.*["'`]? (?:doesn't exist|not found)/u,
    when: ({ action }) => action === "dispatch",
    source: `${GITEA_SOURCE}/services/actions/workflow.go`,
    explain: (answer, { prepared, context: { dialect } }) => ({
      kind: "workflow-not-found",
      happened: `no workflow ${printable(prepared?.workflow ?? "")} (${describeAnswer(answer)})`,
      hint: `It is looked for in ${dialect.folders.join(", ")}, on the ref that is dispatched.`,
    }),
  },
  {
    id: "404 route",
    statuses: [404, 405],
    words: /page not found|method not allowed/iu,
    source: "https://blog.gitea.com/release-of-1.23.0/; https://forgejo.org/docs/latest/user/api-usage/",
    explain: (answer, { context: { dialect }, action }) => ({
      kind: "not-supported",
      happened: `this ${dialect.name} does not have that part of the API (${describeAnswer(answer)})`,
      hint: `Check the API URL, which ends in /api/v1, and the server's version: ${NEEDS[dialect.provider][action]}.`,
    }),
  },
  {
    id: "404",
    statuses: [404],
    source: `${GITEA_SOURCE}/services/context/api.go`,
    explain: (answer, { context, repository }) => repositoryNotFound(answer, context, repository),
  },
  {
    id: "400 required input",
    statuses: [400],
    words: /input required for/u,
    source: `${FORGEJO_SOURCE}/services/actions/workflows.go`,
    explain: (answer) => {
      // Forgejo names it by its description, where it has one.
      const name = printable(/input required for '(.*)'/u.exec(answer.message)?.[1] ?? "", 80);
      return {
        kind: "required-input-missing",
        happened: `required input ${name} is missing (${describeAnswer(answer)})`,
        hint: "Add it to the inputs that are sent, or give it a default in the workflow; its description may be named here instead of its name.",
      };
    },
  },
  {
    id: "422 trigger",
    statuses: [422],
    words: /has no workflow_dispatch/u,
    source: `${GITEA_SOURCE}/services/actions/workflow.go`,
    explain: (answer, { prepared }) => noTrigger(describeAnswer(answer), prepared),
  },
  {
    id: "423",
    statuses: [423],
    source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
    explain: (answer, { repository }) => ({
      kind: "forbidden",
      happened: `the repository is archived (${describeAnswer(answer)})`,
      hint: `Unarchive ${repository}, or take its image out of images.yaml.`,
    }),
  },
  {
    id: "429",
    statuses: [429],
    source: "https://docs.gitea.com/administration/reverse-proxies",
    explain: (answer, { context: { dialect } }) => ({
      kind: "rate-limited",
      happened: `a rate limit before ${dialect.name} is reached (${describeAnswer(answer)})`,
      hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
    }),
  },
  {
    id: "moved",
    statuses: [301, 302, 307, 308],
    source: `${GITEA_SOURCE}/services/context/api.go`,
    explain: (answer) => ({
      kind: "repository-moved",
      happened: `the repository was renamed or moved (${answer.status})`,
      hint: "Write its new owner/repo.",
    }),
  },
];

const NEEDS = {
  gitea: {
    dispatch: "dispatching needs Gitea 1.23",
    read: "runs need Gitea 1.25",
    cancel: "cancelling needs Gitea 1.28",
  },
  forgejo: {
    dispatch: "dispatching needs a newer Forgejo",
    read: "following runs needs a newer Forgejo",
    cancel: "cancelling needs Forgejo 16",
  },
} as const;

/** What is said of a workflow that wants no dispatch; `said` is the server's answer where it was asked. */
export function noTrigger(
  said: string | undefined,
  prepared: Pick<PreparedDispatch, "workflow" | "ref"> | undefined,
): Words {
  const where =
    prepared === undefined ? "" : ` of ${printable(prepared.workflow)} on ${printable(prepared.ref)}`;
  return {
    kind: "no-dispatch-trigger",
    happened: `the workflow cannot be dispatched${said === undefined ? "" : ` (${said})`}`,
    hint: `Add \`workflow_dispatch:\` under \`on:\`${where}.`,
  };
}

/** What is said of a workflow that is in none of the folders, with those that are. */
export function workflowNotFound(
  workflow: string,
  { folders }: GiteaContext["dialect"],
  names: readonly string[],
): Words {
  const nearest = nearestName(workflow, names);
  const there =
    names.length === 0
      ? "There are none."
      : `There are ${names
          .slice(0, 20)
          .map((name) => printable(name))
          .join(", ")}.`;
  return {
    kind: "workflow-not-found",
    happened: `no workflow ${printable(workflow)} in ${folders.join(", ")}`,
    hint: `${nearest === undefined ? "" : `Did you mean ${printable(nearest)}? `}${there}`,
  };
}

async function refNotFound(
  answer: RestAnswer,
  { prepared, repository, fetchDefaultBranch, context: { dialect } }: GiteaSubject,
): Promise<Words> {
  const ref = prepared?.ref ?? "";
  const branch = await fetchDefaultBranch?.(repository);
  const known = branch === undefined ? "" : ` The default branch of ${repository} is ${printable(branch)}.`;
  const tag =
    dialect.provider === "gitea" && !ref.startsWith("refs/")
      ? ` For a tag write refs/tags/${printable(ref)}.`
      : "";
  return {
    kind: "ref-not-found",
    happened: `no branch ${printable(ref)} (${describeAnswer(answer)})`,
    hint: `Check the branch or tag.${known}${tag}`,
  };
}

function repositoryNotFound(answer: RestAnswer, { dialect, token }: GiteaContext, repository: string): Words {
  return {
    kind: "repository-not-found",
    happened: `no such ${dialect.name} repository, or the token may not see it or its Actions (${describeAnswer(answer)})`,
    hint: `Check the spelling of ${repository}, that Actions are enabled in its settings, and that the token's owner may see it; the token is ${describeKind(token)}.`,
  };
}

/** Tokens of Gitea and Forgejo have no prefix; another forge's have. */
function describeKind(token: string): string {
  if (/^[0-9a-f]{40}$/u.test(token)) return "an access token";
  const [foreign] = [describeToken(token), describeGitlabToken(token)].filter(
    (kind) => !kind.endsWith("not known"),
  );
  return foreign === undefined
    ? "a token of a kind that is not known"
    : `${foreign}, which is another forge's`;
}
