import { joinImages } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, BOTH, builtFrom, distroless, flattened, NODE, NOWHERE, node, track } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };

describe("provenance of what is gone", () => {
  checkSituations([
    {
      name: "moved only for a platform that the image lacks, the old index deleted",
      make(world) {
        const old = node(1, both);
        const provenance = builtFrom({ "node@22": old.root.digest });
        world.publish(APP, app(old, { platforms: ["linux/amd64"], provenance }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        return { previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no longer has", annotations: "no" },
    },
    {
      name: "moved, the old index deleted: the layers show descent",
      make(world) {
        const old = node(1, both);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, node(2, both));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "the old index deleted and the image flattened: BuildKit's own word decides",
      make(world) {
        world.publish(APP, flattened({ provenance: builtFrom({ "node@22": NOWHERE }) }));
        world.publish(NODE, node(2));
        return { previous: [NOWHERE] };
      },
      verdict: "changed",
      evidence: "provenance",
      skipped: {},
    },
    {
      name: "the old index of a build stage's base deleted",
      make(world) {
        world.publish(APP, app(distroless(1), { provenance: builtFrom({ "node@22": NOWHERE }) }));
        world.publish(NODE, node(2));
        return { bases: [track(NODE, "build")], previous: [NOWHERE] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "the base's tag no longer has the image's platform",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, node(2, { index: true }));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "the base's tag no longer has the only platform of the image",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        const provenance = builtFrom({ "node@22": old.root.digest });
        world.publish(APP, app(old, { platforms: ["linux/arm64"], provenance }));
        world.publish(NODE, node(2, { index: true }));
        return { previous: [old.root.digest] };
      },
      verdict: "unknown",
      error: "lineage.platform-gone",
    },
    {
      name: "the base became a single manifest of the same child",
      make(world) {
        const old = node(1, { index: true });
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, node(1));
        return { previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
  ]);
});
