import { parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { buildImage, type RegistryAuth } from "@basewatch/simulators";
import { staticCredentials } from "../credentials.ts";
import type { Mirror } from "../mirror.ts";
import { accounts, bearer, createTestClient, createTestTransport, login, simulate } from "./client.ts";
import { tapWire } from "./wire-tap.ts";

const build = (text: string) =>
  buildImage({
    platforms: ["linux/amd64", "linux/arm64"],
    steps: [{ createdBy: "COPY a /", files: { a: text } }],
  });

/** What `app:1` is. */
export const IMAGE = build("now");
/** What `app:1` was. */
export const OLDER = build("before");

/** A registry of ada's alone, its mirror behind a tap, and a client with a login for each. `auth` is the mirror's. */
export async function openMirrored(
  change: Partial<Mirror> = {},
  auth: RegistryAuth = { basic: accounts("bob") },
) {
  const origin = await simulate({ auth: bearer({ anonymousPull: false }) });
  const copies = await simulate({ auth });
  const tap = await tapWire(Number(copies.url.port));
  origin.store.putContent("app", "1", IMAGE);
  copies.store.putContent("app", "1", IMAGE);
  const told: string[] = [];
  const stop = new AbortController();
  const registry = createTestClient({
    transport: createTestTransport(systemClock, undefined, stop.signal),
    mirrors: new Map([[origin.host, { registry: tap.host, path: "", freshness: false, ...change }]]),
    onMirrorLeft: (text) => told.push(text),
    credentials: staticCredentials(
      new Map([
        [origin.host, [login("ada")]],
        [tap.host, [login("bob")]],
      ]),
    ),
  });
  const reference = parseReference(`${origin.host}/app:1`);
  /** All that lineage reads of an image: its index, a manifest, a config. */
  async function readAll() {
    const { digest } = await registry.resolveDigest(reference);
    const index = await registry.fetchManifest({ ...reference, digest });
    if (index.kind !== "index" || index.entries[0] === undefined) throw new TypeError("an index was pushed");
    const child = await registry.fetchManifest({ ...reference, digest: index.entries[0].digest });
    if (child.kind !== "manifest") throw new TypeError("a manifest was pushed");
    await registry.fetchConfig(reference, child.config);
    return digest;
  }
  return { origin, copies, tap, told, stop, registry, reference, readAll };
}

/** What was answered well, `GET manifests`. */
export const kinds = (log: readonly { method: string; path: string; status: number }[]) =>
  log.filter(({ status }) => status === 200).map(({ method, path }) => `${method} ${path.split("/").at(-2)}`);
