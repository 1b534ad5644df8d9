import type { ImageContent } from "@basewatch/simulators";
import { app, distroless, flattened, NOWHERE, node } from "../images.ts";
import { APP, BASE, lines, NODE, type Place, type Situation } from "../situation.ts";

/** An image of two stages: node:22 builds what base:1 runs. Afterwards the named one moves. */
function twoStages(place: Place, moved?: string): Record<string, ImageContent> {
  const used = { [NODE]: place.node(1), [BASE]: place.publish(BASE, distroless(1)) };
  place.app(used[BASE] ?? node(1), { provenance: place.provenance(used) });
  if (moved === NODE) place.node(2);
  if (moved === BASE) place.publish(BASE, distroless(2));
  return used;
}

/** Which images of a Dockerfile count, as BuildKit sees it. */
export const DOCKERFILES: readonly Situation[] = [
  {
    name: "a build stage's base moved",
    made: "BuildKit, two stages; the build stage's base moved",
    make(place) {
      twoStages(place, NODE);
      const [build, final] = [place.ref(NODE), place.ref(BASE)];
      return {
        dockerfile: lines(`FROM ${build} AS build`, `FROM ${final}`, "COPY --from=build /bin/node /bin/node"),
        base: BASE,
      };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "changed provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "a build stage's base moved, and only runtime is tracked",
    made: "BuildKit, two stages, track: runtime; the build stage's base moved",
    make(place) {
      twoStages(place, NODE);
      const [build, final] = [place.ref(NODE), place.ref(BASE)];
      const dockerfile = lines(
        `FROM ${build} AS build`,
        `FROM ${final}`,
        "COPY --from=0 /bin/node /bin/node",
      );
      return { dockerfile, track: ["runtime"], base: BASE };
    },
    right: { verdict: "unchanged", evidence: "provenance", bases: { [BASE]: "unchanged provenance" } },
  },
  {
    name: "an image in a stage that the target does not need",
    made: "BuildKit, --target of the first stage; the second one's base moved",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      place.publish(BASE, distroless(2));
      return { dockerfile: lines(`FROM ${place.ref(NODE)} AS run`, `FROM ${place.ref(BASE)}`), stage: "run" };
    },
    right: { verdict: "unchanged", evidence: "provenance", bases: { [NODE]: "unchanged provenance" } },
  },
  {
    name: "an image in a stage that nothing needs",
    made: "BuildKit, an unused first stage, whose base moved",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      place.publish(BASE, distroless(2));
      return { dockerfile: lines(`FROM ${place.ref(BASE)} AS unused`, `FROM ${place.ref(NODE)}`) };
    },
    right: { verdict: "unchanged", evidence: "provenance", bases: { [NODE]: "unchanged provenance" } },
  },
  {
    name: "an image that is only copied from",
    made: "BuildKit, COPY --from=image; that image moved",
    make(place) {
      twoStages(place, NODE);
      const copy = `COPY --from=${place.ref(NODE)} /bin/node /bin/node`;
      return { dockerfile: lines(`FROM ${place.ref(BASE)}`, copy), base: BASE };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "changed provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "an image that is only mounted",
    made: "BuildKit, RUN --mount=from=image; that image moved",
    make(place) {
      twoStages(place, NODE);
      const run = `RUN --mount=type=bind,from=${place.ref(NODE)},target=/x --mount=type=tmpfs,target=/y cp /x/bin/node /`;
      return { dockerfile: lines(`FROM ${place.ref(BASE)}`, run), base: BASE };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "changed provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "a copied image of which nothing is recorded",
    made: "COPY --from=image, nothing recorded; both images untouched",
    make(place) {
      place.node(1);
      place.app(place.publish(BASE, distroless(1)));
      const copy = `COPY --from=${place.ref(NODE)} /bin/node /bin/node`;
      return { dockerfile: lines(`FROM ${place.ref(BASE)}`, copy), base: BASE };
    },
    right: {
      verdict: "unknown",
      error: "lineage.no-evidence",
      bases: { [NODE]: "unknown", [BASE]: "unchanged layers" },
    },
  },
  {
    name: "a moved runtime base beside a copied image of which nothing is recorded",
    made: "COPY --from=image, nothing recorded; the runtime base moved",
    make(place) {
      place.publish(BASE, distroless(1));
      place.app(place.node(1));
      place.node(2);
      const copy = `COPY --from=${place.ref(BASE)} /etc /etc`;
      return { dockerfile: lines(`FROM ${place.ref(NODE)}`, copy) };
    },
    right: {
      verdict: "changed",
      evidence: "layers",
      bases: { [NODE]: "changed layers", [BASE]: "unknown" },
    },
  },
  {
    name: "FROM scratch has no base",
    made: "FROM scratch, nothing recorded",
    make(place) {
      place.publish(APP, flattened());
      return { dockerfile: "FROM scratch\nCOPY app /app\n" };
    },
    right: { verdict: "unchanged", bases: {} },
  },
  {
    name: "a reference that cannot be resolved",
    made: "BuildKit, FROM $BASE without a value; base untouched",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      return { dockerfile: "ARG BASE\nFROM $BASE\n" };
    },
    right: { verdict: "unknown", error: "dockerfile.reference" },
  },
  {
    name: "the base's tag is gone",
    made: "BuildKit; base's tag deleted",
    make(place) {
      place.app(node(1), { provenance: place.provenance({ [NODE]: NOWHERE }) });
    },
    right: { verdict: "unknown", error: "registry.not-found" },
  },
  {
    name: "an image that was never published",
    made: "base there, image not yet pushed",
    make(place) {
      place.node(1);
    },
    right: { verdict: "unknown", error: "registry.not-found" },
  },
  {
    name: "the runtime base of two without a Dockerfile, by the layers",
    made: "BuildKit, two stages, no Dockerfile given; the build stage's base moved",
    make(place) {
      twoStages(place, NODE);
      return { dockerfile: null, base: BASE };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "changed provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "two stages, both bases untouched",
    made: "BuildKit, two stages; both bases untouched",
    make(place) {
      twoStages(place);
      const dockerfile = lines(
        `FROM ${place.ref(NODE)} AS build`,
        `FROM ${place.ref(BASE)}`,
        "COPY --from=build /bin/node /bin/node",
      );
      return { dockerfile, base: BASE };
    },
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "an image and the image that it is built on are both tracked through a stage of the same name",
    made: "BuildKit, FROM node:22 AS node and FROM node; base moved",
    make(place) {
      const old = place.node(1);
      place.publish(APP, app(old, { provenance: place.provenance({ [NODE]: old }) }));
      place.node(2);
      return { dockerfile: lines(`FROM ${place.ref(NODE)} AS node`, "FROM node", "COPY app /app") };
    },
    right: { verdict: "changed", evidence: "provenance", bases: { [NODE]: "changed provenance" } },
  },
];
