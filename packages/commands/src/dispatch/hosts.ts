import { Failure } from "@basewatch/failure";
import { createDialects, createGithub, type Github } from "@basewatch/forge";
import { isLoopback, type Transport } from "@basewatch/http";
import { printable } from "@basewatch/redaction";
import type { World } from "../action.ts";
import { findToken, type HostToken } from "../host-tokens.ts";

/** What it takes to reach the GitHubs of a run. */
export interface HostOptions {
  readonly githubToken: string | undefined;
  readonly tokens: readonly HostToken[];
  readonly transport: Transport;
  readonly userAgent: string;
  readonly world: Pick<World, "environment" | "clock" | "redactor" | "signal">;
}

/** The client for a repository on a host, and the URL of that host's API. */
export interface Reached {
  readonly github: Github;
  readonly apiUrl: string;
}

/**
 * Yields the client for a repository, each host and token once. Configuration never selects secrets: `github-token` goes to this
 * runner's GitHub only, and any other host takes a line of `tokens`. The function throws `Failure` `dispatch.token` when there is
 * none, and `dispatch.api-url` for a URL that a token must not travel to.
 */
export function createHosts(
  options: HostOptions,
): (apiUrl: string | undefined, repository: string) => Reached {
  const { environment, clock, redactor, signal } = options.world;
  const ownApiUrl = environment["GITHUB_API_URL"] || "https://api.github.com";
  const ownServerUrl = environment["GITHUB_SERVER_URL"] || "https://github.com";
  const clients = new Map<string, Github>();
  const dialects = createDialects();
  return (apiUrl = ownApiUrl, repository) => {
    const url = parseApiUrl(apiUrl, ownApiUrl);
    const isOwn = [ownApiUrl, ownServerUrl].some((own) => URL.parse(own)?.origin === url.origin);
    const serverUrl = isOwn ? ownServerUrl : serverOf(url);
    const token = chooseToken(options, { url, serverUrl, isOwn, repository });
    const id = JSON.stringify([url.href, token]);
    const github =
      clients.get(id) ??
      createGithub({
        apiUrl: url.href,
        serverUrl,
        token,
        transport: options.transport,
        clock,
        userAgent: options.userAgent,
        redactor,
        ownRepository: isOwn ? environment["GITHUB_REPOSITORY"] : undefined,
        dialects,
        signal,
      });
    clients.set(id, github);
    return { github, apiUrl: url.href.replace(/\/$/u, "") };
  };
}

function parseApiUrl(apiUrl: string, ownApiUrl: string): URL {
  const url = URL.parse(apiUrl);
  if (url !== null && url.username === "" && url.password === "" && url.search === "" && url.hash === "") {
    const mayBePlain = isLoopback(url) || apiUrl === ownApiUrl;
    if (url.protocol === "https:" || (url.protocol === "http:" && mayBePlain)) return url;
  }
  const shown =
    url === null ? printable(apiUrl, 80) : printable(`${url.protocol}//${url.host}${url.pathname}`);
  throw new Failure(`apiUrl: "${shown}" is not an https URL of an API`, {
    code: "dispatch.api-url",
    hint: "Write https://<host>/api/v3 for a GitHub Enterprise Server, without user, password and query.",
  });
}

interface Wanted {
  readonly url: URL;
  readonly serverUrl: string;
  readonly isOwn: boolean;
  readonly repository: string;
}

function chooseToken(
  { githubToken, tokens }: HostOptions,
  { url, serverUrl, isOwn, repository }: Wanted,
): string {
  const host = new URL(serverUrl).host;
  const listed = findToken(tokens, host, repository) ?? findToken(tokens, url.host, repository);
  const token = listed ?? (isOwn ? githubToken : undefined);
  if (token !== undefined) return token;
  throw new Failure(`${printable(repository)}: no token for ${host}`, {
    code: "dispatch.token",
    hint: isOwn
      ? "Set github-token; in a job its default is the job's own GITHUB_TOKEN."
      : `Add the line ${host}=$\{{ secrets.NAME }} to tokens; github-token goes to this runner's own GitHub only.`,
  });
}

/** Where the pages of a server are whose API is at `url`. */
function serverOf(url: URL): string {
  return url.pathname.startsWith("/api/")
    ? url.origin
    : `${url.protocol}//${url.host.replace(/^api\./u, "")}`;
}
