import { Failure } from "@basewatch/failure";
import { parseReference } from "@basewatch/image";
import { describe, expect, it } from "vitest";
import { traceLineage } from "../trace.ts";
import { APP, app, BOTH, builtFrom, NODE, node, track } from "./fixtures.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

/** An application whose provenance names what node:22 is now, so that nothing but learning reads node:22's index. */
function publishCurrent() {
  const world = createWorld();
  const base = node(1, { platforms: BOTH });
  world.publish(NODE, base);
  world.publish(APP, app(base, { provenance: builtFrom({ [NODE]: base.root.digest }) }));
  const index = `GET ${NODE.replace(/:[^:]*$/u, "")}@${base.root.digest}`;
  return { world, base, index };
}

describe("what the index of a base lists now", () => {
  it("is read, and told to who keeps it", async () => {
    const { world, base, index } = publishCurrent();
    const { children } = await trace(world, { learnsChildren: true });
    expect(world.log).toContain(index);
    expect(children).toEqual([
      expect.objectContaining({
        digest: base.root.digest,
        children: {
          "linux/amd64": base.childOf("linux/amd64").digest,
          "linux/arm64": base.childOf("linux/arm64").digest,
        },
      }),
    ]);
  });

  it("is not read for nobody: the base costs its HEAD", async () => {
    const { world } = publishCurrent();
    await trace(world);
    expect(world.log.filter((line) => line.includes("node"))).toEqual([`HEAD ${NODE}`]);
  });

  it("is not read of a pin, which does not move", async () => {
    const { world, base, index } = publishCurrent();
    const pin = { ...track(`${NODE}@${base.root.digest}`), pinned: true };
    await trace(world, { learnsChildren: true, bases: [pin] });
    expect(world.log).not.toContain(index);
  });

  it("is wanted, not needed: what cannot be read changes no verdict", async () => {
    const { world, base } = publishCurrent();
    world.fail(base.root.digest, new Failure("503", { code: "registry.unavailable" }));
    expect(await trace(world, { learnsChildren: true })).toMatchObject({
      verdict: "unchanged",
      bases: [{ evidence: "provenance", error: undefined }],
    });
  });

  it.each([
    ["less than half is left", { limit: "100;w=21600", remaining: "49;w=21600" }, false],
    ["half is left", { limit: "100;w=21600", remaining: "50;w=21600" }, true],
    ["nobody counts", { limit: undefined, remaining: undefined }, true],
  ])("of a registry's limit %s: read %s", async (_name, limits, isRead) => {
    const { world, index } = publishCurrent();
    const registry = { ...world.registry, rateLimits: { "docker.io": limits } };
    const request = { image: parseReference(APP), platforms: undefined, bases: [track(NODE)] };
    await traceLineage({ ...request, learnsChildren: true }, { registry });
    expect(world.log.includes(index)).toBe(isRead);
  });
});
