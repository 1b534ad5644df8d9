import { parseReference } from "@basewatch/image";
import { buildImage, REGISTRY_PROFILES } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { staticCredentials } from "./credentials.ts";
import { createTestClient, simulate } from "./testing/client.ts";

const IMAGE = buildImage({ platforms: ["linux/amd64", "linux/arm64"], steps: [{ createdBy: "RUN make" }] });

describe.each(REGISTRY_PROFILES)("$title on loopback", (profile) => {
  it("is read with its account", async () => {
    const simulator = await simulate({ profile });
    simulator.store.putContent("acme/app", "1", IMAGE);
    const trusted = simulator.trustedRealms.map((line) => line.slice(line.indexOf("=") + 1));
    const registry = createTestClient({
      credentials: staticCredentials(
        new Map([[simulator.host, [{ kind: "basic", ...profile.login, from: "the test" }]]]),
      ),
      trustedRealms: new Map([[simulator.host, trusted]]),
    });
    const reference = parseReference(`${simulator.host}/acme/app:1`);
    expect(await registry.resolveDigest(reference)).toMatchObject({ digest: IMAGE.root.digest });
    const index = await registry.fetchManifest(reference);
    if (index.kind !== "index" || index.entries[0] === undefined) throw new TypeError("an index was pushed");
    const child = await registry.fetchManifest({ ...reference, digest: index.entries[0].digest });
    if (child.kind !== "manifest") throw new TypeError("a manifest was pushed");
    expect((await registry.fetchConfig(reference, child.config)).platform.architecture).toBe("amd64");
  });
});
