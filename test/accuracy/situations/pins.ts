import type { Digest } from "@basewatch/image";
import { dockerPurl, joinImages } from "@basewatch/simulators";
import { BOTH, flattened, NOWHERE, node } from "../images.ts";
import { APP, NODE, type Place, type Situation } from "../situation.ts";

const AMD64 = { platforms: ["linux/amd64"] };

/** Provenance of a build from `node:22@sha256:…`. */
function pinned(place: Place, digest: Digest, name = "node@22") {
  const uri = dockerPurl(place.ref(name), { digest, platform: "linux/amd64" });
  return { materials: [{ uri, digest }] };
}

function pin(place: Place, digest: Digest, name = NODE) {
  return { dockerfile: `FROM ${place.ref(name)}@${digest}\n`, base: `${name}@${digest}` };
}

/** Digests that a Dockerfile pins. */
export const PINS: readonly Situation[] = [
  {
    name: "built on the pin, which is still the tag's digest",
    made: "BuildKit, FROM node:22@sha256:…; base untouched",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: pinned(place, base.root.digest) });
      return pin(place, base.root.digest);
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "built on the pin, and the tag has moved past it",
    made: "BuildKit, FROM node:22@sha256:…; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: pinned(place, old.root.digest) });
      place.node(2);
      return pin(place, old.root.digest);
    },
    right: { verdict: "changed", evidence: "provenance", decision: "hold:pinned" },
  },
  {
    name: "built on the pin, shown by the layers, and the tag has moved past it",
    made: "FROM node:22@sha256:…, nothing recorded; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old);
      place.node(2);
      return pin(place, old.root.digest);
    },
    right: { verdict: "changed", evidence: "layers", decision: "hold:pinned" },
  },
  {
    name: "built before the pin was edited",
    made: "BuildKit, FROM node:22@sha256:…; then the pin edited",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      place.app(old, { provenance: pinned(place, old.root.digest) });
      return pin(place, next.root.digest);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "built before the pin was edited, and the tag has moved past the new pin, too",
    made: "BuildKit, FROM node:22@sha256:…; the pin edited, then base moved",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      place.app(old, { provenance: pinned(place, old.root.digest) });
      place.node(3);
      return pin(place, next.root.digest);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "built before the pin was written at all",
    made: "BuildKit, FROM node:22; then pinned to the next generation",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      return pin(place, next.root.digest);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "built on the pin, and the tag moved only for a platform that the image lacks",
    made: "BuildKit, FROM node:22@sha256:…, amd64; base moved for arm64",
    make(place) {
      const old = place.node(1, { platforms: BOTH });
      place.app(old, { ...AMD64, provenance: pinned(place, old.root.digest) });
      place.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
      return pin(place, old.root.digest);
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "the pin is a child's digest, and the child is current",
    made: "BuildKit, FROM node:22@sha256:… of amd64's child; base untouched",
    make(place) {
      const { digest } = place.node(1, { platforms: BOTH }).childOf("linux/amd64");
      place.publish(APP, flattened({ ...AMD64, provenance: pinned(place, digest) }));
      return pin(place, digest);
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "the pin is an index's digest, and the record its child's",
    made: "pinned to the index, annotated with the child's digest (as buildah does); base untouched",
    make(place) {
      const base = place.node(1, { platforms: BOTH });
      const manifest = (platform: string) => place.annotations(NODE, base.childOf(platform).digest);
      place.app(base, { ...AMD64, annotations: { manifest } });
      return pin(place, base.root.digest);
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "built on the pin, which the registry has deleted since",
    made: "BuildKit, FROM node:22@sha256:…; base moved, the pinned index deleted",
    make(place) {
      const old = node(1);
      place.app(old, { provenance: pinned(place, old.root.digest) });
      place.node(2);
      return pin(place, old.root.digest);
    },
    right: { verdict: "changed", evidence: "provenance", decision: "hold:pinned" },
  },
  {
    name: "a pin without a tag has nothing to move past it",
    made: "BuildKit, FROM node@sha256:…; base moved",
    make(place) {
      const { digest } = place.node(1).root;
      place.publish(APP, flattened({ provenance: pinned(place, digest, "node") }));
      place.node(2);
      return pin(place, digest, "node");
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a pin that the registry does not have",
    made: "BuildKit on a base that is there; the Dockerfile pins a digest that never was",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: pinned(place, base.root.digest) });
      return pin(place, NOWHERE);
    },
    right: { verdict: "unknown", error: "registry.not-found" },
  },
  {
    name: "an image that says nothing of a pin",
    made: "flattened, FROM node:22@sha256:…; base untouched",
    make(place) {
      const base = place.node(1);
      place.publish(APP, flattened());
      return pin(place, base.root.digest);
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
];
