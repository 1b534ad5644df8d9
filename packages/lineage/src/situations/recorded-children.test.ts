import { parsePlatform } from "@basewatch/image";
import { dockerPurl, joinImages } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, BOTH, baseAnnotations, distroless, flattened, NODE, node, track } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };
const [AMD64, ARM64] = ["linux/amd64", "linux/arm64"];

describe("recorded children", () => {
  checkSituations([
    {
      name: "one annotation on the index, with one platform's child: the layers decide for the other",
      make(world) {
        const base = node(1, both);
        const child = base.childOf(AMD64).digest;
        world.publish(NODE, base);
        world.publish(APP, app(base, { annotations: { index: baseAnnotations(NODE, child) } }));
        return { previous: [child, base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no", annotations: "another platform's" },
    },
    {
      name: "the current child of a platform that the image does not use proves nothing",
      make(world) {
        const base = node(1, both);
        const child = base.childOf(ARM64).digest;
        world.publish(NODE, base);
        world.publish(
          APP,
          flattened({ platforms: [AMD64], annotations: { manifest: baseAnnotations(NODE, child) } }),
        );
        return { previous: [] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no", annotations: "another platform's", layers: "fewer layers" },
    },
    {
      name: "an older child of a platform that the image does not use proves nothing",
      make(world) {
        const old = node(1, both);
        const child = old.childOf(ARM64).digest;
        world.publish(NODE, old);
        world.publish(
          APP,
          flattened({ platforms: [AMD64], annotations: { manifest: baseAnnotations(NODE, child) } }),
        );
        world.publish(NODE, node(2, both));
        return { previous: [] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no", annotations: "another platform's", layers: "fewer layers" },
    },
    {
      name: "an older child of the image's own platform",
      make(world) {
        const old = node(1, both);
        const child = old.childOf(AMD64).digest;
        world.publish(NODE, old);
        world.publish(
          APP,
          flattened({ platforms: [AMD64], annotations: { manifest: baseAnnotations(NODE, child) } }),
        );
        world.publish(NODE, node(2, both));
        return { previous: [child] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
    {
      name: "a stage on a platform of its own records that platform's child",
      make(world) {
        const base = node(1, both);
        const child = base.childOf(AMD64).digest;
        world.publish(NODE, base);
        world.publish(
          APP,
          flattened({ platforms: [ARM64], annotations: { manifest: baseAnnotations(NODE, child) } }),
        );
        return {
          bases: [track(NODE, "build", { platforms: [parsePlatform(AMD64)] })],
          previous: [child],
        };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "the package URL names the platform whose child was used",
      make(world) {
        const base = node(1, both);
        const { digest } = base.childOf(AMD64);
        world.publish(NODE, base);
        const material = { uri: dockerPurl("node@22", { platform: AMD64 }), digest };
        const final = distroless(1, { platforms: [ARM64] });
        world.publish(APP, app(final, { provenance: { materials: [material] } }));
        return { bases: [track(NODE, "build")], previous: [digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "an arm/v7 image that records the arm/v6 child beside its own",
      make(world) {
        const base = node(1, { platforms: ["linux/arm/v6", "linux/arm/v7"] });
        const child = base.childOf("linux/arm/v6").digest;
        world.publish(NODE, base);
        world.publish(
          APP,
          flattened({ platforms: ["linux/arm/v7"], annotations: { manifest: baseAnnotations(NODE, child) } }),
        );
        return { previous: [] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
    },
    {
      name: "a base that the builder may have used on any platform: a move of one of them counts",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        const materials = [{ uri: dockerPurl("node@22"), digest: old.root.digest }];
        world.publish(APP, app(distroless(1, { platforms: [ARM64] }), { provenance: { materials } }));
        world.publish(NODE, joinImages([node(2), node(1, { platforms: [ARM64] })]));
        return { bases: [track(NODE, "build", { anyPlatform: true })], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "a base that the builder may have used on any platform: one that was added does not count",
      make(world) {
        const old = node(1, { index: true });
        world.publish(NODE, old);
        const materials = [{ uri: dockerPurl("node@22"), digest: old.root.digest }];
        world.publish(APP, app(distroless(1), { provenance: { materials } }));
        world.publish(NODE, joinImages([node(1), node(1, { platforms: [ARM64] })]));
        return { bases: [track(NODE, "build", { anyPlatform: true })], previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a base that the builder may have used on any platform: any current child will do",
      make(world) {
        const base = node(1, both);
        const { digest } = base.childOf(AMD64);
        world.publish(NODE, base);
        const materials = [{ uri: dockerPurl("node@22"), digest }];
        world.publish(APP, app(distroless(1, { platforms: [ARM64] }), { provenance: { materials } }));
        return { bases: [track(NODE, "build", { anyPlatform: true })], previous: [digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a base that the builder may have used on any platform: an older child",
      make(world) {
        const old = node(1, both);
        const { digest } = old.childOf(AMD64);
        world.publish(NODE, old);
        const materials = [{ uri: dockerPurl("node@22"), digest }];
        world.publish(APP, app(distroless(1, { platforms: [ARM64] }), { provenance: { materials } }));
        world.publish(NODE, node(2, both));
        return { bases: [track(NODE, "build", { anyPlatform: true })], previous: [digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "labels are tried on the image's own platform, where the base's cannot be told",
      make(world) {
        const old = node(1);
        world.publish(NODE, old);
        world.publish(APP, flattened({ labels: baseAnnotations(NODE, old.root.digest) }));
        world.publish(NODE, node(2));
        return { bases: [track(NODE, "runtime", { anyPlatform: true })], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
  ]);
});
