import { Failure } from "@basewatch/failure";
import { firstLine } from "@basewatch/redaction";
import type { GithubAnswer } from "./client.ts";
import { limitOf, limitWaitMs } from "./limits.ts";
import { describeToken } from "./token-kind.ts";

/** What a call was about, for the words of its failure. */
export interface CallSubject {
  /** What the message begins with: `acme/app`, `acme/app build.yml@main`. */
  readonly what: string;
  readonly repository: string;
  /** The permission that the call needs, as a job's `permissions` spell it. */
  readonly permission: string;
}

/** Who calls. */
export interface Caller {
  readonly token: string;
  /** The repository that this job runs in, `owner/repo`; `undefined` outside of a job. */
  readonly ownRepository: string | undefined;
  readonly now: () => number;
}

/**
 * What a refusal means that may come from any call: tokens, permissions, limits, outages. Codes: `forge.bad-credentials`,
 * `forge.not-accessible-by-integration`, `forge.not-accessible-by-token`, `forge.saml`, `forge.rate-limited`,
 * `forge.secondary-rate-limited`, `forge.forbidden`, `forge.repository-moved`, `forge.server-error`, `forge.refused`
 * (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
 */
export function explainRefusal(answer: GithubAnswer, subject: CallSubject, caller: Caller): Failure {
  const { status } = answer;
  if (status === 401) return badCredentials(subject, caller);
  if (limitOf(answer) !== undefined) return limited(answer, subject, caller);
  if (status === 403) return forbidden(answer, subject, caller);
  if (status >= 300 && status < 400) {
    return fail(
      subject,
      `the repository was renamed or moved (${status})`,
      "repository-moved",
      "Write its new owner/repo.",
    );
  }
  if (status >= 500) {
    const hint = "Look at https://www.githubstatus.com; the next run tries again.";
    return fail(subject, `GitHub is not well (${describeStatus(answer)})`, "server-error", hint);
  }
  const hint = "Check the repository, the ref and the token; GitHub gives no further reason.";
  return fail(subject, `GitHub refused (${describeStatus(answer)})`, "refused", hint);
}

/** A failure of this package about one call. */
export function fail(
  { what }: Pick<CallSubject, "what">,
  happened: string,
  kind: string,
  hint: string,
  cause?: unknown,
): Failure {
  return new Failure(`${what}: ${happened}`, { code: `forge.${kind}`, hint, cause });
}

/** Status and GitHub's own first line. */
export function describeStatus({ status, message }: GithubAnswer): string {
  const said = firstLine(message, 300);
  return said === "" ? String(status) : `${status}: ${said}`;
}

function badCredentials(subject: CallSubject, { token }: Caller): Failure {
  const hint =
    "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.";
  return fail(
    subject,
    `GitHub does not accept the token (401); it is ${describeToken(token)}, wrong, expired or revoked`,
    "bad-credentials",
    hint,
  );
}

function limited(answer: GithubAnswer, subject: CallSubject, { now }: Caller): Failure {
  const secondary = limitOf(answer) === "secondary";
  const until = new Date(now() + limitWaitMs(answer, now(), 0)).toISOString().replace(/\.\d+Z$/u, "Z");
  const name = secondary ? "secondary rate limit (too much at once)" : "rate limit of this token";
  return fail(
    subject,
    `GitHub's ${name} is reached until ${until} (${answer.status})`,
    secondary ? "secondary-rate-limited" : "rate-limited",
    "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.",
  );
}

function forbidden(answer: GithubAnswer, subject: CallSubject, caller: Caller): Failure {
  const { message } = answer;
  const said = describeStatus(answer);
  if (/SAML|SSO/u.test(message) || answer.header("x-github-sso") !== undefined) {
    const owner = subject.repository.split("/")[0] ?? "";
    const hint = `Open the token's settings on GitHub, choose "Configure SSO" and authorize it for ${owner}.`;
    return fail(
      subject,
      `the organization wants single sign-on, for which the token is not authorized (${said})`,
      "saml",
      hint,
    );
  }
  if (/not accessible by integration/iu.test(message)) {
    return fail(
      subject,
      `the token may not do this (${said})`,
      "not-accessible-by-integration",
      integrationHint(subject, caller),
    );
  }
  if (/not accessible by personal access token/iu.test(message)) {
    const hint = `Edit the token on GitHub: give it access to ${subject.repository} and the repository permission "${permissionName(subject)}".`;
    return fail(subject, `the token may not do this (${said})`, "not-accessible-by-token", hint);
  }
  const hint = `The token is ${describeToken(caller.token)}; it needs "${permissionName(subject)}" on ${subject.repository}.`;
  return fail(subject, `GitHub forbids this (${said})`, "forbidden", hint);
}

function integrationHint({ repository, permission }: CallSubject, { ownRepository }: Caller): string {
  if (ownRepository?.toLowerCase() === repository.toLowerCase()) {
    return `Add \`${permission}\` to the job's \`permissions:\`.`;
  }
  const name = permissionName({ permission });
  return `GITHUB_TOKEN never can do this in another repository: use a GitHub App's token or a fine-grained personal access token with "${name}" on ${repository}.`;
}

/** `actions: write` as the token's settings page spells it. */
function permissionName({ permission }: Pick<CallSubject, "permission">): string {
  const [name = "", access = ""] = permission.split(": ");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${access === "write" ? "read and write" : "read-only"}`;
}
