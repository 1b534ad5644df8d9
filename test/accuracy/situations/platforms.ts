import { dockerPurl, type ImageContent, joinImages } from "@basewatch/simulators";
import { BOTH, distroless, flattened, node } from "../images.ts";
import { APP, NODE, type Place, type Situation } from "../situation.ts";

const both = { platforms: BOTH };
const AMD64 = { platforms: ["linux/amd64"] };
const ARM64 = { platforms: ["linux/arm64"] };

/** The base, moved for arm64 only. */
const movedForArm64 = () => joinImages([node(1), node(2, ARM64)]);

const windows = (version: string) => `windows(${version})/amd64`;
const LTSC_2022 = windows("10.0.20348.2700");
const LTSC_2025 = windows("10.0.26100.1");

/** Provenance without a platform, as in a statement that leaves it out. */
function plain(place: Place, base: ImageContent) {
  const { digest } = base.root;
  return { materials: [{ uri: dockerPurl(`${place.ref("node")}@22`), digest }] };
}

/** Images for several platforms, and bases that move for some of them. */
export const PLATFORMS: readonly Situation[] = [
  {
    name: "moved only for a platform that the image lacks, by provenance",
    made: "BuildKit, amd64; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { ...AMD64, provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "moved only for a platform that the image lacks, by annotations",
    made: "amd64, annotated with the index's digest; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { ...AMD64, annotations: { manifest: place.annotations(NODE, old.root.digest) } });
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "moved only for a platform that the image lacks, by the recorded child",
    made: "amd64, annotated with the child's digest; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      const manifest = place.annotations(NODE, old.childOf("linux/amd64").digest);
      place.app(old, { ...AMD64, annotations: { manifest } });
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "moved only for a platform that the image lacks, by layers",
    made: "amd64, nothing recorded; base moved for arm64",
    make(place) {
      place.app(place.node(1, both), AMD64);
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "moved only for a platform that the image lacks, the old index deleted",
    made: "BuildKit, amd64; base moved for arm64, old index deleted",
    make(place) {
      const old = node(1, both);
      place.app(old, { ...AMD64, provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "moved only for a platform that the image lacks, the old index deleted, annotated",
    made: "amd64, annotated with the index's digest; base moved for arm64, old index deleted",
    make(place) {
      const old = node(1, both);
      place.app(old, { ...AMD64, annotations: { manifest: place.annotations(NODE, old.root.digest) } });
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "unchanged", evidence: "layers" },
  },
  {
    name: "moved for one of the image's platforms",
    made: "BuildKit, two platforms; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, movedForArm64());
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "moved only for a platform that was not asked about",
    made: "BuildKit, two platforms, platforms: linux/amd64; base moved for arm64",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, movedForArm64());
      return { platforms: ["linux/amd64"] };
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a platform was added to the base",
    made: "BuildKit, two platforms; base got riscv64, its other images untouched",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, joinImages([node(1, both), node(1, { platforms: ["linux/riscv64"] })]));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "a platform that the image does not have",
    made: "BuildKit, two platforms, platforms: linux/s390x; base untouched",
    make(place) {
      const base = place.node(1, both);
      place.app(base, { provenance: place.provenance({ [NODE]: base }) });
      return { platforms: ["linux/s390x"] };
    },
    right: { verdict: "unknown", error: "lineage.platform-missing" },
  },
  {
    name: "the base's tag no longer has the image's platform",
    made: "BuildKit, arm64; base moved and dropped arm64",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { ...ARM64, provenance: place.provenance({ [NODE]: old }) });
      place.node(2, { index: true });
    },
    right: { verdict: "unknown", error: "lineage.platform-gone" },
  },
  {
    name: "arm/v6 moved, arm/v7 did not",
    made: "BuildKit, arm/v7; base moved for arm/v6",
    make(place) {
      const [v6, v7] = ["linux/arm/v6", "linux/arm/v7"] as const;
      const old = place.node(1, { platforms: [v6, v7] });
      place.app(old, { platforms: [v7], provenance: place.provenance({ [NODE]: old }) });
      place.publish(NODE, joinImages([node(2, { platforms: [v6] }), node(1, { platforms: [v7] })]));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "an arm/v7 image on a base that only has arm/v6",
    made: "BuildKit, arm/v7 on arm/v6, flattened; base moved",
    make(place) {
      const v6 = { platforms: ["linux/arm/v6"], index: true };
      const provenance = plain(place, place.node(1, v6));
      place.publish(APP, flattened({ platforms: ["linux/arm/v7"], provenance }));
      place.node(2, v6);
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "arm64 and arm64/v8 are one platform",
    made: "annotated with the index's digest, arm64/v8; base lists arm64, moved for amd64 only",
    make(place) {
      const old = place.node(1, both);
      const manifest = place.annotations(NODE, old.root.digest);
      place.publish(APP, flattened({ platforms: ["linux/arm64/v8"], annotations: { manifest } }));
      place.publish(NODE, joinImages([node(2), node(1, ARM64)]));
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "Windows: another release moved",
    made: "BuildKit, Windows ltsc2022; base moved for ltsc2025",
    make(place) {
      const old = place.node(1, { platforms: [LTSC_2022, LTSC_2025] });
      place.app(old, { platforms: [LTSC_2022], provenance: plain(place, old) });
      const next = [node(1, { platforms: [LTSC_2022] }), node(2, { platforms: [LTSC_2025] })];
      place.publish(NODE, joinImages(next));
    },
    right: { verdict: "unchanged", evidence: "provenance" },
  },
  {
    name: "Windows: the same release got a newer revision",
    made: "BuildKit, Windows ltsc2022; base moved to the next month's revision",
    make(place) {
      const old = place.node(1, { platforms: [LTSC_2022], index: true });
      place.app(old, { provenance: plain(place, old) });
      place.node(2, { platforms: [windows("10.0.20348.2800")], index: true });
    },
    right: { verdict: "changed", evidence: "provenance" },
  },
  {
    name: "a new attestation beside the same images of the base is no move",
    made: "annotated with the index's digest; base attested anew",
    make(place) {
      const old = place.node(1, both);
      place.app(old, { annotations: { manifest: place.annotations(NODE, old.root.digest) } });
      place.node(1, { ...both, provenance: { version: "v1", materials: [] } });
    },
    right: { verdict: "unchanged", evidence: "annotations" },
  },
  {
    name: "a base on the builder's platform, moved only for the image's platform",
    made: "BuildKit, arm64, FROM --platform=$BUILDPLATFORM in a build stage; its base moved for arm64",
    make(place) {
      const [build, final] = [place.node(1, both), place.publish("base:1", distroless(1, ARM64))];
      const materials = [
        {
          uri: dockerPurl(`${place.ref("node")}@22`, { platform: "linux/amd64" }),
          digest: build.root.digest,
        },
        { uri: dockerPurl(`${place.ref("base")}@1`, { platform: "linux/arm64" }), digest: final.root.digest },
      ];
      place.app(final, { ...ARM64, provenance: { materials } });
      place.publish(NODE, movedForArm64());
      const lines = [
        `FROM --platform=$BUILDPLATFORM ${place.ref(NODE)} AS build`,
        `FROM ${place.ref("base:1")}`,
        "COPY --from=build /bin/node /bin/node",
      ];
      return { dockerfile: lines.join("\n"), base: "base:1" };
    },
    right: {
      verdict: "unchanged",
      evidence: "provenance",
      bases: { [NODE]: "unchanged provenance", "base:1": "unchanged provenance" },
    },
  },
];
