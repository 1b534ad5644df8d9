import { digestOf, parseReference } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { createTestClient, simulate } from "./testing/client.ts";
import type { ImageIndex, Manifest } from "./types.ts";

const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const CONFIG = "application/vnd.oci.image.config.v1+json";

const DIGEST = digestOf(Buffer.from("content"));
const DESCRIPTOR = { mediaType: OCI_MANIFEST, digest: DIGEST, size: 7 };
const AMD64 = { os: "linux", architecture: "amd64" };

/** The manifest that the client reads when a registry serves these bytes. */
async function read(mediaType: string, document: unknown): Promise<Manifest> {
  const simulator = await simulate();
  const bytes = typeof document === "string" ? document : JSON.stringify(document);
  simulator.store.putManifest("app", "1", mediaType, bytes);
  const manifest = await createTestClient().fetchManifest(parseReference(`${simulator.host}/app:1`));
  expect(manifest.digest).toBe(digestOf(Buffer.from(bytes)));
  return manifest;
}

async function readIndex(entry: object): Promise<ImageIndex> {
  const manifest = await read(OCI_INDEX, { schemaVersion: 2, manifests: [{ ...DESCRIPTOR, ...entry }] });
  if (manifest.kind !== "index") throw new Error("not an index");
  return manifest;
}

describe("the kind of a manifest", () => {
  const image = { schemaVersion: 2, config: DESCRIPTOR, layers: [] };
  const index = { schemaVersion: 2, manifests: [] };
  const kinds: readonly [contentType: string, document: object, kind: string, mediaType: string][] = [
    [OCI_INDEX, index, "index", OCI_INDEX],
    [OCI_INDEX, { ...index, mediaType: OCI_INDEX }, "index", OCI_INDEX],
    [DOCKER_LIST, { ...index, mediaType: DOCKER_LIST }, "index", DOCKER_LIST],
    [OCI_MANIFEST, image, "manifest", OCI_MANIFEST],
    [DOCKER_MANIFEST, { ...image, mediaType: DOCKER_MANIFEST }, "manifest", DOCKER_MANIFEST],
    [`${OCI_MANIFEST}; charset=utf-8`, image, "manifest", OCI_MANIFEST],
    ["application/json", { ...image, mediaType: DOCKER_MANIFEST }, "manifest", DOCKER_MANIFEST],
    ["application/json", index, "index", OCI_INDEX],
    ["text/plain", image, "manifest", OCI_MANIFEST],
    ["", image, "manifest", OCI_MANIFEST],
    [OCI_INDEX, { schemaVersion: 2, manifests: null }, "index", OCI_INDEX],
    [OCI_MANIFEST, { ...image, layers: null, annotations: null }, "manifest", OCI_MANIFEST],
  ];
  it.each(kinds)("%s %j is an %s", async (contentType, document, kind, mediaType) => {
    expect(await read(contentType, document)).toMatchObject({ kind, mediaType });
  });

  const malformed: readonly [name: string, contentType: string, document: unknown, message: RegExp][] = [
    [
      "header and document disagree",
      OCI_INDEX,
      { ...image, mediaType: OCI_MANIFEST },
      /but the document is/u,
    ],
    [
      "two kinds of one family disagree",
      OCI_INDEX,
      { ...index, mediaType: DOCKER_LIST },
      /but the document is/u,
    ],
    [
      "the document's type is not its shape",
      "text/plain",
      { ...image, mediaType: OCI_INDEX },
      /document is/u,
    ],
    ["an unknown type", "application/json", { ...index, mediaType: "a/b\n" }, /document is a\/b\\u\{a\}/u],
    ["the header's type is not the shape", OCI_INDEX, image, /but the document is/u],
    ["an index with layers", OCI_INDEX, { ...index, layers: [] }, /both manifests and layers/u],
    ["an index with a config", OCI_INDEX, { ...index, config: DESCRIPTOR }, /both manifests and layers/u],
    ["schema 1 by header", "application/vnd.docker.distribution.manifest.v1+json", {}, /schema 1/u],
    ["schema 1 by version", "application/json", { schemaVersion: 1 }, /schema 1/u],
    ["not JSON", OCI_INDEX, "nonsense", /is not JSON: nonsense$/u],
    ["no object", OCI_INDEX, "[]", /no JSON object/u],
    ["100,000 deep", OCI_INDEX, `${"[".repeat(100_000)}${"]".repeat(100_000)}`, /manifest/u],
    [
      "a digest of another algorithm",
      OCI_INDEX,
      { manifests: [{ ...DESCRIPTOR, digest: "md5:1" }] },
      /manifests\.0\.digest/u,
    ],
    ["a negative size", OCI_INDEX, { manifests: [{ ...DESCRIPTOR, size: -1 }] }, /manifests\.0\.size/u],
    ["no config", OCI_MANIFEST, { schemaVersion: 2, layers: [] }, /config of the manifest is missing/u],
    ["2,001 entries", OCI_INDEX, { manifests: Array.from({ length: 2001 }, () => DESCRIPTOR) }, /manifests/u],
  ];
  it.each(malformed)("%s: malformed", async (_name, contentType, document, message) => {
    await expect(read(contentType, document)).rejects.toMatchObject({
      code: "registry.malformed",
      message: expect.stringMatching(message),
    });
  });
});

