import { createNodeExchange } from "@basewatch/http";
import { parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { describe, expect, it } from "vitest";
import { accounts, createTestClient, createTestTransport, logins } from "./testing/client.ts";
import { IMAGE, kinds, OLDER, openMirrored } from "./testing/mirrored.ts";

const HEAD = "HEAD /v2/app/manifests/1";

describe("a mirror", () => {
  it("is asked for content, and the registry for what its tag is", async () => {
    const { origin, copies, readAll, told } = await openMirrored();
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(origin.lines().filter((line) => line.includes("/v2/"))).toEqual([
      `${HEAD} none 401`,
      `${HEAD} bearer 200`,
    ]);
    expect(kinds(copies.log)).toEqual(["GET manifests", "GET manifests", "GET blobs"]);
    expect(told).toEqual([]);
  });

  it("may have the repositories below a path", async () => {
    const { origin, copies, readAll } = await openMirrored({ path: "hub/proxy" });
    copies.store.putContent("hub/proxy/app", "1", IMAGE);
    await readAll();
    expect(copies.log.every(({ path }) => path.startsWith("/v2/hub/proxy/app/"))).toBe(true);
    expect(kinds(origin.log)).not.toContain("GET manifests");
  });

  it("that lacks something is asked for the rest all the same", async () => {
    const { origin, copies, readAll, told } = await openMirrored();
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
    const { origin, copies, tap, readAll, told } = await openMirrored();
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
    const { copies, registry, reference, told } = await openMirrored();
    copies.fail({}, { kind: "answer", status: 503 }, Number.POSITIVE_INFINITY);
    const wanted = ["linux/amd64", "linux/arm64"].map((platform) => IMAGE.childOf(platform).digest);
    await Promise.all(wanted.map((digest) => registry.fetchManifest({ ...reference, digest })));
    expect(told).toHaveLength(1);
  });

  it("has ten seconds for an answer, for there is somebody else to ask", async () => {
    const { origin, copies } = await openMirrored({}, "none");
    const exchange = createNodeExchange({ proxy: {} });
    const seen = new Set<string>();
    const registry = createTestClient({
      mirrors: new Map([[origin.host, { registry: copies.host, path: "", freshness: false }]]),
      credentials: logins(origin.host, "ada"),
      transport: createTestTransport(systemClock, (request, signal) => {
        seen.add(`${request.url.host} ${request.timeoutMs}`);
        return exchange(request, signal);
      }),
    });
    const reference = parseReference(`${origin.host}/app:1`);
    const { digest } = await registry.resolveDigest(reference);
    await registry.fetchManifest({ ...reference, digest });
    expect([...seen]).toEqual([`${origin.host} 2000`, `${copies.host} 10000`]);
  });

  it("is no way around the end of a run's time", async () => {
    const { origin, copies, registry, reference, stop, told } = await openMirrored();
    copies.fail({}, { kind: "hang" }, Number.POSITIVE_INFINITY);
    const reading = registry.fetchManifest({ ...reference, digest: IMAGE.root.digest });
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: "http.budget" });
    expect([origin.log, told]).toEqual([[], []]);
  });

  it("that refuses access is asked about other repositories, and the registry for this one", async () => {
    const { origin, copies, readAll, told } = await openMirrored({}, { basic: accounts("carol") });
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect(kinds(origin.log)).toContain("GET manifests");
    expect(kinds(copies.log)).toEqual([]);
    expect(told).toEqual([]);
  });

  it("does not decide what a tag is, however it answers", async () => {
    const { copies, readAll, registry, reference } = await openMirrored();
    copies.store.putContent("app", "1", OLDER);
    expect(await readAll()).toBe(IMAGE.root.digest);
    expect((await registry.fetchManifest(reference)).digest).toBe(IMAGE.root.digest);
    expect(
      copies.log.filter(({ method, path }) => method === "HEAD" || path.endsWith("/manifests/1")),
    ).toEqual([]);
  });

  it.each([
    ["is not asked what is attached to an image: that list grows", false, "origin"],
    ["is asked that, too, where it decides freshness", true, "copies"],
  ] as const)("%s", async (_name, freshness, asked) => {
    const mirrored = await openMirrored({ freshness }, "none");
    await mirrored.registry.fetchReferrers(mirrored.reference, IMAGE.root.digest);
    const other = asked === "origin" ? "copies" : "origin";
    expect(mirrored[asked].log.length).toBeGreaterThan(0);
    expect(mirrored[other].log.filter(({ status }) => status !== 401)).toEqual([]);
  });

  it("is not asked for the manifest of a tag, whose digest nobody knows yet", async () => {
    const { copies, registry, reference } = await openMirrored();
    copies.store.putContent("app", "1", OLDER);
    expect((await registry.fetchManifest(reference)).digest).toBe(IMAGE.root.digest);
    expect(copies.log).toEqual([]);
  });

  it("decides what a tag is where it is configured to, and the registry is asked nothing", async () => {
    const { origin, copies, readAll, registry, reference } = await openMirrored({ freshness: true });
    copies.store.putContent("app", "1", OLDER);
    expect(await readAll()).toBe(OLDER.root.digest);
    expect((await registry.fetchManifest(reference)).digest).toBe(OLDER.root.digest);
    expect(origin.log).toEqual([]);
  });

  it("that is to decide and does not know the tag gives way to the registry", async () => {
    const { copies, readAll } = await openMirrored({ freshness: true });
    copies.store.deleteTag("app", "1");
    expect(await readAll()).toBe(IMAGE.root.digest);
  });

  it("and its registry both failing, the failure is the registry's", async () => {
    const { origin, copies, registry, reference } = await openMirrored();
    for (const simulator of [origin, copies]) simulator.store.deleteManifest("app", IMAGE.root.digest);
    await expect(registry.fetchManifest({ ...reference, digest: IMAGE.root.digest })).rejects.toMatchObject({
      code: "registry.not-found",
      message: expect.stringContaining(origin.host),
    });
  });
});
