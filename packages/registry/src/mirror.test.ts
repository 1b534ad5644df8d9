import { parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { buildImage, type RegistrySetup } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { staticCredentials } from "./credentials.ts";
import type { Mirror } from "./mirror.ts";
import {
  accounts,
  bearer,
  createTestClient,
  createTestTransport,
  login,
  simulate,
} from "./testing/client.ts";
import { tapWire } from "./testing/wire-tap.ts";

const build = (text: string) =>
  buildImage({
    platforms: ["linux/amd64", "linux/arm64"],
    steps: [{ createdBy: "COPY a /", files: { a: text } }],
  });
const IMAGE = build("now");
const OLDER = build("before");

const HEAD = "HEAD /v2/app/manifests/1";

/** A registry of ada's alone, its mirror behind a tap, and a client with a login for each. */
async function open(
  change: Partial<Mirror> = {},
  { upstream = {}, mirror = {} }: { upstream?: RegistrySetup; mirror?: RegistrySetup } = {},
) {
  const origin = await simulate({ auth: bearer({ anonymousPull: false }), ...upstream });
  const copies = await simulate({ auth: { basic: accounts("bob") }, ...mirror });
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

const kinds = (log: readonly { method: string; path: string; status: number }[]) =>
  log.filter(({ status }) => status === 200).map(({ method, path }) => `${method} ${path.split("/").at(-2)}`);

describe("a mirror", () => {
  it("is asked for content, and the registry for what its tag is", async () => {
    const { origin, copies, readAll, told } = await open();
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(origin.lines().filter((line) => line.includes("/v2/"))).toEqual([
      `${HEAD} none 401`,
      `${HEAD} bearer 200`,
    ]);
    expect(kinds(copies.log)).toEqual(["GET manifests", "GET manifests", "GET blobs"]);
    expect(told).toEqual([]);
  });

  it("may have the repositories below a path", async () => {
    const { origin, copies, readAll } = await open({ path: "hub/proxy" });
    copies.store.putContent("hub/proxy/app", "1", IMAGE);
    await readAll();
    expect(copies.log.every(({ path }) => path.startsWith("/v2/hub/proxy/app/"))).toBe(true);
    expect(kinds(origin.log)).not.toContain("GET manifests");
  });

  it("that lacks something is asked for the rest all the same", async () => {
    const { origin, copies, readAll, told } = await open();
    copies.store.deleteManifest("app", IMAGE.root.digest);
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(kinds(origin.log)).toContain("GET manifests");
    expect(kinds(copies.log)).toEqual(["GET manifests", "GET blobs"]);
    expect(told).toEqual([]);
  });

  it.each([
    ["has a fault", { kind: "answer", status: 503 }],
    ["breaks connections", { kind: "reset" }],
    ["is a portal", { kind: "answer", status: 200, body: "<html>Log in</html>" }],
    [
      "serves other bytes",
      {
        kind: "answer",
        status: 200,
        headers: { "Content-Type": IMAGE.root.mediaType },
        body: OLDER.root.bytes,
      },
    ],
  ] as const)("that %s is left alone, and told of once", async (_name, fault) => {
    const { origin, copies, tap, readAll, told } = await open();
    copies.fail({}, fault, Number.POSITIVE_INFINITY);
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(kinds(origin.log).filter((line) => line === "GET manifests")).toHaveLength(2);
    expect(told).toEqual([
      expect.stringContaining(
        `${tap.host}, the mirror of ${origin.host}, is not asked any more in this run: `,
      ),
    ]);
    expect(new Set(copies.log.map(({ path }) => path)).size).toBe(1);
  });

  it("that fails for several requests at once is told of once", async () => {
    const { copies, registry, reference, told } = await open();
    copies.fail({}, { kind: "answer", status: 503 }, Number.POSITIVE_INFINITY);
    const wanted = ["linux/amd64", "linux/arm64"].map((platform) => IMAGE.childOf(platform).digest);
    await Promise.all(wanted.map((digest) => registry.fetchManifest({ ...reference, digest })));
    expect(told).toHaveLength(1);
  });

  it("is no way around the end of a run's time", async () => {
    const { origin, copies, registry, reference, stop, told } = await open();
    copies.fail({}, { kind: "hang" }, Number.POSITIVE_INFINITY);
    const reading = registry.fetchManifest({ ...reference, digest: IMAGE.root.digest });
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: "http.budget" });
    expect([origin.log, told]).toEqual([[], []]);
  });

  it("that refuses access is asked about other repositories, and the registry for this one", async () => {
    const { origin, copies, readAll, told } = await open(
      {},
      { mirror: { auth: { basic: accounts("carol") } } },
    );
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(kinds(origin.log)).toContain("GET manifests");
    expect(kinds(copies.log)).toEqual([]);
    expect(told).toEqual([]);
  });

  it("does not decide what a tag is, however it answers", async () => {
    const { copies, readAll, registry, reference } = await open();
    copies.store.putContent("app", "1", OLDER);
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect((await registry.fetchManifest(reference)).digest).toBe(IMAGE.root.digest);
    expect(
      copies.log.filter(({ method, path }) => method === "HEAD" || path.endsWith("/manifests/1")),
    ).toEqual([]);
  });

  it("is not asked for the manifest of a tag, whose digest nobody knows yet", async () => {
    const { copies, registry, reference } = await open();
    copies.store.putContent("app", "1", OLDER);
    expect((await registry.fetchManifest(reference)).digest).toBe(IMAGE.root.digest);
    expect(copies.log).toEqual([]);
  });

  it("decides what a tag is where it is configured to, and the registry is asked nothing", async () => {
    const { origin, copies, readAll, registry, reference } = await open({ freshness: true });
    copies.store.putContent("app", "1", OLDER);
    expect(await readAll()).toBe(OLDER.root.digest);
    expect((await registry.fetchManifest(reference)).digest).toBe(OLDER.root.digest);
    expect(origin.log).toEqual([]);
  });

  it("that is to decide and does not know the tag gives way to the registry", async () => {
    const { copies, readAll } = await open({ freshness: true });
    copies.store.deleteTag("app", "1");
    expect(await readAll()).toBe(IMAGE.root.digest);
  });

  it("and its registry both failing, the failure is the registry's", async () => {
    const { origin, copies, registry, reference } = await open();
    for (const simulator of [origin, copies]) simulator.store.deleteManifest("app", IMAGE.root.digest);
    await expect(registry.fetchManifest({ ...reference, digest: IMAGE.root.digest })).rejects.toMatchObject({
      code: "registry.not-found",
      message: expect.stringContaining(origin.host),
    });
  });
});

