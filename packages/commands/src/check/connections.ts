import { Failure } from "@basewatch/failure";
import { type CredentialSource, createRegistry, type Registry } from "@basewatch/registry";
import type { World } from "../action.ts";
import { createForges, type OpenForge } from "../forges.ts";
import { openCredentials } from "../registries.ts";
import { openApiTransport, openRegistryTransport } from "../transport.ts";
import type { CheckInputs } from "./inputs.ts";
import type { Subjects } from "./subjects.ts";

const SETTINGS = {
  command: "check-base-digest",
  policy: { attempts: 4, baseMs: 500, capMs: 8_000, budgetMs: 60_000 },
  timeoutMs: 30_000,
  budgetMs: 20 * 60_000,
} as const;

/** The registries of a run. */
export interface OpenedRegistry {
  readonly registry: Registry;
  /** What is wrong with docker's configuration; only registries that want a login are the worse for it. */
  readonly failures: readonly Failure[];
}

/** Opens the registries of a run, behind one client. Throws `Failure` for a `docker-config` that is not there. */
export async function openRegistry(
  inputs: CheckInputs,
  subjects: Subjects,
  world: World,
): Promise<OpenedRegistry> {
  const transport = openRegistryTransport(world, {
    ...SETTINGS,
    concurrency: inputs.concurrency,
    hostConcurrency: subjects.hostConcurrency,
  });
  const realms = Map.groupBy(inputs["trusted-realms"], (realm) => realm.registry);
  const { credentials, failures } = await openLogins(inputs, world);
  const registry = createRegistry({
    transport,
    clock: world.clock,
    redactor: world.redactor,
    credentials,
    mirrors: subjects.mirrors,
    onMirrorLeft: (text) => world.log.warning(text),
    insecureRegistries: [...inputs["insecure-registries"], ...subjects.insecureRegistries],
    trustedRealms: new Map(
      [...realms].map(([registry, list]) => [registry, list.map((realm) => realm.origin)]),
    ),
  });
  return { registry, failures };
}

/** One unreadable file of logins must not keep images from being checked that need no login. */
async function openLogins(
  inputs: CheckInputs,
  world: World,
): Promise<{ readonly credentials: CredentialSource; readonly failures: readonly Failure[] }> {
  try {
    const credentials = await openCredentials(world, inputs["docker-config"], inputs["github-token"]);
    return { credentials, failures: [] };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "registry.docker-config") throw error;
    return { credentials: { listCredentials: () => Promise.reject(error) }, failures: [error] };
  }
}

/** Yields the forges of a run: one client for each repository, whose token may be bound to it and whose files are asked for together; one transport for all. */
export function openForges(inputs: CheckInputs, world: World): OpenForge {
  const openTransport = async () => openApiTransport(world, { ...SETTINGS, concurrency: inputs.concurrency });
  return createForges(inputs, world, openTransport, SETTINGS.command);
}
