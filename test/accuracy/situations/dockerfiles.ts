import type { ImageContent } from "@basewatch/simulators";
import { app, distroless, flattened, NOWHERE, node } from "../images.ts";
import { APP, NODE, type Place, type Situation } from "../situation.ts";

const BASE = "base:1";

/** An image of two stages: node:22 builds what base:1 runs. Afterwards the named one moves. */
function twoStages(place: Place, moved?: string): Record<string, ImageContent> {
  const used = { [NODE]: place.node(1), [BASE]: place.publish(BASE, distroless(1)) };
  place.app(used[BASE] ?? node(1), { provenance: place.provenance(used) });
  if (moved === NODE) place.node(2);
  if (moved === BASE) place.publish(BASE, distroless(2));
  return used;
}

function lines(...text: readonly string[]): string {
  return `${text.join("\n")}\n`;
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
    name: "a build argument chooses the base, and that one moved",
    made: "BuildKit, ARG TAG=20, --build-arg TAG=22; node:22 moved",
    make(place) {
      place.publish("node:20", node(3));
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
      const dockerfile = lines("ARG TAG=20", `FROM ${place.ref("node:$TAG")}`);
      return { dockerfile, buildArgs: { TAG: "22" } };
    },
    right: { verdict: "changed", evidence: "provenance", bases: { [NODE]: "changed provenance" } },
  },
  {
    name: "a build argument chooses the base, and the default's moved",
    made: "BuildKit, ARG TAG=20, --build-arg TAG=22; node:20 moved",
    make(place) {
      place.publish("node:20", node(3));
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      place.publish("node:20", node(4));
      const dockerfile = lines("ARG TAG=20", `FROM ${place.ref(`node:\${TAG}`)}`);
      return { dockerfile, buildArgs: { TAG: "22" } };
    },
    right: { verdict: "unchanged", evidence: "provenance", bases: { [NODE]: "unchanged provenance" } },
  },
  {
    name: "a stage's own ARG does not change a later FROM",
    made: "BuildKit, ARG TAG=22 before and ARG TAG=20 inside the first stage; node:20 moved",
    make(place) {
      place.publish("node:20", node(3));
      const used = { [NODE]: place.node(1), [BASE]: place.publish(BASE, distroless(1)) };
      place.app(used[NODE] ?? node(1), { provenance: place.provenance(used) });
      place.publish("node:20", node(4));
      const dockerfile = lines(
        "ARG TAG=22",
        `FROM ${place.ref(BASE)} AS build`,
        "ARG TAG=20",
        `FROM ${place.ref("node:$TAG")}`,
        "COPY --from=BUILD /etc /etc",
      );
      return { dockerfile };
    },
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", [BASE]: "unchanged provenance" },
    },
  },
  {
    name: "an expansion with a default and a pattern",
    made: "BuildKit, FROM node:${VERSION%%.*} of 22.4.1; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
      const dockerfile = lines(
        "ARG VERSION=22.4.1",
        `ARG REPOSITORY=${place.ref("node")}`,
        "FROM ${REPOSITORY:-none}:${VERSION%%.*}",
      );
      return { dockerfile };
    },
    right: { verdict: "changed", evidence: "provenance", bases: { [NODE]: "changed provenance" } },
  },
  {
    name: "a FROM inside a heredoc is no base",
    made: "BuildKit, a heredoc that writes another Dockerfile; the image named in it moved",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      place.publish(BASE, distroless(2));
      const dockerfile = lines(
        `from ${place.ref(NODE)}`,
        "COPY <<EOF /Dockerfile",
        `FROM ${place.ref(BASE)}`,
        "EOF",
      );
      return { dockerfile };
    },
    right: { verdict: "unchanged", evidence: "provenance", bases: { [NODE]: "unchanged provenance" } },
  },
  {
    name: "an escape directive, comments and continuation lines",
    made: "BuildKit, # escape=`, a FROM over three lines; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
      const dockerfile = lines(
        "# escape=`",
        "FROM `",
        "# the base",
        `  --platform=$TARGETPLATFORM ${place.ref(NODE)} \``,
        "  AS run",
      );
      return { dockerfile };
    },
    right: { verdict: "changed", evidence: "provenance", bases: { [NODE]: "changed provenance" } },
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
