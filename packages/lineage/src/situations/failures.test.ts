import { Failure } from "@basewatch/failure";
import { digestOf } from "@basewatch/image";
import type { ImageContent } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
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
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

const down = new Failure("registry-1.docker.io answered 503", { code: "registry.unavailable" });

describe("failures", () => {
  it("an image that was never published: unknown, with the registry's error and what the bases are now", async () => {
    const world = createWorld();
    const base = node(1);
    world.publish(NODE, base);
    expect(await trace(world)).toMatchObject({
      digest: undefined,
      verdict: "unknown",
      platforms: [],
      error: { code: "registry.not-found" },
      bases: [{ verdict: "unknown", current: base.root.digest, error: { code: "registry.not-found" } }],
    });
  });

  it("an image that was never published, its bases not given", async () => {
    expect(await trace(createWorld(), { bases: null })).toMatchObject({
      verdict: "unknown",
      bases: [],
      error: { code: "registry.not-found" },
    });
  });

  it("neither the image nor its base can be read", async () => {
    const [base] = (await trace(createWorld())).bases;
    expect(base).toMatchObject({
      verdict: "unknown",
      current: undefined,
      error: { code: "registry.not-found" },
    });
  });

  it("a base that is gone leaves the other one's verdict alone", async () => {
    const world = createWorld();
    const final = distroless(1);
    world.publish(DISTROLESS, final);
    world.publish(APP, app(final));
    const lineage = await trace(world, { bases: [track(NODE, "build"), track(DISTROLESS)] });
    expect(lineage).toMatchObject({
      verdict: "unknown",
      error: undefined,
      bases: [
        { verdict: "unknown", error: { code: "registry.not-found" }, current: undefined },
        { verdict: "unchanged", evidence: "layers", error: undefined },
      ],
    });
  });

  it("a changed base makes the image changed, whatever is unknown beside it", async () => {
    const world = createWorld();
    world.publish(DISTROLESS, distroless(1));
    world.publish(NODE, node(2));
    world.publish(APP, app(node(1)));
    const lineage = await trace(world, { bases: [track(DISTROLESS, "build"), track(NODE)] });
    expect(lineage.bases.map(({ verdict }) => verdict)).toEqual(["unknown", "changed"]);
    expect(lineage.verdict).toBe("changed");
  });

  it("a registry that is down makes its base unknown with the registry's own failure", async () => {
    const world = createWorld();
    world.publish(APP, app(node(1)));
    world.fail("docker.io/library/node", down);
    expect((await trace(world)).bases[0]).toMatchObject({ verdict: "unknown", error: down });
  });

  it("the old index cannot be read: unknown, for it may still be there", async () => {
    const world = createWorld();
    const [old, next] = [node(1), node(2)];
    world.publish(NODE, old);
    world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
    world.publish(NODE, next);
    world.fail(old.root.digest, down);
    expect((await trace(world)).bases[0]).toMatchObject({
      verdict: "unknown",
      error: down,
      previous: [old.root.digest],
      current: next.root.digest,
    });
  });

  it("the image's own manifest cannot be read: the reasons say so", async () => {
    const world = createWorld();
    const image = app(node(1, { platforms: BOTH }));
    world.publish(NODE, node(1, { platforms: BOTH }));
    world.publish(APP, image);
    for (const platform of BOTH) world.fail(image.childOf(platform).digest, down);
    const [base] = (await trace(world)).bases;
    expect(base?.error).toMatchObject({ code: "lineage.no-evidence", cause: down });
    expect(base?.error?.message).toContain("answered 503");
    expect(base?.evidenceSkipped.map(({ evidence }) => evidence)).toEqual([
      "provenance",
      "annotations",
      "layers",
    ]);
  });

  it("FROM scratch: no bases, unchanged", async () => {
    const world = createWorld();
    world.publish(APP, node(1));
    expect(await trace(world, { bases: [] })).toMatchObject({
      verdict: "unchanged",
      bases: [],
      error: undefined,
    });
  });

  it("an index inside an index is no image: unknown", async () => {
    const world = createWorld();
    const nested = nestedIndex(app(node(1, { index: true }), { index: true }));
    world.publish(NODE, node(1));
    world.publish(APP, nested);
    expect((await trace(world)).bases[0]?.error).toMatchObject({
      code: "lineage.no-evidence",
      cause: { code: "lineage.nested-index" },
    });
  });

  it("a base that is an index inside an index: unknown", async () => {
    const world = createWorld();
    world.publish(NODE, nestedIndex(node(1, { index: true })));
    world.publish(APP, app(node(1)));
    expect((await trace(world)).bases[0]?.error).toMatchObject({ code: "lineage.nested-index" });
  });

  it.each([
    ["annotations", false],
    ["provenance", true],
  ])("%s that cannot be read might name more bases than the others: unknown", async (_, withProvenance) => {
    const world = createWorld();
    const base = node(1, { platforms: BOTH });
    world.publish(NODE, base);
    const annotations = { manifest: baseAnnotations(NODE, base.root.digest) };
    const attested = builtFrom({ "node@22": base.root.digest });
    const provenance = (platform: string) =>
      platform === "linux/amd64" && typeof attested === "function" ? attested(platform) : undefined;
    const image = app(base, { annotations, ...(withProvenance ? { provenance } : {}) });
    world.publish(APP, image);
    expect(await trace(world, { bases: null })).toMatchObject({ verdict: "unchanged", error: undefined });
    const again = createWorld();
    again.publish(NODE, base);
    again.publish(APP, image);
    again.fail([...image.manifests.keys()].at(-2) ?? "", down);
    expect(await trace(again, { bases: null })).toMatchObject({ verdict: "unknown", bases: [], error: down });
  });
});

/** An index whose only entry for linux/amd64 is an index itself. */
function nestedIndex(inner: ImageContent): ImageContent {
  const [entry] = JSON.parse(inner.root.bytes.toString()).manifests;
  const { digest, mediaType, bytes } = inner.root;
  const manifests = [{ ...entry, digest, mediaType, size: bytes.length }];
  const outer = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
  const root = { digest: digestOf(outer), mediaType, bytes: outer };
  return { ...inner, root, manifests: new Map([...inner.manifests, [root.digest, root]]) };
}

describe("requests", () => {
  it("an untouched base with provenance costs one HEAD; the image its index and attestations", async () => {
    const world = createWorld();
    const base = node(1, { platforms: BOTH });
    world.publish(NODE, base);
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
    await trace(world);
    expect(world.log.filter((line) => line.includes("library/node"))).toEqual([`HEAD ${NODE}`]);
    expect(world.log.map((line) => line.split(" ")[0]).sort()).toEqual([
      "BLOB",
      "BLOB",
      "GET",
      "GET",
      "GET",
      "HEAD",
      "HEAD",
    ]);
  });

  it("an untouched base with annotations costs one HEAD, too", async () => {
    const world = createWorld();
    const base = node(1);
    world.publish(NODE, base);
    world.publish(APP, app(base, { annotations: { manifest: baseAnnotations(NODE, base.root.digest) } }));
    await trace(world);
    expect(world.log.filter((line) => line.includes("library/node"))).toEqual([`HEAD ${NODE}`]);
  });

  it("a pin without a tag costs no request to its registry", async () => {
    const world = createWorld();
    const base = node(1);
    const { digest } = base.root;
    world.publish(APP, app(base, { provenance: builtFrom({ "node@22": digest }) }));
    await trace(world, { bases: [track(`node@${digest}`, "runtime", { pinned: true })] });
    expect(world.log.filter((line) => line.includes("library/node"))).toEqual([]);
  });
});
