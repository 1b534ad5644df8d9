import {
  createGate,
  createNodeExchange,
  createTransport,
  type Exchange,
  type Transport,
} from "@basewatch/http";
import { createRedactor } from "@basewatch/redaction";
import { type Clock, systemClock } from "@basewatch/retry";
import {
  type BearerAuth,
  type RegistryAuth,
  type RegistrySetup,
  type RegistrySimulator,
  startRegistry,
} from "@basewatch/simulators";
import { onTestFinished } from "vitest";
import type { RegistryOptions } from "../client.ts";
import { type Credential, staticCredentials } from "../credentials.ts";
import { createRegistry } from "../registry.ts";
import type { Registry } from "../types.ts";

/** A simulator that is closed when the test ends. */
export async function simulate(profile: RegistrySetup = {}): Promise<RegistrySimulator> {
  const simulator = await startRegistry(profile);
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A transport over real sockets, at most three attempts a request and no wait worth mentioning between them. */
export function createTestTransport(
  clock: Clock = systemClock,
  exchange: Exchange = createNodeExchange({ proxy: {} }),
  signal?: AbortSignal,
): Transport {
  return createTransport({
    signal,
    exchange,
    userAgent: "basewatch-test",
    timeoutMs: 2_000,
    clock,
    random: () => 0,
    policy: { attempts: 3, baseMs: 1, capMs: 1, budgetMs: 100 },
    gate: createGate({ total: 64, perHost: 64, clock }),
  });
}

/** A client over {@link createTestTransport}, without credentials unless some are given. */
export function createTestClient(options: Partial<RegistryOptions> = {}): Registry {
  const clock = options.clock ?? systemClock;
  return createRegistry({
    transport: createTestTransport(clock),
    clock,
    credentials: staticCredentials(new Map()),
    insecureRegistries: [],
    trustedRealms: new Map(),
    redactor: createRedactor(),
    ...options,
  });
}

/** Users whose password is `secret-of-<name>`, as a source for one registry. */
export function logins(registry: string, ...names: readonly string[]) {
  return staticCredentials(new Map([[registry, names.map(login)]]));
}

/** A user whose password is `secret-of-<name>`. */
export function login(name: string): Credential {
  return { kind: "basic", username: name, password: `secret-of-${name}`, from: `the login of ${name}` };
}

/** Accounts for a simulator that let those users in. */
export function accounts(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `secret-of-${name}`]));
}

/** Bearer authentication with one user, `ada`; anonymous pulls unless said otherwise. */
export function bearer(options: Partial<BearerAuth> = {}): RegistryAuth {
  return { bearer: { accounts: accounts("ada"), anonymousPull: true, ...options } };
}
