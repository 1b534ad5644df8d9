import { joinImages } from "@basewatch/simulators";
import { app, distroless, NOWHERE, node } from "../images.ts";
import { APP, BASE, NODE, type Place, type Situation } from "../situation.ts";

const ARM64 = { platforms: ["linux/arm64"] };

/** Bases that come from the image itself, or from images.yaml, and not from a Dockerfile. */
export const OWN_BASES: readonly Situation[] = [
  {
    name: "a digest in baseImages is no pin: the tag has moved",
    made: "BuildKit, baseImages: node:22@sha256:…, no Dockerfile; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
      return { dockerfile: null, baseImages: [`${place.ref(NODE)}@${old.root.digest}`] };
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "a digest in baseImages is no pin: the image was rebuilt on the moved tag",
    made: "BuildKit, baseImages: node:22@sha256:… of the old base, no Dockerfile; image rebuilt",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      place.app(next, { provenance: place.provenance({ [NODE]: next }) });
      return { dockerfile: null, baseImages: [`${place.ref(NODE)}@${old.root.digest}`] };
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "baseImages name the base that nothing else names",
    made: "nothing recorded, baseImages: node:22, no Dockerfile; base moved",
    make(place) {
      place.app(place.node(1));
      place.node(2);
      return { dockerfile: null, baseImages: [place.ref(NODE)] };
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "baseImages on top of the Dockerfile's",
    made: "BuildKit, one base in the Dockerfile and one in baseImages; that one moved",
    make(place) {
      const used = { [NODE]: place.node(1), [BASE]: place.publish(BASE, distroless(1)) };
      place.app(used[NODE] ?? node(1), { provenance: place.provenance(used) });
      place.publish(BASE, distroless(2));
      return { baseImages: [place.ref(BASE)] };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "changed provenance" },
    },
  },
  {
    name: "the runtime base of two without a Dockerfile, by an annotation",
    made: "BuildKit, two images, one of them annotated as base, no Dockerfile; both untouched",
    make(place) {
      const used = { [NODE]: place.node(1), [BASE]: place.publish(BASE, distroless(1)) };
      const final = used[BASE] ?? distroless(1);
      const annotations = { manifest: place.annotations(BASE, final.root.digest) };
      place.app(final, { annotations, provenance: place.provenance(used) });
      return { dockerfile: null, base: BASE };
    },
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "each platform's provenance names a base of its own, no Dockerfile, one of them moved",
    made: "BuildKit, amd64 on node:22 and arm64 on base:1, joined, no Dockerfile; base:1 moved",
    make(place) {
      const [amd64, arm64] = [place.node(1), place.publish(BASE, distroless(1, ARM64))];
      place.publish(APP, joinImages([attested(place, NODE, amd64), attested(place, BASE, arm64)]));
      place.publish(BASE, distroless(2, ARM64));
      return { dockerfile: null };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "changed provenance" },
    },
  },
  {
    name: "labels name no base of an image without a Dockerfile",
    made: "labelled with a base's name, which may be inherited, no Dockerfile given",
    make(place) {
      place.app(place.node(1), { labels: place.annotations(NODE, NOWHERE) });
      return { dockerfile: null };
    },
    right: { verdict: "unknown", error: "lineage.no-bases" },
  },
];

function attested(place: Place, name: string, base: ReturnType<typeof node>) {
  return app(base, { provenance: place.provenance({ [name]: base }) });
}
