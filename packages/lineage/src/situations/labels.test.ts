import { describe } from "vitest";
import { APP, app, baseAnnotations, flattened, NODE, NOWHERE, node, track } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

describe("labels", () => {
  checkSituations([
    {
      name: "labels that the base does not carry are evidence",
      make(world) {
        const old = node(1);
        world.publish(NODE, old);
        world.publish(APP, flattened({ labels: baseAnnotations(NODE, old.root.digest) }));
        world.publish(NODE, node(2));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "annotations",
    },
    {
      name: "labels that the base carries were inherited",
      make(world) {
        const labels = baseAnnotations(NODE, NOWHERE);
        const base = node(1, { labels });
        world.publish(NODE, base);
        world.publish(APP, app(base));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "inherited" },
    },
    {
      name: "labels that only the old base carries were inherited",
      make(world) {
        const older = node(1);
        const old = node(2, { labels: baseAnnotations(NODE, older.root.digest) });
        const next = node(3);
        for (const generation of [older, old, next]) world.publish(NODE, generation);
        world.publish(APP, app(old));
        return { bases: [track(NODE, "build")] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "label", layers: "build" },
    },
    {
      name: "labels that the base carries as it is now were inherited",
      make(world) {
        const older = node(1);
        const labels = baseAnnotations(NODE, older.root.digest);
        for (const generation of [older, node(2, { labels })]) world.publish(NODE, generation);
        world.publish(APP, flattened({ labels }));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "inherited", layers: "flattened" },
    },
    {
      name: "labels that the base carries which they name were inherited",
      make(world) {
        const older = node(1, { labels: baseAnnotations(NODE, NOWHERE) });
        for (const generation of [older, node(2)]) world.publish(NODE, generation);
        world.publish(APP, flattened({ labels: baseAnnotations(NODE, older.root.digest) }));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "inherited", layers: "flattened" },
    },
    {
      name: "labels that the base carried name the very digest that its tag went back to",
      make(world) {
        const older = node(1);
        const labelled = node(2, { labels: baseAnnotations(NODE, older.root.digest) });
        for (const generation of [labelled, older]) world.publish(NODE, generation);
        world.publish(APP, app(labelled));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "do not begin" },
    },
    {
      name: "labels of an image that begins with the base that they name",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { labels: baseAnnotations(NODE, base.root.digest) }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "labels whose base is gone cannot be told from inherited ones",
      make(world) {
        world.publish(NODE, node(2));
        world.publish(APP, flattened({ labels: baseAnnotations(NODE, NOWHERE) }));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "inherited", layers: "layers" },
    },
  ]);
});