describe("the entries of an index", () => {
  const platforms: readonly [name: string, entry: object, platform: unknown][] = [
    ["a platform", { platform: AMD64 }, AMD64],
    [
      "a variant that goes without saying",
      { platform: { os: "linux", architecture: "arm64", variant: "v8" } },
      { os: "linux", architecture: "arm64" },
    ],
    [
      "a Windows version",
      { platform: { ...AMD64, os: "windows", "os.version": "10.0.1" } },
      { ...AMD64, os: "windows", osVersion: "10.0.1" },
    ],
    ["empty and null parts", { platform: { ...AMD64, variant: "", "os.version": null } }, AMD64],
    ["no platform", {}, undefined],
    ["a null platform", { platform: null }, undefined],
    ["unknown/unknown", { platform: { os: "unknown", architecture: "unknown" } }, undefined],
    [
      "an attestation with a platform",
      { platform: AMD64, annotations: { "vnd.docker.reference.type": "attestation-manifest" } },
      undefined,
    ],
    ["an artifact", { platform: AMD64, artifactType: "application/vnd.in-toto+json" }, undefined],
    ["an image that names its config's type", { platform: AMD64, artifactType: CONFIG }, AMD64],
  ];
  it.each(platforms)("%s", async (_name, entry, platform) => {
    expect((await readIndex(entry)).entries[0]?.platform).toEqual(platform);
  });

  it("keep their annotations, those that are text, and no prototype", async () => {
    const annotations = JSON.parse('{"a":"1","b":2,"__proto__":{"c":"3"},"constructor":"d"}') as object;
    const [entry] = (await readIndex({ annotations })).entries;
    expect(entry?.annotations).toEqual({ a: "1", constructor: "d" });
    expect(Object.getPrototypeOf(entry?.annotations)).toBe(Object.prototype);
  });

  it("and the index's own annotations are read", async () => {
    const index = await read(OCI_INDEX, {
      manifests: [],
      annotations: { "org.opencontainers.image.base.name": "node" },
    });
    expect(index.annotations).toEqual({ "org.opencontainers.image.base.name": "node" });
  });
});

describe("an image manifest", () => {
  it("has its descriptors, annotations and artifact type", async () => {
    const layer = {
      mediaType: "a/layer",
      digest: DIGEST,
      size: 7,
      annotations: { "in-toto.io/predicate-type": "p" },
    };
    const document = {
      config: { ...DESCRIPTOR, mediaType: CONFIG },
      layers: [layer],
      annotations: { a: "1" },
      artifactType: "application/vnd.docker.attestation.manifest.v1+json",
    };
    expect(await read(OCI_MANIFEST, document)).toMatchObject({
      kind: "manifest",
      config: { mediaType: CONFIG, digest: DIGEST, size: 7, annotations: {} },
      layers: [layer],
      annotations: { a: "1" },
      artifactType: "application/vnd.docker.attestation.manifest.v1+json",
    });
  });
});
