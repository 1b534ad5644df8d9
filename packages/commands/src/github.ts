import { Failure } from "@basewatch/failure";
import type { Forge } from "@basewatch/forge";
import { isLoopback, type Transport } from "@basewatch/http";
import { printable } from "@basewatch/redaction";
import type { World } from "./action.ts";
import { findToken, type HostToken } from "./host-tokens.ts";
import { userAgent } from "./version.ts";

const API = "https://api.github.com";
const SERVER = "https://github.com";

/** Which GitHub is wanted, and for what. */
export interface GithubTarget {
  /** `undefined`: the runner's own. */
  readonly apiUrl: string | undefined | null;
  /** `owner/repo`: a token may be bound to it. */
  readonly repository: string | undefined;
  /** For the `User-Agent`. */
  readonly command: string;
}

/** The secrets that a GitHub may be spoken to with, as the inputs hold them. */
export interface GithubSecrets {
  readonly "github-token": string | undefined;
  readonly tokens: readonly HostToken[];
}

/** Yields the client that was made for the same server and tokens, else makes it: what it remembers of a server holds for all repositories there. */
export type ShareForge = (identity: readonly (string | undefined)[], create: () => Forge) => Forge;

/** Shares nothing. */
export const createAlone: ShareForge = (_identity, create) => create();

/**
 * A client for a GitHub, with the token that the workflow's author bound to its host: `github-token` for the runner's own server only, a line of
 * `tokens` for any other. Throws `Failure` `input.token-missing` that says which line to add.
 */
export async function openGithub(
  target: GithubTarget,
  secrets: GithubSecrets,
  world: World,
  transport: Transport,
  share: ShareForge = createAlone,
): Promise<Forge> {
  const { environment, clock, redactor, signal } = world;
  const own = environment["GITHUB_API_URL"] || API;
  const apiUrl = target.apiUrl ?? own;
  const token = tokenFor(apiUrl, target.repository, secrets, environment);
  const { createGithub } = await import("@basewatch/forge");
  return share(["github", apiUrl, token], () =>
    createGithub({
      apiUrl,
      serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : pagesOf(new URL(apiUrl)),
      token,
      transport,
      clock,
      redactor,
      signal,
      userAgent: userAgent(target.command),
      ownRepository: environment["GITHUB_REPOSITORY"] || undefined,
    }),
  );
}

function tokenFor(
  apiUrl: string,
  repository: string | undefined,
  secrets: GithubSecrets,
  environment: World["environment"],
): string {
  const { url, isOwn } = parseApiUrl(apiUrl, environment, "https://ghe.example.com/api/v3");
  const host = serverHost(url);
  const bound = [host, url.host].map((name) => findToken(secrets.tokens, name, repository ?? ""));
  const token = bound.find((secret) => secret !== undefined) ?? (isOwn ? secrets["github-token"] : undefined);
  if (token !== undefined) return token;
  throw new Failure(`there is no token for ${host}`, {
    code: "input.token-missing",
    hint: isOwn
      ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN."
      : `Add the line ${host}=<secret> to tokens.`,
  });
}

/**
 * The URL of an API that a token may be sent to, and whether the runner speaks to it by itself, so that it may have `github-token`. Throws `Failure`
 * `input.api-url`.
 *
 * @param example a URL of the kind that is meant, for the hint
 */
export function parseApiUrl(
  apiUrl: string,
  environment: World["environment"],
  example: string,
): { readonly url: URL; readonly isOwn: boolean } {
  const url = URL.parse(apiUrl);
  const origins = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER];
  const isOwn = origins.some((origin) => URL.parse(origin)?.origin === url?.origin);
  if (url !== null && url.username === "" && url.password === "" && mayCarryToken(url, isOwn))
    return { url, isOwn };
  throw new Failure(
    `apiUrl ${url === null ? "" : printable(url.origin + url.pathname, 120)} is not an https URL without a user`,
    {
      code: "input.api-url",
      hint: `Write the API's https URL, for example ${example}; its token goes into tokens.`,
    },
  );
}

// What the runner itself speaks to may be plain http; anything that a configuration names may not, except on this machine.
function mayCarryToken(url: URL, isOwn: boolean): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && (isOwn || isLoopback(url)));
}

function pagesOf(api: URL): string {
  return `${api.protocol}//${serverHost(api)}`;
}

/** The host that people know a GitHub by: that of its pages, without the `api.` of github.com and ghe.com. */
function serverHost(api: URL): string {
  return api.host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/u, "");
}
