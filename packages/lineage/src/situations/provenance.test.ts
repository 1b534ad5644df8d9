import { describe } from "vitest";
import { APP, app, BOTH, builtFrom, NODE, NOWHERE, node } from "./fixtures.ts";
import { checkSituations } from "./situation.ts";

const both = { platforms: BOTH };

describe("provenance", () => {
  checkSituations([
    {
      name: "SLSA v0.2 names the tag's current digest",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        world.publish(APP, app(base, { provenance: builtFrom({ "node@22": base.root.digest }) }));
        return { previous: [base.root.digest], current: base.root.digest };
      },
      verdict: "unchanged",
      evidence: "provenance",
      skipped: {},
    },
    {
      name: "SLSA v0.2, base moved",
      make(world) {
        const [old, next] = [node(1), node(2)];
        world.publish(NODE, old);
        world.publish(APP, app(old, { provenance: builtFrom({ "node@22": old.root.digest }) }));
        world.publish(NODE, next);
        return { previous: [old.root.digest], current: next.root.digest };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "SLSA v1, base moved",
      make(world) {
        const old = node(1);
        world.publish(NODE, old);
        world.publish(
          APP,
          app(old, { provenance: builtFrom({ "node@22": old.root.digest }, { version: "v1" }) }),
        );
        world.publish(NODE, node(2));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "SLSA v1 in an OCI artifact, base untouched, two platforms",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        const provenance = builtFrom({ "node@22": base.root.digest }, { version: "v1", form: "artifact" });
        world.publish(APP, app(base, { provenance }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
    {
      name: "Docker list of two platforms, base moved on both",
      make(world) {
        const old = node(1, { ...both, format: "docker" });
        world.publish(NODE, old);
        const provenance = builtFrom({ "node@22": old.root.digest });
        world.publish(APP, app(old, { provenance, format: "docker" }));
        world.publish(NODE, node(2, { ...both, format: "docker" }));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "empty subject is believed: the attestation manifest names the child",
      make(world) {
        const old = node(1);
        world.publish(NODE, old);
        const provenance = builtFrom({ "node@22": old.root.digest }, { subject: "empty" });
        world.publish(APP, app(old, { provenance }));
        world.publish(NODE, node(2));
        return { previous: [old.root.digest] };
      },
      verdict: "changed",
      evidence: "provenance",
    },
    {
      name: "a subject that names something else is not believed",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        const provenance = builtFrom({ "node@22": NOWHERE }, { subject: NOWHERE });
        world.publish(APP, app(base, { provenance }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "about something else", annotations: "no" },
    },
    {
      name: "another builder's statement is not believed",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        const provenance = builtFrom({ "node@22": NOWHERE }, { buildType: "https://example.com/builder" });
        world.publish(APP, app(base, { provenance }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "https://example.com/builder", annotations: "no" },
    },
    {
      name: "a statement whose bytes are not its digest's is not believed",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        const image = app(base, { provenance: builtFrom({ "node@22": base.root.digest }) });
        world.publish(APP, image);
        const attestation = [...image.manifests.values()].at(-2);
        world.tamper(JSON.parse(attestation?.bytes.toString() ?? "").layers[0].digest);
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "other bytes", annotations: "no" },
      askedAgain: ["GET", "GET", "BLOB", "GET", "GET", "CONFIG", "CONFIG"],
    },
    {
      name: "a statement over 8 MiB is not read",
      make(world) {
        const base = node(1);
        world.publish(NODE, base);
        const args = { "build-arg:X": "x".repeat(8 * 1024 * 1024) };
        world.publish(APP, app(base, { provenance: builtFrom({ "node@22": NOWHERE }, { args }) }));
        return { previous: [base.root.digest] };
      },
      verdict: "unchanged",
      evidence: "layers",
      skipped: { provenance: "longer than 8388608 bytes", annotations: "no" },
    },
    {
      name: "the child's digest is recorded, and the child is current",
      make(world) {
        const base = node(1, both);
        world.publish(NODE, base);
        const digest = base.childOf("linux/amd64").digest;
        const provenance = builtFrom({ "node@22": digest });
        world.publish(APP, app(base, { platforms: ["linux/amd64"], provenance }));
        return { previous: [digest], current: base.root.digest };
      },
      verdict: "unchanged",
      evidence: "provenance",
    },
  ]);
});
