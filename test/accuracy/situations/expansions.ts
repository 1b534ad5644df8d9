import { distroless, node } from "../images.ts";
import { BASE, lines, NODE, type Situation } from "../situation.ts";

/** Dockerfiles that have to be expanded and parsed before their bases are known. */
export const EXPANSIONS: readonly Situation[] = [
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
    name: "a variable in COPY --from is an error, whatever else is known",
    made: "BuildKit, COPY --from=$TOOL; base untouched",
    make(place) {
      const base = place.node(1);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      const dockerfile = lines("ARG TOOL=tool", `FROM ${place.ref(NODE)}`, "COPY --from=$TOOL /bin /bin");
      return { dockerfile };
    },
    right: { verdict: "unknown", error: "dockerfile.source", bases: { [NODE]: "unchanged provenance" } },
  },
  {
    name: "a variable in COPY --from is an error, and the base has moved",
    made: "BuildKit, COPY --from=$TOOL; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.node(2);
      const dockerfile = lines("ARG TOOL=tool", `FROM ${place.ref(NODE)}`, "COPY --from=$TOOL /bin /bin");
      return { dockerfile };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      error: "dockerfile.source",
      bases: { [NODE]: "changed provenance" },
    },
  },
];
