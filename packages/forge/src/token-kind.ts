const KINDS: readonly (readonly [prefix: string, kind: string])[] = [
  ["github_pat_", "a fine-grained personal access token (github_pat_)"],
  ["ghp_", "a classic personal access token (ghp_)"],
  ["ghs_", "an installation token (ghs_: GITHUB_TOKEN, or a GitHub App's)"],
  ["gho_", "an OAuth token (gho_)"],
  ["ghu_", "a GitHub App's user token (ghu_)"],
];

/**
 * The kind of a token for messages, by its prefix, never by its value
 * (https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats).
 */
export function describeToken(token: string): string {
  return KINDS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
}
