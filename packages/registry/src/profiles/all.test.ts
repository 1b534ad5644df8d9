import { parseReference } from "@basewatch/image";
import { REGISTRY_PROFILES } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { staticCredentials } from "../credentials.ts";
import { createTestClient, simulate } from "../testing/client.ts";
import { BLOB, fetchBlob, IMAGE, loginOf, openStage } from "../testing/profile.ts";

describe.each(REGISTRY_PROFILES)("$title", (profile) => {
  it("is read under its public names", async () => {
    const stage = await openStage(profile.name, { credentials: [loginOf(profile)] });
    const { registry, reference } = stage;
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    expect((await registry.fetchManifest(reference)).kind).toBe("index");
    expect(await fetchBlob(stage)).toEqual(BLOB);
  });

  it("is read on loopback, where trusted-realms names its other servers", async () => {
    const simulator = await simulate({ profile });
    simulator.store.putContent("acme/app", "1", IMAGE);
    const trusted = simulator.trustedRealms.map((line) => line.slice(line.indexOf("=") + 1));
    const registry = createTestClient({
      credentials: staticCredentials(new Map([[simulator.host, [loginOf(profile)]]])),
      trustedRealms: new Map([[simulator.host, trusted]]),
    });
    const reference = parseReference(`${simulator.host}/acme/app:1`);
    expect((await registry.resolveDigest(reference)).digest).toBe(IMAGE.root.digest);
    const digest = IMAGE.childOf("linux/arm64").digest;
    const child = await registry.fetchManifest({ ...reference, digest });
    if (child.kind !== "manifest") throw new TypeError("a manifest was pushed");
    expect((await registry.fetchConfig(reference, child.config)).platform.architecture).toBe("arm64");
  });

  it("is never pinged, and asked for a tag once, whatever the number of askers", async () => {
    const { registry, reference, simulator } = await openStage(profile.name, {
      credentials: [loginOf(profile)],
    });
    await Promise.all(Array.from({ length: 500 }, () => registry.resolveDigest(reference)));
    const paths = simulator.log.map(({ method, path, status }) => `${method} ${path} ${status}`);
    expect(
      paths.filter((line) => line.endsWith("/acme/app/manifests/1 200") && line.startsWith("HEAD")),
    ).toHaveLength(1);
    expect(paths.filter((line) => / \/v2\/? /u.test(line))).toEqual([]);
    // At most: the HEAD that is refused, a token, the HEAD that is answered, and a GET where HEAD names no digest.
    expect(simulator.log.length).toBeLessThanOrEqual(4);
  });

  it("says not found of a tag that is not there, and of a repository that is not there", async () => {
    const { registry, ref, failureOf } = await openStage(profile.name, { credentials: [loginOf(profile)] });
    expect(await failureOf(registry.resolveDigest(ref("acme/app:2")))).toMatchObject({
      code: "registry.not-found",
      message: expect.stringContaining("/acme/app:2: "),
    });
    expect(await failureOf(registry.fetchManifest(ref("acme/none:1")))).toMatchObject({
      code: "registry.not-found",
      message: expect.stringMatching(/no such repository|not found/u),
    });
  });
});
