import { buildImage, type Step } from "@basewatch/simulators";
import { app, BOTH, COMMAND, DEBIAN, distroless, flattened, install, node } from "../images.ts";
import { APP, NODE, type Situation } from "../situation.ts";

const both = { platforms: BOTH };
const tools: Step = { createdBy: "RUN tools # buildkit", files: { "bin/tool": "tool" } };
const workdir: Step = { createdBy: "WORKDIR /srv", files: {}, sameEverywhere: true };

/** A base of which every layer is the day's own, as nightly rebuilds of a distribution are. */
const dated = (day: string, hex: string) =>
  buildImage({
    steps: [
      { createdBy: `/bin/sh -c #(nop) ADD file:${hex.repeat(32)} in / `, files: { etc: hex } },
      { createdBy: `LABEL built=${day}` },
    ],
    created: `${day}T00:00:00Z`,
  });

/** The application built on one image, the tag then given to another. */
function moved(
  name: string,
  made: string,
  then: readonly Step[],
  now: readonly Step[],
  right: Situation["right"] = { verdict: "changed", evidence: "layers" },
): Situation {
  return {
    name,
    made,
    right,
    make(place) {
      place.app(place.publish(NODE, buildImage({ steps: then })));
      place.publish(NODE, buildImage({ steps: now }));
    },
  };
}

/** What layers and history show of images that record nothing. */
export const LAYERS: readonly Situation[] = [
  {
    name: "the base's layers and history begin the image's",
    made: "two platforms, nothing recorded; base untouched",
    make(place) {
      place.app(place.node(1, both));
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "a Docker image without an index, on a Docker base",
    made: "Docker schema 2, one manifest; base untouched",
    make(place) {
      place.app(place.node(1, { format: "docker" }), { format: "docker" });
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "a Docker list on a Docker list, base moved",
    made: "Docker schema 2, two platforms, nothing recorded; base moved",
    make(place) {
      place.app(place.node(1, { ...both, format: "docker" }), { format: "docker" });
      place.node(2, { ...both, format: "docker" });
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "an image of nothing but configuration on its base",
    made: "FROM and ENV, nothing recorded; base untouched",
    make(place) {
      place.app(place.node(1), { steps: [{ createdBy: "ENV MODE=production" }] });
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  moved(
    "only the base's configuration changed",
    "nothing recorded; base rebuilt with one ENV more, layers equal",
    [DEBIAN, COMMAND],
    [DEBIAN, { createdBy: "ENV NEW=1" }, COMMAND],
  ),
  moved(
    "only the time of the base's build changed",
    "nothing recorded; base rebuilt with equal layers a month later",
    [DEBIAN, { ...COMMAND, created: "2026-02-01T00:00:00Z" }],
    [DEBIAN, { ...COMMAND, created: "2026-03-01T00:00:00Z" }],
  ),
  moved(
    "one layer of the base moved",
    "nothing recorded; base rebuilt on the same distribution",
    [DEBIAN, install("1"), COMMAND],
    [DEBIAN, install("2"), COMMAND],
  ),
  moved(
    "the base dropped a layer",
    "nothing recorded; base rebuilt without one of its layers",
    [DEBIAN, tools, install("1"), COMMAND],
    [DEBIAN, install("1"), COMMAND],
  ),
  moved(
    "the base dropped its last layer, so that the rest still begins the image",
    "nothing recorded; base rebuilt without its last layer",
    [DEBIAN, install("1"), COMMAND, tools],
    [DEBIAN, install("1"), { ...COMMAND, created: "2026-03-01T00:00:00Z" }],
  ),
  moved(
    "the base reordered its layers",
    "nothing recorded; base rebuilt with two instructions swapped",
    [DEBIAN, tools, install("1"), COMMAND],
    [DEBIAN, install("1"), tools, COMMAND],
  ),
  moved(
    "the base added a layer",
    "nothing recorded; base rebuilt with a layer more at its end",
    [DEBIAN, install("1"), COMMAND],
    [DEBIAN, install("1"), tools, COMMAND],
  ),
  {
    name: "every layer of the base moved, and its history is equal but for digests and dates",
    made: "nothing recorded; distribution rebuilt from the ground",
    make(place) {
      place.app(place.publish(NODE, dated("2026-01-02", "ab")));
      place.publish(NODE, dated("2026-02-03", "cd"));
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "every layer of the base moved, and its history, too: nothing shows descent",
    made: "nothing recorded; base built in another way",
    make(place) {
      place.app(place.publish(NODE, distroless(1)));
      place.publish(NODE, distroless(2));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "a flattened image proves nothing, base untouched",
    made: "squashed to one layer, nothing recorded; base untouched",
    make(place) {
      place.node(1);
      place.publish(APP, flattened());
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "a flattened image proves nothing, base moved",
    made: "squashed to one layer, nothing recorded; base moved",
    make(place) {
      place.node(1);
      place.publish(APP, flattened());
      place.node(2);
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "an image without history proves nothing, though its layers begin with the base's",
    made: "builder that writes no history; base untouched",
    make(place) {
      place.app(place.node(1), { history: false });
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "the empty layer, which half of all images share, is no descent",
    made: "nothing in common with the base but an empty layer",
    make(place) {
      place.publish(NODE, buildImage({ steps: [workdir, install("2")] }));
      place.publish(APP, buildImage({ steps: [workdir, tools, tools] }));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "a base of nothing but configuration begins every image",
    made: "base without layers; base untouched",
    make(place) {
      place.publish(NODE, buildImage({ steps: [COMMAND] }));
      place.publish(APP, buildImage({ steps: [COMMAND, tools] }));
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "a base without history moved under a shared layer",
    made: "builders that write no history; base moved",
    make(place) {
      place.app(place.node(1, { history: false }), { history: false });
      place.node(2, { history: false });
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "an image on an image that is built on the base",
    made: "base, a team's own image on it, the application on that; all untouched",
    make(place) {
      const team = app(place.node(1), { steps: [tools] });
      place.publish("team:1", team);
      place.app(team);
      return { dockerfile: `FROM ${place.ref("team:1")}\n`, base: "team:1" };
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "an image on an image that was rebuilt when its base moved",
    made: "base moved, the team's own image rebuilt on it, the application not",
    make(place) {
      const team = app(place.node(1), { steps: [tools] });
      place.app(place.publish("team:1", team));
      place.publish("team:1", app(node(2), { steps: [tools] }));
      return { dockerfile: `FROM ${place.ref("team:1")}\n`, base: "team:1" };
    },
    right: { verdict: "changed", evidence: "layers" },
  },
];
