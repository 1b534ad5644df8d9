import { Failure } from "@basewatch/failure";
import { describe, expect, it } from "vitest";
import type { ImageLineage } from "../types.ts";
import { APP, app, BOTH, baseAnnotations, flattened, NODE, NOWHERE, node, track } from "./fixtures.ts";
import { createLedgerModel } from "./ledger-model.ts";
import { createWorld } from "./world.ts";

/** The application in one layer, so that nothing of its own tells what it was built on; each build has its own digest. */
const squashed = (build: number) => flattened({ created: `2026-03-0${build}T00:00:00Z` });

function answerOf(lineage: ImageLineage): string {
  const [base] = lineage.bases;
  return `${base?.verdict} ${base?.evidence ?? base?.error?.code}`;
}

function reasonOf(lineage: ImageLineage): string | undefined {
  return lineage.bases[0]?.evidenceSkipped.find(({ evidence }) => evidence === "ledger")?.reason;
}

const UNKNOWN = "unknown lineage.no-evidence";

describe("the ledger beside other evidence", () => {
  it("an image that was first built by a rebuild of ours", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    await ledger.look();
    ledger.claim();
    world.publish(APP, squashed(1));
    expect(answerOf(await ledger.look())).toBe("unchanged ledger");
  });

  it("what an attempt proved goes before what was seen, as long as the image is the same", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    world.publish(APP, squashed(1));
    await ledger.look();
    ledger.builtOn = { [NODE]: node(1).root.digest };
    expect(answerOf(await ledger.look())).toBe("unchanged ledger");
    world.publish(NODE, node(2));
    expect((await ledger.look()).bases).toMatchObject([
      {
        verdict: "changed",
        evidence: "ledger",
        previous: [node(1).root.digest],
        current: node(2).root.digest,
      },
    ]);
    world.publish(APP, squashed(2));
    world.publish(NODE, node(3));
    expect(answerOf(await ledger.look())).toBe(UNKNOWN);
  });

  it("what the image itself says goes before what the ledger saw", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    world.publish(APP, app(node(1)));
    await ledger.look();
    world.publish(NODE, node(2));
    await ledger.look();
    world.publish(APP, app(node(1), { created: "2026-04-01T00:00:00Z" }));
    expect(answerOf(await ledger.look())).toBe("changed layers");
  });

  it("an annotation that nobody can place does not hide what the ledger saw", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const manifest = baseAnnotations(NODE, NOWHERE);
    world.publish(NODE, node(1));
    world.publish(APP, squashed(1));
    await ledger.look();
    world.publish(APP, flattened({ annotations: { manifest } }));
    const [base] = (await ledger.look()).bases;
    expect(base).toMatchObject({ verdict: "unchanged", evidence: "ledger" });
    expect(base?.evidenceSkipped.map(({ evidence }) => evidence)).toEqual([
      "provenance",
      "annotations",
      "layers",
    ]);
  });

  it("the base moved only for a platform that the image lacks, and its old index is gone", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const old = node(1, { platforms: BOTH });
    world.publish(NODE, old);
    world.publish(APP, squashed(1));
    await ledger.look();
    world.publish(APP, squashed(2));
    expect(answerOf(await ledger.look())).toBe("unchanged ledger");
    world.publish(NODE, node(1, { platforms: [...BOTH, "linux/s390x"] }));
    world.remove(NODE, old.root.digest);
    expect(answerOf(await ledger.look())).toBe("unchanged ledger");
  });

  it("the children of a build stage's base are learned while they can be", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const old = node(1, { platforms: BOTH });
    const bases = [track(NODE, "build")];
    world.publish(NODE, old);
    world.publish(APP, squashed(1));
    await ledger.look({ bases });
    world.publish(APP, squashed(2));
    expect(answerOf(await ledger.look({ bases }))).toBe("unchanged ledger");
    world.publish(NODE, node(2, { platforms: BOTH }));
    world.remove(NODE, old.root.digest);
    expect(answerOf(await ledger.look({ bases }))).toBe("changed ledger");
    await ledger.look({ bases });
    expect(world.log).toEqual([`HEAD ${APP}`, `HEAD ${NODE}`]);
  });

  it("a digest that the ledger knows, of an index that nobody knows any more, proves nothing", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(2));
    world.publish(APP, squashed(1));
    await ledger.look();
    ledger.builtOn = { [NODE]: NOWHERE };
    const lineage = await ledger.look();
    expect(answerOf(lineage)).toBe(UNKNOWN);
    expect(reasonOf(lineage)).toContain("no longer has");
  });

  it("a pin follows no tag that could have been seen", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    world.publish(APP, squashed(1));
    const bases = [track(`${NODE}@${node(1).root.digest}`, "runtime", { pinned: true })];
    await ledger.look({ bases });
    world.publish(APP, squashed(2));
    const lineage = await ledger.look({ bases });
    expect(answerOf(lineage)).toBe(UNKNOWN);
    expect(reasonOf(lineage)).toContain("pinned");
  });

  it("what was bound stays so when the ledger's history has let go of it", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    world.publish(APP, squashed(1));
    await ledger.look();
    world.publish(APP, squashed(2));
    expect(answerOf(await ledger.look())).toBe("unchanged ledger");
    world.publish(NODE, node(2));
    const memory = { ...ledger.memory(), bases: {} };
    expect(answerOf(await ledger.look({ memory }))).toBe("changed ledger");
  });

  it("an index that cannot be read leaves what the ledger knows", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    const base = node(1, { platforms: BOTH });
    const bases = [track(NODE, "build")];
    world.publish(NODE, base);
    world.publish(APP, squashed(1));
    await ledger.look({ bases });
    world.publish(APP, squashed(2));
    world.fail(base.root.digest, new Failure("down", { code: "registry.unavailable" }));
    // The HEAD of the tag answers, for it names no digest.
    expect(answerOf(await ledger.look({ bases }))).toBe("unchanged ledger");
  });

  it("a base that is looked at for the first time was not seen when the image was built", async () => {
    const world = createWorld();
    const ledger = createLedgerModel(world);
    world.publish(NODE, node(1));
    world.publish(APP, squashed(1));
    await ledger.look({ bases: [] });
    world.publish(APP, squashed(2));
    await ledger.look({ bases: [] });
    expect(reasonOf(await ledger.look())).toBe("the base was not seen before");
    const lineage = await ledger.look();
    expect(answerOf(lineage)).toBe(UNKNOWN);
    expect(reasonOf(lineage)).toContain("not seen before the image was built");
  });
});