describe("credentials and mirrors", () => {
  const ADA = ["secret-of-ada", Buffer.from("ada:secret-of-ada").toString("base64"), "simulated-token-"];
  const BOB = Buffer.from("bob:secret-of-bob").toString("base64");

  it("not a byte of the registry's reaches the mirror, which gets its own", async () => {
    const { tap, readAll } = await open();
    await readAll();
    expect(tap.received()).toContain(`Basic ${BOB}`);
    for (const secret of ADA) expect(tap.received()).not.toContain(secret);
  });

  it("not a byte of the registry's reaches a mirror that has no login, and that points at the registry's token server", async () => {
    const { origin, copies, tap, readAll } = await open({}, { mirror: { auth: "none" } });
    const challenge = `Bearer realm="${origin.tokenUrl}",service="simulator",scope="repository:app:pull"`;
    copies.fail(
      { method: "GET" },
      { kind: "answer", status: 401, headers: { "WWW-Authenticate": challenge } },
      Number.POSITIVE_INFINITY,
    );
    expect(await readAll()).toBe(IMAGE.root.digest);
    for (const secret of [...ADA, BOB]) expect(tap.received()).not.toContain(secret);
  });

  it("a redirect of the mirror's to another private host is not followed", async () => {
    const { origin, copies, tap, readAll, told } = await open();
    const target = await tapWire(Number(origin.url.port));
    copies.fail(
      { path: /manifests/u },
      { kind: "answer", status: 307, headers: { Location: `http://${target.host}/v2/app/manifests/1` } },
      Number.POSITIVE_INFINITY,
    );
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(target.received()).toBe("");
    expect(tap.received()).not.toContain("secret-of-ada");
    // A redirect to a private address is refused before anything is sent.
    expect(told).toEqual([expect.stringContaining("is not a public address")]);
  });
});
