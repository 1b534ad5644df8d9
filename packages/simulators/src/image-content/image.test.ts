import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { digestOf } from "@basewatch/image";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildImage, buildOn, dockerPurl, type ImageContent, type ImageSpec, joinImages } from "./index.ts";

const BOTH = ["linux/amd64", "linux/arm/v7"];
const STEPS = [{ createdBy: "ADD / /", files: { "etc/name": "base" } }, { createdBy: "ENV A=1" }];

function json(content: ImageContent, bytes: Buffer | undefined = content.root.bytes) {
  return JSON.parse(bytes.toString());
}

function configOf(content: ImageContent, platform = "linux/amd64") {
  const { config } = json(content, content.childOf(platform).bytes);
  return json(content, content.blobs.get(config.digest));
}

/** How many layers the step makes over all platforms. */
function countLayers(sameEverywhere: boolean): number {
  const image = buildImage({ steps: [{ createdBy: "", files: { a: "" }, sameEverywhere }], platforms: BOTH });
  return new Set(BOTH.map((platform) => configOf(image, platform).rootfs.diff_ids[0])).size;
}

/** The attestation's index entry, manifest and statement. */
function attestationOf(content: ImageContent) {
  const entry = json(content).manifests.at(-1);
  const manifest = json(content, content.manifests.get(entry.digest)?.bytes);
  return { entry, manifest, statement: json(content, content.blobs.get(manifest.layers[0].digest)) };
}

