import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startRegistry } from "../registry/index.ts";
import { buildImage, buildOn, dockerPurl, pushContent } from "./index.ts";

const base = buildImage({
  platforms: ["linux/amd64", "linux/arm64"],
  steps: [{ createdBy: "ADD", files: { a: "1" } }],
});
const app = buildOn(base, {
  steps: [{ createdBy: "COPY", files: { b: "2" } }],
  provenance: { materials: [{ uri: dockerPurl("base@1"), digest: base.root.digest }] },
});

function isInstalled(program: string): boolean {
  return spawnSync("which", [program]).status === 0;
}

describe("pushContent", () => {
  it("stores everything and points the tag at the root", async () => {
    const registry = await startRegistry();
    onTestFinished(() => registry.close());
    await pushContent(app, { baseUrl: registry.url.href, repository: "acme/app", tag: "1" });
    expect(registry.store.getManifest("acme/app", "1")?.bytes).toEqual(app.root.bytes);
    for (const [digest, bytes] of app.blobs)
      expect(registry.store.getBlob("acme/app", digest)).toEqual(bytes);
  });

  it("does not send again what is there", async () => {
    const registry = await startRegistry();
    onTestFinished(() => registry.close());
    const target = { baseUrl: registry.url.href, repository: "acme/app", tag: "1" };
    await pushContent(base, target);
    await pushContent(base, { ...target, tag: "2" });
    const posts = registry.log.filter(({ method }) => method === "POST");
    expect(posts).toHaveLength(base.blobs.size);
    expect(registry.store.listTags("acme/app")).toEqual(["1", "2"]);
  });

  it("sends the authorization that it is given, and fails with the status of a refusal", async () => {
    const seen = new Set<string | undefined>();
    const server = createServer((request, response) => {
      seen.add(request.headers.authorization);
      response.writeHead(403).end("no");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const push = pushContent(base, { baseUrl, repository: "app", tag: "1", authorization: "Basic eDp5" });
    await expect(push).rejects.toMatchObject({
      code: "simulators.push",
      message: expect.stringMatching(/^HEAD .*\/v2\/app\/blobs\/sha256:\w+ answered 403$/u),
    });
    expect([...seen]).toEqual(["Basic eDp5"]);
  });

  it.skipIf(!isInstalled("docker-registry") || !isInstalled("skopeo"))(
    "the real docker-registry takes it, and skopeo reads it (needs docker-registry and skopeo)",
    async () => {
      const { host, baseUrl } = await startDockerRegistry();
      for (const format of ["oci", "docker"] as const) {
        const image = buildImage({
          steps: [{ createdBy: "ADD", files: { a: "1" } }],
          platforms: ["linux/amd64", "linux/arm64"],
          format,
        });
        await pushContent(image, { baseUrl, repository: "acme/app", tag: format });
        const reference = `docker://${host}/acme/app:${format}`;
        const skopeo = (...options: string[]) =>
          execFileSync("skopeo", ["inspect", "--tls-verify=false", ...options, reference]).toString();
        expect(skopeo("--raw")).toBe(image.root.bytes.toString());
        expect(JSON.parse(skopeo("--override-arch", "arm64"))).toMatchObject({
          Os: "linux",
          Architecture: "arm64",
        });
      }
      await pushContent(app, { baseUrl, repository: "acme/app", tag: "attested" });
    },
  );
});

async function startDockerRegistry(): Promise<{ host: string; baseUrl: string }> {
  const folder = mkdtempSync(join(tmpdir(), "registry-"));
  const host = `127.0.0.1:${await freePort()}`;
  const configuration = `version: 0.1\nstorage: {filesystem: {rootdirectory: ${folder}}}\nhttp: {addr: "${host}"}\n`;
  writeFileSync(join(folder, "config.yml"), configuration);
  const process = spawn("docker-registry", ["serve", join(folder, "config.yml")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => process.once("exit", resolve));
    process.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });
  await new Promise<void>((resolve, reject) => {
    process.once("exit", () => reject(new Error("docker-registry ended")));
    process.stderr.on("data", (data: Buffer) => data.includes("listening on") && resolve());
  });
  return { host, baseUrl: `http://${host}` };
}

async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
