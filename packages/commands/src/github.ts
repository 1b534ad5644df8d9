import { Failure } from "@basewatch/failure";
import type { Github } from "@basewatch/forge";
import type { Transport } from "@basewatch/http";
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

/**
 * A client for a GitHub, with the token that the workflow's author bound to its host: `github-token` for the runner's own server only, a line of
 * `tokens` for any other. Throws `Failure` `input.token-missing` that says which line to add.
 */
export async function openGithub(
  target: GithubTarget,
  secrets: { readonly "github-token": string | undefined; readonly tokens: readonly HostToken[] },
  world: World,
  transport: Transport,
): Promise<Github> {
  const { environment, clock, redactor, signal } = world;
  const own = environment["GITHUB_API_URL"] || API;
  const apiUrl = target.apiUrl ?? own;
  const token = tokenFor(apiUrl, target.repository, secrets, environment);
  const { createGithub } = await import("@basewatch/forge");
  return createGithub({
    apiUrl,
    serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : new URL(apiUrl).origin,
    token,
    transport,
    clock,
    redactor,
    signal,
    userAgent: userAgent(target.command),
    ownRepository: environment["GITHUB_REPOSITORY"] || undefined,
  });
}

function tokenFor(
  apiUrl: string,
  repository: string | undefined,
  secrets: { readonly "github-token": string | undefined; readonly tokens: readonly HostToken[] },
  environment: World["environment"],
): string {
  const url = URL.parse(apiUrl);
  const loopback = url !== null && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
  if (url === null || (url.protocol !== "https:" && !(url.protocol === "http:" && loopback))) {
    throw new Failure(`apiUrl ${printable(apiUrl, 120)} is not an https URL`, {
      code: "input.api-url",
      hint: "Write the API's https URL, for example https://ghe.example.com/api/v3.",
    });
  }
  const bound = findToken(secrets.tokens, url.host, repository ?? "");
  const origins = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER];
  const isOwn = origins.some((origin) => URL.parse(origin)?.origin === url.origin);
  const token = bound ?? (isOwn ? secrets["github-token"] : undefined);
  if (token !== undefined) return token;
  throw new Failure(`there is no token for ${url.host}`, {
    code: "input.token-missing",
    hint: isOwn
      ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN."
      : `Add the line ${url.host}=<secret> to tokens.`,
  });
}
