import { Failure } from "@basewatch/failure";
import { printable } from "@basewatch/redaction";

/** What went wrong with a remote, as far as git's words tell. */
interface Trouble {
  readonly code: string;
  readonly says: string;
  readonly hint: string;
}

// git has one exit status for everything (128), so that its words, which LC_ALL=C keeps in English, are all there is. In order: the first that fits.
const TROUBLES: readonly (readonly [RegExp, Trouble])[] = [
  [
    /returned error: 3\d\d|unable to update url base from redirection/u,
    {
      code: "ledger.redirected",
      says: "the server redirects to another address",
      hint: "Write the repository's own URL: a token is not sent after a redirect.",
    },
  ],
  [
    /returned error: 40[13]|Authentication failed|could not read (?:Username|Password)|Permission denied \(|HTTP Basic: Access denied|terminal prompts disabled/u,
    {
      code: "ledger.denied",
      says: "the server did not accept the token or key",
      hint: "Check that it is valid and may write to that repository: state-token for this repository, with permissions: contents: write; a line host/path=<secret> of tokens for another one; a key in the agent for ssh.",
    },
  ],
  [
    /returned error: 404|[Rr]epository .*not found|does not appear to be a git repository|not a git repository/u,
    {
      code: "ledger.no-repository",
      says: "there is no such repository, or the token may not see it",
      hint: "Check the URL, and that the token may read that repository.",
    },
  ],
  [
    /dubious ownership/u,
    {
      code: "ledger.denied",
      says: "the repository's folder belongs to somebody else",
      hint: "Make the folder belong to the user that runs this.",
    },
  ],
  [
    /certificate|SSL|TLS/u,
    {
      code: "ledger.unreachable",
      says: "the server's certificate was not accepted",
      hint: "Name your own CA's file in NODE_EXTRA_CA_CERTS.",
    },
  ],
  [
    /unable to access|Could not resolve|Failed to connect|Connection |returned error: 5\d\d|early EOF|hung up|Operation too slow/u,
    {
      code: "ledger.unreachable",
      says: "the server cannot be reached, or is in trouble",
      hint: "Check the URL, the proxy and the server's status, and run again: nothing was changed.",
    },
  ],
];

const OTHER: Trouble = {
  code: "ledger.git-failed",
  says: "git failed",
  hint: "Run again; if it stays, try the same repository by hand with git.",
};

/** The `Failure` for a command that failed: what is known of it by git's words, with the line that says most. `hide` are texts that must not be shown. */
export function remoteFailure(place: string, stderr: string, hide: readonly string[]): Failure {
  const [, trouble] = TROUBLES.find(([pattern]) => pattern.test(stderr)) ?? [undefined, OTHER];
  return new Failure(`${place}: ${trouble.says}${quote(stderr, hide)}`, {
    code: trouble.code,
    hint: trouble.hint,
  });
}

/** The `Failure` for a push that the server took in and would not accept, with its reason. */
export function refusedFailure(place: string, said: string, hide: readonly string[]): Failure {
  return new Failure(`${place}: the server refused the push${quote(said, hide)}`, {
    code: "ledger.refused",
    hint: "Give the job permissions: contents: write, or a state-token that may write; and let no branch protection or ruleset cover this branch.",
  });
}

/** The line of git's output that says most about a failure, without secrets: ` (…)`, or nothing. */
function quote(said: string, hide: readonly string[]): string {
  const lines = said
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const telling =
    lines.find((line) => /^!.*\[(?:remote )?rejected\]/u.test(line)) ??
    lines.find((line) => /^remote: \S/u.test(line)) ??
    lines.find((line) => /^(?:fatal|error): /u.test(line)) ??
    lines[0];
  if (telling === undefined) return "";
  const shown = hide.reduce((text, secret) => text.replaceAll(secret, "***"), telling);
  return ` (${printable(shown.replace(/\s+/gu, " "), 300)})`;
}
