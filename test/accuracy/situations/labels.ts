import { flattened, NOWHERE } from "../images.ts";
import { APP, NODE, type Situation } from "../situation.ts";

/** Labels that name a base: evidence only where they provably are not the base's own. */
export const LABELS: readonly Situation[] = [
  {
    name: "labels that the build set itself, base untouched",
    made: "docker build --label, flattened; base untouched",
    make(place) {
      const base = place.node(1);
      place.publish(APP, flattened({ labels: place.annotations(NODE, base.root.digest) }));
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "labels that the build set itself, base moved",
    made: "docker build --label, flattened; base moved",
    make(place) {
      const old = place.node(1);
      place.publish(APP, flattened({ labels: place.annotations(NODE, old.root.digest) }));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "annotations" },
  },
  {
    name: "labels that the base carries itself say nothing: the layers decide",
    made: "base labelled with its own name; base untouched",
    make(place) {
      place.app(place.node(1, { labels: place.annotations(NODE, NOWHERE) }));
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "labels that the base carries itself say nothing: the layers show that it moved",
    made: "base labelled with its own name and its predecessor's digest, as its successor is; base moved",
    make(place) {
      const older = place.node(1);
      const old = place.node(2, { labels: place.annotations(NODE, older.root.digest) });
      place.app(old);
      place.node(3, { labels: place.annotations(NODE, old.root.digest) });
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "labels that the base carried name the very digest that its tag went back to",
    made: "base labelled with its predecessor's digest; base rolled back to that unlabelled predecessor",
    make(place) {
      const older = place.node(1);
      place.app(place.node(2, { labels: place.annotations(NODE, older.root.digest) }));
      place.publish(NODE, older);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "inherited labels that name an older digest, and nothing else decides",
    made: "base labelled with its predecessor's digest, as its successor is; image flattened",
    make(place) {
      const older = place.node(1);
      const labels = place.annotations(NODE, older.root.digest);
      place.node(2, { labels });
      place.publish(APP, flattened({ labels }));
      place.node(3, { labels });
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "labels that name a base which is gone cannot be told from inherited ones",
    made: "docker build --label, flattened; base moved, old one deleted",
    make(place) {
      place.publish(APP, flattened({ labels: place.annotations(NODE, NOWHERE) }));
      place.node(2);
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
];
