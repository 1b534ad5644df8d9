import { describe, expect, it } from "vitest";
import { expectQuietRedirect, IMAGE, openStage } from "../testing/profile.ts";

const REALM = "/artifactory/api/docker";

describe("Artifactory", () => {
  it("artifactory/realm-per-key: each key's realm is asked for its own images, after one challenge each", async () => {
    const { registry, ref, simulator } = await openStage("artifactory");
    const names = ["docker-local/a", "docker-local/b", "docker-remote/library/node", "docker-local/c/d"];
    for (const name of names) simulator.store.putContent(name, "1", IMAGE);
    for (const name of names) await registry.fetchManifest(ref(`${name}:1`));
    const short = (line: string) => line.replaceAll(REALM, "").replace("service=acme.jfrog.io&", "");
    expect(simulator.lines().map(short)).toEqual([
      "GET /v2/docker-local/a/manifests/1 none 401",
      "GET /docker-local/v2/token?scope=repository:a:pull none 200",
      "GET /v2/docker-local/a/manifests/1 bearer 200",
      "GET /docker-local/v2/token?scope=repository:b:pull none 200",
      "GET /v2/docker-local/b/manifests/1 bearer 200",
      "GET /v2/docker-remote/library/node/manifests/1 none 401",
      "GET /docker-remote/v2/token?scope=repository:library/node:pull none 200",
      "GET /v2/docker-remote/library/node/manifests/1 bearer 200",
      "GET /docker-local/v2/token?scope=repository:c/d:pull none 200",
      "GET /v2/docker-local/c/d/manifests/1 bearer 200",
    ]);
  });

  it("artifactory/no-scope: the repository is the scope where a HEAD's challenge names none", async () => {
    const { registry, ref, simulator } = await openStage("artifactory");
    for (const key of ["local", "remote"]) {
      simulator.store.putContent(`${key}/app`, "1", IMAGE);
      expect((await registry.resolveDigest(ref(`${key}/app:1`))).digest).toBe(IMAGE.root.digest);
    }
    expect(simulator.lines().filter((line) => line.includes("token"))).toEqual([
      `GET ${REALM}/local/v2/token?service=acme.jfrog.io&scope=repository:local/app:pull none 200`,
      `GET ${REALM}/remote/v2/token?service=acme.jfrog.io&scope=repository:remote/app:pull none 200`,
    ]);
  });

  it("artifactory/head-as-file: the digest is that of one GET's bytes, and no ETag's", async () => {
    const { registry, reference } = await openStage("artifactory");
    expect(await registry.resolveDigest(reference)).toEqual({
      digest: IMAGE.root.digest,
      mediaType: "application/vnd.oci.image.index.v1+json",
    });
    expect(registry.requests).toEqual({ head: 2, get: 1, token: 1, retried: 0 });
  });

  it("artifactory/blocked: a policy's refusal is quoted", async () => {
    const { registry, reference, simulator, failureOf } = await openStage("artifactory");
    const message = "Artifact download request rejected: blocked by the policy no-critical";
    simulator.fail(
      (request) => request.headers.authorization !== undefined,
      { kind: "answer", status: 403, body: JSON.stringify({ errors: [{ code: "DENIED", message }] }) },
      Number.POSITIVE_INFINITY,
    );
    expect(await failureOf(registry.fetchManifest(reference))).toMatchObject({
      code: "registry.denied",
      message: `acme.jfrog.io/acme/app:1: access denied, or it does not exist (403): DENIED ${message}`,
    });
  });

  it("its object store gets no credentials, and its query is not shown", async () => {
    await expectQuietRedirect(await openStage("artifactory"));
  });
});
