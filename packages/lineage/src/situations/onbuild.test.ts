import { Failure } from "@basewatch/failure";
import { formatReference } from "@basewatch/image";
import type { ImageContent, ProvenanceSpec } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import type { ImageLineage } from "../types.ts";
import { APP, app, builtFrom, distroless, NODE, node, track } from "./fixtures.ts";
import { trace } from "./trace-app.ts";
import { createWorld, type World } from "./world.ts";

const GO = "docker.io/library/golang:1.25";
/** The base as a Dockerfile names it. */
const FROM_NODE = track(NODE, "runtime", { line: 1 });

/** An image on a node with triggers, and the provenance of its build, which used golang:1.25 as well. */
function build(world: World, onBuild: readonly string[], more: Partial<ProvenanceSpec> = {}) {
  const [base, go] = [node(1, { onBuild }), distroless(1)];
  world.publish(NODE, base);
  world.publish(GO, go);
  const used = { "node@22": base.root.digest, "golang@1.25": go.root.digest };
  world.publish(APP, app(base, { provenance: builtFrom(used, more) }));
  return { base, go };
}

function linesOf({ bases }: ImageLineage): readonly string[] {
  return bases.map(({ role, reference, verdict }) => `${role} ${formatReference(reference)} ${verdict}`);
}

function move(world: World): ImageContent {
  const next = distroless(2);
  world.publish(GO, next);
  return next;
}

describe("ONBUILD", () => {
  it.each([
    ["COPY --from=golang:1.25 /usr/local/go /usr/local/go", "copy"],
    ["copy --chown=1:1 --from=docker.io/library/golang:1.25 /go /go", "copy"],
    ["RUN --mount=type=bind,from=golang:1.25,target=/go make", "mount"],
    ["RUN --mount=type=cache,target=/c --mount=from=golang:1.25,target=/go make", "mount"],
  ])("%s: the image that it names is a base", async (trigger, role) => {
    const world = createWorld();
    build(world, [trigger]);
    const base = `runtime ${NODE} unchanged`;
    expect(linesOf(await trace(world, { bases: [FROM_NODE] }))).toEqual([base, `${role} ${GO} unchanged`]);
    move(world);
    world.forget();
    expect(linesOf(await trace(world, { bases: [FROM_NODE] }))).toEqual([base, `${role} ${GO} changed`]);
  });

  it.each([
    ["an image that no trigger names", ["RUN make"]],
    ["a trigger that names another", ["COPY --from=golang:1.24 /go /go"]],
    ["a trigger that names none", ["COPY --from=$GO /go /go"]],
    ["a text that only looks like one", ["LABEL a=--from=golang:1.25"]],
  ])("%s is no base", async (_name, onBuild) => {
    const world = createWorld();
    build(world, onBuild);
    move(world);
    expect(linesOf(await trace(world, { bases: [FROM_NODE] }))).toEqual([`runtime ${NODE} unchanged`]);
  });

  it("a digest in a trigger is a pin", async () => {
    const world = createWorld();
    const { digest } = distroless(1).root;
    build(world, [`COPY --from=golang:1.25@${digest} /go /go`]);
    move(world);
    const { bases } = await trace(world, { bases: [FROM_NODE] });
    expect(bases[1]).toMatchObject({ role: "copy", pinned: true, verdict: "changed", movedPastPin: true });
  });

  it("only the roles that are tracked count", async () => {
    const world = createWorld();
    build(world, ["COPY --from=golang:1.25 /go /go"]);
    move(world);
    const lineage = await trace(world, { bases: [FROM_NODE], track: ["runtime", "mount"] });
    expect(linesOf(lineage)).toEqual([`runtime ${NODE} unchanged`]);
  });

  it("bases that no Dockerfile names are all that count", async () => {
    const world = createWorld();
    build(world, ["COPY --from=golang:1.25 /go /go"]);
    expect((await trace(world, { bases: [track(NODE)] })).bases).toHaveLength(1);
  });

  it("no base is asked for its triggers where the Dockerfile explains all that was used", async () => {
    const world = createWorld();
    build(world, ["COPY --from=golang:1.25 /go /go"], { args: { source: "docker/dockerfile:1" } });
    await trace(world, { bases: [FROM_NODE, track(GO, "copy", { line: 2 })] });
    expect(world.log.filter((line) => !line.startsWith("HEAD") && line.includes("/library/"))).toEqual([]);
  });

  it("a base that is gone has no triggers that could be read", async () => {
    const world = createWorld();
    const { base } = build(world, ["COPY --from=golang:1.25 /go /go"]);
    world.publish(NODE, node(2));
    world.remove(NODE, base.root.digest);
    expect(linesOf(await trace(world, { bases: [FROM_NODE] }))).toEqual([`runtime ${NODE} changed`]);
  });

  it("a base that cannot be asked for its triggers leaves the image unknown, and its base's verdict alone", async () => {
    const world = createWorld();
    const { base } = build(world, ["COPY --from=golang:1.25 /go /go"]);
    world.fail(base.root.digest, new Failure("down", { code: "registry.unavailable" }));
    const lineage = await trace(world, { bases: [FROM_NODE] });
    expect(lineage).toMatchObject({ verdict: "unknown", error: { code: "registry.unavailable" } });
    expect(linesOf(lineage)).toEqual([`runtime ${NODE} unchanged`]);
  });

  it("is remembered: a second look asks for HEADs alone", async () => {
    const world = createWorld();
    build(world, ["COPY --from=golang:1.25 /go /go"]);
    const { remembered: image } = await trace(world, { bases: [FROM_NODE] });
    world.forget();
    const again = await trace(world, { bases: [FROM_NODE], memory: { image } });
    expect(linesOf(again)).toEqual([`runtime ${NODE} unchanged`, `copy ${GO} unchanged`]);
    expect(world.log).toEqual([`HEAD ${APP}`, `HEAD ${NODE}`, `HEAD ${GO}`]);
  });

  it("a build context by digest alone explains what it replaced", async () => {
    const world = createWorld();
    const base = node(1, { onBuild: ["COPY --from=golang:1.25 /go /go"] });
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ node: base.root.digest }) }));
    await trace(world, { bases: [FROM_NODE] });
    expect(world.log.some((line) => line.startsWith("CONFIG docker.io/library/node"))).toBe(false);
  });

  it("a base that the provenance does not name is not asked for its triggers", async () => {
    const world = createWorld();
    const base = node(1, { onBuild: ["COPY --from=golang:1.25 /go /go"] });
    world.publish(NODE, base);
    const used = { "mirror.example/node@22": base.root.digest, "golang@1.25": distroless(1).root.digest };
    world.publish(APP, app(base, { provenance: builtFrom(used) }));
    expect(linesOf(await trace(world, { bases: [FROM_NODE] }))).toEqual([`runtime ${NODE} unchanged`]);
  });
});
