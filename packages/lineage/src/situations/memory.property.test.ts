import { type Digest, parsePlatform } from "@basewatch/image";
import { type ImageContent, joinImages } from "@basewatch/simulators";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BaseVerdict } from "../types.ts";
import {
  APP,
  app,
  BOTH,
  baseAnnotations,
  builtFrom,
  DISTROLESS,
  distroless,
  flattened,
  node,
  track,
} from "./fixtures.ts";
import { createLedgerModel } from "./ledger-model.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

const RUNS = 60 * Number(process.env["BASEWATCH_RUNS"] ?? 1);

/** How a build tells what it was built on. */
const RECORDS = [
  "provenance",
  "referrer",
  "index annotation",
  "child annotation",
  "layers",
  "nothing",
] as const;

type Happening =
  | { readonly kind: "move"; readonly amd64: number; readonly arm64: number }
  | {
      readonly kind: "build";
      readonly record: (typeof RECORDS)[number];
      readonly platforms: readonly string[];
    }
  | { readonly kind: "delete" }
  | { readonly kind: "nothing" };

const generation = fc.integer({ min: 1, max: 3 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), amd64: generation, arm64: generation }),
  fc.record({
    kind: fc.constant("build" as const),
    record: fc.constantFrom(...RECORDS),
    platforms: fc.constantFrom(BOTH, BOTH.slice(0, 1)),
  }),
  fc.record({ kind: fc.constantFrom("delete" as const, "nothing" as const) }),
);

/** A base whose two platforms are of generations of their own: with layers that stay, or with none that do. */
function baseOf(kind: "node" | "distroless", amd64: number, arm64: number): ImageContent {
  const make = kind === "node" ? node : distroless;
  return joinImages([make(amd64), make(arm64, { platforms: ["linux/arm64"] })]);
}

function build(
  base: ImageContent,
  record: (typeof RECORDS)[number],
  platforms: readonly string[],
  day: number,
): ImageContent {
  const created = new Date(Date.UTC(2026, 6, 1, day)).toISOString();
  const used = { "gcr.io/distroless/base@latest": base.root.digest };
  const annotated = (digestFor: (platform: string) => Digest) => ({
    manifest: (platform: string) => baseAnnotations(DISTROLESS, digestFor(platform)),
  });
  const spec = { platforms, created };
  if (record === "provenance") return app(base, { ...spec, provenance: builtFrom(used) });
  if (record === "referrer") return flattened({ ...spec, provenance: builtFrom(used, { form: "referrer" }) });
  if (record === "index annotation")
    return app(base, { ...spec, annotations: annotated(() => base.root.digest) });
  if (record === "child annotation")
    return flattened({ ...spec, annotations: annotated((platform) => base.childOf(platform).digest) });
  return record === "layers" ? app(base, spec) : flattened(spec);
}

/** Whether the base that an image was made on has moved for any of its platforms. */
function truthOf(base: ImageContent, current: ImageContent, platforms: readonly string[]) {
  const stayed = (platform: string) => base.childOf(platform).digest === current.childOf(platform).digest;
  return platforms.every(stayed) ? "unchanged" : "changed";
}

function answerOf([base]: readonly BaseVerdict[]) {
  return { verdict: base?.verdict, evidence: base?.evidence, previous: base?.previous };
}

describe("memory, whatever happens between two looks", () => {
  it("is never wrong, costs nothing in a steady state, and only ever adds knowledge", async () => {
    const story = fc.tuple(
      fc.constantFrom("node" as const, "distroless" as const),
      fc.array(fc.tuple(happening, fc.boolean()), { minLength: 1, maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(story, async ([kind, happenings]) => {
        const world = createWorld();
        const ledger = createLedgerModel(world);
        const bases = [track(DISTROLESS)];
        let base = baseOf(kind, 1, 1);
        let built = { base, platforms: BOTH as readonly string[] };
        let deleted = false;
        let unseen = false;
        world.publish(DISTROLESS, base);
        world.publish(APP, build(base, "layers", BOTH, 0));
        await ledger.look({ bases });
        for (const [day, [event, isSeen]] of happenings.entries()) {
          if (event.kind === "move") {
            base = baseOf(kind, event.amd64, event.arm64);
            world.publish(DISTROLESS, base);
          }
          if (event.kind === "build") {
            built = { base, platforms: event.platforms };
            world.publish(APP, build(base, event.record, event.platforms, day + 1));
          }
          if (event.kind === "delete" && built.base.root.digest !== base.root.digest) {
            world.remove(DISTROLESS, built.base.root.digest);
            deleted = true;
          }
          if (!isSeen) {
            unseen = true;
            continue;
          }
          const lineage = await ledger.look({ bases });
          const truth = truthOf(built.base, base, built.platforms);
          // A base that moves there and back between two looks has never moved for who only looks.
          if (!unseen || lineage.bases[0]?.evidence !== "ledger")
            expect([truth, "unknown"]).toContain(lineage.verdict);
          await ledger.look({ bases });
          expect(world.log.every((line) => line.startsWith("HEAD "))).toBe(true);
          world.forget();
          const fresh = await trace(world, { bases });
          // Memory may know of what was deleted, and decide where a fresh look cannot.
          if (fresh.verdict === "unknown" || deleted) continue;
          expect(answerOf(lineage.bases)).toMatchObject({
            verdict: fresh.verdict,
            evidence: fresh.bases[0]?.evidence,
          });
          expect(lineage.platforms).toEqual(built.platforms.map(parsePlatform));
        }
      }),
      {
        numRuns: RUNS, // The ledger saw no move; the layers of one platform show it, since the other's prefix is there.
        examples: [
          [
            [
              "distroless",
              [
                [{ kind: "move", amd64: 3, arm64: 1 }, true],
                [{ kind: "move", amd64: 2, arm64: 1 }, false],
                [{ kind: "build", record: "layers", platforms: ["linux/amd64", "linux/arm64"] }, false],
                [{ kind: "move", amd64: 3, arm64: 1 }, true],
                [{ kind: "delete" }, false],
              ],
            ],
          ],
        ],
      },
    );
  });
});
