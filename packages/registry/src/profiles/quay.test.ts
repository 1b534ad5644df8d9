import { systemClock } from "@basewatch/retry";
import { describe, expect, it } from "vitest";
import { expectQuietRedirect, IMAGE, loginOf, openStage } from "../testing/profile.ts";

describe("Quay", () => {
  it("quay/token-path: tokens come from /v2/auth", async () => {
    const { registry, reference, simulator } = await openStage("quay");
    await registry.resolveDigest(reference);
    expect(simulator.lines()).toEqual([
      "HEAD /v2/acme/app/manifests/1 none 401",
      "GET /v2/auth?service=quay.io&scope=repository:acme/app:pull none 200",
      "HEAD /v2/acme/app/manifests/1 bearer 200",
    ]);
  });

  it("quay/no-expiry: a token without a life is asked for again after a minute", async () => {
    let nowMs = 0;
    const { registry, ref, simulator } = await openStage("quay", {
      clock: { ...systemClock, monotonicMs: () => nowMs },
    });
    for (const tag of ["2", "3"]) simulator.store.putContent("acme/app", tag, IMAGE);
    await registry.resolveDigest(ref("acme/app:1"));
    nowMs = 50_000;
    await registry.resolveDigest(ref("acme/app:2"));
    expect(registry.requests.token).toBe(1);
    nowMs = 60_000;
    await registry.resolveDigest(ref("acme/app:3"));
    expect(registry.requests.token).toBe(2);
  });

  it("quay/narrowed-token: a token that may not pull is denied by the registry, in one round", async () => {
    const { registry, reference, simulator, failureOf } = await openStage(
      "quay",
      {},
      { mayPull: () => false },
    );
    expect(await failureOf(registry.resolveDigest(reference))).toMatchObject({
      code: "registry.denied",
      hint: expect.stringContaining("robot account"),
    });
    expect(simulator.log.map(({ status }) => status)).toEqual([401, 200, 401]);
  });

  it("quay/robot: acme+ci logs in", async () => {
    const { profile } = await openStage("quay");
    const { registry, reference, simulator } = await openStage(
      "quay",
      { credentials: [loginOf(profile)] },
      { mayPull: (user) => user === "acme+ci" },
    );
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect(simulator.log.map(({ authorization }) => authorization)).toEqual(["none", "basic", "bearer"]);
  });

  it("quay/schema-one: OCI's types are asked for, and a schema 1 answer is refused by name", async () => {
    const { registry, ref, reference, simulator, failureOf } = await openStage("quay");
    expect((await registry.resolveDigest(reference)).mediaType).toBe(
      "application/vnd.oci.image.index.v1+json",
    );
    const type = "application/vnd.docker.distribution.manifest.v1+prettyjws";
    simulator.store.putManifest("acme/old", "1", type, '{"schemaVersion":1}');
    expect(await failureOf(registry.resolveDigest(ref("acme/old:1")))).toMatchObject({
      code: "registry.malformed",
      message: expect.stringContaining("schema 1"),
    });
  });

  it("its CDN gets no credentials, and its query is not shown", async () => {
    await expectQuietRedirect(await openStage("quay"));
  });
});
