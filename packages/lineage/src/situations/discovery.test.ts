import { formatReference } from "@basewatch/image";
import { buildImage, dockerPurl, type ImageContent, joinImages } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import type { ImageLineage } from "../types.ts";
import {
  APP,
  app,
  BOTH,
  baseAnnotations,
  builtFrom,
  DISTROLESS,
  distroless,
  NODE,
  NOWHERE,
  node,
} from "./fixtures.ts";
import { trace } from "./trace-app.ts";
import { createWorld, type World } from "./world.ts";

interface Discovery {
  readonly name: string;
  readonly make: (world: World) => void;
  readonly verdict: string;
  /** `role reference verdict evidence` of each base. */
  readonly bases: readonly string[];
  readonly error?: string;
}

const DISTROLESS_NAME = "gcr.io/distroless/base@latest";

const discoveries: readonly Discovery[] = [
  {
    name: "provenance names one image: the runtime base",
    make(world) {
      const old = node(1);
      world.publish(NODE, old);
      world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
      world.publish(NODE, node(2));
    },
    verdict: "changed",
    bases: [`runtime ${NODE} changed provenance`],
  },
  {
    name: "provenance names two: the one whose layers begin the image is the runtime base",
    make(world) {
      const [build, final] = [node(1), distroless(1)];
      world.publish(NODE, build);
      world.publish(DISTROLESS, final);
      const digests = { "node@22": build.root.digest, [DISTROLESS_NAME]: final.root.digest };
      world.publish(APP, app(final, { provenance: builtFrom(digests) }));
      world.publish(NODE, node(2));
    },
    verdict: "changed",
    bases: [`build ${NODE} changed provenance`, `runtime ${DISTROLESS} unchanged provenance`],
  },
  {
    name: "provenance names two whose old documents are gone: neither is called the runtime base",
    make(world) {
      world.publish(NODE, node(1));
      world.publish(DISTROLESS, distroless(1));
      const digests = { "node@22": NOWHERE, [DISTROLESS_NAME]: NOWHERE };
      world.publish(APP, app(node(1), { provenance: builtFrom(digests) }));
    },
    verdict: "changed",
    bases: [`build ${NODE} changed provenance`, `build ${DISTROLESS} changed provenance`],
  },
  {
    name: "an annotation says which of two is the runtime base",
    make(world) {
      const [build, final] = [node(1), distroless(1)];
      world.publish(NODE, build);
      world.publish(DISTROLESS, final);
      const digests = { "node@22": build.root.digest, [DISTROLESS_NAME]: final.root.digest };
      const annotations = { manifest: baseAnnotations(DISTROLESS, final.root.digest) };
      world.publish(APP, app(final, { provenance: builtFrom(digests), annotations }));
    },
    verdict: "unchanged",
    bases: [`build ${NODE} unchanged provenance`, `runtime ${DISTROLESS} unchanged provenance`],
  },
  {
    name: "an image on the builder's platform only is a build stage's",
    make(world) {
      const build = node(1, { platforms: BOTH });
      const final = distroless(1, { platforms: ["linux/arm64"] });
      world.publish(NODE, build);
      world.publish(DISTROLESS, final);
      const materials = [
        { uri: dockerPurl("node@22", { platform: "linux/amd64" }), digest: build.root.digest },
        { uri: dockerPurl(DISTROLESS_NAME, { platform: "linux/arm64" }), digest: final.root.digest },
      ];
      world.publish(APP, app(final, { provenance: { materials } }));
    },
    verdict: "unchanged",
    bases: [`build ${NODE} unchanged provenance`, `runtime ${DISTROLESS} unchanged provenance`],
  },
  {
    name: "the syntax frontend and the SBOM scanner are no bases",
    make(world) {
      const base = node(1);
      world.publish(NODE, base);
      const digests = {
        "node@22": base.root.digest,
        "docker/dockerfile@1": NOWHERE,
        "docker/buildkit-syft-scanner@stable-1": NOWHERE,
        "acme/scanner@2": NOWHERE,
      };
      const args = { source: "docker/dockerfile:1", "attest:sbom": "generator=acme/scanner:2" };
      world.publish(APP, app(base, { provenance: builtFrom(digests, { args, version: "v1" }) }));
    },
    verdict: "unchanged",
    bases: [`runtime ${NODE} unchanged provenance`],
  },
  {
    name: "provenance without images is FROM scratch",
    make: (world) =>
      world.publish(APP, buildImage({ steps: [{ createdBy: "COPY" }], provenance: builtFrom({}) })),
    verdict: "unchanged",
    bases: [],
  },
  {
    name: "a digest in the provenance's name is no pin",
    make(world) {
      const old = node(1);
      world.publish(NODE, old);
      const { digest } = old.root;
      world.publish(
        APP,
        app(old, { provenance: { materials: [{ uri: dockerPurl("node@22", { digest }), digest }] } }),
      );
      world.publish(NODE, node(2));
    },
    verdict: "changed",
    bases: [`runtime ${NODE} changed provenance`],
  },
  {
    name: "a digest without a tag cannot be watched",
    make(world) {
      const { root } = node(1);
      const materials = [{ uri: dockerPurl("node", { digest: root.digest }), digest: root.digest }];
      world.publish(APP, app(node(1), { provenance: { materials } }));
    },
    verdict: "unknown",
    bases: [`runtime docker.io/library/node@${node(1).root.digest} unknown `],
  },
  {
    name: "each platform has its own base",
    make(world) {
      const [amd64, arm64] = [node(1), distroless(1, { platforms: ["linux/arm64"] })];
      world.publish(NODE, amd64);
      world.publish(DISTROLESS, arm64);
      world.publish(APP, joinImages([attested(amd64, "node@22"), attested(arm64, DISTROLESS_NAME)]));
    },
    verdict: "unchanged",
    bases: [`runtime ${NODE} unchanged provenance`, `runtime ${DISTROLESS} unchanged provenance`],
  },
  {
    name: "an annotation names the base",
    make(world) {
      const old = node(1);
      world.publish(NODE, old);
      world.publish(APP, app(old, { annotations: { manifest: baseAnnotations(NODE, old.root.digest) } }));
      world.publish(NODE, node(2));
    },
    verdict: "changed",
    bases: [`runtime ${NODE} changed annotations`],
  },
  {
    name: "an annotation that names no digest still names the base",
    make(world) {
      world.publish(NODE, node(1));
      world.publish(
        APP,
        app(node(1), { annotations: { manifest: { "org.opencontainers.image.base.name": "node:22" } } }),
      );
    },
    verdict: "unchanged",
    bases: [`runtime ${NODE} unchanged layers`],
  },
  {
    name: "each platform's annotation names another base",
    make(world) {
      const [amd64, arm64] = [node(1), distroless(1, { platforms: ["linux/arm64"] })];
      world.publish(NODE, amd64);
      world.publish(DISTROLESS, arm64);
      world.publish(APP, joinImages([annotated(amd64, NODE), annotated(arm64, DISTROLESS)]));
    },
    verdict: "unchanged",
    bases: [`runtime ${NODE} unchanged annotations`, `runtime ${DISTROLESS} unchanged annotations`],
  },
  {
    name: "an annotation that is no reference names nothing",
    make: (world) =>
      world.publish(
        APP,
        app(node(1), { annotations: { manifest: baseAnnotations("no reference", NOWHERE) } }),
      ),
    verdict: "unknown",
    bases: [],
    error: "lineage.no-bases",
  },
  {
    name: "a label, which may be inherited, names nothing",
    make: (world) => world.publish(APP, app(node(1), { labels: baseAnnotations(NODE, NOWHERE) })),
    verdict: "unknown",
    bases: [],
    error: "lineage.no-bases",
  },
  {
    name: "nothing names a base",
    make: (world) => world.publish(APP, app(node(1))),
    verdict: "unknown",
    bases: [],
    error: "lineage.no-bases",
  },
];

describe("bases that the image itself names", () => {
  it.each(discoveries)("$name", async ({ make, verdict, bases, error }) => {
    const world = createWorld();
    make(world);
    const lineage = await trace(world, { bases: null });
    expect(linesOf(lineage)).toEqual(bases);
    expect(lineage.verdict).toBe(verdict);
    expect(lineage.error?.code).toBe(error);
    expect(lineage.bases.every((base) => !base.pinned && base.line === undefined)).toBe(true);
  });
});

function attested(base: ImageContent, name: string): ImageContent {
  return app(base, { provenance: builtFrom({ [name]: base.root.digest }) });
}

function annotated(base: ImageContent, name: string): ImageContent {
  return app(base, { annotations: { manifest: baseAnnotations(name, base.root.digest) } });
}

function linesOf(lineage: ImageLineage): readonly string[] {
  return lineage.bases.map(({ role, reference, verdict, evidence }) =>
    [role, formatReference(reference), verdict, evidence].join(" "),
  );
}
