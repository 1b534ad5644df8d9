import { createRedactor } from "@basewatch/redaction";
import { describe, expect, it } from "vitest";
import { loadDockerConfig } from "../docker-config.ts";
import { expectQuietRedirect, IMAGE, openStage } from "../testing/profile.ts";

const HEAD = "HEAD /v2/acme/app/manifests/1";
const TOKEN = "GET /token?service=registry.docker.io&scope=repository:acme/app:pull";

describe("Docker Hub", () => {
  it("docker-hub/hosts: docker.io is asked at registry-1.docker.io, with the login of index.docker.io/v1", async () => {
    const auth = Buffer.from("ada:dckr_pat_of-ada").toString("base64");
    const config = JSON.stringify({ auths: { "https://index.docker.io/v1/": { auth } } });
    const source = await loadDockerConfig({
      path: "config.json",
      readFile: async () => config,
      runHelper: async () => ({ exit: 1, stdout: "", stderr: "" }),
    });
    const { registry, reference, simulator } = await openStage("docker-hub", {
      credentials: await source.listCredentials("docker.io"),
      redactor: createRedactor(),
    });
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.log.map(({ server, authorization }) => `${server} ${authorization}`)).toEqual([
      "registry none",
      "token basic",
      "registry bearer",
    ]);
  });

  it("docker-hub/rate-limit-headers: are told as they were sent", async () => {
    const { registry, reference } = await openStage("docker-hub");
    await registry.resolveDigest(reference);
    expect(registry.rateLimits).toEqual({
      "docker.io": { limit: "100;w=21600", remaining: "97;w=21600" },
    });
  });

  it("docker-hub/limited-pulls: a limited HEAD never becomes a GET, and the error says until when", async () => {
    const { registry, reference, simulator, failureOf } = await openStage("docker-hub", {
      clock: { now: () => Date.UTC(2026, 0, 2), monotonicMs: () => 0, sleep: async () => {} },
    });
    const body = JSON.stringify({
      errors: [{ code: "TOOMANYREQUESTS", message: "You have reached your pull rate limit." }],
    });
    const limited = {
      kind: "answer",
      status: 429,
      headers: { "Retry-After": "3600", "RateLimit-Limit": "100;w=21600" },
      body,
    } as const;
    simulator.fail({ path: /manifests/u }, limited, Number.POSITIVE_INFINITY);
    const failure = await failureOf(registry.resolveDigest(reference));
    expect(failure).toMatchObject({
      code: "registry.rate-limited",
      message:
        "docker.io/acme/app:1: docker.io limits requests to 100 in 6 h (429), until 2026-01-02T01:00:00.000Z",
      hint: expect.stringContaining("docker/login-action"),
    });
    expect(simulator.log.filter(({ method, server }) => method === "GET" && server === "registry")).toEqual(
      [],
    );
  });

  it("docker-hub/denied-at-registry: a second 401 with a fresh token is final", async () => {
    const { registry, reference, simulator, failureOf } = await openStage(
      "docker-hub",
      {},
      { mayPull: () => false },
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      message: "docker.io/acme/app:1: access denied, or it does not exist (401)",
      hint: expect.stringContaining("docker/login-action"),
    });
    expect(simulator.lines()).toEqual([`${HEAD} none 401`, `${TOKEN} none 200`, `${HEAD} bearer 401`]);
  });

  it("docker-hub/old-clients: what a list is, is asked for with its types", async () => {
    const { registry, reference, simulator } = await openStage("docker-hub");
    const { mediaType } = await registry.resolveDigest(reference);
    expect(mediaType).toBe("application/vnd.oci.image.index.v1+json");
    for (const { accept, server } of simulator.log) {
      if (server === "registry") expect(accept).toContain("manifest.list.v2+json");
    }
  });

  it("docker-hub/blob-host: gets no credentials, and its query is not shown", async () => {
    await expectQuietRedirect(
      await openStage("docker-hub", {
        credentials: [{ kind: "basic", username: "ada", password: "dckr_pat_of-ada", from: "the test" }],
      }),
    );
  });

  it("a wrong login is followed by nobody's, which may read what is public", async () => {
    const { registry, reference, simulator } = await openStage("docker-hub", {
      credentials: [{ kind: "basic", username: "ada", password: "wrong-one", from: "the test" }],
    });
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.log.map(({ authorization }) => authorization)).toEqual([
      "none",
      "basic",
      "none",
      "bearer",
    ]);
  });
});
