import { Failure } from "@basewatch/failure";
import { isLoopback } from "@basewatch/http";
import { createBranchStore, createFileStore, type GitRemote, type LedgerStore } from "@basewatch/ledger";
import type { World } from "./action.ts";
import { findToken, type HostToken } from "./host-tokens.ts";
import type { BranchState, State } from "./state.ts";

/** The secrets that a state may be opened with. */
export interface StateSecrets {
  /** For a branch of this repository. */
  readonly stateToken: string | undefined;
  /** For a branch of any other one. */
  readonly tokens: readonly HostToken[];
}

type StateWorld = Pick<World, "environment" | "files" | "clock" | "random" | "signal">;

/** This repository, as the CI system says it. */
interface OwnRepository {
  /** `host/owner/repo`. */
  readonly name: string;
  /** To push to. */
  readonly url: string;
  /** The user that its token goes with. */
  readonly user: string | undefined;
}

/**
 * The ledger of a state, of the repository that this runs for; `undefined` for none. Throws `Failure` `input.state` when a branch of this repository is
 * meant and nothing says which that is, `input.token-missing` when there is no token for it, naming the line to add.
 */
export function openStore(
  state: State,
  options: StateSecrets & { readonly world: StateWorld },
): LedgerStore | undefined {
  if (state.kind === "none") return undefined;
  const { world } = options;
  const own = findOwnRepository(world.environment);
  const repository = own?.name ?? null;
  if (state.kind === "file") return createFileStore(world.files, state.path, repository);
  const { clock, random, signal, environment, files } = world;
  return createBranchStore({
    remote: findRemote(state, { ...options, environment }),
    branch: state.name,
    repository,
    environment,
    makeFolder: () => files.makeFolder(),
    clock,
    random,
    signal,
  });
}

/**
 * Where a branch is pushed to, and with which token: that of the state for this repository, and a line of `tokens` for any other. Throws as
 * {@link openStore}.
 */
export function findRemote(
  { name, url }: BranchState,
  { stateToken, tokens, environment }: StateSecrets & Pick<World, "environment">,
): GitRemote {
  const own = findOwnRepository(environment);
  if (own !== undefined && (url === undefined || isSameRepository(url, own.url))) {
    if (stateToken) return { url: own.url, token: stateToken, user: own.user };
    throw new Failure(`there is no token for the branch ${name} of this repository`, {
      code: "input.token-missing",
      hint: "Set state-token; in a workflow its default is ${{ github.token }}, with permissions: contents: write.",
    });
  }
  if (url !== undefined) return findOtherRemote(url, tokens);
  throw new Failure(`"branch:${name}": nothing says which repository it is in`, {
    code: "input.state",
    hint: `Write branch:${name}@ and the repository's URL, for example branch:${name}@https://github.com/owner/repo.`,
  });
}

function findOwnRepository(environment: StateWorld["environment"]): OwnRepository | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, CI_SERVER_URL, CI_PROJECT_PATH } = environment;
  if (GITHUB_REPOSITORY)
    return describe(GITHUB_SERVER_URL || "https://github.com", GITHUB_REPOSITORY, undefined);
  // GitLab takes its job tokens with this name only, and other tokens with any.
  if (CI_SERVER_URL && CI_PROJECT_PATH) return describe(CI_SERVER_URL, CI_PROJECT_PATH, "gitlab-ci-token");
  return undefined;
}

function describe(server: string, path: string, user: string | undefined): OwnRepository | undefined {
  const url = URL.parse(`${server.replace(/\/+$/u, "")}/${path}.git`);
  if (url === null) return undefined;
  return { name: `${url.host}${url.pathname.replace(/\.git$/u, "")}`, url: url.href, user };
}

function findOtherRemote(url: string, tokens: readonly HostToken[]): GitRemote {
  const { protocol, host, pathname } = new URL(url);
  if (!protocol.startsWith("http")) return { url };
  if (protocol === "http:" && !isLoopback(new URL(url))) {
    throw new Failure(`${url}: a token is not sent over plain http`, {
      code: "input.state",
      hint: "Write the repository's https:// or ssh:// URL in state.",
    });
  }
  const token = findToken(tokens, host, withoutSuffix(pathname));
  if (token !== undefined) return { url, token };
  throw new Failure(`there is no token for ${host}${withoutSuffix(pathname)}`, {
    code: "input.token-missing",
    hint: `Add the line ${host}${withoutSuffix(pathname)}=<secret> to tokens.`,
  });
}

function isSameRepository(left: string, right: string): boolean {
  const [one, other] = [new URL(left), new URL(right)];
  return (
    one.origin === other.origin &&
    one.origin !== "null" &&
    withoutSuffix(one.pathname).toLowerCase() === withoutSuffix(other.pathname).toLowerCase()
  );
}

function withoutSuffix(path: string): string {
  return path.replace(/\/+$/u, "").replace(/\.git$/u, "");
}
