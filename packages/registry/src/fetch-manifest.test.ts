import { type Digest, parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { buildImage, type RegistryFault, type RegistryMatcher } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { createTestClient, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });
const NEWER = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "2" } }] });
const MANIFEST_GET: RegistryMatcher = { method: "GET", path: /manifests/u };

describe("fetchManifest", () => {
  it("fetches a tag by one GET, which answers a later resolveDigest too", async () => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", IMAGE);
    const client = createTestClient();
    const reference = parseReference(`${simulator.host}/app:1`);
    const manifest = await client.fetchManifest(reference);
    expect([manifest.kind, manifest.digest]).toEqual(["manifest", digest]);
    expect((await client.resolveDigest(reference)).digest).toBe(digest);
    expect(await client.fetchManifest({ ...reference, tag: undefined, digest })).toBe(manifest);
    expect(simulator.lines()).toEqual(["GET /v2/app/manifests/1 none 200"]);
  });

  it("fetches a resolved tag by its digest, so that a push in between changes nothing", async () => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", IMAGE);
    const client = createTestClient();
    const reference = parseReference(`${simulator.host}/app:1`);
    await client.resolveDigest(reference);
    simulator.store.putContent("app", "1", NEWER);
    const manifests = await Promise.all([client.fetchManifest(reference), client.fetchManifest(reference)]);
    expect(manifests.map((manifest) => manifest.digest)).toEqual([digest, digest]);
    expect(simulator.lines()).toEqual([
      "HEAD /v2/app/manifests/1 none 200",
      `GET /v2/app/manifests/${digest} none 200`,
    ]);
  });

  const swapped: RegistryFault = {
    kind: "alter",
    alter: (answer) => ({ ...answer, body: NEWER.root.bytes }),
  };
  const mismatches: readonly [name: string, target: (digest: Digest) => string, fault: RegistryFault][] = [
    ["header, by tag", () => ":1", swapped],
    ["header, by digest", (digest) => `@${digest}`, swapped],
    [
      "digest asked for, without a header",
      (digest) => `@${digest}`,
      {
        kind: "alter",
        alter: ({ status }) => ({ status, headers: {}, body: NEWER.root.bytes }),
      },
    ],
    [
      "digest asked for, with its own header",
      (digest) => `@${digest}`,
      {
        kind: "alter",
        alter: ({ status }) => ({
          status,
          headers: { "Docker-Content-Digest": NEWER.root.digest },
          body: NEWER.root.bytes,
        }),
      },
    ],
  ];
  it.each(mismatches)("refuses bytes that contradict the %s", async (_name, target, fault) => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", IMAGE);
    simulator.fail(MANIFEST_GET, fault);
    const asked = createTestClient().fetchManifest(parseReference(`${simulator.host}/app${target(digest)}`));
    await expect(asked).rejects.toMatchObject({ code: "registry.digest-mismatch" });
  });

  const bodies: readonly [name: string, fault: RegistryFault, code: string, message: RegExp][] = [
    [
      "no such repository",
      { kind: "answer", status: 404, body: '{"errors":[{"code":"NAME_UNKNOWN"}]}' },
      "registry.not-found",
      /no such repository/u,
    ],
    [
      "no such tag",
      { kind: "answer", status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' },
      "registry.not-found",
      /no such tag/u,
    ],
    [
      "an explained fault",
      { kind: "answer", status: 400, body: '{"errors":[{"code":"UNSUPPORTED","message":"no\\nway"}]}' },
      "registry.malformed",
      /\(400\): UNSUPPORTED no\\u\{a\}way$/u,
    ],
    [
      "a fault behind a proxy",
      { kind: "answer", status: 502, body: "<h1>Bad gateway</h1>\n" },
      "registry.unavailable",
      /\(502\): <h1>Bad gateway<\/h1>$/u,
    ],
    [
      "a captive portal",
      {
        kind: "answer",
        status: 200,
        headers: { "Content-Type": "text/html" },
        body: "\n<html>Sign in</html>",
      },
      "registry.malformed",
      /a page instead of a manifest: <html>Sign in<\/html>$/u,
    ],
    ["a body cut short", { kind: "cut", afterBytes: 20 }, "http.cut", /./u],
    [
      "5 MB",
      { kind: "answer", status: 200, body: "x".repeat(5_000_000) },
      "registry.too-large",
      /4194304|4 MiB/u,
    ],
  ];
  it.each(bodies)("fails on %s", async (_name, fault, code, message) => {
    const simulator = await simulate();
    simulator.store.putContent("app", "1", IMAGE);
    simulator.fail(MANIFEST_GET, fault, Number.POSITIVE_INFINITY);
    const asked = createTestClient().fetchManifest(parseReference(`${simulator.host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("remembers a failure, and tells it to whoever asks next", async () => {
    const simulator = await simulate();
    const client = createTestClient();
    const reference = parseReference(`${simulator.host}/app:1`);
    await expect(client.fetchManifest(reference)).rejects.toMatchObject({ code: "registry.not-found" });
    await expect(client.resolveDigest(reference)).rejects.toMatchObject({ code: "registry.not-found" });
    expect(simulator.lines()).toEqual(["GET /v2/app/manifests/1 none 404"]);
  });
});

describe("rateLimits", () => {
  it("are those that each registry sent last", async () => {
    const hub = await simulate({ rateLimit: { limit: "100;w=21600", remaining: "76;w=21600" } });
    const other = await simulate();
    const client = createTestClient();
    for (const { host, store } of [hub, other]) {
      store.putContent("app", "1", IMAGE);
      await client.resolveDigest(parseReference(`${host}/app:1`));
    }
    expect(client.rateLimits).toEqual({ [hub.host]: { limit: "100;w=21600", remaining: "76;w=21600" } });
  });

  it("waits as long as GHCR says in the body of a 429", async () => {
    const simulator = await simulate();
    simulator.store.putContent("app", "1", IMAGE);
    const waits: number[] = [];
    const clock = {
      ...systemClock,
      sleep: async (ms: number) => {
        waits.push(ms);
      },
    };
    for (const body of ["retry-after: 12.5ms, allowed: 10/second", "retry-after: 0.05s"])
      simulator.fail(MANIFEST_GET, { kind: "answer", status: 429, body });
    await createTestClient({ clock }).fetchManifest(parseReference(`${simulator.host}/app:1`));
    expect(waits).toEqual(expect.arrayContaining([12.5, 50]));
  });
});
