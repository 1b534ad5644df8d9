import type { Github } from "@basewatch/forge";
import type { Transport } from "@basewatch/http";
import type { World } from "../action.ts";
import { openGithub } from "../github.ts";
import type { HostToken } from "../host-tokens.ts";

/** What it takes to reach the GitHubs of a run. */
export interface HostOptions {
  readonly secrets: { readonly "github-token": string | undefined; readonly tokens: readonly HostToken[] };
  readonly world: World;
  readonly transport: Transport;
}

/** The client for a repository, and the URL of the API that it speaks to. */
export interface Reached {
  readonly github: Github;
  readonly apiUrl: string;
}

/** Yields the client for a repository on a host, each one once. What it yields rejects as `openGithub` does. */
export type Hosts = (apiUrl: string | undefined, repository: string) => Promise<Reached>;

export function createHosts({ secrets, world, transport }: HostOptions): Hosts {
  const clients = new Map<string, Promise<Github>>();
  return async (given, repository) => {
    const apiUrl = given ?? (world.environment["GITHUB_API_URL"] || "https://api.github.com");
    const id = JSON.stringify([apiUrl, repository]);
    const target = { apiUrl: given, repository, command: "dispatch-rebuild" };
    const client = clients.get(id) ?? openGithub(target, secrets, world, transport);
    clients.set(id, client);
    return { github: await client, apiUrl };
  };
}
