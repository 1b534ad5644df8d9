import type { Failure } from "@basewatch/failure";
import { createNodeExchange, type Exchange } from "@basewatch/http";
import { type ImageReference, parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import {
  buildImage,
  REGISTRY_PROFILES,
  type RegistryProfile,
  type RegistrySetup,
  type RegistrySimulator,
} from "@basewatch/simulators";
import { expect } from "vitest";
import type { RegistryOptions } from "../client.ts";
import { type Credential, staticCredentials } from "../credentials.ts";
import type { Descriptor, Registry } from "../types.ts";
import { createTestClient, createTestTransport, simulate } from "./client.ts";

/** An image for two platforms, in every simulated registry as `acme/app:1`. */
export const IMAGE = buildImage({
  platforms: ["linux/amd64", "linux/arm64"],
  steps: [{ createdBy: "COPY a /", files: { a: "1" } }],
});

/** A simulated registry under its public names, and a client that knows nothing of the simulation. */
export interface Stage {
  readonly profile: RegistryProfile;
  readonly simulator: RegistrySimulator;
  readonly registry: Registry;
  /** `acme/app:1` in the registry. */
  readonly reference: ImageReference;
  ref(name: string): ImageReference;
  /** What a call failed with; throws when it did not. */
  failureOf(call: Promise<unknown>): Promise<Failure>;
}

/** The login of a profile's one account. */
export function loginOf({ login }: RegistryProfile): Credential {
  return { kind: "basic", ...login, from: "the test" };
}

/** A stage for one test; nobody's credentials unless some are given. */
export async function openStage(
  name: string,
  {
    credentials = [],
    ...options
  }: Partial<Omit<RegistryOptions, "credentials">> & { credentials?: readonly Credential[] } = {},
  setup: RegistrySetup = {},
): Promise<Stage> {
  const profile = REGISTRY_PROFILES.find((candidate) => candidate.name === name);
  if (profile === undefined) throw new RangeError(`no profile ${name}`);
  const simulator = await simulate({ profile, names: "public", ...setup });
  simulator.store.putContent("acme/app", "1", IMAGE);
  const ref = (path: string) => parseReference(`${profile.registry}/${path}`);
  return {
    profile,
    simulator,
    ref,
    reference: ref("acme/app:1"),
    registry: createTestClient({
      transport: createTestTransport(options.clock ?? systemClock, leadHere(simulator)),
      credentials: staticCredentials(new Map([[profile.registry, credentials]])),
      ...options,
    }),
    failureOf: (call) =>
      call.then(
        () => {
          throw new TypeError("it did not fail");
        },
        (error: unknown) => error as Failure,
      ),
  };
}

/** The config of `acme/app:1` for amd64, and the manifest's repository: what is behind a redirect where there is one. */
export async function fetchBlob({ registry, reference }: Stage): Promise<Buffer> {
  return registry.fetchBlob(reference, CONFIG, CONFIG.size);
}

const CONFIG: Descriptor = {
  ...JSON.parse(IMAGE.childOf("linux/amd64").bytes.toString()).config,
  annotations: {},
};

/** The bytes that {@link fetchBlob} has to bring. */
export const BLOB = IMAGE.blobs.get(CONFIG.digest) ?? Buffer.alloc(0);

/** Reads a blob behind a redirect: no credentials reach the other host, and when that fails its signed query is not shown. */
export async function expectQuietRedirect(stage: Stage): Promise<void> {
  const { simulator, profile, failureOf } = stage;
  expect(await fetchBlob(stage)).toEqual(BLOB);
  const stored = simulator.log.filter(({ server }) => server === "storage");
  expect(stored.map(({ authorization }) => authorization)).toEqual(["none"]);
  simulator.fail({ server: "storage" }, { kind: "reset" }, Number.POSITIVE_INFINITY);
  const { message, hint } = await failureOf(fetchBlob(stage));
  expect(message).toContain(profile.origins.storage);
  expect(`${message} ${hint}`).not.toContain("?");
  const values = [...new URLSearchParams(profile.behaviour.storageQuery).values()];
  // A single letter stands in any message.
  const secrets = values.filter(({ length }) => length > 3);
  expect(secrets).not.toEqual([]);
  for (const secret of secrets) expect(`${message} ${hint}`).not.toContain(secret);
}

/** Real sockets to where the public names are simulated, as a name server and a TLS front of one's own would lead there. */
function leadHere({ routes }: RegistrySimulator): Exchange {
  const exchange = createNodeExchange({ proxy: {} });
  return (request, signal) => {
    const here = routes.get(request.url.origin);
    if (here === undefined) throw new RangeError(`nobody simulates ${request.url.origin}`);
    const url = new URL(`${here.origin}${request.url.pathname}${request.url.search}`);
    return exchange({ ...request, url, publicOnly: false }, signal);
  };
}
