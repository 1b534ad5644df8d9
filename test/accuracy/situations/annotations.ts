import { joinImages } from "@basewatch/simulators";
import { app, BOTH, flattened, NOWHERE, node } from "../images.ts";
import { APP, NODE, type Situation } from "../situation.ts";

const both = { platforms: BOTH };

/** What the annotations that name a base say, wherever they stand. */
export const ANNOTATIONS: readonly Situation[] = [
  {
    name: "the manifests record the index's digest, which is current",
    made: "two platforms, annotated manifests; base untouched",
    make(place) {
      const base = place.node(1, both);
      place.app(base, { annotations: { manifest: place.annotations(NODE, base.root.digest) } });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "the manifests record the index's digest, which is an old one",
    made: "two platforms, annotated manifests; base moved",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { annotations: { manifest: place.annotations(NODE, old.root.digest) } });
      place.node(2, both);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "each manifest records its own child's digest, and all are current",
    made: "two platforms, child digests (as buildah writes them); base untouched",
    make(place) {
      const base = place.node(1, both);
      const manifest = (platform: string) => place.annotations(NODE, base.childOf(platform).digest);
      place.app(base, { annotations: { manifest } });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "each manifest records its own child's digest, and one of them is an old one",
    made: "two platforms, child digests; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      const manifest = (platform: string) => place.annotations(NODE, old.childOf(platform).digest);
      place.app(old, { annotations: { manifest } });
      place.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "another platform's child is recorded: the layers decide, base untouched",
    made: "two platforms, index annotated with the amd64 child's digest; base untouched",
    make(place) {
      const base = place.node(1, both);
      place.app(base, {
        annotations: { index: place.annotations(NODE, base.childOf("linux/amd64").digest) },
      });
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "another platform's child is recorded, and is still current: the layers show that this one moved",
    made: "two platforms, index annotated with the amd64 child's digest; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { annotations: { index: place.annotations(NODE, old.childOf("linux/amd64").digest) } });
      place.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "another platform's child is recorded, and nothing else decides",
    made: "arm64, flattened, annotated with the base's amd64 child; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      const manifest = place.annotations(NODE, old.childOf("linux/amd64").digest);
      place.publish(APP, flattened({ platforms: ["linux/arm64"], annotations: { manifest } }));
      place.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "a digest that never was in the registry, base untouched",
    made: "annotated from local storage; base untouched",
    make(place) {
      place.app(place.node(1), { annotations: { manifest: place.annotations(NODE, NOWHERE) } });
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "a digest that never was in the registry, base moved",
    made: "annotated from local storage; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { annotations: { manifest: place.annotations(NODE, NOWHERE) } });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "a digest that never was in the registry, and nothing else decides",
    made: "annotated from local storage, flattened; base untouched",
    make(place) {
      place.node(1);
      place.publish(APP, flattened({ annotations: { manifest: place.annotations(NODE, NOWHERE) } }));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "only the index is annotated",
    made: "two platforms, annotated index; base moved",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { annotations: { index: place.annotations(NODE, old.root.digest) } });
      place.node(2, both);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "only the index's descriptors are annotated",
    made: "two platforms, annotated descriptors; base untouched",
    make(place) {
      const base = place.node(1, both);
      place.app(base, { annotations: { descriptor: place.annotations(NODE, base.root.digest) } });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "a manifest's own annotation goes before the index's",
    made: "two platforms, right manifests under a stale index annotation; base untouched",
    make(place) {
      const old = place.publish(NODE, node(1, both));
      const base = place.node(2, both);
      const manifest = place.annotations(NODE, base.root.digest);
      place.app(base, { annotations: { manifest, index: place.annotations(NODE, old.root.digest) } });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "another base's name is no evidence",
    made: "annotated with node:20, Dockerfile says node:22; base untouched",
    make(place) {
      place.publish("node:20", node(3));
      place.app(place.node(1), { annotations: { manifest: place.annotations("node:20", NOWHERE) } });
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "a digest that is none is no evidence",
    made: 'annotated with the digest "latest"; base moved',
    make(place) {
      const old = place.node(1);
      place.app(old, { annotations: { manifest: place.annotations(NODE, "latest") } });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "a Docker list whose manifests are annotated",
    made: "Docker schema 2, two platforms, annotated; base moved",
    make(place) {
      const docker = { ...both, format: "docker" } as const;
      const old = place.node(1, docker);
      const manifest = place.annotations(NODE, old.root.digest);
      place.app(old, { format: "docker", annotations: { manifest } });
      place.node(2, docker);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "provenance goes before annotations",
    made: "BuildKit on the current base, with an annotation left over from the last build; base untouched",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      const annotations = { manifest: place.annotations(NODE, old.root.digest) };
      place.app(next, { annotations, provenance: place.provenance({ [NODE]: next }) });
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "an annotation names the base of an image without a Dockerfile",
    made: "annotated, no Dockerfile given; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { annotations: { manifest: place.annotations(NODE, old.root.digest) } });
      place.node(2);
      return { dockerfile: null };
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "an annotation that names a base without its digest",
    made: "annotated with the name alone, no Dockerfile given; base untouched",
    make(place) {
      const name = { "org.opencontainers.image.base.name": place.ref(NODE) };
      place.app(place.node(1), { annotations: { manifest: name } });
      return { dockerfile: null };
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "nothing names a base of an image without a Dockerfile",
    made: "no provenance, no annotations, no Dockerfile given",
    make(place) {
      place.publish(APP, app(place.node(1)));
      return { dockerfile: null };
    },
    right: { verdict: "unknown", error: "lineage.no-bases" },
  },
];
