import { dockerPurl } from "@basewatch/simulators";
import { describe } from "vitest";
import { APP, app, builtFrom, DISTROLESS, distroless, NODE, node, track } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

describe("names in provenance", () => {
  checkSituations([
    {
      name: "a mirror's name at the tag's current digest proves unchanged",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        const provenance = builtFrom({ "mirror.example:5000/hub/node@22": base.root.digest });
        world.publish(APP, app(base, { provenance }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a missing name proves nothing: the layers decide",
      make(world) {
        const old = node(1);
        world.publish(NODE, node(2));
        world.publish(
          APP,
          app(old, { provenance: builtFrom({ "mirror.example/node@22": old.root.digest }) }),
        );
        return { previous: [] };
      },
      verdict: "changed",
      evidence: "layers",
      skipped: { provenance: "does not name", annotations: "no" },
    },
    {
      name: "a material that was pinned by a build context is no pin: the tag has moved",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        const digest = old.root.digest;
        const provenance = { materials: [{ uri: dockerPurl("node@22", { digest }), digest }] };
        world.publish(APP, app(old, { provenance }));
        world.publish(NODE, next);
        return { previous: [digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "the base of a build stage moved",
      make(world) {
        const [build, final] = [node(1), distroless(1)];
        world.publish(NODE, build);
        world.publish(DISTROLESS, final);
        const digests = { "node@22": build.root.digest, "gcr.io/distroless/base@latest": final.root.digest };
        world.publish(APP, app(final, { provenance: builtFrom(digests) }));
        world.publish(NODE, node(2));
        return { bases: [track(NODE, "build"), track(DISTROLESS)], previous: [build.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "the runtime base beside a build stage's moved one is untouched",
      make(world) {
        const [build, final] = [node(1), distroless(1)];
        world.publish(NODE, build);
        world.publish(DISTROLESS, final);
        const digests = { "node@22": build.root.digest, "gcr.io/distroless/base@latest": final.root.digest };
        world.publish(APP, app(final, { provenance: builtFrom(digests) }));
        world.publish(NODE, node(2));
        return { bases: [track(DISTROLESS), track(NODE, "build")], previous: [final.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a registry with a port, percent-encoded",
      make(world) {
        const [old, name] = [node(1), "registry.example:5000/team/node:22"];
        world.publish(name, old);
        const provenance = builtFrom({ "registry.example:5000/team/node@22": old.root.digest });
        world.publish(APP, app(old, { provenance }));
        world.publish(name, node(2));
        return { bases: [track(name)], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "a build context by digest alone leaves the tag out: it is the only base of its repository",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        const { digest } = old.root;
        const provenance = { materials: [{ uri: dockerPurl("node", { digest }), digest }] };
        world.publish(APP, app(distroless(1), { provenance }));
        world.publish(NODE, next);
        return { bases: [track(NODE, "build")], previous: [digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "a build context by digest alone, where two bases are of its repository, is neither's",
      make(world) {
        const old = node(1);
        world.publish(NODE, node(2));
        world.publish("docker.io/library/node:20", node(3));
        const { digest } = old.root;
        const provenance = { materials: [{ uri: dockerPurl("node", { digest }), digest }] };
        world.publish(APP, app(distroless(1), { provenance }));
        return { bases: [track(NODE, "build"), track("node:20", "build")] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
    },
  ]);
});
