import { distroless, flattened, NOWHERE, node } from "../images.ts";
import { APP, NODE, type Situation } from "../situation.ts";

const OTHER_BUILDER = "https://example.com/builder";

/** What BuildKit's attestations say, and when they are not believed. */
export const PROVENANCE: readonly Situation[] = [
  {
    name: "provenance v0.2 names the tag's current digest",
    made: "BuildKit, SLSA v0.2; base untouched",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "provenance v0.2 names an older digest",
    made: "BuildKit, SLSA v0.2; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "provenance v1 names the tag's current digest",
    made: "BuildKit, SLSA v1; base untouched",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }, { version: "v1" }) });
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "provenance v1 names an older digest",
    made: "BuildKit, SLSA v1; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }, { version: "v1" }) });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "an attestation as OCI artifact names the tag's current digest",
    made: "newer BuildKit, artifact in the index; flattened; base untouched",
    make(place) {
      const base = place.node(1);
      const provenance = place.provenance({ [NODE]: base }, { version: "v1", form: "artifact" });
      place.publish(APP, flattened({ provenance }));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "an attestation as OCI artifact names an older digest",
    made: "newer BuildKit, artifact in the index; flattened; base moved",
    make(place) {
      const old = place.node(1);
      const provenance = place.provenance({ [NODE]: old }, { version: "v1", form: "artifact" });
      place.publish(APP, flattened({ provenance }));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "a statement without a subject is believed where the index says whom it is about",
    made: "BuildKit, empty subject; flattened; base moved",
    make(place) {
      const old = place.node(1);
      place.publish(APP, flattened({ provenance: place.provenance({ [NODE]: old }, { subject: "empty" }) }));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "a statement about something else is not believed, and the layers decide",
    made: "wrong subject that claims an old base; base untouched",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: NOWHERE }, { subject: NOWHERE }) });
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "a statement about something else is not believed, and nothing else decides",
    made: "wrong subject that claims the current base; flattened; base untouched",
    make(place) {
      const base = place.node(1);
      place.publish(APP, flattened({ provenance: place.provenance({ [NODE]: base }, { subject: NOWHERE }) }));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "a statement whose bytes are not its digest's is not believed",
    made: "attestation tampered with in the registry's storage; base moved",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      const image = place.app(old, { provenance: place.provenance({ [NODE]: next }) });
      const attestation = [...image.manifests.values()].at(-2);
      place.spoil(JSON.parse(attestation?.bytes.toString() ?? "").layers[0].digest);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "another builder's statement is not believed",
    made: "SLSA v1 of another build type; flattened; base untouched",
    make(place) {
      const base = place.node(1);
      const more = { version: "v1", buildType: OTHER_BUILDER } as const;
      place.publish(APP, flattened({ provenance: place.provenance({ [NODE]: base }, more) }));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "provenance records the child's digest, and the child is current",
    made: "BuildKit, child digest; base untouched",
    make(place) {
      const base = place.node(1, { index: true });
      const { digest } = base.childOf("linux/amd64");
      place.publish(APP, flattened({ provenance: place.provenance({ [NODE]: digest }) }));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "provenance records the child's digest, and the child is an old one",
    made: "BuildKit, child digest; base moved",
    make(place) {
      const { digest } = place.node(1, { index: true }).childOf("linux/amd64");
      place.publish(APP, flattened({ provenance: place.provenance({ [NODE]: digest }) }));
      place.node(2, { index: true });
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "the old index was deleted from the registry, and the layers show descent",
    made: "BuildKit; base moved, old index deleted",
    make(place) {
      const old = node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "the old index was deleted from the registry, and BuildKit's own word is all there is",
    made: "BuildKit; flattened; base moved, old index deleted",
    make(place) {
      place.publish(APP, flattened({ provenance: place.provenance({ [NODE]: NOWHERE }) }));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "the base's rebuild gave the same image again under a new index",
    made: "BuildKit; base indexed anew over the same children",
    make(place) {
      const old = place.node(1, { index: true });
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(1, { provenance: { materials: [{ uri: "pkg:docker/debian@12", digest: NOWHERE }] } });
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "an application that was rebuilt on the moved base",
    made: "BuildKit; base moved, then the image rebuilt",
    make(place) {
      place.app(place.node(1));
      const next = place.node(2);
      place.app(next, { provenance: place.provenance({ [NODE]: next }) });
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a tag that went back to an older generation",
    made: "BuildKit, on the newer generation; base rolled back",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      place.app(next, { provenance: place.provenance({ [NODE]: next }) });
      place.publish(NODE, old);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "the base was replaced by another image altogether",
    made: "BuildKit; tag given to an image that shares nothing",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, distroless(1));
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
];
