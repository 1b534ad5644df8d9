const KINDS: readonly (readonly [prefix: string, kind: string])[] = [
  ["glpat-", "an access token (glpat-)"],
  ["glptt-", "a pipeline trigger token (glptt-)"],
  ["glcbt-", "a CI job token (glcbt-)"],
  ["gldt-", "a deploy token (gldt-)"],
  ["glrt-", "a runner's token (glrt-)"],
];

/** The kind of a GitLab token for messages, by its prefix, never by its value (https://docs.gitlab.com/security/tokens/#token-prefixes). */
export function describeGitlabToken(token: string): string {
  return KINDS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
}
