import { Failure } from "@basewatch/failure";
import { parseReference } from "@basewatch/image";
import type { ProvenanceSpec } from "@basewatch/simulators";
import { describe, expect, it } from "vitest";
import { traceLineage } from "../trace.ts";
import { APP, app, BOTH, builtFrom, flattened, NODE, NOWHERE, node, track } from "./fixtures.ts";
import { checkSituations, type Situation } from "./situation.ts";
import { trace } from "./trace-app.ts";
import { createWorld } from "./world.ts";

/** A flattened image, which nothing but its attestation tells anything about, and a base that has moved. */
function moved(name: string, more: Partial<ProvenanceSpec>): Situation {
  return {
    name,
    make(world) {
      const old = node(1);
      world.publish(NODE, old);
      world.publish(APP, flattened({ provenance: builtFrom({ "node@22": old.root.digest }, more) }));
      world.publish(NODE, node(2));
      return { previous: [old.root.digest] };
    },
    verdict: "changed",
    evidence: "provenance",
    skipped: {},
  };
}

/** The same, where the attestation is not to be believed. */
function unbelieved(name: string, more: Partial<ProvenanceSpec>, reason: string): Situation {
  return {
    name,
    make(world) {
      const old = node(1);
      world.publish(NODE, old);
      world.publish(APP, flattened({ provenance: builtFrom({ "node@22": old.root.digest }, more) }));
      world.publish(NODE, node(2));
      return {};
    },
    verdict: "unknown",
    error: "lineage.no-evidence",
    skipped: { provenance: reason, annotations: "no", layers: "fewer layers" },
  };
}

describe("where attestations are kept", () => {
  checkSituations([
    moved("an OCI artifact in the index", { form: "artifact" }),
    moved("an OCI artifact in the index, whose entry has no annotations", { form: "bare-artifact" }),
    moved("an OCI artifact that only the referrers API knows", { form: "referrer" }),
    moved("an OCI artifact of the referrers API, SLSA v1", { form: "referrer", version: "v1" }),
    moved("an empty subject where the artifact's own names the image", {
      form: "bare-artifact",
      subject: "empty",
    }),
    moved("an empty subject of a referrer", { form: "referrer", subject: "empty" }),
    unbelieved(
      "an artifact whose subject is another image's, whatever its entry says",
      { form: "artifact", artifactSubject: NOWHERE },
      "about something else",
    ),
    unbelieved(
      "an artifact without annotations whose subject is another image's",
      { form: "bare-artifact", artifactSubject: NOWHERE },
      "no provenance attestation",
    ),
    unbelieved(
      "a referrer whose statement is about something else",
      { form: "referrer", subject: NOWHERE },
      "about something else",
    ),
    unbelieved(
      "a referrer of another builder",
      { form: "referrer", buildType: "https://example.com/builder" },
      "https://example.com/builder",
    ),
    {
      name: "one attestation among the artifacts of several platforms",
      make(world) {
        const old = node(1, { platforms: BOTH });
        world.publish(NODE, old);
        const provenance = builtFrom({ "node@22": old.root.digest }, { form: "bare-artifact" });
        world.publish(APP, flattened({ platforms: BOTH, provenance }));
        return { previous: [old.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
  ]);

  it("the referrers API is not asked where the layers decide", async () => {
    const world = createWorld();
    world.publish(NODE, node(1));
    world.publish(APP, app(node(1)));
    await trace(world);
    expect(world.log.filter((line) => line.startsWith("REFERRERS"))).toEqual([]);
  });

  it("the referrers API costs one request where nothing decides", async () => {
    const world = createWorld();
    world.publish(NODE, node(1));
    world.publish(APP, flattened());
    await trace(world);
    expect(world.log.filter((line) => line.startsWith("REFERRERS"))).toHaveLength(1);
  });

  it("finds the bases of an image in its referrers, where nobody else names any", async () => {
    const world = createWorld();
    const base = node(1);
    world.publish(NODE, base);
    world.publish(
      APP,
      flattened({ provenance: builtFrom({ "node@22": base.root.digest }, { form: "referrer" }) }),
    );
    expect(await trace(world, { bases: null })).toMatchObject({
      verdict: "unchanged",
      bases: [{ reference: parseReference(NODE), role: "runtime", evidence: "provenance" }],
    });
  });

  it.each([
    ["registry.denied", 0],
    ["registry.unavailable", 1],
  ])(
    "a referrers API that answers %s leaves the base unknown, and is asked %d times more",
    async (code, more) => {
      const world = createWorld();
      world.publish(NODE, node(1));
      world.publish(APP, flattened());
      let asked = 0;
      const fetchReferrers = async () => {
        asked += 1;
        throw new Failure("the referrers are closed", { code });
      };
      const registry = { ...world.registry, fetchReferrers };
      const request = { image: parseReference(APP), platforms: undefined, bases: [track(NODE)] };
      const first = await traceLineage(request, { registry });
      expect(first.bases).toMatchObject([{ verdict: "unknown", error: { code: "lineage.no-evidence" } }]);
      expect(first.bases[0]?.evidenceSkipped[0]?.reason).toContain("the referrers are closed");
      const again = await traceLineage({ ...request, memory: { image: first.remembered } }, { registry });
      expect([again.verdict, asked]).toEqual(["unknown", 1 + more]);
    },
  );
});
