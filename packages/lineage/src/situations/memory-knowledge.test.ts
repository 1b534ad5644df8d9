import { joinImages } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import {
  APP,
  app,
  BOTH,
  baseAnnotations,
  builtFrom,
  DISTROLESS,
  distroless,
  flattened,
  NODE,
  node,
  track,
} from "./fixtures.ts";
import { createLedgerModel } from "./ledger-model.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

const both = { platforms: BOTH };

describe("what only memory knows", () => {
  it("the old index is gone, its children are remembered: moved for another platform alone", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const [first, second] = [node(1, both), node(2, both)];
    const provenance = (digest = second.root.digest) => builtFrom({ "node@22": digest });
    world.publish(NODE, first);
    world.publish(APP, flattened({ provenance: provenance(first.root.digest) }));
    await ledger.look();
    world.publish(NODE, second);
    await ledger.look();
    world.publish(APP, flattened({ provenance: provenance() }));
    await ledger.look();
    world.publish(NODE, joinImages([node(2), node(3, { platforms: ["linux/arm64"] })]));
    world.remove(NODE, second.root.digest);
    expect((await ledger.look()).bases).toMatchObject([{ verdict: "unchanged", evidence: "provenance" }]);
    expect((await trace(world)).bases).toMatchObject([{ verdict: "changed", evidence: "provenance" }]);
  });

  it("a recorded child is gone, the index that listed it is remembered", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const [first, second, third] = [node(1, both), node(2, both), node(3, both)];
    const child = second.childOf("linux/amd64").digest;
    const image = (digest = child) => flattened({ annotations: { manifest: baseAnnotations(NODE, digest) } });
    world.publish(NODE, first);
    world.publish(APP, image(first.childOf("linux/amd64").digest));
    await ledger.look();
    world.publish(NODE, second);
    await ledger.look();
    world.publish(APP, image());
    await ledger.look();
    world.publish(NODE, third);
    for (const digest of [second.root.digest, child]) world.remove(NODE, digest);
    expect((await ledger.look()).bases).toMatchObject([{ verdict: "changed", evidence: "annotations" }]);
    expect((await trace(world)).bases).toMatchObject([{ verdict: "unknown" }]);
  });

  it("another platform's remembered child proves nothing", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const old = node(1, both);
    const child = old.childOf("linux/arm64").digest;
    world.publish(NODE, old);
    world.publish(APP, flattened({ annotations: { manifest: baseAnnotations(NODE, child) } }));
    await ledger.look();
    world.publish(NODE, node(2, both));
    world.remove(NODE, child);
    const [base] = (await ledger.look()).bases;
    expect(base).toMatchObject({ verdict: "unknown", previous: [] });
    expect(base?.evidenceSkipped[1]?.reason).toContain("another platform's");
  });

  it("a single manifest that was the tag is an older base for every platform", async () => {
    const world = createWorld();
    const old = node(1);
    world.publish(NODE, node(2, both));
    world.publish(APP, flattened({ annotations: { manifest: baseAnnotations(NODE, old.root.digest) } }));
    const children = { any: old.root.digest };
    const history = [{ digest: old.root.digest, firstSeenAt: "2026-01-01T00:00:00Z", children }];
    const memory = { bases: { [NODE]: { history } } };
    expect((await trace(world, { memory })).bases).toMatchObject([
      { verdict: "changed", evidence: "annotations" },
    ]);
  });

  it("the layers of an older generation begin the image, and those of the current one share nothing", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const bases = [track(DISTROLESS)];
    const [first, second, third] = [distroless(1), distroless(2), distroless(3)];
    world.publish(DISTROLESS, first);
    world.publish(APP, app(first));
    await ledger.look({ bases });
    world.publish(DISTROLESS, second);
    const changed = { verdict: "changed", evidence: "layers", previous: [first.root.digest] };
    expect((await ledger.look({ bases })).bases).toMatchObject([changed]);
    expect((await trace(world, { bases })).bases).toMatchObject([{ verdict: "unknown" }]);
    // Built anew without a pull: another digest, of which nothing is remembered, on layers that are.
    world.publish(APP, app(first, { created: "2026-05-01T00:00:00Z" }));
    expect((await ledger.look({ bases })).bases).toMatchObject([changed]);
    world.publish(DISTROLESS, third);
    const { image: _, ...base } = ledger.memory();
    expect((await ledger.look({ bases, memory: base })).bases).toMatchObject([changed]);
  });

  it("an image on another base has none of the remembered layers", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const bases = [track(DISTROLESS)];
    world.publish(DISTROLESS, distroless(1));
    world.publish(APP, app(distroless(1)));
    await ledger.look({ bases });
    world.publish(APP, app(distroless(7)));
    world.publish(DISTROLESS, distroless(2));
    expect((await ledger.look({ bases })).bases).toMatchObject([{ verdict: "unknown" }]);
  });

  it("an older generation with the very layers of the current one tells them not apart", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const bases = [track(DISTROLESS)];
    world.publish(DISTROLESS, distroless(1));
    world.publish(APP, app(distroless(1)));
    await ledger.look({ bases });
    world.publish(DISTROLESS, distroless(1, { history: false }));
    expect((await ledger.look({ bases })).bases).toMatchObject([{ verdict: "unknown" }]);
  });

  it("of two generations with the same layers, it is the older one that an image is built on which is not on the current one", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const bases = [track(DISTROLESS)];
    const [old, next] = [distroless(1), distroless(1, { created: "2026-02-02T00:00:00Z" })];
    world.publish(DISTROLESS, old);
    world.publish(APP, app(old));
    await ledger.look({ bases });
    world.publish(DISTROLESS, next);
    await ledger.look({ bases });
    world.publish(APP, app(old, { created: "2026-05-01T00:00:00Z" }));
    expect((await ledger.look({ bases })).bases).toMatchObject([
      { verdict: "changed", evidence: "layers", previous: [old.root.digest] },
    ]);
  });
});
