import { dockerPurl, type ImageContent, joinImages } from "@basewatch/simulators";
import { app, BOTH, distroless, flattened } from "../images.ts";
import { APP, NODE, type Place, type Situation } from "../situation.ts";

const both = { platforms: BOTH };
const AMD64 = { platforms: ["linux/amd64"] };
const ARM64 = { platforms: ["linux/arm64"] };

/** Images of which each platform was built on its own, or on a base of its own. */
export const JOINED: readonly Situation[] = [
  {
    name: "architectures built apart and joined, by provenance",
    made: "BuildKit, amd64 on the current base, arm64 built before; joined",
    make(place) {
      const [old, next] = [place.node(1, both), place.node(2, both)];
      const amd64 = app(next, { ...AMD64, provenance: place.provenance({ [NODE]: next }) });
      const arm64 = app(old, { ...ARM64, provenance: place.provenance({ [NODE]: old }) });
      place.publish(APP, joinImages([amd64, arm64]));
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "architectures built apart and joined, by annotations",
    made: "child digests, amd64 on the current base, arm64 built before; joined",
    make(place) {
      const [old, next] = [place.node(1, both), place.node(2, both)];
      const on = (base: ImageContent, platform: string) => {
        const manifest = place.annotations(NODE, base.childOf(platform).digest);
        return app(base, { platforms: [platform], annotations: { manifest } });
      };
      place.publish(APP, joinImages([on(next, "linux/amd64"), on(old, "linux/arm64")]));
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "architectures built apart and joined, both on the current base",
    made: "BuildKit, both on the current base; joined",
    make(place) {
      const base = place.node(2, both);
      const part = (spec: typeof AMD64) =>
        app(base, { ...spec, provenance: place.provenance({ [NODE]: base }) });
      place.publish(APP, joinImages([part(AMD64), part(ARM64)]));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "architectures built apart and joined, one of them flattened",
    made: "amd64 shows the current base in its layers, arm64 is one layer; joined",
    make(place) {
      const base = place.node(1, both);
      place.publish(APP, joinImages([app(base, AMD64), flattened(ARM64)]));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "architectures built apart and joined, one with provenance and one with layers",
    made: "BuildKit for amd64, nothing recorded for arm64; joined; base untouched",
    make(place) {
      const base = place.node(1, both);
      const amd64 = app(base, { ...AMD64, provenance: place.provenance({ [NODE]: base }) });
      place.publish(APP, joinImages([amd64, app(base, ARM64)]));
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "architectures built apart and joined, one that begins with the base and one that shares nothing with it",
    made: "nothing recorded, no layer shared between the base's generations; amd64 on the current one, arm64 built before",
    make(place) {
      const [old, next] = [distroless(1, ARM64), distroless(2, both)];
      place.publish(APP, joinImages([app(next, AMD64), app(old)]));
      place.publish(NODE, next);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "attestations without subjects, each about the image that the index says",
    made: "BuildKit, empty subjects, amd64 on the current base, arm64 built before; platforms: linux/arm64",
    make(place) {
      const [old, next] = [place.node(1, both), place.node(2, both)];
      const part = (base: ImageContent, spec: typeof AMD64) =>
        flattened({ ...spec, provenance: place.provenance({ [NODE]: base }, { subject: "empty" }) });
      place.publish(APP, joinImages([part(next, AMD64), part(old, ARM64)]));
      return { platforms: ["linux/arm64"] };
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "another platform's base of the same name in the provenance, on an older generation",
    made: "BuildKit, arm64 on the current base, an amd64 stage of the same base on the one before",
    make(place) {
      const [old, next] = [place.node(1, both), place.node(2, both)];
      const uri = (platform: string) => dockerPurl(`${place.ref("node")}@22`, { platform });
      const materials = [
        { uri: uri("linux/amd64"), digest: old.root.digest },
        { uri: uri("linux/arm64"), digest: next.root.digest },
      ];
      place.publish(APP, flattened({ ...ARM64, provenance: { materials } }));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "each platform has a base of its own, and one of them moved",
    made: "BuildKit, FROM base-$TARGETARCH; amd64's base moved",
    make: (place) => perPlatform(place, "base-amd64:1"),
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { "base-amd64:1": "changed provenance", "base-arm64:1": "unchanged provenance" },
    },
  },
  {
    name: "each platform has a base of its own, and neither moved",
    made: "BuildKit, FROM base-$TARGETARCH; both untouched",
    make: (place) => perPlatform(place, undefined),
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { "base-amd64:1": "unchanged provenance", "base-arm64:1": "unchanged provenance" },
    },
  },
];

function perPlatform(place: Place, moved: string | undefined) {
  const parts = [AMD64, ARM64].map((spec) => {
    const name = `base-${spec.platforms.join().split("/")[1]}:1`;
    const base = place.publish(name, distroless(1, spec));
    const part = app(base, { provenance: place.provenance({ [name]: base }) });
    if (moved === name) place.publish(name, distroless(2, spec));
    return part;
  });
  place.publish(APP, joinImages(parts));
  const name = place.ref("base-$TARGETARCH:1");
  return { dockerfile: `FROM ${name}\n`, base: "base-amd64:1" };
}
