import { dockerPurl } from "@basewatch/simulators";
import { distroless, flattened, NOWHERE } from "../images.ts";
import { APP, NODE, type Place, type Situation } from "../situation.ts";

/** What BuildKit names in provenance, beside and instead of a Dockerfile's bases. */
export const NAMES: readonly Situation[] = [
  {
    name: "a nested repository, percent-encoded in the package URL",
    made: "BuildKit, base team/node:22; flattened; base moved",
    make(place) {
      const old = place.publish("team/node:22", distroless(1));
      place.publish(APP, flattened({ provenance: place.provenance({ "team/node:22": old }) }));
      place.publish("team/node:22", distroless(2));
      return { dockerfile: `FROM ${place.ref("team/node:22")}\n`, base: "team/node:22" };
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "two tags at one digest: the other tag is the one that is named",
    made: "BuildKit, built on node:22-bookworm, Dockerfile says node:22; flattened; base untouched",
    make(place) {
      const base = place.node(1);
      place.publish("node:22-bookworm", base);
      place.publish(APP, flattened({ provenance: place.provenance({ "node:22-bookworm": base }) }));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a mirror's name at the tag's current digest",
    made: "BuildKit, built through a mirror; flattened; base untouched",
    make(place) {
      const base = place.node(1);
      place.publish(APP, flattened({ provenance: place.provenance({ "mirror/node:22": base }) }));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a missing name proves nothing: the layers show descent",
    made: "BuildKit, built through a mirror; base moved",
    make(place) {
      const old = place.node(1);
      place.app(old, { provenance: place.provenance({ "mirror/node:22": old }) });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "layers" },
  },
  {
    name: "a missing name proves nothing: no other evidence",
    made: "BuildKit, built through a mirror; flattened; base moved",
    make(place) {
      const old = place.node(1);
      place.publish(APP, flattened({ provenance: place.provenance({ "mirror/node:22": old }) }));
      place.node(2);
    },
    right: { verdict: "unknown", error: "lineage.no-evidence" },
  },
  {
    name: "the syntax frontend moved, which is no base",
    made: "BuildKit with # syntax=; frontend moved",
    make(place) {
      const base = place.node(1);
      const provenance = withFrontend(place, { [NODE]: base });
      place.app(base, { provenance });
      place.publish("frontend:1", distroless(2));
      return { dockerfile: `# syntax=${place.ref("frontend:1")}\nFROM ${place.ref(NODE)}\n` };
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "the syntax frontend moved, and syntax is tracked",
    made: "BuildKit with # syntax=, track: syntax; frontend moved",
    make(place) {
      const base = place.node(1);
      const provenance = withFrontend(place, { [NODE]: base });
      place.app(base, { provenance });
      place.publish("frontend:1", distroless(2));
      return {
        dockerfile: `# syntax=${place.ref("frontend:1")}\nFROM ${place.ref(NODE)}\n`,
        track: ["runtime", "syntax"],
      };
    },
    right: {
      verdict: "changed",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", "frontend:1": "changed provenance" },
    },
  },
  {
    name: "the SBOM scanner and the frontend are no bases of an image without a Dockerfile",
    made: "BuildKit with an SBOM, no Dockerfile; scanner and frontend moved",
    make(place) {
      const base = place.node(1);
      const scanner = place.publish("scanner:2", distroless(3));
      const args = { "attest:sbom": `generator=${place.ref("scanner:2")}` };
      place.app(base, { provenance: withFrontend(place, { [NODE]: base, "scanner:2": scanner }, args) });
      place.publish("frontend:1", distroless(2));
      place.publish("scanner:2", distroless(4));
      return { dockerfile: null };
    },
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance" },
    },
  },
  {
    name: "an image in the provenance that the Dockerfile does not name",
    made: "BuildKit, one material more than the Dockerfile; that one moved",
    make(place) {
      const base = place.node(1);
      const extra = place.publish("extra:1", distroless(1));
      place.app(base, { provenance: place.provenance({ [NODE]: base, "extra:1": extra }) });
      place.publish("extra:1", distroless(2));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a material with ?digest= is no pin: the tag has moved",
    made: "BuildKit with a build context pinned to tag and digest; base moved",
    make(place) {
      const old = place.node(1);
      const { digest } = old.root;
      const uri = dockerPurl(place.ref("node").concat("@22"), { digest });
      place.app(old, { provenance: { materials: [{ uri, digest }] } });
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "a material with ?digest= and no tag is the only one of its repository",
    made: "BuildKit with a build context pinned to a digest; flattened; base moved",
    make(place) {
      const { digest } = place.node(1).root;
      const uri = dockerPurl(place.ref("node"), { digest });
      place.publish(APP, flattened({ provenance: { materials: [{ uri, digest }] } }));
      place.node(2);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "a pin that BuildKit leaves out beside the bare tag: the layers show it",
    made: "BuildKit, FROM node:22@sha256:… and COPY --from=node:22; tag moved between them",
    make(place) {
      const [old, next] = [place.node(1), place.node(2)];
      place.app(old, { provenance: place.provenance({ [NODE]: next }) });
      const pin = `${place.ref(NODE)}@${old.root.digest}`;
      return { dockerfile: `FROM ${pin}\nCOPY --from=${place.ref(NODE)} /bin/node /bin/tool\n` };
    },
    right: { verdict: "changed", evidence: "layers", decision: "hold:pinned" },
  },
  {
    name: "provenance without images is FROM scratch",
    made: "BuildKit, FROM scratch, no Dockerfile given",
    make(place) {
      place.publish(APP, flattened({ provenance: { materials: [] } }));
      return { dockerfile: null };
    },
    right: { verdict: "unchanged", bases: {} },
  },
  {
    name: "a digest without a tag in the provenance cannot be watched",
    made: "BuildKit, base by digest alone, no Dockerfile given",
    make(place) {
      const uri = dockerPurl(place.ref("node"), { digest: NOWHERE });
      place.publish(APP, flattened({ provenance: { materials: [{ uri, digest: NOWHERE }] } }));
      return { dockerfile: null };
    },
    right: { verdict: "unknown", error: "lineage.no-tag" },
  },
];

function withFrontend(
  place: Place,
  used: Parameters<Place["provenance"]>[0],
  args: Readonly<Record<string, string>> = {},
) {
  const frontend = place.publish("frontend:1", distroless(1));
  return place.provenance(
    { ...used, "frontend:1": frontend },
    { args: { source: place.ref("frontend:1"), ...args } },
  );
}