describe("buildImage", () => {
  it("makes one manifest for one platform", () => {
    const image = buildImage({ steps: STEPS, labels: { a: "b" } });
    expect(image.platforms).toEqual(["linux/amd64"]);
    expect(image.root).toBe(image.childOf("linux/amd64"));
    expect(image.root.mediaType).toBe("application/vnd.oci.image.manifest.v1+json");
    expect(configOf(image)).toMatchObject({
      os: "linux",
      architecture: "amd64",
      created: "2026-01-01T00:00:00Z",
      config: { Labels: { a: "b" } },
      history: [
        { created: "2026-01-01T00:00:00Z", created_by: "ADD / /" },
        { created: "2026-01-01T00:00:00Z", created_by: "ENV A=1", empty_layer: true },
      ],
    });
  });

  it("names everything by its digest and size", () => {
    const image = buildImage({ steps: STEPS, platforms: BOTH });
    for (const [digest, { bytes }] of image.manifests) expect(digestOf(bytes)).toBe(digest);
    for (const [digest, bytes] of image.blobs) expect(digestOf(bytes)).toBe(digest);
    for (const entry of json(image).manifests)
      expect(image.manifests.get(entry.digest)?.bytes.length).toBe(entry.size);
  });

  it("names each layer's unpacked bytes in the config", () => {
    const image = buildImage({ steps: STEPS });
    const [layer] = json(image).layers;
    const unpacked = gunzipSync(image.blobs.get(layer.digest) ?? Buffer.alloc(0));
    expect(configOf(image).rootfs).toEqual({ type: "layers", diff_ids: [digestOf(unpacked)] });
  });

  it("the same specification gives the same bytes, another date others", () => {
    const spec: ImageSpec = { steps: STEPS, platforms: BOTH };
    expect(buildImage(spec).root.digest).toBe(buildImage(spec).root.digest);
    expect(buildImage({ ...spec, created: "2026-02-02T00:00:00Z" }).root.digest).not.toBe(
      buildImage(spec).root.digest,
    );
  });

  it("writes Docker's types", () => {
    const image = buildImage({ steps: STEPS, platforms: BOTH, format: "docker" });
    expect(image.root.mediaType).toBe("application/vnd.docker.distribution.manifest.list.v2+json");
    expect(json(image, image.childOf("linux/amd64").bytes)).toMatchObject({
      mediaType: "application/vnd.docker.distribution.manifest.v2+json",
      config: { mediaType: "application/vnd.docker.container.image.v1+json" },
      layers: [{ mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip" }],
    });
  });

  it("lists platforms with variant and Windows version", () => {
    const image = buildImage({ steps: STEPS, platforms: ["linux/arm/v7", "windows(10.0.20348.1)/amd64"] });
    expect(json(image).manifests.map((entry: { platform: unknown }) => entry.platform)).toEqual([
      { os: "linux", architecture: "arm", variant: "v7" },
      { os: "windows", architecture: "amd64", "os.version": "10.0.20348.1" },
    ]);
  });

  it("annotates manifest, descriptor and index", () => {
    const annotations = {
      manifest: (platform: string) => ({ on: platform }),
      descriptor: { at: "descriptor" },
      index: { at: "index" },
    };
    const image = buildImage({ steps: STEPS, platforms: BOTH, annotations });
    expect(json(image)).toMatchObject({
      annotations: { at: "index" },
      manifests: [{ annotations: { at: "descriptor" } }, { annotations: { at: "descriptor" } }],
    });
    expect(json(image, image.childOf("linux/arm/v7").bytes).annotations).toEqual({ on: "linux/arm/v7" });
  });

  it("makes layers that differ between platforms, unless told otherwise", () => {
    expect([countLayers(true), countLayers(false)]).toEqual([1, 2]);
  });

  it("a step with an empty set of files makes the layer that every builder makes of nothing", () => {
    const image = buildImage({ steps: [{ createdBy: "WORKDIR /", files: {}, sameEverywhere: true }] });
    expect(configOf(image).rootfs.diff_ids).toEqual([
      "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
    ]);
  });

  it("packs layers that tar unpacks", () => {
    const image = buildImage({
      steps: [{ createdBy: "", files: { "b/c": "deep", a: "x".repeat(600) }, sameEverywhere: true }],
    });
    const folder = mkdtempSync(join(tmpdir(), "layer-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [layer] = json(image).layers;
    writeFileSync(join(folder, "layer.tgz"), image.blobs.get(layer.digest) ?? "");
    execFileSync("tar", ["-xzf", "layer.tgz"], { cwd: folder });
    expect(readFileSync(join(folder, "b/c"), "utf8")).toBe("deep");
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("x".repeat(600));
  });

  it("says which platforms there are when one is asked for that is not", () => {
    expect(() => buildImage({ steps: STEPS, platforms: BOTH }).childOf("linux/s390x")).toThrow(
      "no linux/s390x in this image, only linux/amd64, linux/arm/v7",
    );
  });
});

describe("buildOn", () => {
  const base = buildImage({ steps: STEPS, platforms: BOTH, labels: { vendor: "base", own: "no" } });
  const app = buildOn(base, { steps: [{ createdBy: "COPY", files: { app: "1" } }], labels: { own: "yes" } });

  it("continues the base's layers, history and labels on each platform", () => {
    for (const platform of base.platforms) {
      const [below, above] = [configOf(base, platform), configOf(app, platform)];
      expect(above.rootfs.diff_ids.slice(0, 1)).toEqual(below.rootfs.diff_ids);
      expect(above.rootfs.diff_ids).toHaveLength(2);
      expect(above.history.slice(0, 2)).toEqual(below.history);
      expect(above.config.Labels).toEqual({ vendor: "base", own: "yes" });
    }
  });

  it("holds the base's layers too", () => {
    for (const { digest } of json(base, base.childOf("linux/amd64").bytes).layers)
      expect(app.blobs.has(digest)).toBe(true);
  });

  it("can leave the history out", () => {
    expect(configOf(buildOn(base, { steps: [], history: false })).history).toBeUndefined();
    expect(configOf(buildOn(buildImage({ steps: STEPS, history: false }), { steps: [] })).history).toEqual(
      [],
    );
  });
});

describe("attestations", () => {
  const materials = [{ uri: dockerPurl("node@22"), digest: digestOf(Buffer.from("node")) }];
  const build = (more: object = {}) => buildImage({ steps: STEPS, provenance: { materials, ...more } });

  it("are entries of the index that name the child", () => {
    const image = build();
    const child = image.childOf("linux/amd64").digest;
    const { entry, manifest, statement } = attestationOf(image);
    expect(entry).toMatchObject({
      platform: { os: "unknown", architecture: "unknown" },
      annotations: {
        "vnd.docker.reference.digest": child,
        "vnd.docker.reference.type": "attestation-manifest",
      },
    });
    expect(manifest.layers[0].annotations).toEqual({
      "in-toto.io/predicate-type": "https://slsa.dev/provenance/v0.2",
    });
    expect(statement).toMatchObject({
      predicateType: "https://slsa.dev/provenance/v0.2",
      subject: [{ digest: { sha256: child.slice(7) } }],
      predicate: {
        buildType: "https://mobyproject.org/buildkit@v1",
        materials: [{ uri: "pkg:docker/node@22" }],
      },
    });
    expect(image.platforms).toEqual(["linux/amd64"]);
  });

  it("come as OCI artifacts, too", () => {
    const image = build({
      form: "artifact",
      version: "v1",
      args: { source: "docker/dockerfile:1" },
      subject: "empty",
    });
    const { manifest, statement } = attestationOf(image);
    expect(manifest).toMatchObject({
      artifactType: "application/vnd.docker.attestation.manifest.v1+json",
      config: { mediaType: "application/vnd.oci.empty.v1+json", size: 2 },
      subject: { digest: image.childOf("linux/amd64").digest },
    });
    expect(statement).toMatchObject({
      subject: [],
      predicate: {
        buildDefinition: {
          externalParameters: {
            request: { frontend: "gateway.v0", args: { source: "docker/dockerfile:1" } },
          },
          resolvedDependencies: [
            { uri: "pkg:docker/node@22", digest: { sha256: materials[0]?.digest.slice(7) } },
          ],
        },
      },
    });
  });

  it("may be about something else, by another builder", () => {
    const subject = digestOf(Buffer.from("other"));
    const { statement } = attestationOf(build({ subject, buildType: "https://example.com" }));
    expect(statement).toMatchObject({
      subject: [{ digest: { sha256: subject.slice(7) } }],
      predicate: { buildType: "https://example.com" },
    });
  });
});

describe("joinImages", () => {
  it("lists images that were built apart, with their attestations", () => {
    const amd64 = buildImage({ steps: STEPS, provenance: { materials: [] } });
    const arm = buildImage({ steps: STEPS, platforms: ["linux/arm64"] });
    const joined = joinImages([amd64, arm], { joined: "yes" });
    expect(joined.platforms).toEqual(["linux/amd64", "linux/arm64"]);
    expect(json(joined)).toMatchObject({ annotations: { joined: "yes" } });
    expect(json(joined).manifests.map((entry: { digest: string }) => entry.digest)).toEqual([
      ...json(amd64).manifests.map((entry: { digest: string }) => entry.digest),
      arm.root.digest,
    ]);
    for (const entry of json(joined).manifests) expect(joined.manifests.has(entry.digest)).toBe(true);
  });
});

describe("dockerPurl", () => {
  it.each([
    [dockerPurl("node"), "pkg:docker/node"],
    [
      dockerPurl("localhost:5000/app@1", { platform: "linux/arm/v7" }),
      "pkg:docker/localhost%3A5000/app@1?platform=linux%2Farm%2Fv7",
    ],
  ])("%s", (actual, expected) => expect(actual).toBe(expected));
});
