import type { Digest } from "@basewatch/image";
import { dockerPurl, joinImages } from "@basewatch/simulators";
import { describe } from "vitest";
import {
  APP,
  app,
  BOTH,
  baseAnnotations,
  builtFrom,
  flattened,
  NODE,
  NOWHERE,
  node,
  track,
} from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const pin = (digest: Digest, name = NODE) => track(`${name}@${digest}`, "runtime", { pinned: true, line: 1 });
const pinned = (digest: Digest, name = "node@22") => ({
  materials: [{ uri: dockerPurl(name, { digest }), digest }],
});

describe("pins", () => {
  checkSituations([
    {
      name: "built on the pin, the tag still there",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { provenance: pinned(base.root.digest) }));
        return { bases: [pin(base.root.digest)], previous: [base.root.digest], current: base.root.digest };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "built on the pin, the tag moved past it",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: pinned(old.root.digest) }));
        world.publish(NODE, next);
        return { bases: [pin(old.root.digest)], previous: [old.root.digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "provenance",
      movedPastPin: true,
    },
    {
      name: "built on the pin, shown by the layers, the tag moved past it",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(APP, app(old));
        world.publish(NODE, next);
        return { bases: [pin(old.root.digest)], previous: [old.root.digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "layers",
      movedPastPin: true,
    },
    {
      name: "built before the pin was edited",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(NODE, next);
        world.publish(APP, app(old, { provenance: pinned(old.root.digest) }));
        return { bases: [pin(next.root.digest)], previous: [old.root.digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "built before the pin was written at all",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(NODE, next);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        return { bases: [pin(next.root.digest)], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "the tag moved only for a platform that the image lacks",
      make(world) {
        const old = node(1, { platforms: BOTH });
        world.publish(NODE, old);
        world.publish(APP, app(old, { platforms: ["linux/amd64"], provenance: pinned(old.root.digest) }));
        world.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        return { bases: [pin(old.root.digest)], previous: [old.root.digest], current: old.root.digest };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "the pin is a child's digest, and the child is current",
      make(world) {
        const base = node(1, { platforms: BOTH });
        const child = base.childOf("linux/amd64").digest;
        world.publish(NODE, base);
        world.publish(APP, app(base, { platforms: ["linux/amd64"], provenance: pinned(child) }));
        return { bases: [pin(child)], previous: [child], current: child };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "the pin is an index, the record (buildah) its child",
      make(world) {
        const base = node(1, { platforms: BOTH });
        const manifest = (platform: string) => baseAnnotations(NODE, base.childOf(platform).digest);
        world.publish(NODE, base);
        world.publish(APP, app(base, { platforms: ["linux/amd64"], annotations: { manifest } }));
        return { bases: [pin(base.root.digest)], previous: [base.childOf("linux/amd64").digest] };
      },
      verdict: "unchanged",
      evidence: "annotations",
    },
    {
      name: "built on the pin, which the registry has deleted since",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, next);
        world.publish(APP, app(old, { provenance: pinned(old.root.digest) }));
        return { bases: [pin(old.root.digest)], previous: [old.root.digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "provenance",
      movedPastPin: true,
    },
    {
      name: "a pin without a tag has nothing to move past it",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        const { digest } = base.root;
        world.publish(APP, app(base, { provenance: pinned(digest, "node") }));
        world.publish(NODE, node(2));
        return { bases: [pin(digest, "node")], previous: [digest], current: digest };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "a pin without a tag was edited",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(NODE, next);
        world.publish(APP, app(old, { provenance: pinned(old.root.digest, "node") }));
        return { bases: [pin(next.root.digest, "node")], previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "the pin that BuildKit leaves out beside the bare tag: the layers decide",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": next.root.digest }) }));
        world.publish(NODE, next);
        return {
          bases: [pin(old.root.digest), track(NODE, "build")],
          previous: [old.root.digest],
          current: next.root.digest,
        };
      },
      verdict: "changed",
      evidence: "layers",
      movedPastPin: true,
    },
    {
      name: "the bare tag beside a pin of the same name is not the pin",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        const provenance = {
          materials: [
            ...pinned(old.root.digest).materials,
            { uri: dockerPurl("node@22"), digest: next.root.digest },
          ],
        };
        world.publish(APP, app(old, { provenance }));
        world.publish(NODE, next);
        return { bases: [track(NODE, "build"), pin(old.root.digest)], previous: [next.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "the pin on another digest than the image shows: unknown without evidence",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, flattened());
        return { bases: [pin(base.root.digest)] };
      },
      verdict: "unknown",
      error: "lineage.no-evidence",
    },
    {
      name: "a pin that the registry does not have",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { provenance: pinned(base.root.digest) }));
        return { bases: [pin(NOWHERE)], previous: [base.root.digest] };
      },
      verdict: "unknown",
      error: "registry.not-found",
      askedAgain: ["GET"],
    },
    {
      name: "the tag beside the pin is gone",
      make(world) {
        const base = node(1);
        world.publish(`docker.io/library/node@${base.root.digest}`, base);
        world.publish(APP, app(base, { provenance: pinned(base.root.digest) }));
        return { bases: [pin(base.root.digest)], previous: [base.root.digest] };
      },
      verdict: "unknown",
      error: "registry.not-found",
    },
    {
      name: "a digest outside a Dockerfile is no pin: the tag counts",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, next);
        return {
          bases: [track(`${NODE}@${old.root.digest}`)],
          previous: [old.root.digest],
          current: next.root.digest,
        };
      },
      verdict: "changed",
      evidence: "provenance",
    },
  ]);
});
