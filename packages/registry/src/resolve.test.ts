import { createHeaders, type Transport } from "@basewatch/http";
import { digestOf, parseReference } from "@basewatch/image";
import { systemClock } from "@basewatch/retry";
import { buildImage, type RegistryFault, type RegistryMatcher } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { createTestClient, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "1" } }] });
const NEWER = buildImage({ steps: [{ createdBy: "COPY a /", files: { a: "2" } }] });
const INDEX = buildImage({
  platforms: ["linux/amd64", "linux/arm64"],
  steps: [{ createdBy: "COPY a /", files: { a: "1" } }],
});
const OTHER = digestOf(Buffer.from("other"));

const HEAD: RegistryMatcher = { method: "HEAD" };

/** A fault that sets a header of the right answer, or drops it. */
function header(name: string, value: string | readonly string[] | undefined): RegistryFault {
  return {
    kind: "alter",
    alter: ({ headers, ...answer }) => {
      const { [name]: _dropped, ...rest } = headers;
      return { ...answer, headers: value === undefined ? rest : { ...rest, [name]: value } };
    },
  };
}

describe("resolveDigest", () => {
  it("asks for a tag's index with one HEAD", async () => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", INDEX);
    const client = createTestClient();
    const head = await client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    expect(head).toEqual({ digest, mediaType: "application/vnd.oci.image.index.v1+json" });
    expect(simulator.lines()).toEqual(["HEAD /v2/app/manifests/1 none 200"]);
    expect(simulator.log[0]?.accept?.split(", ")).toHaveLength(4);
    expect(client.requests).toEqual({ head: 1, get: 0, token: 0, retried: 0 });
  });

  it("asks once, however often the same reference is wanted", async () => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", IMAGE);
    const client = createTestClient();
    const reference = parseReference(`${simulator.host}/app:1`);
    const heads = await Promise.all(Array.from({ length: 500 }, () => client.resolveDigest(reference)));
    heads.push(await client.resolveDigest(reference));
    expect(new Set(heads.map((head) => head.digest))).toEqual(new Set([digest]));
    expect(simulator.lines()).toHaveLength(1);
  });

  it("asks for the tag of a reference that has both, and for the digest of one that has no tag", async () => {
    const simulator = await simulate();
    const pin = simulator.store.putContent("app", "1", IMAGE);
    const moved = simulator.store.putContent("app", "1", NEWER);
    const client = createTestClient();
    const both = parseReference(`${simulator.host}/app:1@${pin}`);
    expect((await client.resolveDigest(both)).digest).toBe(moved);
    expect((await client.resolveDigest({ ...both, tag: undefined })).digest).toBe(pin);
    expect(simulator.lines()).toEqual([
      "HEAD /v2/app/manifests/1 none 200",
      `HEAD /v2/app/manifests/${pin} none 200`,
    ]);
  });

  const fallbacks: readonly [name: string, matcher: RegistryMatcher, fault: RegistryFault][] = [
    ["HEAD is not allowed", HEAD, { kind: "answer", status: 405 }],
    ["HEAD names no digest", HEAD, header("Docker-Content-Digest", undefined)],
    ["nothing names a digest", () => true, header("Docker-Content-Digest", undefined)],
  ];
  it.each(fallbacks)(
    "hashes one GET when %s, which then serves the manifest too",
    async (_name, matcher, fault) => {
      const simulator = await simulate();
      const digest = simulator.store.putContent("app", "1", IMAGE);
      simulator.fail(matcher, fault, Number.POSITIVE_INFINITY);
      const client = createTestClient();
      const reference = parseReference(`${simulator.host}/app:1`);
      expect((await client.resolveDigest(reference)).digest).toBe(digest);
      expect((await client.fetchManifest(reference)).digest).toBe(digest);
      expect(client.requests).toEqual({ head: 1, get: 1, token: 0, retried: 0 });
    },
  );

  const failures: readonly [name: string, fault: RegistryFault, code: string, lines: readonly number[]][] = [
    ["an unknown tag", { kind: "answer", status: 404 }, "registry.not-found", [404]],
    [
      "a rate limit, never asked by GET",
      { kind: "answer", status: 429 },
      "registry.rate-limited",
      [429, 429, 429],
    ],
    ["a fault for ever", { kind: "answer", status: 503 }, "registry.unavailable", [503, 503, 503]],
    ["a refusal without a challenge", { kind: "answer", status: 403 }, "registry.denied", [403]],
    ["another status", { kind: "answer", status: 400 }, "registry.malformed", [400]],
    ["a 401 without a challenge", { kind: "answer", status: 401 }, "registry.malformed", [401]],
    ["two digest headers", header("Docker-Content-Digest", [OTHER, OTHER]), "registry.malformed", [200]],
    [
      "an upper-case digest",
      header("Docker-Content-Digest", OTHER.toUpperCase()),
      "registry.malformed",
      [200],
    ],
    [
      "schema 1",
      header("Content-Type", "application/vnd.docker.distribution.manifest.v1+prettyjws"),
      "registry.malformed",
      [200],
    ],
    ["a reset", { kind: "reset" }, "http.reset", [0, 0, 0]],
    ["a redirect to nowhere", { kind: "answer", status: 307 }, "http.redirect", [307]],
  ];
  it.each(failures)("fails on %s", async (_name, fault, code, statuses) => {
    const simulator = await simulate();
    simulator.store.putContent("app", "1", IMAGE);
    simulator.fail(HEAD, fault, Number.POSITIVE_INFINITY);
    const client = createTestClient();
    const asked = client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code });
    expect(simulator.log.map(({ method, status }) => [method, status])).toEqual(
      statuses.map((status) => ["HEAD", status]),
    );
    expect(client.requests).toEqual({ head: 1, get: 0, token: 0, retried: statuses.length - 1 });
  });

  it("fails when a digest is answered by another", async () => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", IMAGE);
    simulator.fail(HEAD, header("Docker-Content-Digest", OTHER));
    const asked = createTestClient().resolveDigest(parseReference(`${simulator.host}/app@${digest}`));
    await expect(asked).rejects.toMatchObject({ code: "registry.digest-mismatch" });
  });

  it("goes on after passing faults", async () => {
    const simulator = await simulate();
    const digest = simulator.store.putContent("app", "1", IMAGE);
    simulator.fail(HEAD, { kind: "reset" });
    simulator.fail(HEAD, { kind: "answer", status: 502 });
    const client = createTestClient();
    expect((await client.resolveDigest(parseReference(`${simulator.host}/app:1`))).digest).toBe(digest);
    expect(client.requests).toEqual({ head: 1, get: 0, token: 0, retried: 2 });
  });

  it("says until when a registry limits requests", async () => {
    const simulator = await simulate();
    simulator.fail(HEAD, { kind: "answer", status: 429, headers: { "Retry-After": "3600" } });
    const asked = createTestClient({ clock: { ...systemClock, now: () => 0 } }).resolveDigest(
      parseReference(`${simulator.host}/app:1`),
    );
    await expect(asked).rejects.toMatchObject({
      message: `${simulator.host}/app:1: ${simulator.host} limits requests (429), until 1970-01-01T01:00:00.000Z`,
    });
  });

  it("speaks TLS where schemeOf says so", async () => {
    const simulator = await simulate();
    const client = createTestClient({ schemeOf: () => "https" });
    const asked = client.resolveDigest(parseReference(`${simulator.host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code: "http.tls" });
  });

  it("speaks plain http to insecure registries, and TLS to the others", async () => {
    const origins: string[] = [];
    const transport: Transport = {
      counts: { head: 0, get: 0, other: 0, retried: 0 },
      async send({ url }) {
        origins.push(url.origin);
        return { status: 404, headers: createHeaders([]), body: Buffer.alloc(0), url };
      },
    };
    const client = createTestClient({ transport, insecureRegistries: ["harbor.example:5000"] });
    for (const name of ["harbor.example:5000/app:1", "harbor.example:5001/app:1", "node:22"]) {
      const asked = client.resolveDigest(parseReference(name));
      await expect(asked).rejects.toMatchObject({ code: "registry.not-found" });
    }
    expect(origins).toEqual([
      "http://harbor.example:5000",
      "https://harbor.example:5001",
      "https://registry-1.docker.io",
    ]);
  });

  it("wants nothing compressed, since hashes are of the bytes as they are stored", async () => {
    const simulator = await simulate();
    simulator.store.putContent("app", "1", IMAGE);
    const encodings: unknown[] = [];
    const note: RegistryMatcher = ({ headers }) => {
      encodings.push(headers["accept-encoding"]);
      return false;
    };
    simulator.fail(note, { kind: "hang" });
    await createTestClient().resolveDigest(parseReference(`${simulator.host}/app:1`));
    expect(encodings).toEqual(["identity"]);
  });
});
