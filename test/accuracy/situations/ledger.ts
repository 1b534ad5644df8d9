import { joinImages } from "@basewatch/simulators";
import { app, BOTH, distroless, flattened, node } from "../images.ts";
import { APP, NODE, type Place, type RightAnswer } from "../situation.ts";

/** A row that takes several checks with one ledger: what happens before each of them, and what is right to say at each. */
export interface LedgerSituation {
  readonly name: string;
  readonly made: string;
  readonly checks: readonly { readonly make: (place: Place) => void; readonly right: RightAnswer }[];
}

const UNKNOWN: RightAnswer = { verdict: "unknown", error: "lineage.no-evidence" };
const AMD64 = { platforms: ["linux/amd64"] };

/** A build of the image that leaves no trace of what it was built on. */
function rebuild(time: number) {
  return (place: Place) => place.publish(APP, flattened({ created: `2026-02-0${time}T00:00:00Z` }));
}

const nothing = () => undefined;

/** What a ledger knows of images that show nothing themselves. */
export const LEDGER: readonly LedgerSituation[] = [
  {
    name: "ledger: an image and a base that were both there at the first check",
    made: "flattened; checked twice, nothing moved in between",
    checks: [
      { make: (place) => [place.node(1), rebuild(1)(place)], right: UNKNOWN },
      { make: nothing, right: UNKNOWN },
    ],
  },
  {
    name: "ledger: an image that somebody rebuilt after its base was first seen",
    made: "flattened; checked, rebuilt, checked again",
    checks: [
      { make: (place) => [place.node(1), rebuild(1)(place)], right: UNKNOWN },
      { make: rebuild(2), right: { verdict: "unchanged", evidence: "ledger" } },
      { make: nothing, right: { verdict: "unchanged", evidence: "ledger" } },
    ],
  },
  {
    name: "ledger: a base that moved after the image's rebuild was seen",
    made: "flattened; checked, rebuilt, checked, base moved, checked again",
    checks: [
      { make: (place) => [place.node(1), rebuild(1)(place)], right: UNKNOWN },
      { make: rebuild(2), right: { verdict: "unchanged", evidence: "ledger" } },
      { make: (place) => place.node(2), right: { verdict: "changed", evidence: "ledger" } },
    ],
  },
  {
    name: "ledger: an image and its base that moved between the same two checks",
    made: "flattened; checked, base moved and image rebuilt, checked again",
    checks: [
      { make: (place) => [place.node(1), rebuild(1)(place)], right: UNKNOWN },
      { make: (place) => [place.node(2), rebuild(2)(place)], right: UNKNOWN },
    ],
  },
  {
    name: "ledger: a base that moved first, and the image was rebuilt after that was seen",
    made: "flattened; checked, base moved, checked, rebuilt, checked again",
    checks: [
      { make: (place) => [place.node(1), rebuild(1)(place)], right: UNKNOWN },
      { make: (place) => place.node(2), right: UNKNOWN },
      { make: rebuild(2), right: { verdict: "unchanged", evidence: "ledger" } },
    ],
  },
  {
    name: "ledger: a base that went back to what the image was built on",
    made: "flattened; rebuilt between checks, base moved, checked, base moved back, checked again",
    checks: [
      { make: (place) => [place.node(1), rebuild(1)(place)], right: UNKNOWN },
      { make: rebuild(2), right: { verdict: "unchanged", evidence: "ledger" } },
      { make: (place) => place.node(2), right: { verdict: "changed", evidence: "ledger" } },
      { make: (place) => place.node(1), right: { verdict: "unchanged", evidence: "ledger" } },
    ],
  },
  {
    name: "ledger: a base that moved only for a platform that the image lacks",
    made: "amd64, flattened; rebuilt between checks, base moved for arm64, old index deleted",
    checks: [
      { make: (place) => [place.node(1, { platforms: BOTH }), rebuild(1)(place)], right: UNKNOWN },
      { make: rebuild(2), right: { verdict: "unchanged", evidence: "ledger" } },
      {
        make(place) {
          place.forget(NODE);
          place.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        },
        right: { verdict: "unchanged", evidence: "ledger" },
      },
    ],
  },
  {
    name: "ledger: the old index that provenance names was deleted after a check, its amd64 image untouched",
    made: "BuildKit, amd64, flattened; checked, base moved for arm64, old index deleted, checked again",
    checks: [
      {
        make(place) {
          const old = place.node(1, { platforms: BOTH });
          place.publish(APP, flattened({ ...AMD64, provenance: place.provenance({ [NODE]: old }) }));
        },
        right: { verdict: "unchanged", evidence: "provenance" },
      },
      {
        make(place) {
          place.forget(NODE);
          place.publish(NODE, joinImages([node(1), node(2, { platforms: ["linux/arm64"] })]));
        },
        right: { verdict: "unchanged", evidence: "provenance" },
      },
    ],
  },
  {
    name: "ledger: what the image shows itself goes before what the ledger saw",
    made: "checked, then rebuilt on the old base without pulling, checked again; nothing recorded",
    checks: [
      {
        make: (place) => place.app(place.node(1)),
        right: { verdict: "unchanged", evidence: "layers" },
      },
      { make: (place) => place.node(2), right: { verdict: "changed", evidence: "layers" } },
      {
        make: (place) => place.publish(APP, app(node(1), { created: "2026-02-02T00:00:00Z" })),
        right: { verdict: "changed", evidence: "layers" },
      },
    ],
  },
  {
    name: "ledger: every layer and the history moved, after the layers had shown the base",
    made: "nothing recorded; checked, base built in another way, checked again",
    checks: [
      {
        make: (place) => place.app(place.publish(NODE, distroless(1))),
        right: { verdict: "unchanged", evidence: "layers" },
      },
      {
        make: (place) => place.publish(NODE, distroless(2)),
        right: { verdict: "changed", evidence: "layers" },
      },
    ],
  },
];
