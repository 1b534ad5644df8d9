import { Failure } from "@basewatch/failure";
import { parsePlatform, parseReference } from "@basewatch/image";
import { dockerPurl, joinImages } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import type { RememberedImage } from "../remembered.ts";
import { fetchPlatforms } from "../trace.ts";
import {
  APP,
  app,
  BOTH,
  baseAnnotations,
  builtFrom,
  DISTROLESS,
  distroless,
  NODE,
  node,
  track,
} from "./fixtures.ts";
import { createLedgerModel } from "./ledger-model.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

const both = { platforms: BOTH };
const HEADS = [`HEAD ${APP}`, `HEAD ${NODE}`];

describe("memory", () => {
  it("a move costs the base's new index, where the old one is remembered", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const images = [node(1, both), node(2, both), node(3, both)];
    const [first, second, third] = images;
    if (!(first && second && third)) throw new Error("three generations");
    world.publish(NODE, first);
    world.publish(APP, app(first, { provenance: builtFrom({ "node@22": first.root.digest }) }));
    await ledger.look();
    world.publish(NODE, second);
    await ledger.look();
    world.publish(NODE, third);
    expect(await ledger.look()).toMatchObject({ verdict: "changed", bases: [{ evidence: "provenance" }] });
    expect(world.log).toEqual([...HEADS, `GET docker.io/library/node@${third.root.digest}`]);
    await ledger.look();
    expect(world.log).toEqual(HEADS);
  });

  it("a move costs the image nothing, nor does another Dockerfile", async () => {
    const world = createWorld();
    const [base, final] = [node(1, both), distroless(1, both)];
    world.publish(NODE, base);
    world.publish(DISTROLESS, final);
    const used = { "node@22": base.root.digest, "gcr.io/distroless/base@latest": final.root.digest };
    world.publish(APP, app(final, { provenance: builtFrom(used) }));
    const { remembered: image } = await trace(world);
    world.forget();
    const bases = [track(NODE, "build"), track(DISTROLESS)];
    expect(await trace(world, { bases, memory: { image } })).toMatchObject({ verdict: "unchanged" });
    expect(world.log).toEqual([`HEAD ${APP}`, `HEAD ${NODE}`, `HEAD ${DISTROLESS}`]);
  });

  it("the platforms of an image cost its HEAD", async () => {
    const world = createWorld();
    world.publish(NODE, node(1));
    world.publish(APP, app(node(1)));
    const memory = { image: (await trace(world)).remembered };
    world.forget();
    expect(await fetchPlatforms(parseReference(APP), { registry: world.registry }, memory)).toEqual([
      parsePlatform("linux/amd64"),
    ]);
    expect(world.log).toEqual([`HEAD ${APP}`]);
  });

  it("platforms that were not asked about are known, too", async () => {
    const world = createWorld();
    const base = node(1, both);
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
    const memory = { image: (await trace(world, { platforms: [parsePlatform("linux/amd64")] })).remembered };
    expect(await fetchPlatforms(parseReference(APP), { registry: world.registry }, memory)).toEqual(
      BOTH.map(parsePlatform),
    );
    expect(await trace(world, { memory })).toMatchObject({ verdict: "unchanged" });
    expect(await trace(world, { memory, platforms: [parsePlatform("linux/s390x")] })).toMatchObject({
      error: { code: "lineage.platform-missing" },
    });
  });

  it.each([
    ["of another digest", { digest: distroless(9).root.digest }],
    ["that lists no platform", { order: [] }],
    ["of a platform that is none", { order: ["no platform"] }],
    ["that does not say where a platform's manifest is", { readings: [] }],
  ])("what is remembered %s is ignored", async (_name, spoilt) => {
    const world = createWorld();
    const base = node(1);
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
    const { remembered } = await trace(world);
    if (remembered === undefined) throw new Error("nothing remembered");
    const known = { platforms: { "linux/amd64": base.root.digest }, provenance: "forgotten" };
    const image = { ...remembered, readings: [known], ...spoilt };
    world.forget();
    expect(await trace(world, { memory: { image } })).toMatchObject({
      verdict: "unchanged",
      bases: [{ evidence: "provenance" }],
    });
    expect(world.log.length).toBeGreaterThan(2);
  });

  it.each([
    ["materials", { provenance: [{ name: "NO reference", digest: node(1).root.digest }] }],
    ["platforms", { provenance: [{ name: NODE, digest: node(1).root.digest, platform: "none" }] }],
  ])("%s that cannot be understood are read again", async (_name, spoilt) => {
    const world = createWorld();
    const base = node(1);
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
    const { remembered } = await trace(world);
    const [reading] = remembered?.readings ?? [];
    if (remembered === undefined || reading === undefined) throw new Error("nothing remembered");
    const image = { ...remembered, bases: {}, readings: [{ ...reading, ...spoilt }] };
    const lineage = await trace(world, { memory: { image } });
    expect(lineage.remembered).toEqual(remembered);
  });

  it("what failed is asked again, and what was known before stays", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const [old, next] = [distroless(1), distroless(2)];
    world.publish(NODE, old);
    world.publish(APP, app(old));
    await ledger.look();
    world.publish(NODE, next);
    const down = new Failure("down", { code: "registry.unavailable" });
    world.fail(next.root.digest, down);
    expect((await ledger.look()).bases).toMatchObject([{ verdict: "unknown", error: down }]);
    world.heal();
    expect(await ledger.look()).toMatchObject({
      bases: [{ verdict: "changed", evidence: "layers", previous: [old.root.digest] }],
    });
  });

  it("a base that cannot be reached once is known as before afterwards", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    world.publish(APP, app(node(1)));
    await ledger.look();
    world.fail("docker.io/library/node", new Failure("down", { code: "registry.unavailable" }));
    expect((await ledger.look()).verdict).toBe("unknown");
    world.heal();
    expect((await ledger.look()).verdict).toBe("unchanged");
    expect(world.log).toEqual(HEADS);
  });

  it("is a small thing", async () => {
    const world = createWorld();
    const base = node(1, both);
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
    const { remembered } = await trace(world);
    expect(JSON.stringify(remembered).length).toBeLessThan(1024);
    expect(remembered).toMatchObject({
      order: BOTH,
      readings: [{ provenance: [{ name: NODE, digest: base.root.digest, platform: "own" }] }],
      bases: {
        [`runtime ${NODE}`]: {
          current: base.root.digest,
          judgements: [{ platforms: BOTH, verdict: "unchanged", evidence: "provenance" }],
        },
      },
    });
  });

  it("an index with two images of one platform is read each time", async () => {
    const world = createWorld();
    const base = node(1, { index: true });
    const provenance = builtFrom({ "node@22": base.root.digest });
    world.publish(NODE, base);
    const other = app(base, { provenance, created: "2026-06-01T00:00:00Z" });
    world.publish(APP, joinImages([app(base, { provenance }), other]));
    const { remembered: image } = await trace(world);
    expect(image).toMatchObject({ order: [], readings: [] });
    expect(await trace(world, { memory: { image } })).toMatchObject({ verdict: "unchanged" });
  });

  it("a name of a base that is too long for one is not kept", async () => {
    const world = createWorld();
    world.publish(NODE, node(1));
    const manifest = baseAnnotations("n".repeat(2000), node(1).root.digest);
    world.publish(APP, app(node(1), { annotations: { manifest } }));
    const { remembered, verdict } = await trace(world);
    expect(verdict).toBe("unchanged");
    expect(remembered?.readings[0]).not.toHaveProperty("annotations");
  });

  it("a material on another platform than the image's is kept with it", async () => {
    const world = createWorld();
    const base = node(1);
    world.publish(NODE, base);
    const uri = "pkg:docker/node@22?platform=windows(10.0.20348)%2Famd64";
    world.publish(APP, app(base, { provenance: { materials: [{ uri, digest: base.root.digest }] } }));
    const { remembered: image } = await trace(world);
    world.forget();
    expect(await trace(world, { memory: { image } })).toMatchObject({ verdict: "unchanged" });
    expect(world.log).toEqual(HEADS);
  });

  it("what was found of a base holds only among the same other bases", async () => {
    const world = createWorld();
    const [old, next] = [node(1), node(2)];
    const { digest } = old.root;
    world.publish(NODE, old);
    world.publish(NODE, next);
    const materials = [{ uri: dockerPurl("node@22", { digest }), digest }];
    world.publish(APP, app(distroless(1), { provenance: { materials } }));
    const alone = [track(NODE, "build")];
    const besidePin = [...alone, track(`${NODE}@${digest}`, "copy", { pinned: true })];
    const verdictOf = async (bases: typeof alone, image?: RememberedImage) =>
      (await trace(world, { bases, memory: { image } })).bases[0]?.verdict;
    const [first, second] = [
      (await trace(world, { bases: alone })).remembered,
      (await trace(world, { bases: besidePin })).remembered,
    ];
    expect([await verdictOf(alone), await verdictOf(besidePin)]).toEqual(["changed", "unknown"]);
    expect([await verdictOf(alone, second), await verdictOf(besidePin, first)]).toEqual([
      "changed",
      "unknown",
    ]);
  });

  it("what is known of an image outlives a look that failed", async () => {
    const world = createWorld();
    const [old, next] = [distroless(1), distroless(2)];
    world.publish(NODE, old);
    world.publish(APP, app(old));
    const { remembered: first } = await trace(world);
    world.publish(NODE, next);
    world.fail(next.root.digest, new Failure("down", { code: "registry.unavailable" }));
    world.forget();
    const { remembered: second } = await trace(world, { memory: { image: first } });
    world.heal();
    world.forget();
    expect((await trace(world, { memory: { image: second } })).bases).toMatchObject([
      { verdict: "changed", evidence: "layers", previous: [old.root.digest] },
    ]);
  });
});
