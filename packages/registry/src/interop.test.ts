import { type ImageReference, parseReference } from "@basewatch/image";
import { buildImage, type ImageContent, pushContent } from "@basewatch/simulators";
import { describe, expect, it, type TestContext } from "vitest";
import { basicAuthorization } from "./credentials.ts";
import { loadDockerConfig } from "./docker-config.ts";
import { createTestClient, simulate } from "./testing/client.ts";
import { startDockerRegistry } from "./testing/docker-registry.ts";
import type { Registry } from "./types.ts";

/** The real registry's host. Without the program the test is skipped on a laptop and fails in CI, which installs it. */
async function realRegistry({ skip }: TestContext, auth: "none" | "htpasswd" = "none"): Promise<string> {
  const host = await startDockerRegistry(auth);
  if (host !== undefined) return host;
  const missing = "docker-registry is not installed: this was not tried against the real program";
  if (process.env["CI"]) throw new Error(missing);
  return skip(missing);
}

/** Reads an image down to its layers and checks each against what was pushed. */
async function readWhole(client: Registry, reference: ImageReference, image: ImageContent): Promise<void> {
  const head = await client.resolveDigest(reference);
  expect(head).toEqual({ digest: image.root.digest, mediaType: image.root.mediaType });
  const root = await client.fetchManifest(reference);
  expect(root).toMatchObject(head);
  const digests = root.kind === "index" ? root.entries.map(({ digest }) => digest) : [root.digest];
  for (const digest of digests) {
    const manifest = await client.fetchManifest({ ...reference, tag: undefined, digest });
    if (manifest.kind !== "manifest") throw new Error("an index in an index");
    const config = await client.fetchConfig(reference, manifest.config);
    expect(config.diffIds).toHaveLength(manifest.layers.length);
    for (const layer of manifest.layers) {
      const bytes = await client.fetchBlob(reference, layer, 1_000_000);
      expect(bytes.equals(image.blobs.get(layer.digest) ?? Buffer.alloc(0))).toBe(true);
    }
  }
}

describe("the real docker-registry", () => {
  const steps = [{ createdBy: "COPY a /", files: { a: "1" } }];
  const images: readonly [name: string, image: ImageContent][] = [
    ["an OCI image", buildImage({ steps })],
    ["a Docker image", buildImage({ steps, format: "docker" })],
    ["an OCI index", buildImage({ steps, platforms: ["linux/amd64", "linux/arm64", "linux/arm/v7"] })],
    ["a Docker list", buildImage({ steps, format: "docker", platforms: ["linux/amd64", "linux/arm64"] })],
  ];
  it.for(images)("serves %s that the client reads whole", async ([_name, image], context) => {
    const host = await realRegistry(context);
    await pushContent(image, { baseUrl: `http://${host}`, repository: "team/app", tag: "1" });
    await readWhole(createTestClient(), parseReference(`${host}/team/app:1`), image);
  });

  it("lets users in by docker's config, and others not", async (context) => {
    const host = await realRegistry(context, "htpasswd");
    const image = buildImage({ steps });
    const authorization = basicAuthorization("ada", "secret-of-ada");
    await pushContent(image, { baseUrl: `http://${host}`, repository: "app", tag: "1", authorization });
    const reference = parseReference(`${host}/app:1`);
    const auth = Buffer.from("ada:secret-of-ada").toString("base64");
    const credentials = await loadDockerConfig({
      path: "config.json",
      readFile: async () => JSON.stringify({ auths: { [host]: { auth } } }),
      runHelper: async () => ({ exit: "missing", stdout: "" }),
    });
    const client = createTestClient({ credentials });
    await readWhole(client, reference, image);
    const { requests } = client;
    expect(requests).toEqual({ head: 2, get: 3, token: 0, retried: 0 });
    await expect(createTestClient().resolveDigest(reference)).rejects.toMatchObject({
      code: "registry.denied",
    });
  });

  it("does not know what was never pushed, or was deleted", async (context) => {
    const host = await realRegistry(context);
    const image = buildImage({ steps });
    await pushContent(image, { baseUrl: `http://${host}`, repository: "app", tag: "1" });
    await fetch(`http://${host}/v2/app/manifests/${image.root.digest}`, { method: "DELETE" });
    const client = createTestClient();
    for (const name of ["app:1", "app:2", "other:1"]) {
      await expect(client.resolveDigest(parseReference(`${host}/${name}`))).rejects.toMatchObject({
        code: "registry.not-found",
      });
    }
  });

  it("answers as the simulator does", async (context) => {
    const real = await realRegistry(context);
    const { host: simulated } = await simulate();
    const list = buildImage({ steps, format: "docker", platforms: ["linux/arm64", "linux/amd64"] });
    const answers = await Promise.all(
      [real, simulated].map(async (host) => {
        await pushContent(list, { baseUrl: `http://${host}`, repository: "app", tag: "1" });
        return Promise.all(questions(list).map((question) => ask(`http://${host}`, question)));
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    // Without the list types: the amd64 child, under its own digest.
    expect(answers[0]?.[1]).toMatchObject({ digest: list.childOf("linux/amd64").digest });
  });
});

interface AskedQuestion {
  readonly method: string;
  readonly path: string;
  readonly accept?: string;
}

/** Requests whose answers tell registries apart. */
function questions(list: ImageContent): readonly AskedQuestion[] {
  const tag = "/v2/app/manifests/1";
  const child = list.childOf("linux/amd64");
  return [
    { method: "HEAD", path: tag, accept: list.root.mediaType },
    { method: "HEAD", path: tag, accept: child.mediaType },
    { method: "GET", path: `/v2/app/manifests/${list.root.digest}`, accept: child.mediaType },
    { method: "GET", path: "/v2/app/manifests/2", accept: list.root.mediaType },
    { method: "GET", path: `/v2/app/blobs/${child.digest}` },
    { method: "GET", path: "/v2/app/tags/list" },
    { method: "GET", path: "/v2/other/tags/list" },
    { method: "GET", path: "/v2/" },
  ];
}

async function ask(origin: string, { method, path, accept = "*/*" }: AskedQuestion) {
  const response = await fetch(`${origin}${path}`, { method, headers: { accept } });
  const body = await response.text();
  const parsed = body === "" ? undefined : (JSON.parse(body) as { errors?: { code: string }[] });
  return {
    status: response.status,
    digest: response.headers.get("docker-content-digest"),
    body: parsed?.errors === undefined ? body.trim() : undefined,
    codes: parsed?.errors?.map(({ code }) => code),
  };
}
