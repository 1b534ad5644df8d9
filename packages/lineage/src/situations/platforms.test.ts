import { parsePlatform, parseReference } from "@basewatch/image";
import { buildImage, joinImages } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { fetchPlatforms } from "../index.ts";
import { APP, app, BOTH, builtFrom, NODE, node } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

const windows = (version: string) => `windows(${version})/amd64`;

describe("platforms", () => {
  checkSituations([
    {
      name: "moved only for a platform that was not asked about",
      make(world) {
        const old = node(1, { platforms: BOTH });
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        return { platforms: [parsePlatform("linux/amd64")], previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "moved for one of the image's platforms",
      make(world) {
        const old = node(1, { platforms: BOTH });
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "arm/v6 moved, arm/v7 did not",
      make(world) {
        const arms = { platforms: ["linux/arm/v6", "linux/arm/v7"] };
        const old = node(1, arms);
        world.publish(NODE, old);
        const provenance = builtFrom({ "node@22": old.root.digest });
        world.publish(APP, app(old, { platforms: ["linux/arm/v7"], provenance }));
        world.publish(
          NODE,
          joinImages([node(2, { platforms: ["linux/arm/v6"] }), node(1, { platforms: ["linux/arm/v7"] })]),
        );
        return { previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "an arm/v7 image on an arm/v6 base that moved",
      make(world) {
        const v6 = node(1, { platforms: ["linux/arm/v6"], index: true });
        world.publish(NODE, v6);
        const provenance = builtFrom({ "node@22": v6.root.digest });
        world.publish(
          APP,
          buildImage({ platforms: ["linux/arm/v7"], steps: [{ createdBy: "COPY" }], provenance }),
        );
        world.publish(NODE, node(2, { platforms: ["linux/arm/v6"], index: true }));
        return { previous: [v6.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "Windows: the other build of os.version moved",
      make(world) {
        const [ltsc2022, ltsc2025] = [windows("10.0.20348.2700"), windows("10.0.26100.1")];
        const old = node(1, { platforms: [ltsc2022, ltsc2025] });
        world.publish(NODE, old);
        const provenance = { materials: [{ uri: "pkg:docker/node@22", digest: old.root.digest }] };
        world.publish(APP, app(old, { platforms: [ltsc2022], provenance }));
        world.publish(
          NODE,
          joinImages([node(1, { platforms: [ltsc2022] }), node(2, { platforms: [ltsc2025] })]),
        );
        return { previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "Windows: a newer revision of the same build",
      make(world) {
        const old = node(1, { platforms: [windows("10.0.20348.2700")], index: true });
        world.publish(NODE, old);
        const provenance = { materials: [{ uri: "pkg:docker/node@22", digest: old.root.digest }] };
        world.publish(APP, app(old, { provenance }));
        world.publish(NODE, node(2, { platforms: [windows("10.0.20348.2800")], index: true }));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
  ]);

  it("attestations are no platforms", async () => {
    const world = createWorld();
    const base = node(1, { platforms: BOTH });
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
    expect((await trace(world)).platforms).toEqual(BOTH.map(parsePlatform));
  });

  it("a platform that the image lacks is an error that names those that it has", async () => {
    const world = createWorld();
    world.publish(NODE, node(1, { platforms: BOTH }));
    world.publish(APP, app(node(1, { platforms: BOTH })));
    const lineage = await trace(world, { platforms: [parsePlatform("linux/s390x")] });
    expect(lineage).toMatchObject({
      verdict: "unknown",
      error: { code: "lineage.platform-missing", message: `${APP} has no linux/s390x` },
      bases: [{ verdict: "unknown" }],
    });
    expect(lineage.error?.hint).toContain("linux/amd64, linux/arm64");
  });

  it("an index without platforms is an error", async () => {
    const world = createWorld();
    world.publish(NODE, node(1));
    world.publish(APP, joinImages([]));
    expect(await trace(world)).toMatchObject({ verdict: "unknown", error: { code: "lineage.no-platform" } });
  });

  it("are told on their own, for reading a Dockerfile", async () => {
    const world = createWorld();
    world.publish(APP, app(node(1, { platforms: BOTH })));
    expect(await fetchPlatforms(parseReference(APP), { registry: world.registry })).toEqual(
      BOTH.map(parsePlatform),
    );
  });

  it("the platform of an image without an index is its config's", async () => {
    const world = createWorld();
    world.publish(NODE, node(1, { platforms: ["linux/arm64"] }));
    world.publish(APP, app(node(1, { platforms: ["linux/arm64"] })));
    expect(await trace(world)).toMatchObject({
      verdict: "unchanged",
      platforms: [parsePlatform("linux/arm64")],
    });
  });
});
