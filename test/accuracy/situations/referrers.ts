import type { ImageContent } from "@basewatch/simulators";
import { BOTH, flattened, NOWHERE } from "../images.ts";
import { APP, BASE, lines, NODE, type Place, type Situation } from "../situation.ts";

/** Attestations that an image's index does not list as BuildKit's, and images that only ONBUILD names. */
export const REFERRERS: readonly Situation[] = [
  {
    name: "an attestation that only the referrers API knows, base untouched",
    made: "SLSA v1 attached to the manifest, flattened; base untouched",
    make(place) {
      publishReferred(place, place.node(1));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "an attestation that only the referrers API knows, base moved",
    made: "SLSA v1 attached to the manifest, flattened; base moved",
    make(place) {
      publishReferred(place, place.node(1));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "attestations of two platforms that only the referrers API knows, base moved",
    made: "SLSA v1 attached to both manifests, flattened; base moved",
    make(place) {
      publishReferred(place, place.node(1, { platforms: BOTH }));
      place.node(2, { platforms: BOTH });
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "an attached attestation that is about something else is not believed",
    made: "SLSA v1 with another subject attached to the manifest, flattened; base untouched",
    make(place) {
      const provenance = place.provenance(
        { [NODE]: place.node(1) },
        { version: "v1", form: "referrer", subject: NOWHERE },
      );
      place.publish(APP, flattened({ provenance }));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "an attestation as OCI artifact whose entry in the index says nothing but its type",
    made: "OCI artifact in the index, without BuildKit's annotations; flattened; base moved",
    make(place) {
      const provenance = place.provenance(
        { [NODE]: place.node(1) },
        { version: "v1", form: "bare-artifact" },
      );
      place.publish(APP, flattened({ provenance }));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "an image that the base's ONBUILD copies from, and all is untouched",
    made: "BuildKit, base with ONBUILD COPY --from=base:1; both untouched",
    make(place) {
      publishOnBuild(place);
      return { dockerfile: `FROM ${place.ref(NODE)}\n` };
    },
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "an image that the base's ONBUILD copies from has moved",
    made: "BuildKit, base with ONBUILD COPY --from=base:1; base:1 moved",
    make(place) {
      publishOnBuild(place);
      place.publish(BASE, flattened({ created: "2026-03-01T00:00:00Z" }));
      return { dockerfile: `FROM ${place.ref(NODE)}\n` };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "changed provenance" },
    },
  },
  {
    name: "an image that a build stage's ONBUILD copies from has moved",
    made: "BuildKit, the build stage's base with ONBUILD COPY --from=base:1; base:1 moved",
    make(place) {
      const used = publishOnBuild(place);
      const final = place.publish("final:1", flattened({ created: "2026-01-09T00:00:00Z" }));
      place.app(final, { provenance: place.provenance({ ...used, "final:1": final }) });
      place.publish(BASE, flattened({ created: "2026-03-01T00:00:00Z" }));
      const stages = [`FROM ${place.ref(NODE)} AS build`, `FROM ${place.ref("final:1")}`];
      return { dockerfile: lines(...stages, "COPY --from=build /bin /bin"), base: "final:1" };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: {
        [NODE]: "unchanged provenance",
        [BASE]: "changed provenance",
        "final:1": "unchanged provenance",
      },
    },
  },
];

/** The application with an attestation that no index lists. */
function publishReferred(place: Place, base: ImageContent): ImageContent {
  const provenance = place.provenance({ [NODE]: base }, { version: "v1", form: "referrer" });
  return place.publish(APP, flattened({ platforms: base.platforms, provenance }));
}

function publishOnBuild(place: Place) {
  const onBuild = [`COPY --from=${place.ref(BASE)} /etc /etc`];
  const used = { [NODE]: place.node(1, { onBuild }), [BASE]: place.publish(BASE, flattened()) };
  place.app(used[NODE], { provenance: place.provenance(used) });
  return used;
}
