import { dockerPurl, joinImages } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, BOTH, builtFrom, distroless, NODE, node, track } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };

describe("provenance and platforms", () => {
  checkSituations([
    {
      name: "a base on the builder's platform, moved only for the image's platform",
      make(world) {
        const old = node(1, both);
        const final = distroless(1, { platforms: ["linux/arm64"] });
        world.publish(NODE, old);
        const material = { uri: dockerPurl("node@22", { platform: "linux/amd64" }), digest: old.root.digest };
        world.publish(APP, app(final, { provenance: { materials: [material] } }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        return { bases: [track(NODE, "build")], previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a base on the builder's platform, moved there",
      make(world) {
        const old = node(1, both);
        const final = distroless(1, { platforms: ["linux/arm64"] });
        world.publish(NODE, old);
        const material = { uri: dockerPurl("node@22", { platform: "linux/amd64" }), digest: old.root.digest };
        world.publish(APP, app(final, { provenance: { materials: [material] } }));
        world.publish(NODE, joinImages([node(2), node(1, { platforms: ["linux/arm64"] })]));
        return { bases: [track(NODE, "build")], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "moved only for a platform that the image lacks",
      make(world) {
        const old = node(1, both);
        const next = joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]);
        world.publish(NODE, old);
        const provenance = builtFrom({ "node@22": old.root.digest });
        world.publish(APP, app(old, { platforms: ["linux/amd64"], provenance }));
        world.publish(NODE, next);
        return { previous: [old.root.digest], current: next.root.digest };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "architectures built apart and joined: one on the old base, one on the new",
      make(world) {
        const [old, next] = [node(1, both), node(2, both)];
        world.publish(NODE, old);
        world.publish(NODE, next);
        const amd64 = app(old, {
          platforms: ["linux/amd64"],
          provenance: builtFrom({ "node@22": old.root.digest }),
        });
        const arm64 = app(next, {
          platforms: ["linux/arm64"],
          provenance: builtFrom({ "node@22": next.root.digest }),
        });
        world.publish(APP, joinImages([amd64, arm64]));
        return { previous: [old.root.digest, next.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "one platform with provenance, the other decided by its layers",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        const attested = builtFrom({ "node@22": base.root.digest });
        const provenance = (platform: string) =>
          platform === "linux/amd64" && typeof attested === "function" ? attested(platform) : undefined;
        world.publish(APP, app(base, { provenance }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "linux/arm64", annotations: "no" },
    },
    {
      name: "an image built for one of several targets counts on its own platform only",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        const arm64 = distroless(1, { platforms: ["linux/arm64"] });
        const amd64 = app(old, {
          platforms: ["linux/amd64"],
          provenance: builtFrom({ "node@22": old.root.digest }),
        });
        world.publish(APP, joinImages([amd64, app(arm64)]));
        const platforms = [{ os: "linux", architecture: "amd64" }];
        return { bases: [track(NODE, "runtime", { platforms })], previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a base without the image's platform, which the provenance does not tell: any move counts",
      make(world) {
        const old = node(1, { index: true });
        world.publish(NODE, old);
        const provenance = { materials: [{ uri: "pkg:docker/node@22", digest: old.root.digest }] };
        world.publish(APP, app(distroless(1, { platforms: ["linux/arm64"] }), { provenance }));
        world.publish(NODE, node(2, { index: true }));
        return { bases: [track(NODE, "build")], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "a base without the image's platform, indexed anew over the same child",
      make(world) {
        const old = node(1, { index: true });
        world.publish(NODE, old);
        const provenance = { materials: [{ uri: "pkg:docker/node@22", digest: old.root.digest }] };
        world.publish(APP, app(distroless(1, { platforms: ["linux/arm64"] }), { provenance }));
        world.publish(NODE, node(1, { provenance: { materials: [] } }));
        return { bases: [track(NODE, "build")], previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a stage with a platform of its own uses that platform's base",
      make(world) {
        const old = node(1, both);
        world.publish(NODE, old);
        const provenance = { materials: [{ uri: "pkg:docker/node@22", digest: old.root.digest }] };
        world.publish(APP, app(old, { platforms: ["linux/arm64"], provenance }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        const platforms = [{ os: "linux", architecture: "amd64" }];
        return { bases: [track(NODE, "runtime", { platforms })], previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "another platform's base in the provenance, on an older generation, is not the runtime base",
      make(world) {
        const [old, next] = [node(1, both), node(2, both)];
        world.publish(NODE, old);
        world.publish(NODE, next);
        const materials = [
          { uri: dockerPurl("node@22", { platform: "linux/amd64" }), digest: old.root.digest },
          { uri: dockerPurl("node@22", { platform: "linux/arm64" }), digest: next.root.digest },
        ];
        world.publish(APP, app(next, { platforms: ["linux/arm64"], provenance: { materials } }));
        return { previous: [next.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
  ]);
});
