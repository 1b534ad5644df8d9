import { joinImages } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, BOTH, baseAnnotations, flattened, NODE, NOWHERE, node } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };

describe("annotations", () => {
  checkSituations([
    {
      name: "the manifest records the index's digest, base untouched",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        world.publish(APP, app(base, { annotations: { manifest: baseAnnotations(NODE, base.root.digest) } }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "annotations",
      skipped: { provenance: "no provenance" },
    },
    {
      name: "the manifest records the index's digest, base moved",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        world.publish(
          APP,
          app(old, { annotations: { manifest: baseAnnotations("node:22", old.root.digest) } }),
        );
        world.publish(NODE, node(2, both));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
    {
      name: "the manifest records the child's digest (buildah), base untouched",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        const manifest = (platform: string) => baseAnnotations(NODE, base.childOf(platform).digest);
        world.publish(APP, app(base, { annotations: { manifest } }));
        return { previous: BOTH.map((platform) => base.childOf(platform).digest) };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "the manifest records the child's digest (buildah), base moved",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        const manifest = (platform: string) => baseAnnotations(NODE, old.childOf(platform).digest);
        world.publish(APP, app(old, { annotations: { manifest }, platforms: ["linux/amd64"] }));
        world.publish(NODE, node(2, both));
        return { previous: [old.childOf("linux/amd64").digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
    {
      name: "the child's digest of an index that moved only for another platform",
      make(world) {
        const old = node(1, both);
        const manifest = (platform: string) => baseAnnotations(NODE, old.childOf(platform).digest);
        world.publish(APP, app(old, { annotations: { manifest }, platforms: ["linux/amd64"] }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        return { previous: [old.childOf("linux/amd64").digest] };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "a digest that never was in the registry, base untouched: the layers decide",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { annotations: { manifest: baseAnnotations(NODE, NOWHERE) } }));
        return { previous: [NOWHERE] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "not have" },
    },
    {
      name: "a digest that never was in the registry, base moved: the layers decide",
      make(world) {
        world.publish(NODE, node(2));
        world.publish(APP, app(node(1), { annotations: { manifest: baseAnnotations(NODE, NOWHERE) } }));
        return { previous: [NOWHERE] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "a digest that never was in the registry, image flattened: never changed by guess",
      make(world) {
        world.publish(NODE, node(2));
        world.publish(APP, flattened({ annotations: { manifest: baseAnnotations(NODE, NOWHERE) } }));
        return { previous: [NOWHERE] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "not have", layers: "layers" },
    },
    {
      name: "only the index is annotated",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        world.publish(APP, app(old, { annotations: { index: baseAnnotations(NODE, old.root.digest) } }));
        world.publish(NODE, node(2, both));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
    {
      name: "only the index's descriptors are annotated",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        world.publish(
          APP,
          app(base, { annotations: { descriptor: baseAnnotations(NODE, base.root.digest) } }),
        );
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "a manifest's own annotation goes before the index's",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        const manifest = baseAnnotations(NODE, base.root.digest);
        world.publish(APP, app(base, { annotations: { manifest, index: baseAnnotations(NODE, NOWHERE) } }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "architectures built apart and joined: each manifest's record is compared",
      make(world) {
        const [old, next] = [node(1, both), node(2, both)];
        world.publish(NODE, old);
        world.publish(NODE, next);
        const on = (base: typeof old, platform: string) =>
          app(base, {
            platforms: [platform],
            annotations: { manifest: baseAnnotations(NODE, base.childOf(platform).digest) },
          });
        world.publish(APP, joinImages([on(next, "linux/amd64"), on(old, "linux/arm64")]));
        return { previous: [next.childOf("linux/amd64").digest, old.childOf("linux/arm64").digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
    {
      name: "another base's name is no evidence",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { annotations: { manifest: baseAnnotations("node:20", NOWHERE) } }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "docker.io/library/node:20" },
    },
    {
      name: "a name that is no reference is no evidence",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { annotations: { manifest: baseAnnotations("NODE 22", NOWHERE) } }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "not a reference" },
    },
    {
      name: "a digest that is none is no evidence",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { annotations: { manifest: baseAnnotations(NODE, "latest") } }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "not a digest" },
    },
    {
      name: "a name without a digest is no evidence",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(
          APP,
          app(base, { annotations: { manifest: { "org.opencontainers.image.base.name": NODE } } }),
        );
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "without a digest" },
    },
    {
      name: "Docker types, annotated manifests, base moved",
      make(world) {
        const old = node(1, { ...both, format: "docker" });
        world.publish(NODE, old);
        const annotations = { manifest: baseAnnotations(NODE, old.root.digest) };
        world.publish(APP, app(old, { annotations, format: "docker" }));
        world.publish(NODE, node(2, { ...both, format: "docker" }));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
  ]);
});
