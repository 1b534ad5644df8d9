import { parseReference } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { APP, app, BOTH, baseAnnotations, builtFrom, NODE, node, track } from "./fixtures.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

describe("a defect of ours is not taken for a verdict", () => {
  const defect = new TypeError("defect");
  const attested = node(1, { provenance: builtFrom({ "node@22": node(1).root.digest }) });
  const attestation = [...attested.manifests.keys()].at(-2) ?? "";
  const image = app(node(1), { index: true });
  const child = image.childOf("linux/amd64");
  const config = JSON.parse(child.bytes.toString()).config.digest;

  it.each([
    ["in resolving the image", image, "ghcr.io/acme/app", undefined],
    ["in resolving a base", image, "docker.io/library/node", undefined],
    ["in reading attestations", attested, attestation, undefined],
    ["in reading manifests", image, child.digest, undefined],
    ["in reading manifests for a base's name", image, child.digest, null],
    ["in reading configs", image, config, undefined],
  ])("%s", async (_, content, place, bases) => {
    const world = createWorld();
    world.publish(NODE, node(1));
    world.publish(APP, content);
    world.fail(place, defect);
    await expect(trace(world, bases === null ? { bases } : {})).rejects.toBe(defect);
  });

  it("in looking for the old index, and past a pin", async () => {
    const world = createWorld();
    const [old, next] = [node(1, { platforms: BOTH }), node(2, { platforms: BOTH })];
    const { digest } = old.root;
    world.publish(NODE, old);
    world.publish(APP, app(old, { provenance: builtFrom({ "node@22": digest }) }));
    world.publish(NODE, next);
    world.fail(digest, defect);
    await expect(trace(world)).rejects.toBe(defect);
    const pinned = track(`${NODE}@${digest}`, "runtime", { pinned: true });
    await expect(trace(world, { bases: [pinned] })).rejects.toBe(defect);
  });

  it("in telling inherited labels, and in telling the runtime base", async () => {
    const world = createWorld();
    const old = node(1);
    world.publish(NODE, old);
    const { digest } = old.root;
    const provenance = builtFrom({ "node@22": digest, "node@20": digest });
    world.publish(APP, app(old, { labels: baseAnnotations(NODE, digest) }));
    world.publish("ghcr.io/acme/other:1", app(old, { provenance }));
    world.fail(JSON.parse(old.root.bytes.toString()).config.digest, defect);
    await expect(trace(world)).rejects.toBe(defect);
    const other = { image: parseReference("ghcr.io/acme/other:1"), bases: null };
    await expect(trace(world, other)).rejects.toBe(defect);
  });
});
