import { buildImage, joinImages, type Step } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, BOTH, DISTROLESS, distroless, flattened, NODE, node, track } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };
const install = (text: string): Step => ({
  createdBy: "RUN install # buildkit",
  files: { "bin/node": text },
});
const tools: Step = { createdBy: "RUN tools # buildkit", files: { "bin/tool": "tool" } };
const command: Step = { createdBy: 'CMD ["node"]' };

describe("what layers cannot tell", () => {
  checkSituations([
    {
      name: "every layer moved, and the history differs: nothing shows descent",
      make(world) {
        world.publish(DISTROLESS, distroless(2));
        world.publish(APP, app(distroless(1)));
        return { bases: [track(DISTROLESS)] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "no", layers: "shares no layer" },
    },
    {
      name: "a flattened image proves nothing, the base untouched",
      make(world) {
        world.publish(NODE, node(1));
        world.publish(APP, flattened());
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
    },
    {
      name: "an image without history proves nothing, though its layers begin with the base's",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { history: false }));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "no", layers: "history" },
    },
    {
      name: "a base without history proves nothing, though its layers begin the image's",
      make(world) {
        const base = node(1, { history: false });
        world.publish(NODE, base);
        world.publish(APP, app(base));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "no", layers: "history" },
    },
    {
      name: "the empty layer, which half the world's images share, is no descent",
      make(world) {
        const workdir: Step = { createdBy: "WORKDIR /srv", files: {}, sameEverywhere: true };
        world.publish(NODE, buildImage({ steps: [workdir, install("2")] }));
        world.publish(APP, buildImage({ steps: [workdir, tools, tools] }));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
    },
    {
      name: "a base of nothing but configuration",
      make(world) {
        world.publish(NODE, buildImage({ steps: [command] }));
        world.publish(APP, buildImage({ steps: [command, tools] }));
        return {};
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "no", layers: "no layers" },
    },
    {
      name: "one platform begins with the base, so the other, which shares nothing, descends from an older one",
      make(world) {
        const arm64 = { platforms: ["linux/arm64"] };
        const amd64 = distroless(1);
        world.publish(DISTROLESS, joinImages([amd64, distroless(2, arm64)]));
        world.publish(APP, joinImages([app(amd64), app(distroless(1, arm64))]));
        return { bases: [track(DISTROLESS)], previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
    },
    {
      name: "one platform begins with the base, the other is flattened",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        world.publish(
          APP,
          joinImages([app(base, { platforms: ["linux/amd64"] }), flattened({ platforms: ["linux/arm64"] })]),
        );
        return { previous: [] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
    },
    {
      name: "moved only for a platform that the image lacks",
      make(world) {
        const next = joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]);
        world.publish(NODE, next);
        world.publish(APP, app(node(1)));
        return { previous: [next.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
    },
    {
      name: "a build stage leaves no layers: nothing is known of its base",
      make(world) {
        world.publish(NODE, node(1));
        world.publish(APP, app(node(2)));
        return { bases: [track(NODE, "build")] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
      skipped: { provenance: "no provenance", annotations: "no", layers: "build" },
    },
    {
      name: "the base's tag no longer has the image's platform",
      make(world) {
        world.publish(NODE, node(1, { index: true }));
        world.publish(APP, app(node(1, { platforms: ["linux/arm64"] })));
        return {};
      },
      verdict: "unknown",
      error: "lineage.platform-gone",
    },
  ]);
});
