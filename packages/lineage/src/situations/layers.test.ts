import { buildImage, type Step } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, BOTH, DEBIAN, NODE, node } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };
const install = (text: string): Step => ({
  createdBy: "RUN install # buildkit",
  files: { "bin/node": text },
});
const tools: Step = { createdBy: "RUN tools # buildkit", files: { "bin/tool": "tool" } };
const command: Step = { createdBy: 'CMD ["node"]' };

/** A base of which every layer is the day's own. */
const dated = (day: string, hex: string) =>
  buildImage({
    steps: [
      { createdBy: `/bin/sh -c #(nop) ADD file:${hex.repeat(32)} in / `, files: { etc: hex } },
      { createdBy: `LABEL built=${day}` },
    ],
    created: `${day}T00:00:00Z`,
  });

describe("layers", () => {
  checkSituations([
    {
      name: "the base's layers and history begin the image's",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        world.publish(APP, app(base));
        return { previous: [base.root.digest], current: base.root.digest };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "no" },
    },
    {
      name: "Docker types, one manifest without an index",
      make(world) {
        const base = node(1, { format: "docker" });
        world.publish(NODE, base);
        world.publish(APP, app(base, { format: "docker" }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "no provenance", annotations: "no" },
    },
    {
      name: "an image of nothing but configuration on its base",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { steps: [{ createdBy: "ENV MODE=production" }] }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
    },
    {
      name: "one of the base's layers moved, another is shared in place",
      make(world) {
        world.publish(NODE, node(2));
        world.publish(APP, app(node(1)));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "every layer moved, the history is equal but for digests and dates",
      make(world) {
        world.publish(NODE, dated("2026-02-03", "cd"));
        world.publish(APP, app(dated("2026-01-02", "ab")));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "a config-only change shows in the history",
      make(world) {
        const old = buildImage({ steps: [DEBIAN, command] });
        world.publish(NODE, buildImage({ steps: [DEBIAN, { createdBy: "ENV NEW=1" }, command] }));
        world.publish(APP, app(old));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "a rebuild with equal layers shows in the history's dates",
      make(world) {
        world.publish(NODE, buildImage({ steps: [DEBIAN, command], created: "2026-02-02T00:00:00Z" }));
        world.publish(APP, app(buildImage({ steps: [DEBIAN, command], created: "2026-02-01T00:00:00Z" })));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "the same instant, written with another precision",
      make(world) {
        const base = buildImage({ steps: [DEBIAN, command], created: "2026-02-02T00:00:00Z" });
        world.publish(NODE, base);
        world.publish(
          APP,
          app(buildImage({ steps: [DEBIAN, command], created: "2026-02-02T00:00:00.000Z" })),
        );
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
    },
    {
      name: "the base dropped a layer",
      make(world) {
        world.publish(NODE, buildImage({ steps: [DEBIAN, install("1"), command] }));
        world.publish(APP, app(buildImage({ steps: [DEBIAN, tools, install("1"), command] })));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "the base reordered its layers",
      make(world) {
        world.publish(NODE, buildImage({ steps: [DEBIAN, install("1"), tools, command] }));
        world.publish(APP, app(buildImage({ steps: [DEBIAN, tools, install("1"), command] })));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "the base added a layer",
      make(world) {
        world.publish(NODE, buildImage({ steps: [DEBIAN, install("1"), tools, command] }));
        world.publish(APP, app(buildImage({ steps: [DEBIAN, install("1"), command] })));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "a base without history moved under a shared layer",
      make(world) {
        world.publish(NODE, node(2, { history: false }));
        world.publish(APP, app(node(1, { history: false })));
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
  ]);
});
