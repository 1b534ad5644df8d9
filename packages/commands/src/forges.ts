import type { Forge } from "@basewatch/forge";
import type { Transport } from "@basewatch/http";
import type { World } from "./action.ts";
import { type GithubSecrets, type GithubTarget, openGithub } from "./github.ts";

/** Which forge is wanted, and for which repository. */
export interface ForgePlace {
  readonly provider: Forge["provider"];
  /** `undefined`: the runner's own. */
  readonly apiUrl: string | undefined;
  readonly repository: string;
}

/** Yields the forge of a place, each one once. What it yields rejects as `openGithub` does. */
export type OpenForge = (place: ForgePlace) => Promise<Forge>;

/** @param openTransport called when there is something to send */
export function createForges(
  secrets: GithubSecrets,
  world: World,
  openTransport: () => Promise<Transport>,
  command: string,
): OpenForge {
  const forges = new Map<string, Promise<Forge>>();
  let transport: Promise<Transport> | undefined;
  return ({ provider, apiUrl, repository }) => {
    const id = JSON.stringify([provider, apiUrl ?? null, repository.toLowerCase()]);
    transport ??= openTransport();
    const known = forges.get(id) ?? openOne({ apiUrl, repository, command }, transport);
    forges.set(id, known);
    return known;
  };

  async function openOne(target: GithubTarget, opened: Promise<Transport>): Promise<Forge> {
    return openGithub(target, secrets, world, await opened);
  }
}
