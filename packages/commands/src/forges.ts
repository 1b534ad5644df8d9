import { Failure } from "@basewatch/failure";
import type { Forge, ForgeProvider } from "@basewatch/forge";
import type { Transport } from "@basewatch/http";
import type { World } from "./action.ts";
import {
  createAlone,
  type GithubSecrets,
  type GithubTarget,
  openGithub,
  parseApiUrl,
  type ShareForge,
} from "./github.ts";
import { findToken, findTriggerToken } from "./host-tokens.ts";

/** Which forge is wanted, and for what. */
export interface ForgeTarget extends GithubTarget {
  readonly provider: ForgeProvider;
}

const GITHUB_API = "https://api.github.com";
const HOSTED = {
  gitlab: "https://gitlab.com/api/v4",
  gitea: "https://gitea.com/api/v1",
  forgejo: "https://codeberg.org/api/v1",
} as const;

/**
 * The API of a provider where none is named: the runner's own where it is of that kind (a job of Gitea's or Forgejo's has its own server in
 * `GITHUB_API_URL`), else the best known host's.
 */
export function defaultApiUrl(provider: ForgeProvider, environment: World["environment"]): string {
  const own = environment["GITHUB_API_URL"] || GITHUB_API;
  if (provider === "github") return own;
  const isOwnKind = provider !== "gitlab" && /\/api\/v1\/?$/u.test(own);
  return isOwnKind ? own : HOSTED[provider];
}

/**
 * A client for a forge, with the tokens that the workflow's author bound to its host: see `openGithub`. GitLab takes an access token, a trigger token
 * of that project, or both. Throws `Failure` `input.token-missing` that says which line to add, and `input.api-url`.
 */
export async function openForge(
  target: ForgeTarget,
  secrets: GithubSecrets,
  world: World,
  transport: Transport,
  share: ShareForge = createAlone,
): Promise<Forge> {
  const { provider } = target;
  if (provider === "github") return openGithub(target, secrets, world, transport, share);
  const { environment, clock, redactor } = world;
  const apiUrl = target.apiUrl ?? defaultApiUrl(provider, environment);
  const { url, isOwn } = parseApiUrl(apiUrl, environment, HOSTED[provider]);
  const repository = target.repository ?? "";
  const token =
    findToken(secrets.tokens, url.host, repository) ?? (isOwn ? secrets["github-token"] : undefined);
  const shared = { apiUrl, transport, clock, redactor };
  if (provider === "gitlab") {
    const triggerToken = findTriggerToken(secrets.tokens, url.host, repository);
    if (token === undefined && triggerToken === undefined) throw tokenMissing(url.host, repository);
    const { createGitlab } = await import("@basewatch/forge");
    return share([provider, apiUrl, token, triggerToken], () =>
      createGitlab({ ...shared, token, triggerToken }),
    );
  }
  if (token === undefined) throw tokenMissing(url.host, undefined);
  const { createGitea } = await import("@basewatch/forge");
  return share([provider, apiUrl, token], () => createGitea({ ...shared, provider, token }));
}

function tokenMissing(host: string, project: string | undefined): Failure {
  const trigger =
    project === undefined
      ? ""
      : `, or trigger:${host}/${project}=<secret> with a trigger token of that project`;
  return new Failure(`there is no token for ${host}`, {
    code: "input.token-missing",
    hint: `Add the line ${host}=<secret> to tokens${trigger}.`,
  });
}

/** Which forge is wanted, and for which repository. */
export interface ForgePlace {
  readonly provider: Forge["provider"];
  /** `undefined`: the runner's own. */
  readonly apiUrl: string | undefined;
  readonly repository: string;
}

/** Yields the forge of a place; places at one server with the same tokens share it. What it yields rejects as `openForge` does. */
export type OpenForge = (place: ForgePlace) => Promise<Forge>;

/**
 * The forges of a run, behind one transport.
 *
 * @param openTransport called when there is something to send
 */
export function createForges(
  secrets: GithubSecrets,
  world: World,
  openTransport: () => Promise<Transport>,
  command: string,
): OpenForge {
  const forges = new Map<string, Promise<Forge>>();
  const clients = new Map<string, Forge>();
  let transport: Promise<Transport> | undefined;
  return ({ provider, apiUrl, repository }) => {
    const id = JSON.stringify([provider, apiUrl ?? null, repository.toLowerCase()]);
    transport ??= openTransport();
    const known = forges.get(id) ?? openOne({ provider, apiUrl, repository, command }, transport);
    forges.set(id, known);
    return known;
  };

  async function openOne(target: ForgeTarget, opened: Promise<Transport>): Promise<Forge> {
    return openForge(target, secrets, world, await opened, (identity, create) => {
      const id = JSON.stringify(identity);
      const client = clients.get(id) ?? create();
      clients.set(id, client);
      return client;
    });
  }
}
